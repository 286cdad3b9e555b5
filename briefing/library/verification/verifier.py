"""One text, and the quotes that may stand in it.

A state is never better than the words: `exact` has every word and sign, `altered` all but what the author has
marked (see `marks`), and everything else is `drift` or `not-found`, told with the nearest passage.

Of several places the context decides: all that is given of `before` and `after` must stand beside the words.
If it does at several places, or at none of several, the quote is `ambiguous`. If it does not at the only
place, the words may be those of another sentence than the author meant: `drift`, with the alarm `context`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice, takewhile
from typing import Literal, NamedTuple

from briefing.library.verification.context import Context
from briefing.library.verification.diff import Run, compared, run
from briefing.library.verification.insertions import put_in, put_in_for_one
from briefing.library.verification.marks import Element, Piece, as_written, elements
from briefing.library.verification.meaning import Alarm, negates
from briefing.library.verification.nearest import Nearest
from briefing.library.verification.omissions import beyond, left_out
from briefing.library.verification.places import MOST, Place, altered, exact
from briefing.library.verification.states import Passage, TextQuoteSelector, Verification
from briefing.library.verification.wording import ELLIPSIS, Wording, is_word
from briefing.model.entries import Quote

_MOST_TOLD = 20
_ALIKE_ENOUGH = 0.5
"""The share of words and signs that a quote and the passage from which it drifted have in common."""

_BESIDE = 3
"""Words beside a quote that are told where a bracket may stand for one."""


class Edge(NamedTuple):
    """How many words beside a quote are told with it, and what it changes there."""

    reach: int = 0
    touched: tuple[Alarm, ...] = ()


def verified(quote: Quote, verifier: Verifier | None) -> Verification:
    """The state of a quote in the text of its source, or of its original's; None: there is no text."""
    if quote.status == "paraphrase":
        return Verification("paraphrase")
    is_translated = quote.status == "translation"
    said = quote.original if is_translated else quote
    if verifier is None or said is None:
        found = Verification("unchecked")
    else:
        found = verifier.verify(TextQuoteSelector(said.words, quote.before or "", quote.after or ""))
    return found._replace(state="translation", original=found.state) if is_translated else found


