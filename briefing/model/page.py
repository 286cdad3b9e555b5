"""What a page is made of: blocks of spans, without width, colour or screen.

An entry's page and the prose inside it come in the same blocks, so that the screen and plain output each
draw them in one place. A page comes in parts; a part knows roughly how long it is before its blocks are
made, so that a very long article costs only what is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import IntFlag
from functools import cached_property
from typing import Literal, NamedTuple

import msgspec

from briefing.model.book import Ref
from briefing.model.text import Text


class Mark(IntFlag):
    """How a span stands out; marks add up."""

    NONE = 0
    STRONG = 1
    EMPHASIS = 2
    STRIKE = 4
    CODE = 8
    MUTED = 16
    WARNING = 32


class Web(NamedTuple):
    """An address outside every book; opened only after asking."""

    url: Text


Target = Ref | Web


class Span(NamedTuple):
    """Words with one look and, if they are a link, where they lead."""

    text: Text
    marks: Mark = Mark.NONE
    target: Target | None = None


Spans = tuple[Span, ...]


class Lead(NamedTuple):
    """What stands before every line of a block inside a list or a quotation, outermost first.

    A bullet or a number stands before the block's first line only; `label` is the number (`1.`), already as
    wide as the widest of its list. An `indent` holds the room in the other blocks of the same item and
    repeats `label` to say how much.
    """

    kind: Literal["bullet", "number", "quote", "indent"]
    label: Text = Text("")


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """What all blocks share: the leads before each line, and how many empty lines stand above.

    `slug` is what `[[id#slug]]` names: a heading, or a footnote (`fn-1`).
    """

    leads: tuple[Lead, ...] = ()
    space: int = 1
    slug: Text = Text("")


class Paragraph(Block, frozen=True):
    """Words that wrap; a newline in them is a hard break."""

    spans: Spans


class Heading(Block, frozen=True):
    """A heading of level 1 to 6."""

    spans: Spans
    level: int = 2


class Display(Block, frozen=True):
    """The words for which the page exists, drawn large: a quotation."""

    spans: Spans


class Value(Block, frozen=True):
    """The number for which the page exists, drawn large, and its unit."""

    value: Text
    unit: Text = Text("")


class Code(Block, frozen=True):
    """Lines kept as they are."""

    text: Text
    language: Text = Text("")


class FileLine(Code, frozen=True, kw_only=True):
    """A line of a file by its number, and so many characters of it that are pointed at, from `at`.

    `text` shows it where nobody knows how wide the page is.
    """

    number: int
    line: Text
    at: int
    width: int


class Pixels(NamedTuple):
    """A picture decoded: three bytes a pixel, red, green and blue, row by row from the top."""

    width: int
    height: int
    data: bytes


class Picture(Block, frozen=True):
    """A picture: the words that stand for it and the path of its file.

    `pixels` is what is seen of it on a screen; without them `trouble` may say why.
    """

    alt: Text
    path: Text
    pixels: Pixels | None = None
    trouble: Text = Text("")


class Rule(Block, frozen=True):
    """A line across the page, perhaps with words in it."""

    spans: Spans = ()


class Table(Block, frozen=True):
    """Cells in rows; `aligns` has one of `left`, `right`, `center` a column."""

    head: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]
    aligns: tuple[Literal["left", "right", "center"], ...]


class Point(NamedTuple):
    """A number of a chart: as it was typed, what it is worth (None: no number), whether it is an estimate."""

    text: Text
    value: float | None
    is_estimate: bool = False


class Series(NamedTuple):
    """A name and its points, one for each key of the chart; None is a gap."""

    name: Text
    points: tuple[Point | None, ...]


class Level(NamedTuple):
    """A value that the series are measured against."""

    label: Text
    value: float


class Chart(Block, frozen=True):
    """Series over the same keys, drawn as lines or bars.

    `at` is how far along x each key stands. `table` has the same numbers, for all that draws nothing, and
    `note` is its legend. It makes use of `height` rows; 0: of as many as look well.
    """

    kind: Literal["line", "bar", "stacked"]
    unit: Text
    keys: tuple[Text, ...]
    at: tuple[float, ...]
    series: tuple[Series, ...]
    table: Table
    levels: tuple[Level, ...] = ()
    note: Spans = ()
    height: int = 0


class Fact(NamedTuple):
    """A label and what it says."""

    label: Text
    spans: Spans


class Facts(Block, frozen=True):
    """Labels in one column, what they say in another."""

    rows: tuple[Fact, ...]


class Stretch(NamedTuple):
    """What was so for a time: perhaps from the first of `days` to the last, surely from second to third.

    The days are ordinals, the first and the last day of the calendar standing for an open end; `when` has
    them in words. What `is_held` not is agreed or planned, and holds on none of them.
    """

    spans: Spans
    when: Text
    days: tuple[int, int, int, int]
    is_held: bool = True


class Lane(NamedTuple):
    """Stretches of one kind, and what they are."""

    label: Text
    stretches: tuple[Stretch, ...]


class Timeline(Block, frozen=True):
    """Stretches of time above one axis.

    `as_of` are the first and last day, as ordinals, of the date of the page, `told` is that date in words.
    `facts` tell all of it in words, where nothing is drawn.
    """

    lanes: tuple[Lane, ...]
    as_of: tuple[int, int]
    told: Text
    facts: Facts


class Happening(Block, frozen=True):
    """One row of what happened: when, a sign and a word for its kind, and what; `when` may be left out."""

    sign: Text
    kind: Text
    spans: Spans
    when: Text = Text("")


class Count(NamedTuple):
    """How many there are of a kind, by its sign and its word."""

    sign: Text
    words: Text
    number: int


class Tally(Block, frozen=True):
    """How much there is in a period, by kinds; `most` is how much there is where there is most."""

    spans: Spans
    counts: tuple[Count, ...]
    most: int


class Branch(Block, frozen=True):
    """One row of a tree.

    `guides` tells for each level above, outermost first, whether a further sibling follows there; the last
    one is the row's own level (empty: a root). `spoken` says the same in words, for those who hear the page.
    """

    spans: Spans
    guides: tuple[bool, ...] = ()
    spoken: Text = Text("")


class Column(NamedTuple):
    """What a column is called, and what stands in it."""

    head: Spans
    blocks: tuple[Block, ...]

    @property
    def stacked(self) -> tuple[Block, ...]:
        """The column from top to bottom, its head as a heading."""
        return (Heading(spans=self.head, level=3), *self.blocks)


class Columns(Block, frozen=True):
    """Columns side by side, as many as there is room for; where there is none, one under the other."""

    columns: tuple[Column, ...]

    @property
    def stacked(self) -> tuple[Block, ...]:
        """The columns one under the other."""
        return tuple(block for column in self.columns for block in column.stacked)


class Part:
    """A stretch of a page: its size in characters at once, its blocks when they are looked at.

    `slugs` are those of its blocks, known without making them; `links` is false if it cannot hold a link.
    """

    def __init__(
        self,
        size: int,
        make: Callable[[], Iterable[Block]],
        slugs: Callable[[], Iterable[Text]] = tuple,
        links: bool = True,
    ) -> None:
        self.size = size
        self.links = links
        self._make = make
        self._slugs = slugs

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks, made at the first look and kept."""
        return tuple(self._make())

    @cached_property
    def slugs(self) -> tuple[Text, ...]:
        """What `[[id#slug]]` can name here."""
        return tuple(self._slugs())


