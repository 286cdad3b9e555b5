"""Files exchanged whole: a crash or a full disk leaves the old one, and what another program wrote stays."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from errno import EACCES
from pathlib import Path
from tempfile import NamedTemporaryFile

from briefing.authoring.editing.manuscripts import Manuscript, NotEditable
from briefing.loading.budgets import LIMITS
from briefing.loading.files import NotReadable, read_file

_MAY_WRITE = 0o222


def save_all(changed: Iterable[tuple[Manuscript, Manuscript]]) -> None:
    """Exchange files, each an old one and a new one; if one cannot be, those before it are put back.

    Raises NotEditable where a file is no longer the old one, OSError where one cannot be written; what that
    says names the file.
    """
    saved: list[tuple[Manuscript, Manuscript]] = []
    try:
        for old, new in changed:
            save(old, new)
            saved.append((old, new))
    except BaseException:
        for old, new in reversed(saved):
            _put_back(new, old)
        raise


def _put_back(new: Manuscript, old: Manuscript) -> None:
    try:
        save(new, old)
    except OSError as error:
        raise OSError(error.errno, f"{old.path} was changed and cannot be put back: {_why(error)}") from None


def save(old: Manuscript, new: Manuscript) -> None:
    """Exchange a file. Raises as `save_all` does."""
    path = Path(os.path.realpath(old.path))
    try:
        is_old = read_file(path, LIMITS.file_bytes) == old.data
    except NotReadable as reason:
        raise NotEditable(f"{old.path} {reason}.") from None
    if not is_old:
        raise NotEditable(f"{old.path} was changed by another program meanwhile; nothing was written.")
    mode = os.stat(path).st_mode
    if not mode & _MAY_WRITE or not os.access(
        path, os.W_OK
    ):  # a file beside it could take its place all the same
        raise OSError(EACCES, f"{old.path} is read-only; nothing was written")
    write(path, new.data, mode)


def write(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Put bytes where a file is or is to be, whole or not at all. Raises OSError, which names the file."""
    try:
        _exchange(path, data, mode)
    except OSError as error:
        sentence = f"{path} cannot be written: {_why(error)}; nothing was written"
        raise OSError(error.errno, sentence) from None


def _exchange(path: Path, data: bytes, mode: int) -> None:
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        try:
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), mode & 0o777)
            os.fsync(file.fileno())
            os.replace(file.name, path)
        except BaseException:
            with suppress(OSError):
                Path(file.name).unlink()
            raise


def _why(error: OSError) -> str:
    return (error.strerror or "unknown reason").lower()
