"""The words of quotes under a rule, wherever they stand in a text that is to leave its book.

Of an embargoed quote none may be told, of one that is not on record none beside what gives its speaker away.
Words in a row are those of a quote if they say something: three with two longer ones, five of any kind, or
all of it. What a free quote or a name says too is nobody's secret.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise, takewhile
from typing import NamedTuple

from briefing.library.attribution import is_embargoed, is_on_record
from briefing.library.identity import told
from briefing.library.names import names_of
from briefing.library.posts import Posts
from briefing.library.search.words import indexed, terms
from briefing.loading.prose.sentence import bounds
from briefing.model.book import Book
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


class _Run(NamedTuple):
    """Terms in a row that a text shares with a quote: the first, the one behind the last."""

    first: int
    end: int
    quote: Quote


class Ruled:
    """The quotes of a book that are under a rule on a day; but for one that is told for itself.

    `is_apart` answers for a quote whether all that is told of it here would give its speaker away.
    """

    def __init__(
        self,
        book: Book,
        posts: Posts,
        today: date,
        but: str = "",
        is_apart: Callable[[Quote], bool] = lambda quote: False,
    ) -> None:
        self._book = book
        self._posts = posts
        self._is_apart = is_apart
        self.today = today
        is_bound = (quote for quote in book.quotes if not is_on_record(quote) or is_embargoed(quote, today))
        self.quotes: dict[str, Quote] = {quote.id: quote for quote in is_bound if quote.id != but}

    def is_kept(self, quote: Quote, beside: str) -> bool:
        """Whether nothing of a quote may be told beside a text."""
        return is_embargoed(quote, self.today) or self.gives_away(quote, beside)

    def gives_away(self, quote: Quote, beside: str) -> bool:
        """Whether one would know beside a text who spoke, and is not to."""
        if is_on_record(quote):
            return False
        return self._is_apart(quote) or self.tells_speaker(quote, self.bare(beside))

    def tells_speaker(self, quote: Quote, text: str) -> bool:
        """Whether a text gives away who spoke."""
        return told(self._book, self._posts, quote, text) is not None

    def stretches(self, text: str, beside: str = "") -> tuple[Stretch, ...]:
        """The words of a text that may not be told, as it stands beside another; they do not overlap.

        Who spoke is given away by the sentence or by what stands beside the text.
        """
        found = (
            one
            for one in self.words_of_quotes(text)
            if self.is_kept(one.quote, f"{beside}\n{sentence(text, one.start, one.end)}")
        )
        return tuple(_apart(found))

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
        for start, end, _ in reversed(tuple(_apart(iter(self.words_of_quotes(text))))):
            text = f"{text[:start]} {text[end:]}"
        return text

    def words_of_quotes(self, text: str) -> tuple[Stretch, ...]:
        """All words of a text that are known as those of quotes, whether they may be told or not."""
        if not self.quotes:
            return ()
        read = tuple(terms(text))
        runs = self._runs([one.term for one in read])
        return tuple(Stretch(read[first].start, read[end - 1].end, quote) for first, end, quote in runs)

    def _runs(self, words: Sequence[str]) -> Iterator[_Run]:
        """The longest rows of terms from each place on that say something, without those that all may say."""
        for first, pair in enumerate(pairwise([*words, ""])):
            for wording, at in (*self._begun.get(pair, ()), *self._begun.get((pair[0], ""), ())):
                said, quote = self._wordings[wording]
                if first and at and words[first - 1] == said[at - 1]:
                    continue  # a longer row was found
                length = _in_common(words, first, said, at)
                run = words[first : first + length]
                if (_says_something(run) or length == len(said)) and not self._is_free(run):
                    yield _Run(first, first + length, quote)

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
    def _begun(self) -> dict[tuple[str, str], list[tuple[int, int]]]:
        """By two terms in a row the wordings that have them, and where; of one term that and nothing."""
        found = defaultdict(list)
        for wording, (said, _) in enumerate(self._wordings):
            pairs = pairwise(said) if len(said) > 1 else [(said[0], "")]
            for at, pair in enumerate(pairs):
                found[pair].append((wording, at))
        return found

    @cached_property
    def _free(self) -> str:
        """What anybody may be told: the words of other quotes, what people, units and terms are called."""
        free = (quote for quote in self._book.quotes if quote.id not in self.quotes)
        said = (words for quote in free for words in wordings(quote))
        names = (name for entry in self._book for name in names_of(entry))
        return "\n".join(f" {indexed(text)} " for text in (*said, *names))

    def _is_free(self, run: Sequence[str]) -> bool:
        return f" {' '.join(run)} " in self._free


def sentence(text: str, start: int, end: int) -> str:
    """A stretch of a text with the rest of its sentence."""
    return text[bounds(text, start, _AROUND)[0] : bounds(text, max(start, end - 1), _AROUND)[1]]


def wordings(quote: Quote) -> Iterator[Text]:
    """All the words that are given as said."""
    yield quote.words
    if quote.original:
        yield quote.original.words
    yield from (variant.words for variant in quote.variants)


def _in_common(words: Sequence[str], first: int, said: Sequence[str], at: int) -> int:
    """How many terms from two places on are the same."""
    pairs = zip(words[first : first + len(said)], said[at:], strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def is_longer(word: str) -> bool:
    """Whether a word says something by itself."""
    return len(word) >= _LONGER or word[:1].isdigit()


def _says_something(run: Sequence[str]) -> bool:
    return len(run) >= _MANY or (len(run) >= _SOME and sum(map(is_longer, run)) > 1)


def _apart(found: Iterator[Stretch]) -> Iterator[Stretch]:
    """Stretches that overlap without what the ones before them have."""
    done = 0
    for start, end, quote in sorted(found, key=lambda one: (one.start, -one.end)):
        if end > done:
            yield Stretch(max(start, done), end, quote)
            done = end
