"""The files of a book as they are now, told by what the file system says of each; imports next to nothing."""

from __future__ import annotations

import os

TYPE_CHECKING = False  # without the time it takes to import `typing`
if TYPE_CHECKING:
    from collections.abc import Iterable

Stat = tuple[int, int, int, int]
"""Inode, bytes, and in nanoseconds when the content and when anything about a file last changed."""

Snapshot = dict[str, Stat]
"""The files of a book by their names, relative to its folder with `/`."""

MOST = 50_000
"""Names that are looked at: as many as loading looks at, in the same order."""

_SECOND = 1_000_000_000
_TICK, _COARSE_TICK = 50_000_000, 2 * _SECOND
"""Nanoseconds after which a file that changes again shows it in its times, and where these are seconds."""


def snapshot(path: str | os.PathLike[str]) -> Snapshot:
    """All files of the book at a path, but for what is hidden, vanishes meanwhile or may not be seen.

    Every change shows: whoever sets back the times of a file cannot set back when that was done.
    """
    found: Snapshot = {}
    if not os.path.isdir(path):
        _add(found, os.path.basename(path), path)
        return found
    left = MOST
    waiting = [(os.fspath(path), "")]
    while waiting:
        folder, prefix = waiting.pop()
        try:
            children = [
                (child.name, child.path, child.is_dir(follow_symlinks=False))
                for child in os.scandir(folder)
                if child.name[0] != "."
            ]
        except OSError:
            continue
        left -= len(children)
        if left < 0:
            break
        below = sorted((child for child in children if child[2]), reverse=True)
        waiting += [(path, f"{prefix}{name}/") for name, path, _ in below]
        for name, path, is_folder in children:
            if not is_folder:
                _add(found, prefix + name, path)
    return found


def is_settled(stats: Iterable[Stat], when: int) -> bool:
    """Whether no file changed just before a time, nor since: a change in the same tick looks like none."""
    return all(when - changed > (_TICK if changed % _SECOND else _COARSE_TICK) for *_, changed in stats)


def stat_of(path: str | os.PathLike[str]) -> Stat | None:
    """What the file system says of a file; None where there is none, or none that may be seen."""
    try:
        stat = os.stat(path)
    except OSError:
        return None
    return stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns


def _add(found: Snapshot, name: str, path: str | os.PathLike[str]) -> None:
    stat = stat_of(path)
    if stat is not None:
        found[name] = stat
