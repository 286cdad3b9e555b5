"""What leads to what in the files of books, as scripts get it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from briefing.answers import Answer
from briefing.authoring.connections import Line, Missing
from briefing.authoring.mentions import Written
from briefing.loading.files import book_id
from briefing.model.book import Ref
from briefing.model.kinds import Kind
from briefing.model.text import clean


def refs(to: Ref, found: Iterable[tuple[str, Line]]) -> Answer:
    """The places that lead to an entry as `briefing refs --json` gives them, each with the entry it is in."""
    return {"ref": str(to), "places": [{"entry": by or None, **_place(line)} for by, line in found]}


def orphans(book: Path, found: Iterable[tuple[Kind, Written]]) -> Answer:
    """The entries to which none leads as `briefing orphans --json` gives them."""
    return {
        "book": book_id(book),
        "orphans": [
            {
                "id": one.id or None,
                "kind": kind.name,
                "path": clean(str(one.file.path)),
                "line": one.node.mark.line,
            }
            for kind, one in found
        ],
    }


def unresolved(book: Path, found: Iterable[tuple[Missing, Sequence[Line]]]) -> Answer:
    """What is named and not there as `briefing unresolved --json` gives it."""
    return {
        "book": book_id(book),
        "unresolved": [
            {"target": str(one.target), "places": [_place(line) for line in lines]} for one, lines in found
        ],
    }


def _place(line: Line) -> Answer:
    return {
        "path": clean(str(line.path)),
        "line": line.mark.line,
        "column": line.mark.column,
        "text": clean(line.text),
    }
