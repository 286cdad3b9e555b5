"""The door: a place in a book in a form of citation, and a book's sources for a reference manager."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from briefing.citing.bibtex import bibtex
from briefing.citing.csl import csl_json
from briefing.citing.html import html
from briefing.citing.markdown import markdown
from briefing.citing.styles import Bibliography, Style
from briefing.citing.told import footnote, remark, told
from briefing.citing.works import Work, outside, works
from briefing.model.book import Book, Ref
from briefing.model.entries import Source
from briefing.model.page import Block, Page, part
from briefing.model.text import Text, clean
from briefing.pages.view import View
from briefing.plain import lines

_FOR_MANAGERS: Mapping[Bibliography, Callable[[Iterable[Work]], str]] = {
    "bibtex": bibtex,
    "csl-json": csl_json,
}
FORMS: Mapping[Style, Callable[[View, Ref], str]] = {
    "plain": lambda view, ref: _plain(told(view, ref)),
    "markdown": lambda view, ref: markdown(told(view, ref), partial(outside, view)),
    "html": lambda view, ref: html(told(view, ref), partial(outside, view)),
    "citation": lambda view, ref: _plain(footnote(view, ref)),
    "bibtex": lambda view, ref: bibtex(works(view, ref), remark(view, ref)),
    "csl-json": lambda view, ref: csl_json(works(view, ref), remark(view, ref)),
}


def cited(view: View, ref: Ref, style: Style = "plain") -> Text:
    """What copying a place yields: words or value with their citation, all of a page, or the works alone."""
    return clean(FORMS[style](view, ref))


def bibliography(book: Book, style: Bibliography) -> Text:
    """All sources of a book, in its order, for a reference manager; empty where it has none."""
    sources = [source for source in book.section("sources") if isinstance(source, Source)]
    return clean(_FOR_MANAGERS[style](sources)) if sources else Text("")


def _plain(blocks: Iterable[Block]) -> str:
    return "\n".join(lines(Page(Ref(""), Text(""), (part(*blocks),))))
