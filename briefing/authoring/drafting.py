"""A new entry from what somebody says of it: one key at a time, each held against the format and the book."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple, get_args, get_origin

from briefing.authoring.format.described import Described, described
from briefing.authoring.naming import Ids, Wanted
from briefing.library.attribution import rule
from briefing.library.search.words import indexed
from briefing.library.unruled import KeptWords
from briefing.loading.nodes import Mapping as Node
from briefing.loading.prose.links import links
from briefing.loading.sentences import an, did_you_mean, quoted
from briefing.loading.shapes import item_type, record_type
from briefing.loading.tree import parse
from briefing.loading.validation import read
from briefing.model.book import Book, Ref
from briefing.model.claims import PersonPost, Superior
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
from briefing.model.fields import Path, mark_of, prose, references
from briefing.model.kinds import BY_SECTION, Kind, title_of
from briefing.model.record import Record, Refers
from briefing.model.text import Text, faults

Said = Mapping[str, str]
"""What was said of an entry, by its keys; of a list, its items with commas between them."""


class _Claim(NamedTuple):
    """Where an entry stands: an item below a key of it, and what the first key of that is said as."""

    key: str
    record: type[Record]
    lead: str
    said: str

    def key_of(self, said: str) -> str:
        """The key of the item that something is said of."""
        return self.lead if said == self.said else said

    def said_of(self, key: str) -> str:
        """What a key of the item is said as."""
        return self.said if key == self.lead else key


_CLAIMS: Mapping[type[Entry], _Claim] = {
    Unit: _Claim("reports_to", Superior, "unit", "under"),
    Person: _Claim("posts", PersonPost, "title", "post"),
}
_ASKED: Mapping[type[Entry], tuple[str, ...]] = {
    AgendaItem: ("starts", "minutes", "lead"),
    Article: ("published", "sources"),
    Event: ("sources",),
    Figure: ("value", "unit", "as_of", "source"),
    Person: ("country", "post", "of", "from", "source"),
    Quote: ("said", "occasion", "source"),
    Source: ("url", "published", "accessed", "reliability"),
    Structure: (),
    Term: ("stands_for",),
    Unit: ("abbreviation", "place", "country", "under", "from", "source"),
}
"""What is worth asking for beyond the keys that are needed."""
_STAND_INS = {"date": "2026"}
"""What stands for keys that are needed, while another is looked at."""
_RULES = ("attribution", "embargo_until")
_WORDS_OF_A_QUOTE = 4


class Fault(NamedTuple):
    """What is wrong with what was said of a key, and what would help; the key is empty where it is none's."""

    key: str
    message: str

    @property
    def told(self) -> str:
        """The sentence, which names the key."""
        named = self.key and quoted(self.key) not in self.message
        sentence = f"{quoted(self.key)}: {self.message}" if named else self.message
        return sentence if sentence.endswith("?") else f"{sentence}."


class Drafted(NamedTuple):
    """The entry, None if there are faults."""

    entry: Entry | None
    faults: tuple[Fault, ...]


def sayable(kind: Kind) -> dict[str, Described]:
    """The keys of a kind of entry whose values fit on one line, and those that say where it stands."""
    keys = {key: told for key, told in described(kind.entry).items() if not _has_blocks(told.key.type)}
    claim = _CLAIMS.get(kind.entry)
    below = described(claim.record).items() if claim else ()
    return keys | {
        claim.said_of(key): told._replace(key=told.key._replace(required=False))
        for key, told in below
        if claim and not _has_blocks(told.key.type)
    }


def asked(kind: Kind, said: Said) -> tuple[str, ...]:
    """The keys to ask somebody for who said so much, in order; the id, which can be proposed, comes last."""
    keys, claim = sayable(kind), _CLAIMS.get(kind.entry)
    needed = (key for key, told in keys.items() if told.key.required and key != "id")
    found = (*needed, *_ASKED[kind.entry], "id")
    places = described(claim.record) if claim and not said.get(claim.said, "?") else ()
    return tuple(key for key in found if key not in said and key not in places)


def closed(told: Described) -> tuple[str, ...]:
    """All that may be said of a key where the format lists it."""
    inner = item_type(told.key.type) or told.key.type
    return get_args(inner) if get_origin(inner) is Literal else ()


def choices(kind: Kind, key: str, book: Book) -> dict[str, str]:
    """What may be said of a key, each with what it is called; empty where that is free."""
    told = sayable(kind)[key]
    if values := closed(told):
        return dict.fromkeys(values, "")
    mark = mark_of(item_type(told.key.type) or told.key.type)
    if not isinstance(mark, Refers):
        return {}
    known = (entry for section in mark.sections or tuple(BY_SECTION) for entry in book.section(section))
    return {entry.id: title_of(entry) for entry in known}


def fault(kind: Kind, key: str, words: str, book: Book, said: Said) -> Fault | None:
    """What is wrong with what is said of one key, whatever is said of the others but rules for a quote."""
    needed = {name: _STAND_INS.get(name, "x") for name, told in sayable(kind).items() if told.key.required}
    claim = _CLAIMS.get(kind.entry)
    if claim and words and key in described(claim.record):
        needed[claim.said] = next(iter(choices(kind, claim.said, book)), "x")
    rules = {name: said[name] for name in _RULES if name in said and kind.entry is Quote}
    found = drafted(kind, {**needed, **rules, key: words}, book)
    return next((one for one in found.faults if one.key == key), None)


