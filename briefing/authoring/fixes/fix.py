"""A fix: what it does in words, and the edits that do it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from briefing.authoring.editing.manuscripts import Edit
from briefing.authoring.fixes.site import Faulty
from briefing.loading.nodes import Scalar
from briefing.loading.sentences import quoted
from briefing.model.fields import Path as Steps


class Turn(NamedTuple):
    """An edit of a file, and what comes of it: the values below `before` are then those below `after`.

    `says` are their texts then, None if they stay the same. Where the text could not be read as YAML,
    `before` and `after` are empty.
    """

    file: Faulty
    edit: Edit
    before: Steps = ()
    after: Steps = ()
    says: tuple[str, ...] | None = None

    @property
    def path(self) -> Path:
        """The path of the file."""
        return self.file.path

    @property
    def start(self) -> tuple[int, int]:
        """Line and column, from 1, where it begins."""
        return self._place(self.edit.start)

    @property
    def end(self) -> tuple[int, int]:
        """Line and column behind what it replaces."""
        return self._place(self.edit.end)

    def _place(self, index: int) -> tuple[int, int]:
        line = self.file.line_at(index)
        return line, index - self.file.line_starts[line - 1] + 1


class Fix(NamedTuple):
    """What mends a problem; `safe` if an author would hardly mean anything else, and nothing is lost."""

    words: str
    turns: tuple[Turn, ...]
    safe: bool = True


def put(file: Faulty, steps: Steps, scalar: Scalar, text: str) -> Turn | None:
    """Another text for a value on one line, in quotes if it stands in quotes; None if that is not safe."""
    written = file.text[scalar.start.index : scalar.end.index]
    if written == scalar.text:
        new = text
    elif len(written) > 1 and written[0] in "'\"" and written[1:-1] == scalar.text:
        new = written[0] + text + written[0]
    else:
        return None
    return Turn(file, Edit(scalar.start.index, scalar.end.index, new), steps, steps, (text,))


def write(turn: Turn | None, text: str, *, safe: bool = True) -> Fix | None:
    """The fix that writes a text, if it can be written."""
    return Fix(f"write {quoted(text)}", (turn,), safe) if turn else None


def in_quotes(text: str) -> str:
    """A text as YAML reads it back, in whichever quotes leave it as it is."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return f"'{text}'" if "'" not in text else json.dumps(text, ensure_ascii=False)
