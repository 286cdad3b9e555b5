"""Whether the files of a book have changed, found by looking at them now and then.

Looking works on every file system, also where no other machine's writing is told. What is only half written
is waited for: a change counts once the files have stayed as they are for a moment. How long one waits between
two looks depends on what a look costs, so that a large book or a slow network costs little all the same.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic

from briefing.loading.snapshot import Snapshot, snapshot

USUAL = 0.25
"""Seconds between two looks at a book."""
_REST = 0.15
"""Seconds for which files stay as they are before they count as written."""
_REST_EMPTY = 1.0
"""The same where a file has become empty, which it is while an editor begins to write it."""
_SHARE = 50
"""A look is followed by so many times as long without one."""
_SELDOM = 5.0
"""Seconds between two looks at most."""
_BYTES = 1
"""Where a `Stat` has how many bytes a file has."""


class Watched:
    """The files of one book. `known` are those that are shown, `usual` is the pause between two looks.

    `clock` tells the time in seconds.
    """

    def __init__(
        self, path: Path, known: Snapshot, usual: float = USUAL, clock: Callable[[], float] = monotonic
    ) -> None:
        self.path = path
        self._known = known
        self._usual = usual
        self._clock = clock
        self._seen = known
        self._since = 0.0
        self.pause = usual
        """Seconds until the next look."""

    def look(self) -> bool:
        """Whether the files are others than those known, and written to the end. Not for the event loop."""
        begun = self._clock()
        found = snapshot(self.path)
        now = self._clock()
        if found != self._seen:
            self._seen, self._since = found, now
        is_changed = found != self._known
        usual = min(self._usual, _REST / 2) if is_changed else self._usual
        self.pause = min(max(usual, _SHARE * (now - begun)), max(_SELDOM, usual))
        return is_changed and now - self._since >= self._rest(found)

    def _rest(self, found: Snapshot) -> float:
        before = self._known
        emptied = any(not stat[_BYTES] and before.get(name, stat)[_BYTES] for name, stat in found.items())
        return _REST_EMPTY if emptied or not found else _REST

    def take(self) -> None:
        """What was seen last is known now."""
        self._known = self._seen
