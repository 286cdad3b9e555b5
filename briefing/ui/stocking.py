"""The other books within reach are read while the reader reads: in a process of its own, told in passing."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Iterable
from contextlib import suppress
from pathlib import Path

from briefing.model.text import Text

_BAR = 8


async def progress(folders: Iterable[Path]) -> AsyncIterator[tuple[int, int]]:
    """Bring the shelves of folders up to date: how many books are done, and how many there are to do."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "briefing.library.shelf.stocking", *map(str, folders)),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert process.stdout is not None
    try:
        async for line in process.stdout:
            done, books = map(int, line.split())
            yield done, books
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        await process.wait()


def told(done: int, books: int) -> Text:
    """How far it is, for the status line; nothing when all is done."""
    if done >= books:
        return Text("")
    full = _BAR * done // books
    return Text(f"reading books {'▰' * full}{'▱' * (_BAR - full)} {done}/{books}")
