"""The ten kinds of entry: section, name, code letter and class, written once."""

from __future__ import annotations

from functools import singledispatch
from typing import NamedTuple

from briefing.model.entries import (
    AgendaItem,
    Article,
    Entry,
    Event,
    Figure,
    Person,
    Quote,
    Source,
    Structure,
    Term,
    Unit,
)
from briefing.model.text import Text


class Kind(NamedTuple):
    """One kind of entry: its section in YAML, its name in the singular, its code letter, its class."""

    section: str
    name: str
    letter: str
    entry: type[Entry]

    @property
    def plural(self) -> str:
        """The name of several."""
        return self.section if self.section != "agenda" else "agenda items"


KINDS = (
    Kind("agenda", "agenda item", "I", AgendaItem),
    Kind("articles", "article", "A", Article),
    Kind("quotes", "quote", "Q", Quote),
    Kind("figures", "figure", "F", Figure),
    Kind("structures", "structure", "C", Structure),
    Kind("units", "unit", "U", Unit),
    Kind("people", "person", "P", Person),
    Kind("events", "event", "E", Event),
    Kind("terms", "term", "T", Term),
    Kind("sources", "source", "S", Source),
)
"""In the order in which a reader meets them."""

BY_SECTION = {kind.section: kind for kind in KINDS}
BY_CLASS: dict[type, Kind] = {kind.entry: kind for kind in KINDS}


def kind_of(entry: Entry) -> Kind:
    """The kind of an entry."""
    return BY_CLASS[type(entry)]


@singledispatch
def title_of(entry: Entry) -> Text:
    """What an entry is called in a list: its title, name or term; a quote is called by its words."""
    raise TypeError(type(entry).__name__)


@title_of.register(Article | Figure | Structure | Event | Source | AgendaItem)
def _(entry: Article | Figure | Structure | Event | Source | AgendaItem) -> Text:
    return entry.title


@title_of.register(Unit | Person)
def _(entry: Unit | Person) -> Text:
    return entry.name


@title_of.register
def _(entry: Quote) -> Text:
    return entry.words


@title_of.register
def _(entry: Term) -> Text:
    return entry.term
