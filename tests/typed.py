"""A command as one types it in a folder; in this process, since starting another takes longer than most."""

from __future__ import annotations

import shlex
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pytest

from briefing.cli import main


class Said(NamedTuple):
    """What became of a command."""

    code: int
    out: str
    err: str


def run(command: str, folder: Path) -> Said:
    """Run a command where nothing is a terminal and nobody answers."""
    out, err = StringIO(), StringIO()
    with pytest.MonkeyPatch.context() as patch, chdir(folder), redirect_stdout(out), redirect_stderr(err):
        patch.setattr("sys.stdin", StringIO())
        try:
            code = main(shlex.split(command)[1:])
        except SystemExit as end:
            code = int(end.code or 0)
    return Said(code, out.getvalue(), err.getvalue())