def all_faults(kind: Kind, said: Said, book: Book) -> tuple[Fault, ...]:
    """All that is wrong with what was said, also of keys beside one that cannot be read."""
    found = drafted(kind, said, book).faults
    known = {one.key for one in found}
    others = (
        fault(kind, key, words, book, said) for key, words in said.items() if words and key not in known
    )
    return (*found, *filter(None, others))


def alike(kind: Kind, entry: Entry, book: Book) -> Iterator[Entry]:
    """The entries of a kind that are called the same, or have the same words."""
    wanted = indexed(_called(entry))
    return (other for other in book.section(kind.section) if indexed(_called(other)) == wanted)


def _called(entry: Entry) -> str:
    return entry.words if isinstance(entry, Quote) else title_of(entry)


def proposed_id(kind: Kind, said: Said, book: Book) -> str:
    """An id for an entry that is free in a book, made of what it is called."""
    key = next(key for key in ("title", "name", "term", "words") if key in sayable(kind))
    words = said.get(key, "")
    if kind.entry is Quote:
        words = " ".join(("q", *words.split()[:_WORDS_OF_A_QUOTE]))
    return Ids(book).new(Wanted(kind.name.replace(" ", "-"), (words,)))


def drafted(kind: Kind, said: Said, book: Book) -> Drafted:
    """The entry that these words make, or all that is wrong with them."""
    node = parse(Text(as_written(kind, said)), book.path).root
    assert isinstance(node, Node)
    found = read(node, kind.entry, an(kind.name))
    wrong = list(_unseen(said))
    wrong += [Fault(_said_of(kind, one.steps), _sentence(one.message, one.hint)) for one, _ in found.findings]
    entry = found.record
    if entry and not wrong:
        wrong = [*_taken(entry, book), *_astray(kind, entry, book), *_misled(kind, entry, book)]
        wrong += _freed(entry, book)
    return Drafted(None if wrong else entry, tuple(wrong))


def as_written(kind: Kind, said: Said) -> str:
    """The block that says so, every text in quotes."""
    claim, keys = _CLAIMS.get(kind.entry), described(kind.entry)
    of_claim = {claim.key_of(key): words for key, words in said.items() if key not in keys} if claim else {}
    lines = list(_yaml(kind.entry, {key: said[key] for key in said if key in keys or not claim}))
    if claim and any(of_claim.values()):
        lines.append(f"{claim.key}: [{{{', '.join(_yaml(claim.record, of_claim))}}}]")
    return "\n".join(lines) or "{}"


def _yaml(record: type[Record], said: Said) -> Iterator[str]:
    for key, words in said.items():
        if not words:
            continue
        told = described(record).get(key)
        is_list = told is not None and item_type(told.key.type) is not None
        items = [item.strip() for item in words.split(",") if item.strip()]
        yield f"{key}: {json.dumps(items if is_list else words, ensure_ascii=False)}"


def _said_of(kind: Kind, steps: Path) -> str:
    """The key of which something is said that stands at a place in an entry."""
    claim = _CLAIMS.get(kind.entry)
    if claim and steps[0] == claim.key:
        return claim.said_of(str(steps[2])) if len(steps) > 2 else claim.said
    return str(steps[0])


def _unseen(said: Said) -> Iterator[Fault]:
    """Characters that act on a terminal, or that nobody sees."""
    for key, words in said.items():
        for name in dict.fromkeys(one.name for one in faults(words)):
            yield Fault(key, f"{name} in the text")


def _taken(entry: Entry, book: Book) -> Iterator[Fault]:
    if there := book.entries.get(entry.id):
        yield Fault("id", f"{quoted(entry.id)} is the id of {quoted(title_of(there))} already")


def _freed(entry: Entry, book: Book) -> Iterator[Fault]:
    """Words of a quote under a rule, where the entry is a quote without that."""
    if isinstance(entry, Quote) and (why := freed(entry, KeptWords(book, date.today()))):
        yield Fault("words", why)


def freed(quote: Quote, kept: KeptWords) -> str:
    """Why a quote may not be added that would free words under a rule; empty where it would not."""
    there = kept.freed_by(quote) if kept.are_any else None
    if there is None:
        return ""
    return (
        f"these are words of {kept.book.codes[there.id]} ({there.id}), which is under a rule: {rule(there)}"
    )


def _astray(kind: Kind, entry: Entry, book: Book) -> Iterator[Fault]:
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
            yield Fault(_said_of(kind, found.path), _sentence(sentence, did_you_mean(found.text, known)))


def _misled(kind: Kind, entry: Entry, book: Book) -> Iterator[Fault]:
    """The links within the book, in what is prose, that lead nowhere."""
    known = {**book.entries, entry.id: entry}
    for found in prose(entry):
        for link in links(found.text):
            ref = Ref.parse(link.target, book.id, entry.id)
            if ref.book == book.id and ref.id not in known:
                sentence = f"{quoted(f'[[{link.target}]]')} leads nowhere"
                yield Fault(_said_of(kind, found.path), _sentence(sentence, did_you_mean(ref.id, known)))


def _sentence(message: str, hint: str | None) -> str:
    return f"{message}; {hint}" if hint else message


def _has_blocks(hint: object) -> bool:
    inner = item_type(hint)
    return bool(record_type(hint) or record_type(inner) or get_origin(hint) is Mapping)
