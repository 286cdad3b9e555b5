"""Blocks as a piece of HTML that pastes anywhere: text is escaped, and there is no style or script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatch
from html import escape
from itertools import groupby

from briefing.citing.markup import LeadsTo, in_markup
from briefing.model.page import Block, Code, Heading, Lead, Mark, Paragraph, Rule, Span, Spans, Table

_TAGS = {Mark.STRONG: "strong", Mark.EMPHASIS: "em", Mark.STRIKE: "s", Mark.CODE: "code"}
_LISTS = {"bullet": "ul", "number": "ol"}

_Led = tuple[tuple[Lead, ...], str]
"""An element and those leads before it that no list or quotation around it stands for."""


def html(blocks: Iterable[Block], leads_to: LeadsTo) -> str:
    """The blocks as elements, a line each, lists and quotations around what stands in them."""
    return "\n".join(_nested([(block.leads, _element(block, leads_to)) for block in in_markup(blocks)]))


def _nested(blocks: Sequence[_Led]) -> Iterator[str]:
    for kind, group in groupby(blocks, key=_around):
        inside = list(group)
        if kind == "":
            yield from (element for _, element in inside)
        elif kind == "blockquote":
            yield "<blockquote>"
            yield from _nested([(leads[1:], element) for leads, element in inside])
            yield "</blockquote>"
        else:
            yield from _list(inside)


def _around(led: _Led) -> str:
    """The element that the outermost lead stands for; an indent goes with the list before it."""
    leads, _ = led
    if not leads:
        return ""
    return "blockquote" if leads[0].kind == "quote" else "list"


def _list(blocks: Sequence[_Led]) -> Iterator[str]:
    """Lists side by side; an indent goes on with the item before it, and without one stands alone."""
    opened = ""
    items: list[tuple[Lead, list[_Led]]] = []
    for leads, element in blocks:
        lead = leads[0]
        wanted = opened if lead.kind == "indent" else _LISTS[lead.kind]
        if wanted != opened:
            yield from _items(opened, items)
            opened, items = wanted, []
        if lead.kind != "indent" or not items:
            items.append((lead, []))
        items[-1][1].append((leads[1:], element))
    yield from _items(opened, items)


def _items(tag: str, items: Iterable[tuple[Lead, Sequence[_Led]]]) -> Iterator[str]:
    if not tag:
        for _, item in items:
            yield from _nested(item)
        return
    yield f"<{tag}>"
    for lead, item in items:
        number = lead.label.strip(" .)")
        value = f' value="{number}"' if number.isdecimal() else ""
        yield f"<li{value}>" + "\n".join(_nested(item)) + "</li>"
    yield f"</{tag}>"


@singledispatch
def _element(block: Block, leads_to: LeadsTo) -> str:
    raise TypeError(type(block).__name__)


@_element.register
def _(block: Paragraph, leads_to: LeadsTo) -> str:
    return f"<p>{_inline(block.spans, leads_to)}</p>"


@_element.register
def _(block: Heading, leads_to: LeadsTo) -> str:
    return f"<h{block.level}>{_inline(block.spans, leads_to)}</h{block.level}>"


@_element.register
def _(block: Code, leads_to: LeadsTo) -> str:
    return f"<pre><code>{escape(block.text, quote=False)}</code></pre>"


@_element.register
def _(block: Rule, leads_to: LeadsTo) -> str:
    return "<hr>"


@_element.register
def _(block: Table, leads_to: LeadsTo) -> str:
    rows = [_row(block.head, "th", leads_to), *(_row(row, "td", leads_to) for row in block.rows)]
    return "\n".join(("<table>", *rows, "</table>"))


def _row(cells: Iterable[Spans], tag: str, leads_to: LeadsTo) -> str:
    return "<tr>" + "".join(f"<{tag}>{_inline(cell, leads_to)}</{tag}>" for cell in cells) + "</tr>"


def _inline(spans: Spans, leads_to: LeadsTo) -> str:
    return "".join(_span(span, leads_to) for span in spans)


def _span(span: Span, leads_to: LeadsTo) -> str:
    words = escape(span.text, quote=False).replace("\n", "<br>")
    for mark, tag in _TAGS.items():
        if span.marks & mark:
            words = f"<{tag}>{words}</{tag}>"
    url = leads_to(span.target)
    return f'<a href="{escape(url)}">{words}</a>' if url else words
