"""From Markdown's nested blocks to a page's flat ones, each with the leads that tell where it was nested."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from briefing.model.book import note_slug
from briefing.model.page import Block, Code, Heading, Lead, Paragraph, Rule, Span, Spans, Table
from briefing.model.text import Text, clean

if TYPE_CHECKING:
    from markdown_it.token import Token

MOST_COLUMNS = 20
MOST_ROWS = 200
"""A table of more is drawn as lines of text."""

Align = Literal["left", "right", "center"]


class Reading(NamedTuple):
    """What a block needs to know of the text around it.

    `spans` reads raw words, `slug` names the heading that ends on a line (counted from 0 in the tokens), and
    `numbers` gives the footnotes' numbers by their labels.
    """

    spans: Callable[[str], Spans]
    slug: Callable[[int], Text]
    numbers: dict[str, int]


class _Container:
    """A list item or a block quotation that is open; its own lead is given once, then room is kept for it."""

    def __init__(self, lead: Lead) -> None:
        self._lead = lead
        self.used = False

    def next_lead(self) -> Lead:
        lead = self._lead
        if self.used and lead.kind in ("bullet", "number"):
            lead = Lead("indent", lead.label)
        self.used = True
        return lead


class Blocks:
    """The blocks of a stretch of tokens: `body` in their order, `notes` by the label of each footnote."""

    def __init__(self, tokens: list[Token], reading: Reading) -> None:
        self.body: list[Block] = []
        self.notes: dict[str, list[Block]] = {}
        self._tokens = tokens
        self._reading = reading
        self._into = self.body
        self._containers: list[_Container] = []
        self._outer: list[list[_Container]] = []
        self._numbers: list[_Numbers] = []
        self._starts_list = False
        self._slug = Text("")
        for index, token in enumerate(tokens):
            if handle := _HANDLE.get(token.type):
                handle(self, index, token)

    def _add(self, make: Callable[..., Block], *values: object, space: int = 1, **more: object) -> None:
        leads = tuple(container.next_lead() for container in self._containers)
        slug, self._slug = self._slug, Text("")
        self._starts_list = False
        self._into.append(make(*values, leads=leads, space=space, **{"slug": slug, **more}))

    def _words(self, index: int) -> Spans:
        return self._reading.spans(self._tokens[index].content)

    def paragraph(self, index: int, token: Token) -> None:
        """A paragraph; in a tight list without an empty line above, unless the list begins with it."""
        space = 0 if token.hidden and not self._starts_list else 1
        self._add(Paragraph, self._words(index + 1), space=space)

    def heading(self, index: int, token: Token) -> None:
        """A heading of either way to write it."""
        level = int(token.tag[1:])
        last_line = (token.map or [0, 1])[1] - (1 if token.markup.startswith("#") else 2)
        slug = self._reading.slug(last_line)
        self._add(Heading, self._words(index + 1), level, space=2 if level == 1 else 1, slug=slug)

    def code(self, index: int, token: Token) -> None:
        """A code block, fenced or indented."""
        language = clean(token.info.split()[0]) if token.info.strip() else Text("")
        self._add(Code, clean(token.content.removesuffix("\n")), language)

    def rule(self, index: int, token: Token) -> None:
        """A thematic break."""
        self._add(Rule)

    def quote(self, index: int, token: Token) -> None:
        """The beginning of a block quotation."""
        self._containers.append(_Container(Lead("quote")))

    def end_container(self, index: int, token: Token) -> None:
        """The end of a block quotation."""
        self._containers.pop()

    def list_(self, index: int, token: Token) -> None:
        """The beginning of a list."""
        if not self._numbers:
            self._starts_list = True
        self._numbers.append(_Numbers.of(self._tokens, index))

    def end_list(self, index: int, token: Token) -> None:
        """The end of a list."""
        self._numbers.pop()

    def item(self, index: int, token: Token) -> None:
        """The beginning of a list item."""
        self._containers.append(_Container(self._numbers[-1].next_lead()))

    def end_item(self, index: int, token: Token) -> None:
        """The end of a list item; an empty one still shows."""
        if not self._containers[-1].used:
            self._add(Paragraph, (), space=1 if self._starts_list else 0)
        self._containers.pop()

    def note(self, index: int, token: Token) -> None:
        """The beginning of a footnote; what follows goes to the notes."""
        label = str(token.meta["label"])
        number = self._reading.numbers.get(label, 0)
        width = len(str(len(self._reading.numbers))) + 1
        self._outer.append(self._containers)
        self._containers = [_Container(Lead("number", Text(f"{number}.".rjust(width))))]
        self._into = self.notes.setdefault(label, [])
        self._slug = note_slug(number)

    def end_note(self, index: int, token: Token) -> None:
        """The end of a footnote."""
        self._containers = self._outer.pop()
        self._slug = Text("")
        self._into = self.body

    def table(self, index: int, token: Token) -> None:
        """A table, or lines of text if it is too large to be one."""
        head, *rows = _rows(self._tokens, index)
        aligns = tuple(_align(cell) for cell in head)
        if len(rows) > MOST_ROWS or len(head) > MOST_COLUMNS:
            for row in (head, *rows):
                self._add(Paragraph, self._line(row), space=1 if row is head else 0)
            return
        cells = [tuple(self._reading.spans(cell.content) for cell in row) for row in (head, *rows)]
        self._add(Table, cells[0], tuple(cells[1:]), aligns)

    def _line(self, row: list[Token]) -> Spans:
        spans: list[Span] = []
        for cell in row:
            spans += [Span(Text(" | ")), *self._reading.spans(cell.content)]
        return tuple(spans[1:])


class _Numbers:
    """The leads of one list's items, in order."""

    def __init__(self, first: int | None, count: int, sign: str) -> None:
        self._next = first
        self._sign = sign
        self._width = len(f"{(first or 0) + count - 1}{sign}")

    @classmethod
    def of(cls, tokens: list[Token], index: int) -> _Numbers:
        """The numbers of the list that begins with the token at `index`."""
        token = tokens[index]
        if token.type == "bullet_list_open":
            return cls(None, 0, "")
        count = 0
        for item in islice(tokens, index + 1, None):
            if item.level == token.level and item.type == "ordered_list_close":
                break
            count += item.type == "list_item_open" and item.level == token.level + 1
        return cls(int(token.attrs.get("start", 1)), count, token.markup)

    def next_lead(self) -> Lead:
        """The lead of the next item."""
        if self._next is None:
            return Lead("bullet")
        label = Text(f"{self._next}{self._sign}".rjust(self._width))
        self._next += 1
        return Lead("number", label)


