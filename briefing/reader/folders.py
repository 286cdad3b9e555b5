"""Every folder and file that briefing reads or writes besides the books that one names.

The folders follow the XDG base directory specification, so `$XDG_STATE_HOME` and its kin move them. They are
asked for anew each time, since an environment may change.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from briefing.cache import cache_folder


class Location(NamedTuple):
    """A folder or file, and what it is for, as `briefing locate` shows them."""

    name: str
    path: Path
    purpose: str


def config() -> Path:
    """Where the reader's settings are."""
    from platformdirs import user_config_path

    return user_config_path("briefing", appauthor=False)


def state() -> Path:
    """Where briefing remembers what was open and where the reader was."""
    from platformdirs import user_state_path

    return user_state_path("briefing", appauthor=False)


def keymap_file() -> Path:
    """The reader's own keys."""
    return config() / "keys.yaml"


def locations() -> tuple[Location, ...]:
    """Each folder and file, whether it exists or not."""
    return (
        Location("config", config(), "settings; read only"),
        Location("keymap", keymap_file(), "your keys; read only"),
        Location("state", state(), "where you were in each book"),
        Location("cache", Path(cache_folder()), "your books, compiled; deleting it costs only time"),
    )