def part(*blocks: Block) -> Part:
    """A part whose blocks are there already."""
    return Part(0, lambda: blocks, lambda: (block.slug for block in blocks if block.slug))


class Page(NamedTuple):
    """A page: where it is, what it is called, and its parts from top to bottom.

    In one that `is_list` one goes from link to link. `start` is the slug where one begins, if not at the top.
    """

    ref: Ref
    title: Text
    parts: tuple[Part, ...]
    is_list: bool = False
    start: Text = Text("")


class Excerpt(NamedTuple):
    """Words of a page as they are seen, and what is seen before and after them."""

    words: str
    before: str = ""
    after: str = ""


class Scroll(NamedTuple):
    """What a reader sees of a page, true at any width.

    `part` is the part at the top of the screen. `row` says how far into it: the letters that stand above,
    lines without letters counting as one. `link` is the focused link, counted from the first of that part.
    """

    part: int = 0
    row: int = 0
    link: int | None = None


class Outlook(NamedTuple):
    """What a reader sees of a tree of units, true at any date and any width.

    The cursor is on `unit` where that stands under `superior` (both ids; empty: at the top), so many rows
    below the top of the screen. From the level `depth` on rows are folded (None: none is); those of `turned`
    are the other way round. `ties` is the one relation that is followed beside command: `command` for none,
    empty for all. `wanted` are the words of the filter.
    """

    unit: Text = Text("")
    superior: Text = Text("")
    below: int = 0
    depth: int | None = None
    turned: frozenset[Text] = frozenset()
    ties: Text = Text("")
    wanted: Text = Text("")
    is_chart: bool = False
