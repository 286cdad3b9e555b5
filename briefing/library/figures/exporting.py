"""A grid as text that other programs read: a head, then a row a key; gaps are empty.

An estimate keeps its `e` behind the value. In a spreadsheet nothing of it becomes a formula: what begins like
one and is no number has an apostrophe before it, which spreadsheets take for "this is text".
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from briefing.library.figures.comparing import labelled
from briefing.library.figures.grid import Cell, Column, Grid
from briefing.model.numbers import number, split_estimate
from briefing.model.text import Text, clean, one_line

Form = Literal["tsv", "csv", "markdown"]

FORMS: Mapping[Form, str] = {"tsv": "TSV", "csv": "CSV", "markdown": "Markdown"}
"""The forms by their names, the first one for a spreadsheet that one pastes into."""

_FORMULA = tuple("=+-@＝＋－＠")
_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|$]")


def exported(found: Grid, form: Form, below: Iterable[str] = ()) -> Text:
    """The grid in a form, each line ended; the unit stands behind the name of each column.

    `below` are lines that stand under it: what it is, and where it is from.
    """
    rows = ((one_line(clean(cell)) for cell in row) for row in _rows(found))
    lines = tuple(map(one_line, map(clean, below)))
    if form == "markdown":
        return clean(_markdown(rows) + "".join(f"\n{_escaped(line)}\n" for line in lines))
    apart: tuple[tuple[Text, ...], ...] = ((Text(""),),) if lines else ()
    return clean(_delimited((*rows, *apart, *((line,) for line in lines)), "," if form == "csv" else "\t"))


def _rows(found: Grid) -> Iterator[list[str]]:
    yield [found.x, *(_head(column, found.unit) for column in found.columns)]
    for row, key in enumerate(found.keys):
        yield [key, *(written(column.cells[row]) for column in found.columns)]


def _head(column: Column, unit: Text) -> str:
    return labelled(column._replace(unit=column.unit or unit))


def written(cell: Cell | None) -> Text:
    """A cell as it was typed, with the mark of an estimate; empty for a gap."""
    return Text("") if cell is None else Text(f"{cell.text}{'e' * cell.is_estimate}")


def _delimited(rows: Iterable[Iterable[Text]], delimiter: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerows(map(_harmless, row) for row in rows)
    return out.getvalue()


def _harmless(cell: Text) -> str:
    is_number = number(split_estimate(cell)[0]) is not None
    return f"'{cell}" if cell.startswith(_FORMULA) and len(cell) > 1 and not is_number else cell


def _markdown(rows: Iterator[Iterable[Text]]) -> str:
    head, *body = ([_escaped(cell) for cell in row] for row in rows)
    ruled = [":--", *["--:"] * (len(head) - 1)]
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, ruled, *body))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)
