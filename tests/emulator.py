"""What a modern terminal does with the bytes of a program: it draws them, and answers what they ask.

pyte draws the screen. The private modes and the keyboard flags, which pyte does not know, are kept beside it.
"""

from __future__ import annotations

import re

import pyte

SYNCHRONISED = 2026
WRAP, CURSOR = 7, 25
DEFAULT_MODES = frozenset({WRAP, CURSOR})

_CONTROL = re.compile(rb"\x1b(?:\[(?P<csi>[0-?]*[ -/]*[@-~])|\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\))")
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|[\]PX^_][^\x07\x1b]*\x1b?)?\Z")
# What pyte would draw as text: parameters of later standards, queries, and device control strings.
_NOT_FOR_PYTE = re.compile(
    rb"\x1b\[[0-?]*[:<=>][0-?]*[ -/]*[@-~]|\x1b\[\?[\d;]*\$?(?![hlJK])[@-~]|\x1b[PX^_][^\x1b]*\x1b\\"
)
_COLOURS = {b"10;?": b"dddd/dddd/dddd", b"11;?": b"1111/1111/1111"}


class Emulator:
    """A terminal without its wires, of `columns` and `rows`."""

    def __init__(self, columns: int, rows: int) -> None:
        self.modes = set(DEFAULT_MODES)
        """The private modes that are on."""
        self.kitty_keyboard: list[bytes] = []
        """The keyboard flags that were pushed and not popped."""
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._unfinished = b""

    @property
    def lines(self) -> list[str]:
        """The rows of the screen without their trailing blanks."""
        return [line.rstrip() for line in self.screen.display]

    @property
    def text(self) -> str:
        """The rows of the screen, one a line."""
        return "\n".join(self.lines)

    @property
    def whole(self) -> bool:
        """Whether the screen is as a person sees it, and no frame half drawn."""
        return SYNCHRONISED not in self.modes

    def draw(self, data: bytes) -> bytes:
        """Draw what arrived, and keep what is not complete yet; the answers to what was asked in it."""
        data = self._unfinished + data
        unfinished = _UNFINISHED.search(data)
        self._unfinished = unfinished[0] if unfinished else b""
        data = data.removesuffix(self._unfinished)
        self._stream.feed(_NOT_FOR_PYTE.sub(b"", data))
        answers = b""
        for control in _CONTROL.finditer(data):
            self._obey(control["csi"] or b"")
            answers += self._answer(control["csi"], control["osc"])
        return answers

    def answers(self, data: bytes) -> bytes:
        """What the terminal says to the queries in some bytes, without drawing them."""
        return b"".join(self._answer(control["csi"], control["osc"]) for control in _CONTROL.finditer(data))

    def _obey(self, csi: bytes) -> None:
        if csi.startswith(b"?") and csi[-1:] in b"hl":
            modes = {int(mode) for mode in csi[1:-1].split(b";") if mode}
            self.modes = self.modes | modes if csi.endswith(b"h") else self.modes - modes
        elif csi.startswith(b">") and csi.endswith(b"u"):
            self.kitty_keyboard.append(csi[1:-1])
        elif csi.startswith(b"<") and csi.endswith(b"u"):
            del self.kitty_keyboard[-int(csi[1:-1] or 1) :]

    def _answer(self, csi: bytes | None, osc: bytes | None) -> bytes:
        """What it is, where the cursor is, a mode's state, the keyboard's flags, its colours."""
        if csi in (b"c", b"0c"):
            return b"\x1b[?62;22c"
        if csi == b"5n":
            return b"\x1b[0n"
        if csi == b"6n":
            return b"\x1b[%d;%dR" % (self.screen.cursor.y + 1, self.screen.cursor.x + 1)
        if csi == b"?u":
            return b"\x1b[?%su" % (self.kitty_keyboard or [b"0"])[-1]
        if csi and (query := re.fullmatch(rb"\?(\d+)\$p", csi)):
            return b"\x1b[?%s;%d$y" % (query[1], self._mode_state(int(query[1])))
        return b"\x1b]%s;rgb:%s\x1b\\" % (osc[:2], _COLOURS[osc]) if osc in _COLOURS else b""

    def _mode_state(self, mode: int) -> int:
        """As DECRPM has it: 0 not known, 1 set, 2 reset."""
        if mode not in DEFAULT_MODES | {SYNCHRONISED}:
            return 0
        return 1 if mode in self.modes else 2
