"""A figure: the value first, then what it means, what it is made of, how it went, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from briefing.model.entries import Figure, Series
from briefing.model.numbers import number, split_estimate
from briefing.model.page import Block, Mark, Paragraph, Part, Span, Spans, Table, Value
from briefing.model.text import Text, clean
from briefing.pages.blocks import facts_of, heading, kicker, parts, prose, title
from briefing.pages.view import View
from briefing.pages.words import muted, on, plain, source

_RIGHT: Literal["right"] = "right"


def figure(entry: Figure, view: View) -> tuple[Part, ...]:
    """Title and value, definition, parts, series, picture, earlier values."""
    return (
        *parts(_head(entry, view)),
        *prose(view, entry.id, entry.definition),
        *parts(_made_of(entry)),
        *parts(_series(entry)),
        *parts(_image(entry)),
        *parts(_earlier(entry, view)),
    )


def _head(entry: Figure, view: View) -> Iterator[Block]:
    yield kicker(view, entry)
    yield title(entry.title)
    if entry.value is not None:
        yield Value(entry.value, entry.unit or Text(""))
    yield from facts_of(
        entry,
        ("As of", on(entry.as_of)),
        ("Unit", plain(entry.unit) if entry.unit and entry.value is None else None),
        ("Source", source(view, entry.source) or muted("none given")),
    )


def _made_of(entry: Figure) -> Iterator[Block]:
    if entry.parts:
        yield heading("Made of")
        total = ((plain("Total"), plain(entry.value)),) if entry.value else ()
        yield Table(
            head=(muted("part"), muted("value")),
            rows=(*((plain(part.label), plain(part.value)) for part in entry.parts), *total),
            aligns=("left", "right"),
        )


def _series(entry: Figure) -> Iterator[Block]:
    """All series over the same x as one table, a column a series; a gap stays an empty cell."""
    shown = [series for series in entry.series if series.points]
    if not shown:
        return
    yield heading("Over time" if shown[0].x in (None, "year", "date") else f"By {shown[0].x}")
    keys = list(dict.fromkeys(split_estimate(key)[0] for series in shown for key in series.points))
    columns = [_column(series) for series in shown]
    yield Table(
        head=(muted(shown[0].x or ""), *(muted(series.name or entry.unit or "value") for series in shown)),
        rows=tuple(
            (plain(key), *(column.get(key, plain("")) for column in columns))
            for key in sorted(keys, key=_order)
        ),
        aligns=("left", *(_RIGHT for _ in shown)),
    )
    if any(split_estimate(text)[1] for series in shown for pair in series.points.items() for text in pair):
        yield Paragraph(muted("e: estimate"), space=0)


def _order(key: str) -> tuple[int, Decimal, str]:
    """Numbers by size, dates in their order; words keep the order in which they are written."""
    amount = number(key)
    if amount is not None:
        return (0, amount, "")
    return (1, Decimal(0), key if key[:4].isdigit() else "")


def _column(series: Series) -> dict[str, Spans]:
    """A series' cells by x, an estimate marked on the value."""
    cells: dict[str, Spans] = {}
    for key, value in series.points.items():
        at, guessed_key = split_estimate(key)
        number, guessed_value = split_estimate(value)
        guessed = number and (guessed_key or guessed_value)
        cells[at] = (Span(clean(number)), *((Span(Text("e"), Mark.MUTED),) if guessed else ()))
    return cells


def _image(entry: Figure) -> Iterator[Block]:
    if entry.image:
        yield heading("Picture")
        yield Paragraph(plain(entry.image.alt))
        yield Paragraph(muted(entry.image.path), space=0)


def _earlier(entry: Figure, view: View) -> Iterator[Block]:
    if entry.supersedes:
        yield heading("Earlier values")
        yield Table(
            head=(muted("as of"), muted("value"), muted("source")),
            rows=tuple(
                (on(earlier.as_of), plain(earlier.value), source(view, earlier.source))
                for earlier in entry.supersedes
            ),
            aligns=("left", "right", "left"),
        )
