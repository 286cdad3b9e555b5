"""Waiting until the files of books change, by looking again and again: that works on every file system."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from time import sleep

from briefing.loading.settings import nearest
from briefing.loading.snapshot import Snapshot, snapshot

_PAUSE = 0.25
_SETTLING = 0.15
"""Seconds between two looks, and for which nothing may change once something did."""

Seen = tuple[Snapshot, ...]


def seen(paths: Iterable[Path]) -> Seen:
    """The files at and below some paths as they are now, and those that set rules for them."""
    known = dict.fromkeys(paths)
    settings = dict.fromkeys(filter(None, map(nearest, known)))
    return tuple(map(snapshot, (*known, *settings)))


def wait_for_change(paths: Iterable[Path], before: Seen) -> None:
    """Return once the files are others than before, and have been the same for a moment."""
    known = tuple(paths)
    while (now := seen(known)) == before:
        sleep(_PAUSE)
    earlier = before
    while now != earlier:
        sleep(_SETTLING)
        earlier, now = now, seen(known)
