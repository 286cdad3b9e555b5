"""What the finder shows: the hits of a query, or what one may look for before anything is typed. No screen.

A search asked with little time may give its first hits only; asked again with more, it gives the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from briefing.library.search.hits import Found, Hit, Scope, Spans
from briefing.library.volume import Library, Volume
from briefing.loading.sentences import counted, joined
from briefing.model.book import Ref
from briefing.model.entries import Entry
from briefing.model.kinds import kind_of
from briefing.model.text import Text, clean
from briefing.pages.lines import label
from briefing.reader.searches import Searches

if TYPE_CHECKING:
    from briefing.library.search.light import Light
    from briefing.library.search.query import Query
    from briefing.library.shelf.shelf import Shelf

SCOPES = ("entry", "book", "library")
"""Where one may look, from near to far."""
SCOPE_NAMES = {"entry": "this entry", "book": "this book", "library": "the library"}
LIMIT = 50
AT_ONCE, IN_ALL = 0.008, 0.25
"""Seconds for a search while a key is answered, and for one in peace."""
_INDEX = ("people", "terms", "units")
_SEPARATOR = " · "


class Item(NamedTuple):
    """A result in two lines: what it is called and what kind of thing it is; the sentence that says so.

    `means` is what choosing it does: open a hit or a place, type a search, or look elsewhere. `also` says for
    which words it stands that were not typed.
    """

    title: Text
    note: Text
    means: Hit | Ref | Text | Wider
    title_spans: Spans = ()
    text: Text = Text("")
    spans: Spans = ()
    also: Text = Text("")


class Wider(NamedTuple):
    """Looking in another scope."""

    scope: str


class Answer(NamedTuple):
    """The results, and what was understood in plain words; `whole` if these are all."""

    items: tuple[Item, ...]
    understood: Text
    whole: bool = True


@dataclass
class Finding:
    """All that can be found from a place in a volume of a library."""

    library: Library
    volume: Volume
    here: Ref

    @cached_property
    def _shelves(self) -> tuple[Shelf, ...]:
        # Connections of its own, since a search that is cut short must not stop what is being read.
        mine = self.volume.shelf.live
        others = (shelf for shelf in self.library.shelves if shelf is not mine)
        return tuple(shelf.aside() for shelf in (mine, *others))

    def scope(self, name: str) -> Scope:
        """Where one looks by the name of a scope."""
        if name == "library":
            return Scope()
        return Scope(self.here.book, self.here.id if name == "entry" else None)

    def search(self, written: str, scope: str, seconds: float, limit: int = LIMIT) -> Answer:
        """What is found for what is typed."""
        from briefing.library.search.engine import ShelfSearch
        from briefing.library.search.query import parse
        from briefing.library.search.reading import reading

        query = parse(written)
        found = ShelfSearch(self._shelves, seconds).search(query, self.scope(scope), limit)
        told = [reading(query), *query.notes]
        if found.near:
            told.append(Text(f"nearest: {joined(map(_quoted, found.near))}"))
        if not found.whole:
            told.append(Text("first hits"))
        items = tuple(self._item(hit, scope) for hit in found.hits)
        if not items and query.tree is not None:
            items = tuple(self._elsewhere(query, scope, seconds))
        return Answer(items, clean(_SEPARATOR.join(filter(None, told))), found.whole)

    def _item(self, hit: Hit, scope: str) -> Item:
        if scope == "entry":
            return Item(hit.text, Text(""), hit, hit.spans)
        book = self.library.title(Ref(hit.ref.book)) if scope == "library" else ""
        note = clean(_SEPARATOR.join(filter(None, (hit.kind, book))))
        also = f"also for {joined(map(_quoted, hit.also), 'and')}" if hit.also else ""
        text, spans = (Text(""), ()) if hit.text == hit.title else (hit.text, hit.spans)
        return Item(hit.title, note, hit, hit.title_spans, text, spans, clean(also))

    def _elsewhere(self, query: Query, scope: str, seconds: float) -> Iterator[Item]:
        """The other scopes that have something."""
        from briefing.library.search.engine import ShelfSearch

        for name in SCOPES:
            if name != scope:
                search = ShelfSearch(self._shelves, seconds)
                found: Found = search.search(query, self.scope(name), LIMIT)
                if found.hits:
                    many = "or more" if len(found.hits) == LIMIT else ""
                    told = f"{counted(len(found.hits), 'hit')} {many} in {SCOPE_NAMES[name]}".replace(
                        "  ", " "
                    )
                    yield Item(clean(told), Text(""), Wider(name))

    def start(self, searches: Searches) -> Answer:
        """What one may look for before typing: saved and recent searches, then the index of the book."""
        saved = [Item(words, Text("★ saved"), words) for words in searches.saved]
        recent = [
            Item(words, Text("recent"), words) for words in searches.recent if words not in searches.saved
        ]
        told = "type words, “a phrase”, -not, kind: by: date: in: tag:, or a code"
        return Answer((*saved, *recent, *self._index), clean(told))

    @cached_property
    def _index(self) -> Sequence[Item]:
        """The people, terms and units of the book by the alphabet."""
        book = self.volume.book
        entries = (entry for section in _INDEX for entry in book.section(section))
        return sorted(
            (Item(_called(entry), Text(kind_of(entry).name), Ref(book.id, entry.id)) for entry in entries),
            key=lambda item: item.title.casefold(),
        )


def _quoted(word: Text) -> str:
    return f"'{word}'"


def _called(entry: Entry) -> Text:
    return clean("".join(span.text for span in label(entry)))


@dataclass(frozen=True, slots=True)
class Trace:
    """The hits of a search that one goes through: which of them is open, and what lights its words."""

    written: Text
    hits: tuple[Hit, ...]
    index: int
    light: Light

    @property
    def hit(self) -> Hit:
        """The hit that is open."""
        return self.hits[self.index]

    def moved(self, step: int) -> Trace | None:
        """The next or the previous hit; None beyond the ends."""
        index = self.index + step
        return replace(self, index=index) if 0 <= index < len(self.hits) else None

    def told(self) -> Text:
        """Where one is, for the status line."""
        return clean(f"{self.index + 1}/{len(self.hits)} ‘{self.written.strip()}’")


def trace(written: Text, items: Sequence[Item], chosen: Item) -> Trace | None:
    """The way through the hits among some results, from a chosen one on; None if that is none."""
    from briefing.library.search.light import Light
    from briefing.library.search.query import parse
    from briefing.library.search.tree import Phrase, lit
    from briefing.library.search.words import indexed

    hits = tuple(item.means for item in items if isinstance(item.means, Hit))
    if not isinstance(chosen.means, Hit):
        return None
    also = (tuple(indexed(words).split()) for hit in hits for words in hit.also)
    sought = (*lit(parse(f"{written} ").tree), *(Phrase(terms) for terms in dict.fromkeys(also) if terms))
    begun = lit(parse(written).tree)
    return Trace(written, hits, hits.index(chosen.means), Light((*sought, *begun)))
