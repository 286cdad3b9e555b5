"""What is done while the reader reads, in a process of its own, and told in passing.

What is not yet known of the book on top is found out first. Then the other books within reach are read.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncGenerator, Iterable
from contextlib import suppress
from pathlib import Path

from briefing.library.volume import Volume
from briefing.model.text import Text

_BAR = 8
_DOING = {"first": "verifying quotes", "books": "reading books", "quotes": "verifying other books"}

Step = tuple[str, int, int]
"""Of what how many are done, and how many there are to do; all of them at the end of each."""


async def progress(volume: Volume, folders: Iterable[Path]) -> AsyncGenerator[Step, None]:
    """Find out what is not yet known of a book, then bring the shelves of folders up to date."""
    if volume.shelf.live.note:  # no other process can write there
        async for step in _finished(volume):
            yield step
    async for step in _stocked("--first", volume.book.path, "--", *folders):
        yield step


async def _finished(volume: Volume) -> AsyncGenerator[Step, None]:
    """The same for a book of which nothing is kept, step by step: nobody waits for all at the end."""
    from briefing.library.shelf.stocking import finish

    steps = finish(volume.book, volume.verdicts, volume.findings)
    while step := await asyncio.to_thread(next, steps, None):
        yield step.what, step.done, step.all


async def _stocked(*words: object) -> AsyncGenerator[Step, None]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "briefing.library.shelf.stocking", *map(str, words)),
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
        if not process.stdout.at_eof():  # else it ends by itself
            with suppress(ProcessLookupError):
                process.terminate()
        await process.wait()


def told(what: str, done: int, of: int) -> Text:
    """How far it is, for the status line; nothing when all is done."""
    if done >= of:
        return Text("")
    full = _BAR * done // of
    return Text(f"{_DOING[what]} {'▰' * full}{'▱' * (_BAR - full)} {done:,}/{of:,}")
