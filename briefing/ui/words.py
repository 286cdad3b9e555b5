"""The words of a page as one selects them by keys: which is next, where a sentence ends. No screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from briefing.library.verification.wording import LETTERS
from briefing.model.book import Ref
from briefing.model.page import Excerpt
from briefing.ui.flow import NO_LINK, SIGNS, Row, Segment
from briefing.ui.layout import Layout, Link, Spot

_NOTE = r"\[\d+\]"
_PART = rf"(?:{LETTERS}|\({LETTERS}\)|\[(?!\d+\]){LETTERS}\])"
_WHOLE = rf"(?:(?<!\S)[-−])?[$€£¥]?{_PART}(?:[’'.,:/&@‐–-]?{_PART})*%?"
"""A word, an amount, `[T]he` or `member(s)`."""
_WORD = re.compile(_WHOLE)
_TOKEN = re.compile(rf"{_NOTE}|{_WHOLE}|(?:(?!{_NOTE}|{_WHOLE})\S)++")
_ENDS = re.compile(r"[^\w]*[.!?…。！？؟۔।][^\w]*")
_AROUND = 60
"""Rows before and after selected words that tell which of several places is meant."""
_MOST_ROWS = 300
"""Rows of a quote at most: all of them are laid out at once."""
_FARTHEST = 3_000
"""Words over which the end of a sentence or a paragraph is looked for."""
TOO_MUCH = "That is too much for one quote: select less."
_END = Spot(1 << 30, 0)

Place = tuple[Spot, int]
"""A row of a page, and the number of a character in it."""


class Word(NamedTuple):
    """A word, or signs in a row: its row, its first character there and the last one + 1."""

    spot: Spot
    start: int
    end: int


class Chosen(NamedTuple):
    """Words of a page from where the selection was begun to where the cursor is; both belong to it."""

    anchor: Word
    cursor: Word

    @property
    def ends(self) -> tuple[Place, Place]:
        """The first selected character, and the one behind the last."""
        first, last = sorted(self)
        return (first.spot, first.start), (last.spot, last.end)


def span(ends: tuple[Place, Place], spot: Spot) -> tuple[int, int] | None:
    """Which characters of a row are selected: the first and the last + 1, which is -1 for all the rest."""
    (first, start), (last, end) = ends
    if not first <= spot <= last:
        return None
    return start if spot == first else 0, end if spot == last else -1


class Words:
    """The words of a page that is laid out; what is drawn around them is none."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout

    def place(self, word: Word) -> tuple[int, int]:
        """The part of the page in which a word is, and how many letters stand before it there."""
        above = range(word.spot.row)
        letters = sum(_letters(self._row(Spot(word.spot.part, row))) for row in above)
        return word.spot.part, letters + _letters(self._row(word.spot)[: word.start])

    def found(self, place: tuple[int, int]) -> Word | None:
        """The word at a place, whatever the width at which that was told."""
        part, left = place
        spot = Spot(part, 0)
        while (here := _letters(self._row(spot))) <= left:
            ahead = self._layout.move(spot, 1)
            if ahead.part != part or ahead == spot:
                break
            left, spot = left - here, ahead
        words = self._in(spot)
        before = (_letters(self._row(spot)[: word.end]) for word in words)
        return next((word for word, end in zip(words, before, strict=True) if end > left), None)

    def at_or_after(self, spot: Spot, at: int = 0) -> Word | None:
        """The word at a character, else the next one."""
        found = next((word for word in self._in(spot) if word.end > at), None)
        return found or self._next_row(spot, 1, 0)

    def before(self, spot: Spot, at: int) -> Word | None:
        """The last word that begins before a character."""
        found = next((word for word in reversed(self._in(spot)) if word.start < at), None)
        return found or self._next_row(spot, -1, -1)

    def beside(self, word: Word, step: int) -> Word | None:
        """The next word (1), or the one before (-1)."""
        row = self._in(word.spot)
        at = row.index(word) + step
        return row[at] if 0 <= at < len(row) else self._next_row(word.spot, step, -1 if step < 0 else 0)

    def of_word(self, word: Word, step: int) -> Word | None:
        """The next word (1), or the one before (-1), that is more than signs."""
        ahead = self.beside(word, step)
        while ahead and not self._is_word(ahead):
            ahead = self.beside(ahead, step)
        return ahead

    def whole(self, word: Word) -> Word:
        """The word, or if these are signs the one that follows them."""
        return word if self._is_word(word) else self.of_word(word, 1) or word

    def in_line(self, word: Word, step: int) -> Word | None:
        """The word below (1), or above (-1)."""
        spot = self._layout.search(word.spot, step, self._has_words)
        if spot is None:
            return None
        found = self._in(spot)
        words = [other for other in found if self._is_word(other)] or found
        return min(words, key=lambda other: abs(other.start - word.start))

    def of_sentence(self, word: Word, step: int) -> Word:
        """The last word of the sentence (1), or its first (-1); of the next one if this is that word."""
        return self._edge(word, step, lambda one, other: self._parts(one, other) or self._ends(one, other))

    def of_paragraph(self, word: Word, step: int) -> Word:
        """The same for a paragraph."""
        return self._edge(word, step, self._parts)

    def of_page(self, _: Word, step: int) -> Word | None:
        """The last word of the page (1), or its first (-1)."""
        start = _END if step > 0 else Spot(0, -1)
        return self._next_row(start, -step, -1 if step > 0 else 0)

    def _edge(self, word: Word, step: int, parts: Callable[[Word, Word], bool]) -> Word:
        """The last word before which nothing parts, the signs behind it too; at the start the first word."""
        at = begun = word if step > 0 else self._led_by_signs(word, parts)
        for _ in range(_FARTHEST):
            ahead = self.beside(at, step)
            if ahead is None or (at is not begun and parts(*sorted((at, ahead)))):
                break
            at = ahead
        return at if step > 0 else min(self.whole(at), word)

    def _led_by_signs(self, word: Word, parts: Callable[[Word, Word], bool]) -> Word:
        """The first of the signs before a word that nothing parts from it, else the word."""
        before = self.beside(word, -1)
        is_led = before is not None and not self._is_word(before) and not parts(before, word)
        return before if before is not None and is_led else word

    def _parts(self, one: Word, other: Word) -> bool:
        """Whether a paragraph ends between two neighbours."""
        if one.spot == other.spot:
            return False
        above, below = self._layout.row(one.spot), self._layout.row(other.spot)
        is_led = any(piece.role == "lead" for piece in below)
        is_next = self._layout.move(one.spot, 1) == other.spot
        return is_led or not is_next or _is_heading(above) != _is_heading(below)

    def _ends(self, one: Word, other: Word) -> bool:
        """Whether a sentence ends between two neighbours."""
        return bool(_ENDS.fullmatch(self._text(one))) and not self._text(other)[0].islower()

    def _is_word(self, word: Word) -> bool:
        return _WORD.fullmatch(self._text(word)) is not None

    def _text(self, word: Word) -> str:
        return self._row(word.spot)[word.start : word.end]

    def _row(self, spot: Spot) -> str:
        return _own(self._layout.row(spot))

    def _next_row(self, spot: Spot, step: int, at: int) -> Word | None:
        found = self._layout.search(spot, step, self._has_words)
        return None if found is None else self._in(found)[at]

    def _in(self, spot: Spot) -> list[Word]:
        return [Word(spot, *match.span()) for match in _TOKEN.finditer(self._row(spot))]

    @staticmethod
    def _has_words(row: Row) -> bool:
        return bool(_own(row).strip())


