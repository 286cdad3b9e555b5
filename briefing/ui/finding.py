"""What the finder shows: the hits of a query, or what one may look for before anything is typed. No screen.

A search that is to answer a key may give what it found until then; asked again in peace, it gives the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from briefing.library.search.hits import Hit, Scope, Search, Spans
from briefing.library.shelf.schema import Busy
from briefing.library.volume import Library, UnreadableBook, Volume
from briefing.loading.sentences import counted, joined
from briefing.model.book import Ref
from briefing.model.entries import Entry, Quote
from briefing.model.kinds import BY_CLASS, kind_of
from briefing.model.text import Text, clean
from briefing.pages.lines import label
from briefing.pages.standing import in_words
from briefing.reader.searches import Searches

if TYPE_CHECKING:
    from briefing.library.search.query import Query
    from briefing.library.shelf.asking import Askable
    from briefing.library.shelf.shelf import Shelf

SCOPES = ("entry", "book", "library")
"""Where one may look, from near to far."""
SCOPE_NAMES = {"entry": "this entry", "book": "this book", "library": "the library"}
AT_ONCE = 0.008
"""Seconds for a search while a key is answered."""
_FIRST, _MOST = 50, 1_000
"""Hits that are looked for at first, and at most, however far one goes down the list."""
_RECENT = 8
"""Searches of late that are offered before the saved ones."""
_INDEX = ("people", "terms", "units")
_QUOTE = BY_CLASS[Quote].name
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

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return 2 if self.text or self.also else 1


class Wider(NamedTuple):
    """Looking in another scope."""

    scope: str


class Answer(NamedTuple):
    """The results, and what was understood in plain words.

    `whole` if all of the index was seen in time, `more` if only the best results are listed.
    """

    items: tuple[Item, ...]
    understood: Text
    whole: bool = True
    more: bool = False

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The results that are hits."""
        return tuple(item.means for item in self.items if isinstance(item.means, Hit))


