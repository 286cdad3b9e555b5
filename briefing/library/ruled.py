"""The words of quotes under a rule, wherever they stand in a text that is to leave its book.

Of an embargoed quote none may be told, of one that is not on record none beside what gives its speaker away.
Words in a row are those of a quote if they say something: three with two longer ones, five of any kind, or
all of it. What a free quote or a name says too is nobody's secret.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import chain, groupby
from typing import NamedTuple

from briefing.library.attribution import is_bound, is_embargoed, is_on_record
from briefing.library.identity import told
from briefing.library.names import names_of
from briefing.library.posts import Posts
from briefing.library.rows import Rows
from briefing.library.search.words import indexed, terms
from briefing.loading.prose.sentence import bounds
from briefing.model.book import Book
from briefing.model.dates import Edtf
from briefing.model.entries import Quote
from briefing.model.text import Text, clean

EMBARGOED = Text("[embargoed]")
"""What stands for a quote of which nothing may be told yet."""

_LONGER = 4
"""Letters of a word that says something; a number does too."""
_SOME, _MANY = 3, 5
"""Words in a row that are known as those of a quote if two of them are longer ones, and if none is."""

_AROUND = 400
"""Characters around a stretch that are looked at for its sentence."""


def sign(quote: Quote, today: date) -> Text:
    """What stands for a quote under a rule."""
    return EMBARGOED if is_embargoed(quote, today) else clean(f"[{quote.attribution}]")


class Stretch(NamedTuple):
    """Where in a text words of a quote stand."""

    start: int
    end: int
    quote: Quote


class QuotedWords:
    """The words of the quotes of a book that are under a rule on a day, indexed at the first question."""

    def __init__(self, book: Book, today: date) -> None:
        self.book = book
        self.today = today
        self.quotes: dict[str, Quote] = {quote.id: quote for quote in book.quotes if is_bound(quote, today)}

    def shared(self, text: str, but: str) -> Iterator[tuple[tuple[int, int], tuple[Quote, ...]]]:
        """Where a text has words of quotes but for one, and of which; the first and the longest row first."""
        read = tuple(terms(text))
        words = tuple(one.term for one in read)
        rows = sorted(self._rows.shared(words), key=lambda row: (row.first, -row.end))
        for (first, end), alike in groupby(rows, lambda row: (row.first, row.end)):
            run = words[first:end]
            numbers = sorted(chain.from_iterable(row.wordings(not _says_something(run)) for row in alike))
            quotes = tuple(quote for one in numbers if (quote := self._wordings[one][1]).id != but)
            if quotes and not self._is_free(run, but):
                yield (read[first].start, read[end - 1].end), quotes

    @cached_property
    def _wordings(self) -> tuple[tuple[list[str], Quote], ...]:
        """The terms of each wording of each quote."""
        return tuple(
            (found, quote)
            for quote in self.quotes.values()
            for words in wordings(quote)
            if (found := indexed(words).split())
        )

    @cached_property
    def _rows(self) -> Rows:
        return Rows([said for said, _ in self._wordings], _SOME)

    @cached_property
    def _free(self) -> str:
        """What anybody may be told: the words of other quotes, what people, units and terms are called."""
        free = (quote for quote in self.book.quotes if quote.id not in self.quotes)
        said = (words for quote in free for words in wordings(quote))
        names = (name for entry in self.book for name in names_of(entry))
        return "\n".join(f" {indexed(text)} " for text in (*said, *names))

    def _is_free(self, run: Sequence[str], but: str) -> bool:
        words = f" {' '.join(run)} "
        told = wordings(self.quotes[but]) if but in self.quotes else ()
        return words in self._free or any(words in f" {indexed(one)} " for one in told)


class Ruled:
    """The quotes of a book that are under a rule on a day; but for one that is told for itself.

    `is_apart` answers for a quote whether all that is told of it here would give its speaker away.
    """

    def __init__(
        self,
        quoted: QuotedWords,
        posts: Posts,
        but: str = "",
        is_apart: Callable[[Quote], bool] = lambda quote: False,
    ) -> None:
        self._quoted = quoted
        self._posts = posts
        self._but = but
        self._is_apart = is_apart
        self._apart: dict[str, bool] = {}
        self._last: _Beside | None = None
        self.today = quoted.today
        self.quotes: dict[str, Quote] = {id_: quote for id_, quote in quoted.quotes.items() if id_ != but}

    def is_kept(self, quote: Quote, beside: str) -> bool:
        """Whether nothing of a quote may be told beside a text."""
        return is_embargoed(quote, self.today) or self.gives_away(quote, beside)

    def gives_away(self, quote: Quote, beside: str) -> bool:
        """Whether one would know beside a text who spoke, and is not to."""
        if is_on_record(quote):
            return False
        if quote.id not in self._apart:
            self._apart[quote.id] = self._is_apart(quote)
        return self._apart[quote.id] or self._beside(beside).tells_speaker(quote)

    def _beside(self, text: str) -> _Beside:
        if self._last is None or text != self._last.text:
            self._last = _Beside(self, text)
        return self._last

    def tells_speaker(self, quote: Quote, text: str) -> bool:
        """Whether a text gives away who spoke."""
        return told(self._quoted.book, self._posts, quote, text) is not None

    def stretches(self, text: str, beside: str = "") -> tuple[Stretch, ...]:
        """The words of a text that may not be told, as it stands beside another; they do not overlap.

        Who spoke is given away by the sentence or by what stands beside the text.
        """
        return tuple(self._stretches(text, beside))

    def _stretches(self, text: str, beside: str) -> Iterator[Stretch]:
        done = 0
        for (start, end), quotes in self._shared(text):
            if end > done:
                near = sentence(text, start, end)
                around = beside if near in beside else f"{beside}\n{near}"
                if kept := next((quote for quote in quotes if self.is_kept(quote, around)), None):
                    yield Stretch(max(start, done), end, kept)
                    done = end

    def told(self, text: str, beside: str = "") -> Text:
        """A text with a sign in the place of words that may not be told."""
        pieces: list[str] = []
        done = 0
        for start, end, quote in self.stretches(text, beside):
            pieces += text[done:start], sign(quote, self.today)
            done = end
        return clean("".join((*pieces, text[done:])))

    def bare(self, text: str) -> str:
        """A text without words of quotes, which may hold a name themselves."""
        pieces: list[str] = []
        done = 0
        for (start, end), _ in self._shared(text):
            if end > done:
                pieces += text[done : max(start, done)], " "
                done = end
        return "".join((*pieces, text[done:]))

    def quotes_in(self, text: str) -> tuple[Quote, ...]:
        """The quotes of which a text has words, whether they may be told or not."""
        return tuple({quote.id: quote for _, quotes in self._shared(text) for quote in quotes}.values())

    def _shared(self, text: str) -> Iterator[tuple[tuple[int, int], tuple[Quote, ...]]]:
        return self._quoted.shared(text, self._but) if self.quotes else iter(())


class _Beside:
    """A text beside which many quotes stand: without words of theirs, and of which speakers it tells."""

    def __init__(self, ruled: Ruled, text: str) -> None:
        self._ruled = ruled
        self.text = text
        self._bare = ruled.bare(text)
        self._tells: dict[tuple[str, Edtf | None], bool] = {}

    def tells_speaker(self, quote: Quote) -> bool:
        """Whether it gives away who spoke, which his posts on the day do too."""
        who = quote.speaker, quote.said
        if who not in self._tells:
            self._tells[who] = self._ruled.tells_speaker(quote, self._bare)
        return self._tells[who]


def sentence(text: str, start: int, end: int) -> str:
    """A stretch of a text with the rest of its sentence."""
    return text[bounds(text, start, _AROUND)[0] : bounds(text, max(start, end - 1), _AROUND)[1]]


def wordings(quote: Quote) -> Iterator[Text]:
    """All the words that are given as said."""
    yield quote.words
    if quote.original:
        yield quote.original.words
    yield from (variant.words for variant in quote.variants)


def is_longer(word: str) -> bool:
    """Whether a word says something by itself."""
    return len(word) >= _LONGER or word[:1].isdigit()


def _says_something(run: Sequence[str]) -> bool:
    return len(run) >= _MANY or (len(run) >= _SOME and sum(map(is_longer, run)) > 1)
