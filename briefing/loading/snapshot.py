"""The files of a book as they are now, told by what the file system says of each; imports next to nothing."""

from __future__ import annotations

import os

Stat = tuple[int, int, int, int, int]
"""Device, inode, bytes, and in nanoseconds when the content and when anything about a file last changed."""

Snapshot = dict[str, Stat]
"""The files of a book by their names, relative to its folder with `/`."""

_MOST = 20_000
"""Names that are looked at; a book has fewer."""


def snapshot(path: str | os.PathLike[str]) -> Snapshot:
    """All files of the book at a path, but for what is hidden, vanishes meanwhile or may not be seen.

    Every change shows: whoever sets back the times of a file cannot set back when that was done.
    """
    if not os.path.isdir(path):
        return _stat_of(os.path.basename(path), path)
    found: Snapshot = {}
    waiting = [(os.fspath(path), "")]
    while waiting and len(found) <= _MOST:
        folder, prefix = waiting.pop()
        try:
            children = list(os.scandir(folder))
        except OSError:
            continue
        for child in children:
            if child.name.startswith("."):
                continue
            if child.is_dir(follow_symlinks=False):
                waiting.append((child.path, f"{prefix}{child.name}/"))
            else:
                found.update(_stat_of(prefix + child.name, child.path))
    return found


def _stat_of(name: str, path: str | os.PathLike[str]) -> Snapshot:
    try:
        found = os.stat(path)
    except OSError:
        return {}
    return {name: (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)}
