"""What the reader's environment asks for."""

from __future__ import annotations

from collections.abc import MutableMapping

_WITHOUT_COLOUR = ("vt52", "vt100", "vt102", "vt220", "vt320")
_MONOCHROME = ("-m", "-mono")


def honour_no_color(environ: MutableMapping[str, str]) -> None:
    """Leave `NO_COLOR` in the environment if it is not empty, and put it there for a terminal without colour.

    Textual looks only whether it is there, so this is called before Textual is imported.
    """
    terminal = environ.get("TERM", "")
    if terminal in _WITHOUT_COLOUR or terminal.endswith(_MONOCHROME):
        environ["NO_COLOR"] = "1"
    if environ.get("NO_COLOR") == "":
        del environ["NO_COLOR"]
