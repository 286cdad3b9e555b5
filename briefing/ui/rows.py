"""Each kind of block as rows: one function a kind, and the leads that stand before all of them."""

from __future__ import annotations

from functools import lru_cache, singledispatch
from itertools import takewhile

from briefing.model.page import (
    Block,
    Branch,
    Chart,
    Code,
    Columns,
    Display,
    Fact,
    Facts,
    FileLine,
    Happening,
    Heading,
    Lead,
    Mark,
    Paragraph,
    Picture,
    Rule,
    Span,
    Table,
    Tally,
    Timeline,
    Value,
)
from briefing.pages.excerpt import excerpt
from briefing.ui.digits import large
from briefing.ui.flow import Pen, Row, Segment, flow, width_of
from briefing.ui.pictures import fitted, picture_rows
from briefing.ui.tables import draw_table
from briefing.wrap import cells

_NARROWEST = 4
"""Words have at least so many cells, and half of the width; leads give way first."""

_BULLETS = "•◦▪"
_LAST_RULED = 2
_GAP = 2
_STACKED_BELOW = 36
_COLUMN, _BETWEEN = 26, 3
"""Cells of a column at least, and between two of them."""
_PICTURE_ROWS = 16
"""So many rows are seen whole in a small window; on a wide page a picture may be higher."""
_KEPT = 1_000
"""Ways in which blocks are led, of which a page has few."""
_LABEL = 18
"""Cells that a label may always have: a date with a word before it."""


def draw(block: Block, above: Block | None, pen: Pen, width: int) -> list[Row]:
    """A block in at most `width` cells, with the empty rows above it."""
    leads = _fitting(block.leads, width)
    rows = draw_words(block, pen, width - sum(map(_lead_width, leads)))
    first, rest = _leads(leads)
    empty = [_shared_bars(leads, above.leads)] * space_above(block, above) if above else []
    if not leads:
        return empty + rows
    return empty + [(*(rest if index else first), *row) for index, row in enumerate(rows)]


def space_above(block: Block, above: Block | None) -> int:
    """How many empty rows stand above a block: none at the top of the page, none under a heading's rule."""
    ruled_off = isinstance(above, Heading) and above.level <= _LAST_RULED
    return 0 if above is None or ruled_off else block.space


