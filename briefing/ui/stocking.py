"""What is done while the reader reads, in a process of its own, and told in passing.

The other books within reach are read, and the quotes are looked up that were not yet.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Iterable
from contextlib import suppress
from pathlib import Path

from briefing.model.text import Text

_BAR = 8
_DOING = {"books": "reading books", "quotes": "verifying quotes"}


async def progress(folders: Iterable[Path]) -> AsyncIterator[tuple[str, int, int]]:
    """Bring the shelves of folders up to date: of what how many are done, and how many there are to do."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "briefing.library.shelf.stocking", *map(str, folders)),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert process.stdout is not None
    try:
        async for line in process.stdout:
            what, done, of = line.split()
            yield what.decode(), int(done), int(of)
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        await process.wait()


def told(what: str, done: int, of: int) -> Text:
    """How far it is, for the status line; nothing when all is done."""
    if done >= of:
        return Text("")
    full = _BAR * done // of
    return Text(f"{_DOING[what]} {'▰' * full}{'▱' * (_BAR - full)} {done:,}/{of:,}")
