"""A table as rows: columns share the width and cells wrap.

Where that is too narrow, a table of numbers is cut into several that begin with the same column; another has
a label a line.
"""

from __future__ import annotations

from itertools import zip_longest

from briefing.model.page import Table
from briefing.ui.flow import Pen, Row, Segment, flow, text_of, width_of
from briefing.wrap import cells

_GAP = 2
_NARROWEST = 6
"""A column is never drawn narrower, unless all it holds is."""

Cell = list[Segment]


def draw_table(table: Table, pen: Pen, width: int) -> list[Row]:
    """The table in at most `width` cells."""
    head = [pen.segments(cell, "head") for cell in table.head]
    rows = [[pen.segments(cell) for cell in row] for row in table.rows]
    widths = column_widths([head, *rows], width)
    if widths is not None:
        return _columns(head, rows, widths, table.aligns)
    if all(align == "right" for align in table.aligns[1:]):
        return _in_pieces(head, rows, table.aligns, width) or _stacked(head, rows, width)
    return _stacked(head, rows, width)


def _in_pieces(head: list[Cell], rows: list[list[Cell]], aligns: tuple[str, ...], width: int) -> list[Row]:
    """Tables one under the other, each with the first column and what fits of the others; or nothing."""
    pieces: list[Row] = []
    start = 1
    while start < len(head):
        for end in range(len(head), start, -1):
            piece = [[row[0], *row[start:end]] for row in (head, *rows)]
            widths = column_widths(piece, width)
            if widths is not None:
                break
        else:
            return []
        pieces += [()] * bool(pieces) + _columns(piece[0], piece[1:], widths, aligns[:1] + aligns[start:end])
        start = end
    return pieces


def column_widths(rows: list[list[Cell]], width: int) -> list[int] | None:
    """How wide each column is drawn; None if they do not fit."""
    columns = list(zip(*rows, strict=True))
    natural = [max(map(_natural, column)) for column in columns]
    room = width - _GAP * (len(columns) - 1)
    if sum(natural) <= room:
        return natural
    words = [max(map(_longest_word, column)) for column in columns]
    least = [min(wide, max(_NARROWEST, word)) for wide, word in zip(natural, words, strict=True)]
    if sum(least) > room:
        least = [min(wide, 2 * _NARROWEST) for wide in least]
    return _share(room, least, natural) if sum(least) <= room else None


def _share(room: int, least: list[int], natural: list[int]) -> list[int]:
    """The room beyond the least widths in equal shares; what a column does not want is left to the others."""
    widths = list(least)
    wanted = [wide - small for wide, small in zip(natural, least, strict=True)]
    spare = room - sum(least)
    by_wish = sorted(range(len(widths)), key=wanted.__getitem__)
    for done, index in enumerate(by_wish):
        share = min(wanted[index], spare // (len(widths) - done))
        widths[index] += share
        spare -= share
    return widths


def _natural(cell: Cell) -> int:
    return max(map(cells, text_of(cell).split("\n")))


def _longest_word(cell: Cell) -> int:
    return max(map(cells, text_of(cell).split()), default=0)


def _columns(
    head: list[Cell], rows: list[list[Cell]], widths: list[int], aligns: tuple[str, ...]
) -> list[Row]:
    drawn = [_table_row(row, widths, aligns) for row in rows]
    apart = any(len(lines) > 1 for lines in drawn)
    table = _table_row(head, widths, aligns) if any(head) else []
    table.append((Segment("─" * (sum(widths) + _GAP * (len(widths) - 1)), "rule"),))
    for index, lines in enumerate(drawn):
        table += [()] * (apart and index > 0) + lines
    return table


def _table_row(row: list[Cell], widths: list[int], aligns: tuple[str, ...]) -> list[Row]:
    columns = [flow(cell, width) if cell else [()] for cell, width in zip(row, widths, strict=True)]
    return [_line(line, widths, aligns) for line in zip_longest(*columns, fillvalue=())]


def _line(line: tuple[Row, ...], widths: list[int], aligns: tuple[str, ...]) -> Row:
    segments: list[Segment] = []
    owed = 0
    for words, width, align in zip(line, widths, aligns, strict=True):
        spare = width - width_of(words)
        left = {"right": spare, "center": spare // 2}.get(align, 0)
        if words:
            segments += [Segment(" " * (owed + left), "blank"), *words]
            owed = spare - left + _GAP
        else:
            owed += width + _GAP
    return tuple(segments)


def _stacked(head: list[Cell], rows: list[list[Cell]], width: int) -> list[Row]:
    """Each cell on lines of its own after the head of its column."""
    stacked: list[Row] = []
    for index, row in enumerate(rows):
        stacked += [()] * (index > 0)
        for label, cell in zip(head, row, strict=True):
            before = (
                [*(piece._replace(role="label") for piece in label), Segment(": ", "label")] if label else []
            )
            if before or cell:
                stacked += flow([*before, *cell], width)
    return stacked