@lru_cache(_KEPT)
def _fitting(leads: tuple[Lead, ...], width: int) -> tuple[Lead, ...]:
    """The innermost leads that leave the words their room."""
    used, kept = 0, 0
    for lead in reversed(leads):
        used += _lead_width(lead)
        if used > min(width // 2, width - _NARROWEST):
            break
        kept += 1
    return leads[len(leads) - kept :]


def _lead_width(lead: Lead) -> int:
    return cells(lead.label) + 1 if lead.label else 2


@lru_cache(_KEPT)
def _leads(leads: tuple[Lead, ...]) -> tuple[Row, Row]:
    """What stands before the first row of a block, and before its others."""
    first: list[Segment] = []
    rest: list[Segment] = []
    depth = 0
    for lead in leads:
        blank = Segment(" " * _lead_width(lead), "blank")
        if lead.kind == "quote":
            first.append(Segment("▎ ", "bar"))
            rest.append(Segment("▎ ", "bar"))
            continue
        sign = lead.label or _BULLETS[min(depth, 2)]
        first.append(blank if lead.kind == "indent" else Segment(f"{sign} ", "lead"))
        rest.append(blank)
        depth += 1
    return tuple(first), tuple(rest)


@lru_cache(_KEPT)
def _shared_bars(leads: tuple[Lead, ...], above: tuple[Lead, ...]) -> Row:
    """What stands in the empty rows between two blocks: the bars of the quotations that hold both."""
    shared = [lead for lead, _ in takewhile(_goes_on, zip(leads, above, strict=False))]
    while shared and shared[-1].kind != "quote":
        shared.pop()
    return _leads(tuple(shared))[0]


def _goes_on(pair: tuple[Lead, Lead]) -> bool:
    lead, above = pair
    return lead.kind in ("quote", "indent") and (lead.kind == "quote") == (above.kind == "quote")


@singledispatch
def draw_words(block: Block, pen: Pen, width: int) -> list[Row]:
    """The block's own rows, without leads and space."""
    raise TypeError(type(block).__name__)


@draw_words.register
def _(block: Paragraph, pen: Pen, width: int) -> list[Row]:
    return flow(pen.segments(block.spans), width) if block.spans else [()]


@draw_words.register
def _(block: Heading, pen: Pen, width: int) -> list[Row]:
    level = min(block.level, 4)
    rows = flow(pen.segments(block.spans, f"heading{level}"), width)
    if level == 1:
        rows.append((Segment("━" * width, "rule"),))
    elif level == _LAST_RULED and (rest := width - width_of(rows[-1]) - 1) > 0:
        rows[-1] = (*rows[-1], Segment(" " + "─" * rest, "rule"))
    return rows


@draw_words.register
def _(block: Display, pen: Pen, width: int) -> list[Row]:
    bar = (Segment("  ┃  " if width >= _STACKED_BELOW else "┃ ", "bar"),)
    rows = flow(pen.segments(block.spans, "display"), width - 2 * cells(bar[0].text))
    return [(*bar, *row) for row in ((), *rows, ())]


@draw_words.register
def _(block: Code, pen: Pen, width: int) -> list[Row]:
    return _code_rows(block.text, width)


@draw_words.register
def _(block: FileLine, pen: Pen, width: int) -> list[Row]:
    return _code_rows(excerpt(block, width - 3), width)


def _code_rows(text: str, width: int) -> list[Row]:
    rows: list[Row] = []
    for line in text.split("\n"):
        *pieces, last = _chopped(line.expandtabs(4), width - 3)
        rows += [(*_code_row(piece, width), Segment("↵", "sign")) for piece in pieces]
        rows.append(_code_row(last, width))
    return rows


def _code_row(piece: str, width: int) -> Row:
    blank = " " * (width - 2 - cells(piece))
    return (Segment(" ", "code"), Segment(piece, "code"), Segment(blank, "code"))


def _chopped(line: str, width: int) -> list[str]:
    """A line of code in pieces of at most `width` cells, every blank kept."""
    if line.isascii():
        return [line[at : at + width] for at in range(0, len(line), width)] or [""]
    from rich.cells import chop_cells

    return chop_cells(line, width) or [line]


@draw_words.register
def _(block: Picture, pen: Pen, width: int) -> list[Row]:
    rows = flow([Segment(block.alt)], width)
    if block.pixels:
        size = fitted(block.pixels.width, block.pixels.height, width, max(_PICTURE_ROWS, width // 4))
        rows += [(), *picture_rows(block.pixels, *size), ()]
    elif block.trouble:
        return rows + flow(pen.segments((Span(block.trouble, Mark.WARNING),)), width)
    return rows + flow([Segment(block.path, "", Mark.MUTED)], width)


@draw_words.register
def _(block: Rule, pen: Pen, width: int) -> list[Row]:
    words = pen.segments(block.spans)
    if not words or (room := width - width_of(words) - 4) < 0:
        return [(Segment("─" * width, "rule"),)] if not words else flow(words, width)
    return [(Segment("── ", "rule"), *words, Segment(" " + "─" * room, "rule"))]


@draw_words.register
def _(block: Table, pen: Pen, width: int) -> list[Row]:
    return draw_table(block, pen, width)


@draw_words.register
def _(block: Chart, pen: Pen, width: int) -> list[Row]:
    from briefing.ui.charts import draw_chart, tells_all  # most pages have none

    drawn = draw_chart(block, width)
    return drawn if tells_all(block, width) else [*drawn, (), *draw_table(block.table, pen, width)]


@draw_words.register
def _(block: Timeline, pen: Pen, width: int) -> list[Row]:
    from briefing.ui.timelines import draw_timeline  # most pages have none

    return draw_timeline(block, pen, width) or draw_words(block.facts, pen, width)


@draw_words.register(Happening | Tally)
def _(block: Happening | Tally, pen: Pen, width: int) -> list[Row]:
    from briefing.ui.chronicle import draw_happening, draw_tally  # most pages have none

    return draw_tally(block, pen, width) if isinstance(block, Tally) else draw_happening(block, pen, width)


@draw_words.register
def _(block: Facts, pen: Pen, width: int) -> list[Row]:
    if width < _STACKED_BELOW:
        return [row for fact in block.rows for row in _stacked(fact, pen, width)]
    longest = max((cells(fact.label) for fact in block.rows), default=0)
    label_width = min(longest, max(_LABEL, width // 3))
    rows: list[Row] = []
    for label, spans in block.rows:
        words = flow(pen.segments(spans), width - label_width - _GAP)
        rows += _beside(flow([Segment(label, "label")], label_width), label_width + _GAP, words)
    return rows


def _stacked(fact: Fact, pen: Pen, width: int) -> list[Row]:
    words = flow(pen.segments(fact.spans), width - _GAP)
    return flow([Segment(fact.label, "label")], width) + [
        (Segment(" " * _GAP, "blank"), *row) for row in words
    ]


@draw_words.register
def _(block: Columns, pen: Pen, width: int) -> list[Row]:
    abreast = min(len(block.columns), (width + _BETWEEN) // (_COLUMN + _BETWEEN))
    if abreast < 2:
        return _one_under_the_other(block.stacked, pen, width)
    each = (width + _BETWEEN) // abreast - _BETWEEN
    rows: list[Row] = []
    for start in range(0, len(block.columns), abreast):
        line: list[Row] = []
        for at, column in enumerate(block.columns[start : start + abreast]):
            drawn = _one_under_the_other(column.stacked, pen, each)
            line = _beside(line, at * (each + _BETWEEN), drawn) if at else drawn
        rows += [()] * bool(rows) + line
    return rows


def _one_under_the_other(blocks: tuple[Block, ...], pen: Pen, width: int) -> list[Row]:
    above: Block | None = None
    rows: list[Row] = []
    for block in blocks:
        rows += draw(block, above, pen, width)
        above = block
    return rows


def _beside(left: list[Row], left_width: int, right: list[Row]) -> list[Row]:
    """Two columns, the left one filled up with blanks."""
    rows: list[Row] = []
    for index in range(max(len(left), len(right))):
        label = left[index] if index < len(left) else ()
        blank = Segment(" " * (left_width - width_of(label)), "blank")
        rows.append((*label, blank, *(right[index] if index < len(right) else ())))
    return rows


@draw_words.register
def _(block: Branch, pen: Pen, width: int) -> list[Row]:
    step = 3 if 3 * len(block.guides) <= width // 2 else 2
    guides = block.guides[-(width // 2 // step) :]
    first = "".join(_guide(follows, step) for follows in guides[:-1])
    rest = first
    if guides:
        first += ("├" if guides[-1] else "└") + "─" * (step - 2) + " "
        rest += _guide(guides[-1], step)
    words = flow(pen.segments(block.spans), width - len(first))
    if not first:
        return words
    return [(Segment(rest if index else first, "guide"), *row) for index, row in enumerate(words)]


def _guide(follows: bool, step: int) -> str:
    return ("│" if follows else " ").ljust(step)


@draw_words.register
def _(block: Value, pen: Pen, width: int) -> list[Row]:
    unit = [Segment(block.unit, "unit")] if block.unit else []
    lines = large(block.value)
    if lines is None or len(lines[0]) > width:
        blank = [Segment(" ", "blank")] if unit else []
        return flow([Segment(block.value, "value"), *blank, *unit], width)
    rows: list[Row] = [(Segment(line, "digits"),) for line in lines]
    if unit and len(lines[0]) + 2 + width_of(unit) <= width:
        rows[-1] = (*rows[-1], Segment("  ", "blank"), *unit)
    elif unit:
        rows += flow(unit, width)
    return rows
