"""Whether the files of a book have changed, found by looking at them now and then.

Looking works on every file system, also where no other machine's writing is told. What is only half written
is waited for: a change counts once the files have stayed as they are for a moment. How long one waits between
two looks depends on what a look costs, so that a large book or a slow network costs little all the same.

Where times are whole seconds, a second save within one may look like none: then files are read once more.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic, time_ns

from briefing.loading.snapshot import Snapshot, is_settled, snapshot

USUAL = 0.25
"""Seconds between two looks at a book."""
_REST = 0.15
"""Seconds for which files stay as they are before they count as written."""
_REST_EMPTY = 1.0
"""The same where a file has become empty, which it is while an editor begins to write it."""
_LONG, _SHORT_REST = 1.0, 0.04
"""Seconds after which files that are written again and again need but a short rest, and that."""
_SHARE = 50
"""A look is followed by so many times as long without one."""
_SELDOM = 5.0
"""Seconds between two looks at most."""
_BYTES, _CHANGED = 1, -1
"""Where a `Stat` has how many bytes a file has, and when it changed."""
_SECOND = 1_000_000_000


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
        self._changing: float | None = None
        self._is_doubtful = _may_hide(known)
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
        self._changing = None if not is_changed else now if self._changing is None else self._changing
        usual = min(self._usual, _REST / 2) if is_changed else self._usual
        self.pause = min(max(usual, _SHARE * (now - begun)), max(_SELDOM, usual))
        if self._is_doubtful and not (is_changed or _may_hide(found)):
            self._is_doubtful = False
            return True
        return is_changed and now - self._since >= self._rest(found, now)

    def _rest(self, found: Snapshot, now: float) -> float:
        before = self._known
        emptied = any(not stat[_BYTES] and before.get(name, stat)[_BYTES] for name, stat in found.items())
        if emptied or not found:
            return _REST_EMPTY
        is_long = self._changing is not None and now - self._changing > _LONG
        return _SHORT_REST if is_long else _REST

    def take(self) -> None:
        """What was seen last is known now."""
        self._known, self._changing = self._seen, None
        self._is_doubtful = _may_hide(self._known)


def _may_hide(files: Snapshot) -> bool:
    """Whether a file whose times are whole seconds could be written again without showing it."""
    coarse = (stat for stat in files.values() if not stat[_CHANGED] % _SECOND)
    return not is_settled(coarse, time_ns())
