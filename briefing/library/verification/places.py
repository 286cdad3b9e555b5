"""Where a quote stands in a text: word for word, or but for what its author has marked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from briefing.library.verification.marks import Element, Piece, readings
from briefing.library.verification.wording import Wording, is_word

MOST = 10_000
"""Places of some words that are looked at."""


class Place(NamedTuple):
    """Where a quote stands: from which word to before which."""

    first: int
    end: int
    pieces: tuple[Piece, ...] = ()
    """What a marked quote consists of."""
    begins: tuple[int, ...] = ()
    """With which word of the text each piece begins."""


def exact(text: Wording, quote: Wording) -> list[Place]:
    """Where every word and sign of a quote stands."""
    found = (
        Place(first, first + len(words))
        for words in text.spellings(quote.words)
        for first in text.places(words)
    )
    return list(islice(found, MOST))


def altered(text: Wording, marked: Sequence[Element]) -> list[Place]:
    """Where a quote stands but for its marks; the shortest of places that overlap."""
    found = [
        place
        for pieces in readings(marked)
        for low, high in _stretches(text, pieces)
        for place in _chained(text, pieces, low, high)
    ]
    apart: list[Place] = []
    for place in sorted(found, key=lambda place: (place.end, -place.first)):
        if not apart or place.first >= apart[-1].end:
            apart.append(place)
        elif place.first > apart[-1].first:
            apart[-1] = place
    return apart


def _stretches(text: Wording, pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """From which word to which all pieces may stand: around the rarest word of any."""
    words = [word for piece in pieces for word in piece.words]
    if not any(map(is_word, words)):
        return
    reach = len(words) + sum(piece.gap.reach for piece in pieces if piece.gap)
    _, known = text.rarest(words)
    low = high = -1
    for at in islice(known, MOST):
        if at - reach > high:
            if high >= 0:
                yield low, high
            low = max(0, at - reach)
        high = at + reach
    if high >= 0:
        yield low, high


def _chained(text: Wording, pieces: Sequence[Piece], low: int, high: int) -> list[Place]:
    """Where the pieces follow each other with no more between than their gaps allow."""
    places: list[Place] = []
    for piece in pieces:
        begins = islice(text.places(piece.words, low, high), MOST)
        if piece.gap is None:
            places = [Place(at, at + len(piece.words), (piece,), (at,)) for at in begins]
            continue
        ends = [place.end for place in places]
        above = ((at, _above(text, piece.gap, at, ends)) for at in begins)
        places = [_longer(places[last], piece, at) for at, last in above if last >= 0]
        if not places:
            break
    return places


def _above(text: Wording, gap: Element, at: int, ends: Sequence[int]) -> int:
    """The last of places that end before a word, close enough for the gap between; -1: none is."""
    last = bisect_right(ends, at) - 1
    while last >= 0 and at - ends[last] <= gap.reach:
        if gap.fits(text.words[ends[last] : at]):
            return last
        last -= 1
    return -1


def _longer(place: Place, piece: Piece, at: int) -> Place:
    return Place(place.first, at + len(piece.words), (*place.pieces, piece), (*place.begins, at))
