"""Every page as lines of text, for stdout and for those who hear the page.

Nothing is drawn: a list has hyphens, a quotation `>`, a heading is underlined, a table has columns where
they fit and else a label before each cell, a tree is told in words. `width` is in cells; None never wraps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatch

from briefing.library.search.hits import Hit
from briefing.loading.sentences import joined
from briefing.model.book import Book
from briefing.model.kinds import KINDS
from briefing.model.page import (
    Block,
    Branch,
    Chart,
    Code,
    Columns,
    Display,
    Facts,
    Happening,
    Heading,
    Lead,
    Mark,
    Page,
    Paragraph,
    Picture,
    Rule,
    Spans,
    Table,
    Tally,
    Timeline,
    Value,
    Web,
)
from briefing.model.text import clean
from briefing.wrap import cells, wrap

UNLIMITED = 1_000_000_000
_NARROWEST = 20
_UNDERLINES = {1: "=", 2: "-"}
_GAP = "  "


def lines(page: Page, width: int | None = None) -> Iterator[str]:
    """The lines of a page, without line ends."""
    return _lines((block for part in page.parts for block in part.blocks), width or UNLIMITED)


def _lines(blocks: Iterable[Block], width: int) -> Iterator[str]:
    for position, block in enumerate(blocks):
        if block.space and position:
            yield ""
        yield from block_lines(block, width)


def book_rows(books: Sequence[Book]) -> Iterator[str]:
    """Books in three lines each: id, date and title in columns; what is in it; where it is."""
    rows = [(book.id, book.header.date.text, book.header.title) for book in books]
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    for row, book in zip(rows, books, strict=True):
        yield _in_columns(row, widths)
        yield f"{_GAP}{_counts(book)}"
        yield f"{_GAP}{clean(str(book.path))}"


def hit_row(hit: Hit, stands: str = "") -> str:
    """A hit in one line: where it is, what it is, what it is called, and the sentence that matches.

    `stands` is how a quote does in the text of its source.
    """
    also = " (also for {})".format(joined((f"'{word}'" for word in hit.also), "and")) if hit.also else ""
    said = "" if hit.text == hit.title else f": {hit.text}"
    return f"{hit.ref}{_GAP}{hit.kind}{_GAP}{hit.title}{said}{also}{_GAP if stands else ''}{stands}"


def _counts(book: Book) -> str:
    counts = [(kind, len(book.section(kind.section))) for kind in KINDS]
    return ", ".join(f"{count} {kind.name if count == 1 else kind.plural}" for kind, count in counts if count)


def block_lines(block: Block, width: int) -> Iterator[str]:
    """The lines of a block, each with what stands before it."""
    first, rest = leads(block.leads)
    room = max(_NARROWEST, width - len(first))
    for index, line in enumerate(own_lines(block, room)):
        yield ((rest if index else first) + line).rstrip()


def leads(before: Iterable[Lead]) -> tuple[str, str]:
    """What stands before the first line of a block, and before its others."""
    first = rest = ""
    for lead in before:
        sign = ">" if lead.kind == "quote" else lead.label or "-"
        room = " " * (cells(sign) + 1)
        first += room if lead.kind == "indent" else f"{sign} "
        rest += "> " if lead.kind == "quote" else room
    return first, rest


@singledispatch
def own_lines(block: Block, width: int) -> Iterator[str]:
    """The block's own lines."""
    raise TypeError(type(block).__name__)


@own_lines.register
def _(block: Paragraph, width: int) -> Iterator[str]:
    return _wrapped(words(block.spans), width)


@own_lines.register
def _(block: Display, width: int) -> Iterator[str]:
    return _wrapped(f"“{words(block.spans)}”", width)


@own_lines.register
def _(block: Heading, width: int) -> Iterator[str]:
    found = list(_wrapped(words(block.spans), width))
    yield from found
    if underline := _UNDERLINES.get(block.level):
        yield underline * max(map(cells, found))


@own_lines.register
def _(block: Value, width: int) -> Iterator[str]:
    between = "" if block.unit.startswith("%") else " "
    return _wrapped(f"{block.value}{between}{block.unit}", width)


@own_lines.register
def _(block: Code, width: int) -> Iterator[str]:
    return (f"    {line}" for line in block.text.split("\n"))