class Verifier:
    """A text that is read once, for any number of quotes."""

    def __init__(self, text: str, is_markdown: bool = False) -> None:
        self._given = text
        self._text = Wording(text, is_markdown)
        self._nearest = Nearest(self._text)

    def verify(self, selector: TextQuoteSelector) -> Verification:
        """The state of the words that are selected."""
        quote = Wording(selector.exact)
        if not any(map(is_word, quote.words)):
            return Verification("not-found")
        marked = elements(quote)
        places = exact(self._text, quote) or (altered(self._text, marked) if marked else [])
        if not places:
            return self._drifted(quote, marked or as_written(quote))
        context = Context(self._text, Wording(selector.prefix), Wording(selector.suffix))
        meant = list(filter(context.stands_beside, places))
        if len(meant) == 1 and len(places) < MOST:
            return self._standing(quote, meant[0])
        if len(places) == 1:
            return self._elsewhere(quote, places[0], context)
        told = (self._passage(place.first, place.end) for place in islice(meant or places, _MOST_TOLD))
        return Verification("ambiguous", tuple(told), nowhere=() if meant else context.nowhere(places))

    def _passage(self, first: int, end: int) -> Passage:
        start, stop = self._text.starts[first], self._text.ends[end - 1]
        return Passage(start, stop, self._given[start:stop])

    def _standing(self, quote: Wording, place: Place) -> Verification:
        pieces = place.pieces or (Piece(None, self._text.words[place.first : place.end], 0, len(quote)),)
        marked = quote.words[: pieces[0].first], quote.words[pieces[-1].end :]
        edges = self._edge(marked[0], place, -1), self._edge(marked[1], place, 1)
        first, end = place.first - edges[0].reach, place.end + edges[1].reach
        here = (self._passage(first, end),)
        if place.pieces or first < place.first or end > place.end:
            standing = Place(first, end, pieces, place.begins or (place.first,))
            runs = self._runs(quote, standing, edges)
            return Verification("altered", here, tuple(runs), _all_alarms(runs))
        found = self._text.shown(place.first, place.end)
        return Verification("exact", here, (run(found, quote.shown(0, len(quote)), True),))

    def _edge(self, marked: Sequence[str], place: Place, step: Literal[-1, 1]) -> Edge:
        """What a quote changes where it begins (-1) or ends (1), maybe with marks.

        Those in brackets may stand for one or two words beside the quote, behind it also for none.
        """
        text = self._text
        at = place.first - 1 if step < 0 else place.end
        places, cut_off = beyond(text, at, step)
        near = [
            text.words[place] for place in takewhile(lambda place: is_word(text.words[place]), places[:2])
        ]
        choices = [near[:count][::step] for count in range(1, len(near) + 1)]
        if step > 0 or not choices:
            choices.append([])
        before, after = "", text.words[place.first]
        if step > 0:
            before, after = text.words[at - 1], text.words[at] if near and negates(near[:1], marked) else ""
        beside = ("", "") if ELLIPSIS in marked else (before, after)
        put_in = put_in_for_one(marked, choices, beside)
        reach = len(places) if cut_off else min(len(places), _BESIDE) if put_in else 0
        return Edge(reach, (*cut_off, *put_in))

    def _runs(self, quote: Wording, place: Place, edges: tuple[Edge, Edge]) -> list[Run]:
        """The pieces of a marked quote, and between them what stands in the gaps."""
        runs: list[Run] = []
        end, last = place.first, 0
        for piece, begin in zip(place.pieces, place.begins, strict=True):
            marked = quote.words[last : piece.first]
            touched = self._touched(end, begin, marked) if runs or last else edges[0].touched
            runs += self._gap(end, begin, quote, last, piece.first, touched)
            end, last = begin + len(piece.words), piece.end
            said, found = quote.shown(piece.first, last), self._text.shown(begin, end)
            runs.append(run(found, said, not piece.alarms, piece.alarms))
        return runs + self._gap(end, place.end, quote, last, len(quote), edges[1].touched)

    def _touched(self, low: int, high: int, marked: Sequence[str]) -> tuple[Alarm, ...]:
        """What an author's mark touches that stands for the words of the text from `low` to before `high`."""
        words = self._text.words
        if ELLIPSIS in marked:
            choices = ((), words[low:high][:1], words[low:high][-1:])
            return (*left_out(self._text, low, high), *put_in_for_one(marked, choices, ("", "")))
        return put_in(marked, words[low:high], (words[low - 1], words[high]))

    def _gap(
        self, low: int, high: int, quote: Wording, first: int, end: int, touched: tuple[Alarm, ...] = ()
    ) -> list[Run]:
        """The run of what the author has marked, if there is anything."""
        found, quoted = self._text.shown(low, high), quote.shown(first, end)
        return [run(found, quoted, False, touched)] if found or quoted else []

    def _elsewhere(self, quote: Wording, place: Place, context: Context) -> Verification:
        """The words stand at one place, and not where they are said to stand."""
        here = self._standing(quote, place)
        runs = (*context.before(place), *here.diff, *context.after(place))
        return here._replace(state="drift", diff=runs, alarms=(*_all_alarms(runs), "context"))

    def _drifted(self, quote: Wording, said: Sequence[Element]) -> Verification:
        """The nearest passage; drift if it is near enough, not found otherwise."""
        parts = _parts(said)
        words = [[element.spellings[0] for element in part] for part in parts]
        placed = self._nearest.passages(words)
        known = [near for near in placed if near]
        if not known:
            return Verification("not-found")
        runs: list[Run] = []
        low = end = known[0].first
        last = 0
        for part, near in zip(parts, placed, strict=True):
            first = near.first if near else end
            is_within = near is not None and end < first and last > 0
            touched = left_out(self._text, end, first) if is_within else ()
            runs += self._gap(end, first, quote, last, part[0].first, touched)
            end, last = near.end if near else end, part[-1].end
            runs += compared(self._text, first, end, quote, part)
        runs += self._gap(end, end, quote, last, len(quote))
        here = (self._passage(low, end),)
        if self._nearest.likeness(words, placed) < _ALIKE_ENOUGH:
            return Verification("not-found", here, tuple(runs))
        return Verification("drift", here, tuple(runs), _all_alarms(runs))


def _parts(said: Sequence[Element]) -> list[list[Element]]:
    """The words of a quote between the ellipses; what the author put in is not looked for."""
    parts: list[list[Element]] = [[]]
    for element in said:
        if not element.is_gap:
            parts[-1].append(element)
        elif element.inserted is None:
            parts.append([])
    return [part for part in parts if part]


def _all_alarms(runs: Iterable[Run]) -> tuple[Alarm, ...]:
    return tuple(dict.fromkeys(alarm for run in runs for alarm in run.alarms))
