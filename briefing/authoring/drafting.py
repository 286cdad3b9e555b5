"""A new entry from what somebody says of it: one key at a time, each held against the format and the book."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple, get_origin

from briefing.authoring.format.described import Described, described
from briefing.authoring.naming import Ids, Wanted
from briefing.loading.nodes import Mapping as Node
from briefing.loading.sentences import an, did_you_mean, quoted
from briefing.loading.shapes import item_type, record_type
from briefing.loading.tree import parse
from briefing.loading.validation import read
from briefing.model.book import Book
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
from briefing.model.fields import references
from briefing.model.kinds import BY_SECTION, Kind, title_of
from briefing.model.record import Refers
from briefing.model.text import Text

Said = Mapping[str, str]
"""What was said of an entry, by its keys; of a list, its items with commas between them."""

_ASKED: Mapping[type[Entry], tuple[str, ...]] = {
    AgendaItem: ("starts", "minutes", "lead"),
    Article: ("published", "sources"),
    Event: ("sources",),
    Figure: ("value", "unit", "as_of", "source"),
    Person: ("country",),
    Quote: ("said", "occasion", "source"),
    Source: ("url", "published", "accessed", "reliability"),
    Structure: (),
    Term: ("stands_for",),
    Unit: ("abbreviation", "place", "country"),
}
"""What is worth asking for beyond the keys that are needed."""
_WORDS_OF_A_QUOTE = 4


class Fault(NamedTuple):
    """What is wrong with what was said of a key, and what would help; the key is empty where it is none's."""

    key: str
    message: str


class Drafted(NamedTuple):
    """The entry, None if there are faults."""

    entry: Entry | None
    faults: tuple[Fault, ...]


def sayable(kind: Kind) -> dict[str, Described]:
    """The keys of a kind of entry whose values fit on one line: all but its blocks."""
    return {key: told for key, told in described(kind.entry).items() if not _has_blocks(told.key.type)}


def asked(kind: Kind) -> tuple[str, ...]:
    """The keys to ask somebody for, in order; the id, which can be proposed, comes last."""
    keys = sayable(kind)
    needed = (key for key, told in keys.items() if told.key.required and key != "id")
    return (*needed, *_ASKED[kind.entry], "id")


def proposed_id(kind: Kind, said: Said, book: Book) -> str:
    """An id for an entry that is free in a book, made of what it is called."""
    key = next(key for key in ("title", "name", "term", "words") if key in sayable(kind))
    words = said.get(key, "")
    if kind.entry is Quote:
        words = " ".join(("q", *words.split()[:_WORDS_OF_A_QUOTE]))
    return Ids(book).new(Wanted(kind.name.replace(" ", "-"), (words,)))


def drafted(kind: Kind, said: Said, book: Book) -> Drafted:
    """The entry that these words make, or all that is wrong with them."""
    node = parse(Text(_yaml(kind, said)), book.path).root
    assert isinstance(node, Node)
    found = read(node, kind.entry, an(kind.name))
    faults = [Fault(str(one.steps[0]), _sentence(one.message, one.hint)) for one, _ in found.findings]
    entry = found.record
    if entry and not faults:
        faults = [*_taken(entry, book), *_astray(entry, book)]
    return Drafted(None if faults else entry, tuple(faults))


def _yaml(kind: Kind, said: Said) -> str:
    """The block that says so, every text in quotes."""
    lines = []
    for key, words in said.items():
        if not words:
            continue
        told = described(kind.entry).get(key)
        is_list = told is not None and item_type(told.key.type) is not None
        items = [item.strip() for item in words.split(",") if item.strip()]
        value = json.dumps(items if is_list else words, ensure_ascii=False)
        lines.append(f"{key}: {value}")
    return "\n".join(lines) or "{}"


def _taken(entry: Entry, book: Book) -> Iterator[Fault]:
    if there := book.entries.get(entry.id):
        yield Fault("id", f"{quoted(entry.id)} is the id of {quoted(title_of(there))} already")


def _astray(entry: Entry, book: Book) -> Iterator[Fault]:
    """The ids that lead nowhere, or to another kind of entry."""
    for found in references(entry):
        assert isinstance(found.mark, Refers)
        sections = found.mark.sections or tuple(BY_SECTION)
        known = [other.id for section in sections for other in book.section(section)]
        if found.text not in known and not found.mark.or_words:
            names = (
                " or ".join(an(BY_SECTION[section].name) for section in found.mark.sections) or "any entry"
            )
            sentence = f"{quoted(found.text)} is not the id of {names} in {book.id}"
            yield Fault(str(found.path[0]), _sentence(sentence, did_you_mean(found.text, known)))


def _sentence(message: str, hint: str | None) -> str:
    return f"{message}; {hint}" if hint else message


def _has_blocks(hint: object) -> bool:
    inner = item_type(hint)
    return bool(record_type(hint) or record_type(inner) or get_origin(hint) is Mapping)
