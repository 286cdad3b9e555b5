"""Where the shelf of a folder is kept, and whether that place can be trusted.

A shelf is a cache: a folder of its own in `$XDG_CACHE_HOME/briefing`, private to its reader. What another
person could have written is not opened, and where nothing can be written nothing is kept.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from zlib import crc32

from briefing.cache import cache_folder

_PRIVATE = 0o700


class NoPlace(Exception):
    """No shelf can be kept; says why in words that go on after "not kept:"."""


def shelf_place(folder: Path) -> Path:
    """Where the shelf of a folder is kept: a folder that is there and is the reader's own. Raises NoPlace."""
    kept = Path(cache_folder())
    place = kept / f"{folder.name[:40]}-{crc32(os.fsencode(folder)):08x}.shelf"
    try:
        _make(kept)
        _need_own(kept)
        if not is_folder(place):
            remove(place)
            place.mkdir(_PRIVATE, exist_ok=True)
        _need_own(place)
    except OSError as error:
        raise NoPlace(f"{error.strerror}: {error.filename}") from None
    return place


def _make(folder: Path) -> None:
    """Make a folder and those above it, each private."""
    if not folder.is_dir():
        _make(folder.parent)
        folder.mkdir(_PRIVATE, exist_ok=True)


def _need_own(folder: Path) -> None:
    found = os.stat(folder)
    if found.st_uid != os.getuid() or found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise NoPlace(f"others can write into {folder}; `chmod 700 {folder}` mends that")


def is_folder(path: Path) -> bool:
    """Whether there is a folder at a path, and not a link to one."""
    with suppress(OSError):
        return stat.S_ISDIR(os.lstat(path).st_mode)
    return False


def clear(place: Path, kept: Iterable[str]) -> None:
    """Remove all that is in a shelf's folder, but for some files. Whoever reads a file goes on reading it."""
    with suppress(OSError):
        for name in os.listdir(place):
            if name not in kept:
                remove(place / name)


def remove(path: Path) -> None:
    """Remove a file, or a folder with all that is in it; nothing to which a link leads."""
    if is_folder(path):
        from shutil import rmtree

        rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            os.unlink(path)
