"""Files exchanged whole: a crash or a full disk leaves the old one, and what another program wrote stays."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile

from briefing.authoring.editing.manuscripts import Manuscript, NotEditable
from briefing.loading.budgets import LIMITS
from briefing.loading.files import NotReadable, read_file


def save_all(changed: Iterable[tuple[Manuscript, Manuscript]]) -> None:
    """Exchange files, each an old one and a new one; if one cannot be, those before it are put back.

    Raises NotEditable where a file is no longer the old one, OSError where one cannot be written.
    """
    saved: list[tuple[Manuscript, Manuscript]] = []
    try:
        for old, new in changed:
            save(old, new)
            saved.append((old, new))
    except BaseException:
        for old, new in reversed(saved):
            save(new, old)
        raise


def save(old: Manuscript, new: Manuscript) -> None:
    """Exchange a file. Raises as `save_all` does."""
    path = Path(os.path.realpath(old.path))
    try:
        is_old = read_file(path, LIMITS.file_bytes) == old.data
    except NotReadable as reason:
        raise NotEditable(f"{old.path} {reason}.") from None
    if not is_old:
        raise NotEditable(f"{old.path} was changed by another program meanwhile; nothing was written.")
    write(path, new.data, os.stat(path).st_mode)


def write(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Put bytes where a file is or is to be, whole or not at all. Raises OSError."""
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        try:
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), mode & 0o777)
            os.fsync(file.fileno())
            os.replace(file.name, path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
