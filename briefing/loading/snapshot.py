"""The files of a book as they are now, told by what the file system says of each; imports next to nothing."""

from __future__ import annotations

import os

Stat = tuple[int, int, int, int, int]
"""Device, inode, bytes, and in nanoseconds when the content and when anything about a file last changed."""

Snapshot = dict[str, Stat]
"""The files of a book by their names, relative to its folder with `/`."""

MOST = 50_000
"""Names that are looked at: as many as loading looks at, in the same order."""


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


def _add(found: Snapshot, name: str, path: str | os.PathLike[str]) -> None:
    try:
        stat = os.stat(path)
    except OSError:
        return
    found[name] = stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns
