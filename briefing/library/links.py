"""Who points at whom: typed references and prose links are one kind of link, kept both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from briefing.loading.prose import links as prose_links
from briefing.loading.prose import parse_target
from briefing.model.book import Book, Ref
from briefing.model.entries import Entry, Header, Person, Refers, Unit
from briefing.model.fields import Found, texts
from briefing.model.kinds import title_of
from briefing.model.text import Text, clean, one_line


class Link(NamedTuple):
    """One entry leads to another: by a typed field (`how` names it) or in prose (with its `sentence`)."""

    source: Ref
    target: Ref
    how: Text
    sentence: Text


_HOW = {
    "speaker": "speaker",
    "source": "source",
    "sources": "source",
    "article": "from this article",
    "unit": "reports here",
    "root": "at the top",
    "about": "about this",
    "evidence": "evidence",
    "lead": "lead",
    "by": "cleared by",
}


class Links:
    """All links of one book: where an entry leads, and who leads to it. One link a pair of entries.

    The book's header counts as an entry whose id is empty.
    """

    def __init__(self, book: Book) -> None:
        self._book = book

    def leading_from(self, entry_id: str) -> tuple[Link, ...]:
        """The links out of an entry, typed fields and prose in the order in which they are written."""
        return self._outgoing.get(entry_id, ())

    def leading_to(self, entry_id: str) -> tuple[Link, ...]:
        """The links to an entry from the others of its book."""
        return self._incoming.get(entry_id, ())

    @cached_property
    def _outgoing(self) -> Mapping[str, tuple[Link, ...]]:
        entries = {"": self._book.header, **self._book.entries}
        return {entry_id: tuple(_unique(self._of(entry_id, entry))) for entry_id, entry in entries.items()}

    @cached_property
    def _incoming(self) -> Mapping[str, tuple[Link, ...]]:
        incoming: defaultdict[str, list[Link]] = defaultdict(list)
        for links in self._outgoing.values():
            for link in links:
                if link.target.book == self._book.id:
                    incoming[link.target.id].append(link)
        return {entry_id: tuple(links) for entry_id, links in incoming.items()}

    def _of(self, entry_id: str, entry: Entry | Header) -> Iterator[Link]:
        here = Ref(self._book.id, entry_id)
        for found in texts(entry):
            if isinstance(found.mark, Refers):
                if found.text in self._book.entries:
                    yield Link(here, Ref(self._book.id, found.text), _how(entry, found), Text(""))
            elif found.mark.what == "prose":
                for link in prose_links(found.text, self._called):
                    target = parse_target(link.target, self._book.id, entry_id)
                    if target.book != self._book.id or target.id in self._book.entries:
                        yield Link(here, target._replace(heading=""), Text(""), link.sentence)

    def _called(self, target: Text) -> Text | None:
        entry = self._book.at(parse_target(target, self._book.id))
        return one_line(title_of(entry)) if entry else None


def _unique(links: Iterator[Link]) -> Iterator[Link]:
    """One link a target: the first, with the first sentence there is."""
    found: dict[Ref, Link] = {}
    for link in links:
        if link.target == link.source:
            continue
        known = found.setdefault(link.target, link)
        if link.sentence and not known.sentence:
            found[link.target] = known._replace(sentence=link.sentence)
    yield from found.values()


def _how(entry: Entry | Header, found: Found) -> Text:
    """In what way a typed field leads there, in words: for a post its title, else the field's meaning."""
    match entry, found.path:
        case ((Unit() | Person()), ("posts", int(position), *_, ("person" | "of"))):
            return entry.posts[position].title
        case _:
            key = next(step for step in reversed(found.path) if isinstance(step, str))
            return clean(_HOW.get(key, key))