@own_lines.register
def _(block: Rule, width: int) -> Iterator[str]:
    yield f"--- {words(block.spans)} ---" if block.spans else "---"


@own_lines.register
def _(block: Happening, width: int) -> Iterator[str]:
    lead = ", ".join(filter(None, (block.when, block.kind)))
    return _wrapped(f"{lead}: {words(block.spans)}", width, indent="  ")


@own_lines.register
def _(block: Tally, width: int) -> Iterator[str]:
    told = ", ".join(count.words for count in block.counts)
    return _wrapped(f"{words(block.spans)}: {told}", width, indent="  ")


@own_lines.register
def _(block: Picture, width: int) -> Iterator[str]:
    yield from _wrapped(block.alt, width)
    yield from _wrapped(block.path, width)


@own_lines.register
def _(block: Facts, width: int) -> Iterator[str]:
    for label, spans in block.rows:
        yield from _wrapped(f"{label}: {words(spans)}", width, indent="  ")


@own_lines.register
def _(block: Branch, width: int) -> Iterator[str]:
    called, line_end, rest = words(block.spans).partition("\n")
    spoken = f" ({block.spoken})" if block.spoken else ""
    indent = "  " * len(block.guides)
    told = called + spoken + line_end + rest
    return (indent + line for line in _wrapped(told, width - len(indent), indent="  "))


@own_lines.register
def _(block: Columns, width: int) -> Iterator[str]:
    return _lines(block.stacked, width)


@own_lines.register
def _(block: Table, width: int) -> Iterator[str]:
    head, *rows = [[words(cell).replace("\n", " ") for cell in row] for row in (block.head, *block.rows)]
    widths = [max(map(cells, column)) for column in zip(head, *rows, strict=True)]
    if sum(widths) + len(_GAP) * (len(widths) - 1) > width:
        return _labelled(head, rows, width)
    table = [head, ["-" * wide for wide in widths], *rows]
    return (_in_columns(row, widths, block.aligns) for row in table)


@own_lines.register
def _(block: Chart, width: int) -> Iterator[str]:
    yield from own_lines(block.table, width)
    if block.note:
        yield from _wrapped(words(block.note), width)


@own_lines.register
def _(block: Timeline, width: int) -> Iterator[str]:
    return own_lines(block.facts, width)


def _labelled(head: list[str], rows: list[list[str]], width: int) -> Iterator[str]:
    for index, row in enumerate(rows):
        if index:
            yield ""
        for label, cell in zip(head, row, strict=True):
            if cell:
                yield from _wrapped(f"{label}: {cell}" if label else cell, width, indent="  ")


def _in_columns(row: Iterable[str], widths: list[int], aligns: Iterable[str] = ()) -> str:
    sides = [*aligns, *["left"] * len(widths)]
    columns = (_filled(cell, wide, side) for cell, wide, side in zip(row, widths, sides, strict=False))
    return _GAP.join(columns).rstrip()


def _filled(cell: str, width: int, side: str) -> str:
    spare = width - cells(cell)
    left = {"right": spare, "center": spare // 2}.get(side, 0)
    return " " * left + cell + " " * (spare - left)


def words(spans: Spans) -> str:
    """What a reader reads of spans: an address after a link that has other words, `(?)` before a doubt."""
    said = []
    for text, marks, target in spans:
        if marks & Mark.WARNING and text[:1].isalnum():
            said.append("(?) ")
        said.append(text)
        if isinstance(target, Web) and target.url.removeprefix("mailto:") != text:
            said.append(f" ({target.url})")
    return "".join(said).replace("\t", " ")


def _wrapped(text: str, width: int, indent: str = "") -> Iterator[str]:
    """The lines of a text, a tab as a blank; all but the first are indented."""
    text = text.replace("\t", " ")
    if cells(text) <= width and "\n" not in text:
        yield text
        return
    first, *_ = wrap(text, max(_NARROWEST, width))
    yield text[slice(*first)]
    rest = text[first[1] :].lstrip(" ").removeprefix("\n")
    if rest:
        yield from (
            indent + rest[start:end] for start, end in wrap(rest, max(_NARROWEST, width - len(indent)))
        )