@dataclass
class Finding:
    """All that can be found from a place in a volume of a library."""

    library: Library
    volume: Volume
    here: Ref

    # Connections of their own, since a search must neither wait for what is being read nor for a longer one.

    @cached_property
    def _at_hand(self) -> tuple[Shelf, ...]:
        return self.library.aside("at hand", self.volume)

    @cached_property
    def _in_peace(self) -> tuple[Shelf, ...]:
        return self.library.aside("in peace", self.volume)

    def _stands_on(self, shelf: Shelf) -> bool:
        """Whether the book that is read stands there: somebody may have thrown the shelf away."""
        return bool(shelf.rows("SELECT 1 FROM book WHERE id = ?", self.volume.book.id))

    def scope(self, name: str) -> Scope:
        """Where one looks by the name of a scope."""
        if name == "library":
            return Scope()
        return Scope(self.here.book, self.here.id if name == "entry" else None)

    def asks(self, written: str) -> bool:
        """Whether what is typed asks for anything yet."""
        from briefing.library.search.query import parse

        return parse(written).tree is not None

    def at_once(self, written: str, scope: str, first: int) -> Answer:
        """What is found for what is typed while its key is answered: the first hits, which fill a screen."""
        from briefing.library.search.engine import ShelfSearch

        if not self._stands_on(self._at_hand[0]):
            return Answer((), Text("the index of this book is made anew"), whole=False)
        return self._answer(ShelfSearch(self._at_hand, AT_ONCE), written, scope, first=first)

    def in_peace(self, written: str, scope: str, shown: tuple[Hit, ...] = ()) -> Answer:
        """What is found with more time, on another thread; as much again as is shown, which stays."""
        from briefing.library.search.engine import ShelfSearch

        mine: Askable
        mine, *others = self._in_peace
        if not self._stands_on(mine):
            try:
                mine.refresh(self.volume.book.path)
            except (UnreadableBook, Busy):
                mine = self.volume.shelf
        return self._answer(ShelfSearch((mine, *others)), written, scope, shown)

    def _answer(
        self,
        search: Search,
        written: str,
        scope: str,
        shown: tuple[Hit, ...] = (),
        first: int | None = None,
    ) -> Answer:
        from briefing.library.search.query import parse
        from briefing.library.search.reading import reading

        query = parse(written)
        limit = min(max(_FIRST, 2 * len(shown)), _MOST)
        found = search.search(query, self.scope(scope), limit, first)
        hits = (*shown, *_further(found.hits, shown, scope))
        is_full = len(found.hits) + found.more == limit
        items = tuple(self._item(hit, scope) for hit in hits)
        is_asked_again = first is not None and not found.whole
        if not items and query.tree is not None and not is_asked_again:
            items = (*self._spelt(search, query, found.near, scope), *self._wider(search, query, scope))
        many = _many(len(hits) + found.more, scope, found.whole, is_full) if query.tree else ""
        told = clean(_SEPARATOR.join(filter(None, (*query.notes, many, reading(query)))))
        return Answer(items, told, found.whole, found.more > 0 or (is_full and limit < _MOST))

    def _item(self, hit: Hit, scope: str) -> Item:
        also = clean(f"also for {joined(map(_quoted, hit.also), 'and')}" if hit.also else "")
        if scope == "entry":
            return Item(hit.text, Text(""), hit, hit.spans, also=also)
        book = self.library.title(Ref(hit.ref.book)) if scope == "library" else ""
        stands = in_words(self.library.verdict(hit.ref)) if hit.kind == _QUOTE else ""
        note = clean(_SEPARATOR.join(filter(None, (hit.kind, stands, book))))
        text, spans = (Text(""), ()) if hit.text == hit.title else (hit.text, hit.spans)
        return Item(hit.title, note, hit, hit.title_spans, text, spans, also)

    def _wider(self, search: Search, query: Query, scope: str) -> Iterator[Item]:
        """The scopes further out that have something."""
        for name in SCOPES[SCOPES.index(scope) + 1 :]:
            found = search.search(query, self.scope(name), _FIRST, first=1)
            if many := len(found.hits) + found.more:
                more = " or more" if many == _FIRST else ""
                told = f"{counted(many, 'hit')}{more} in {SCOPE_NAMES[name]}"
                yield Item(clean(told), Text("look there"), Wider(name))

    def _spelt(self, search: Search, query: Query, near: Iterable[Text], scope: str) -> Iterator[Item]:
        """The query with one of its words spelt as another that finds something."""
        from rapidfuzz.distance import OSA

        from briefing.library.search.query import parse
        from briefing.library.search.tree import Word, lit

        typed = [word.written for word in lit(query.tree) if isinstance(word, Word)]
        for word in near:
            meant = min(typed, key=lambda written: OSA.distance(written.casefold(), word))
            before, _, behind = query.written.rpartition(meant)
            spelt = clean(f"{before}{word}{behind.rstrip()}")
            if search.search(parse(f"{spelt} "), self.scope(scope), 1).hits:
                yield Item(spelt, Text("nearest"), spelt, ((len(before), len(before) + len(word)),))

    def start(self, searches: Searches) -> Answer:
        """What one may look for before typing: recent and saved searches, then the index of the book."""
        offered = dict.fromkeys((*searches.recent[:_RECENT], *searches.saved))
        notes = {words: Text("★ saved") for words in searches.saved}
        items = (Item(words, notes.get(words, Text("recent")), words) for words in offered)
        told = "type words, “a phrase”, -not, kind: by: date: in: tag:, or a code"
        return Answer((*items, *self._index), clean(told))

    @cached_property
    def _index(self) -> Sequence[Item]:
        """The people, terms and units of the book by the alphabet."""
        book = self.volume.book
        entries = (entry for section in _INDEX for entry in book.section(section))
        return sorted(
            (Item(_called(entry), Text(kind_of(entry).name), Ref(book.id, entry.id)) for entry in entries),
            key=lambda item: item.title.casefold(),
        )


def kept(before: Sequence[Item], now: Sequence[Item], marked: int) -> int:
    """Where what was marked stands in a better answer; the first is marked if it was, or if that is gone."""
    places = [_place(item) for item in now]
    place = _place(before[marked]) if 0 < marked < len(before) else None
    if place not in places:
        return 0
    # The sentences of one entry are all at one place, and stay where they are.
    return marked if places[marked : marked + 1] == [place] else places.index(place)


def _place(item: Item) -> Ref | Text | Wider:
    return item.means.ref if isinstance(item.means, Hit) else item.means


def _further(found: tuple[Hit, ...], shown: tuple[Hit, ...], scope: str) -> tuple[Hit, ...]:
    """The hits that are not shown yet: those of an entry follow one another, others are one an entry."""
    if scope == "entry":
        return found[len(shown) :]
    known = {hit.ref for hit in shown}
    return tuple(hit for hit in found if hit.ref not in known)


def _many(hits: int, scope: str, whole: bool, is_full: bool) -> str:
    """How many hits there are, as far as is known."""
    if not hits:
        return f"nothing {'' if whole else 'so far '}in {SCOPE_NAMES[scope]}"
    return counted(hits, "hit") + (" or more" if is_full else "" if whole else " so far")


def _quoted(word: Text) -> str:
    return f"'{word}'"


def _called(entry: Entry) -> Text:
    return clean("".join(span.text for span in label(entry)))