def excerpt(layout: Layout, ends: tuple[Place, Place]) -> Excerpt | None:
    """Selected words as they are seen, and what is seen around them; None for more than a quote may have."""
    (first, start), (last, end) = ends
    if layout.y(last) - layout.y(first) > _MOST_ROWS:
        return None
    above, below = layout.move(first, -_AROUND), layout.move(last, _AROUND)
    return Excerpt(
        "\n".join(_seen(layout, (first, start), (last, end))),
        "\n".join(_seen(layout, (above, 0), (first, start))),
        "\n".join(_seen(layout, (last, end), (below, -1))),
    )


def rows_of(layout: Layout, ends: tuple[Place, Place]) -> str:
    """Selected words as they stand, a line a row."""
    found = layout.between(ends[0][0], ends[1][0])
    return "\n".join(
        _cut("".join(piece.text for piece in row), span(ends, spot)).rstrip() for spot, row in found
    )


def _seen(layout: Layout, first: Place, last: Place) -> Iterator[str]:
    """What the text itself says from a place to another: numbers of lists, but no signs, no footnotes."""
    for spot, row in layout.between(first[0], last[0]):
        words = "".join(_kept(layout, spot, piece) for piece in row)
        yield _cut(words, span((first, last), spot))


def _kept(layout: Layout, spot: Spot, piece: Segment) -> str:
    target = layout.target(Link(spot.part, piece.link)) if piece.link != NO_LINK else None
    is_note = isinstance(target, Ref) and target.is_note
    return _blank(piece) if is_note or (piece.role in SIGNS and piece.role != "lead") else piece.text


def _own(row: Row) -> str:
    """A row with blanks for what is drawn around its words, so that each character keeps its number."""
    return "".join(_blank(piece) if piece.role in SIGNS else piece.text for piece in row)


def _letters(text: str) -> int:
    return sum(not char.isspace() for char in text)


def _blank(piece: Segment) -> str:
    return " " * len(piece.text)


def _cut(words: str, characters: tuple[int, int] | None) -> str:
    start, end = characters or (0, 0)
    return words[start : None if end < 0 else end]


def _is_heading(row: Row) -> bool:
    return any(piece.role.startswith("heading") for piece in row)
