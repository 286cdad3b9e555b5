"""What all charts are made of: marks, legends, axes, and words cut to their room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import NamedTuple

from briefing.model.page import Chart, Point
from briefing.ui.flow import SERIES, Row, Segment, width_of
from briefing.wrap import cells, is_narrow

MARKS = ("●○", "■□", "▲△", "◆◇", "▼▽", "★☆", "▶▷", "◀◁", "▬▭", "♣♧", "▮▯", "◢◿")
"""A mark for each series that can be told apart: for what is known, and for an estimate."""

REST = "·"
"""The sign of all series beyond the marks."""
_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
_APART = "   "
_KEY = 12
"""No key has more cells below an axis."""
_NARROWEST_KEY = 3
_FAR_MORE = 1.5
_BEFORE_DIFFERENCE = 4
"""Of a long word in which two names differ, so much is shown before they do."""

Canvas = dict[tuple[int, int], tuple[str, str]]
"""Cells by row and column: a character and its role."""


class Entry(NamedTuple):
    """Something that a chart shows: by which sign, in which role, and what it is."""

    sign: str
    role: str
    name: str

    @property
    def words(self) -> str:
        """As it stands in a legend."""
        return f"{self.sign} {self.name}"


def role(index: int) -> str:
    """The role of the series of that number: colours come again, marks do not."""
    return SERIES[index % (len(SERIES) - 1)] if index < len(MARKS) else SERIES[-1]


def mark(index: int, is_estimate: bool = False) -> str:
    """The mark of the series of that number."""
    return MARKS[index][is_estimate] if index < len(MARKS) else REST


def cut(text: str, width: int) -> str:
    """A line in at most so many cells, with `…` where it is cut."""
    if cells(text) <= width:
        return text
    if is_narrow(text):
        return f"{text[: max(0, width - 1)].rstrip()}…"[:width]
    from rich.cells import set_cell_size

    words = text.translate(_ISOLATES)  # half a pair would turn the rest of the row around
    return f"{set_cell_size(words, width - 1).rstrip()}…" if width > 0 else ""


def cut_apart(names: Sequence[str], width: int) -> list[str]:
    """Each in at most so many cells; those that would look alike are cut before what tells them apart."""
    alike: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        alike[cut(name, width)].add(name)
    return [
        short if len(others := alike[short]) == 1 else _cut_before(name, _start_of_difference(others), width)
        for name in names
        for short in (cut(name, width),)
    ]


def _start_of_difference(names: set[str]) -> int:
    first, last = min(names), max(names)
    pairs = enumerate(zip(first, last, strict=False))
    at = next((at for at, (one, other) in pairs if one != other), len(first))
    return max(first[:at].rfind(" ") + 1, at - _BEFORE_DIFFERENCE)


def _cut_before(text: str, start: int, width: int) -> str:
    """The first cells of a line, and what is in it from a character on."""
    begin = cut(text, max(1, width // 4))
    return begin + cut(text[start:].translate(_ISOLATES), width - cells(begin))


def written(point: Point) -> str:
    """A point as it is read: an `e` behind an estimate."""
    return f"{point.text}{'e' * point.is_estimate}"


def numbers(chart: Chart) -> list[float]:
    """All that has to be on the axis of the values."""
    points = chain.from_iterable(series.points for series in chart.series)
    values = [point.value for point in points if point and point.value is not None]
    return values + [level.value for level in chart.levels]


def heading(chart: Chart, width: int) -> list[Row]:
    """The unit above the chart, behind the name of a series that stands alone."""
    alone = chart.series[0].name if len(chart.series) == 1 else ""
    words = dict.fromkeys(phrase for phrase in (alone, chart.unit) if phrase)
    return [(Segment(cut(", ".join(words), width), "label"),)] if words else []


def series_entries(chart: Chart, signs: Iterable[str]) -> Iterator[Entry]:
    """The series by their signs; one alone needs none, and those beyond the marks are named together."""
    names = [series.name for series in chart.series]
    if len(names) > 1:
        for index, (sign, name) in enumerate(zip(signs, names, strict=False)):
            yield Entry(sign, role(index), name)
    if rest := names[len(MARKS) :]:
        yield Entry(REST, role(len(MARKS)), f"{len(rest)} more, not told apart: see the table")


def level_entries(chart: Chart, sign: str) -> Iterator[Entry]:
    """The levels, all by one sign."""
    return (Entry(sign, "level", level.label) for level in chart.levels)


def estimates(chart: Chart, sign: str) -> Iterator[Entry]:
    """What the sign of an estimate means, if there is one."""
    points = chain.from_iterable(series.points for series in chart.series)
    if any(point and point.value is not None and point.is_estimate for point in points):
        yield Entry(f"{sign} e:".lstrip(), "label", "estimate")


def legend(entries: Iterable[Entry], width: int) -> list[Row]:
    """The entries side by side in as many rows as they need."""
    rows: list[list[Segment]] = []
    entries = tuple(entries)
    room = width - max((cells(entry.sign) for entry in entries), default=0) - 1
    for entry, name in zip(entries, cut_apart([entry.name for entry in entries], room), strict=True):
        words = [Segment(f"{entry.sign} ", entry.role), Segment(name)]
        if rows and width_of(rows[-1]) + len(_APART) + width_of(words) <= width:
            rows[-1] += [Segment(_APART, "blank"), *words]
        else:
            rows.append(words)
    return [tuple(row) for row in rows]


def painted(canvas: Canvas, row: int, columns: range) -> list[Segment]:
    """A stretch of a row of a canvas as segments."""
    painting = (canvas.get((row, column), (" ", "blank")) for column in columns)
    return [
        Segment("".join(character for character, _ in group), look)
        for look, group in groupby(painting, key=lambda cell: cell[1])
    ]


def axis_line(keys: Sequence[tuple[int, str]], width: int) -> Canvas:
    """An axis along row 0, with a tick at each key that `fitting` found."""
    ticks = {column for column, _ in keys}
    return {(0, column): ("┬" if column in ticks else "─", "axis") for column in range(width)}


def keys_below(keys: Sequence[tuple[int, str]], left: int, width: int) -> Row:
    """The keys below an axis that begins at `left`, each in the middle below its column."""
    words: list[Segment] = []
    at = -left
    for column, key in keys:
        start = _start(column, key, width)
        words += [Segment(" " * (start - at), "blank"), Segment(key, "tick")]
        at = start + cells(key)
    return tuple(words)


def fitting(columns: Sequence[tuple[int, str]], width: int) -> list[tuple[int, str]]:
    """As many of the keys as have room below an axis, two blanks apart, the last one first.

    They are evenly apart, unless the keys themselves are not and far more have room.
    """
    least = max(1, _NARROWEST_KEY * len(columns) // width)
    keys = [(column, cut(key, _KEY)) for column, key in columns[::-1][::least]]
    evenly = (keys[::step] for step in range(1, len(keys) + 1))
    even = next((chosen for chosen in evenly if len(_greedy(chosen, width)) == len(chosen)), [])
    greedy = _greedy(keys, width)
    return (greedy if len(greedy) >= _FAR_MORE * len(even) else even)[::-1]


def _greedy(keys: Sequence[tuple[int, str]], width: int) -> list[tuple[int, str]]:
    """Those of the keys, from the right, that have room beside the one taken before."""
    chosen: list[tuple[int, str]] = []
    limit = width + 2
    for column, key in keys:
        start = _start(column, key, width)
        if start + cells(key) + 2 <= limit:
            chosen.append((column, key))
            limit = start
    return chosen


def _start(column: int, words: str, width: int) -> int:
    """Where words begin that stand in the middle below a column, as far as there is room."""
    return max(0, min(column - (cells(words) - 1) // 2, width - cells(words)))