def _rows(tokens: list[Token], index: int) -> list[list[Token]]:
    """The rows of the table that begins at `index`: the token that opens a cell gets its words."""
    rows: list[list[Token]] = []
    cell: Token | None = None
    for token in islice(tokens, index, None):
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            cell = token
        elif token.type == "inline" and cell is not None:
            cell.content = token.content
            rows[-1].append(cell)
    return rows


def _align(cell: Token) -> Align:
    return cast(Align, str(cell.attrs.get("style", "left")).removeprefix("text-align:"))


_HANDLE: dict[str, Callable[[Blocks, int, Token], None]] = {
    "paragraph_open": Blocks.paragraph,
    "heading_open": Blocks.heading,
    "fence": Blocks.code,
    "code_block": Blocks.code,
    "hr": Blocks.rule,
    "blockquote_open": Blocks.quote,
    "blockquote_close": Blocks.end_container,
    "bullet_list_open": Blocks.list_,
    "ordered_list_open": Blocks.list_,
    "bullet_list_close": Blocks.end_list,
    "ordered_list_close": Blocks.end_list,
    "list_item_open": Blocks.item,
    "list_item_close": Blocks.end_item,
    "footnote_reference_open": Blocks.note,
    "footnote_reference_close": Blocks.end_note,
    "table_open": Blocks.table,
}
