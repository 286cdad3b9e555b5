"""How a command ends: its exit codes, what it refuses, and what it says besides its answer."""

from __future__ import annotations

import sys

from briefing.model.text import clean

FINE, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130
"""Exit codes: all is well; findings, or nothing found; wrong use or an internal error; interrupted."""


class Refused(Exception):
    """What a person asked for cannot be done; the message says why and what would."""

    def __init__(self, message: str, code: int = FAILED) -> None:
        super().__init__(message)
        self.code = code


def narrate(message: str) -> None:
    """Say something to the person, not to the pipe."""
    print(f"briefing: {clean(message)}", file=sys.stderr)
