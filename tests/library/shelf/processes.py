"""Other processes at work on the same shelf, quick to start: what they need is imported once for all."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from typing import NamedTuple

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["briefing.loading.books", "tests.library.shelf.acts"])

Act = Callable[..., None]
"""What a process does, with its end of a pipe and some values: a function of a module, in `acts`."""


class Other(NamedTuple):
    """Another process, and the end of a pipe to it."""

    process: ForkServerProcess
    pipe: Connection

    def kill(self) -> None:
        """End it at once, wherever it is."""
        self.process.kill()
        self.process.join()


@contextmanager
def other(act: Act, *values: object) -> Iterator[Other]:
    """A process that does something, in the environment of this one; it is killed in the end."""
    ours, theirs = _CONTEXT.Pipe()
    process = _CONTEXT.Process(target=_run, args=(dict(os.environ), act, theirs, values))
    process.start()
    theirs.close()
    found = Other(process, ours)
    try:
        yield found
    finally:
        found.kill()
        ours.close()
        process.close()


def _run(environ: dict[str, str], act: Act, pipe: Connection, values: tuple[object, ...]) -> None:
    os.environ.clear()
    os.environ.update(environ)
    act(pipe, *values)
