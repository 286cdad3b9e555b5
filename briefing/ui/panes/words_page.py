"""A page on which words are selected by keys, over the same page where the reader was."""

from __future__ import annotations

from briefing.model.page import Excerpt, Page, Scroll
from briefing.ui.flow import Row
from briefing.ui.layout import Spot
from briefing.ui.palette import Look
from briefing.ui.panes.scrolled_page import ScrolledPage
from briefing.ui.render import Overlay
from briefing.ui.words import Chosen, Place, Word, Words, excerpt, rows_of, span

_CURSOR = Look(words="bold underline")


STEPS = {
    "word": Words.of_word,
    "row": Words.in_line,
    "sentence": Words.of_sentence,
    "paragraph": Words.of_paragraph,
    "page": Words.of_page,
}
"""By what the cursor moves."""


class WordsPage(ScrolledPage):
    """The page with a cursor on a word, and all that is selected from where it was put.

    `ends` are those of what is selected at first, if anything is; `body` is the part with which that begins.
    """

    ALLOW_SELECT = False

    def __init__(self, page: Page, place: Scroll, ends: tuple[Place, Place] | None, body: int) -> None:
        super().__init__()
        self._body = body
        self._first = page, place, ends
        self._chosen: Chosen | None = None

    def fit(self) -> None:
        """At first the page is shown as it was; at another width the same words are selected."""
        if self._page is None:
            page, place, ends = self._first
            super().fit()
            self.show(page, place)
            self._chosen = self._begun(ends)
            return
        places = [self._words.place(word) for word in self._chosen or ()]
        super().fit()
        found = [word for place in places if (word := self._words.found(place))]
        self._chosen = Chosen(*found) if len(found) == len(Chosen._fields) else self._begun(None)

    def _begun(self, ends: tuple[Place, Place] | None) -> Chosen | None:
        """What was selected by the mouse; else the first word in sight, of the body if that is in sight."""
        words = self._words
        if ends:
            first, last = words.at_or_after(*ends[0]), words.before(*ends[1])
            return Chosen(first, last) if first and last else None
        spots = [spot for spot, _ in self._rows]
        begin = next((spot for spot in spots if spot.part >= self._body), next(iter(spots), Spot(0, 0)))
        found = words.at_or_after(begin)
        first = found and words.whole(found)
        return Chosen(first, first) if first else None

    @property
    def _words(self) -> Words:
        return Words(self._window.layout)

    @property
    def ends(self) -> tuple[Place, Place] | None:
        """Where what is selected begins and ends."""
        return self._chosen and self._chosen.ends

    @property
    def excerpt(self) -> Excerpt | None:
        """The selected words with what is seen around them; None if there are none, or too many."""
        self.settle()
        return excerpt(self._window.layout, self._chosen.ends) if self._chosen else None

    @property
    def rows_selected(self) -> str:
        """The selected words, a line a row."""
        self.settle()
        return rows_of(self._window.layout, self._chosen.ends) if self._chosen else ""

    # Moving

    def move(self, word: Word | None) -> None:
        """Put the cursor on a word, in sight; what is between is selected."""
        if self._chosen and word:
            self._choose(self._chosen._replace(cursor=word))

    def _choose(self, chosen: Chosen) -> None:
        self._chosen = chosen
        self._window.reveal(chosen.cursor.spot)
        self._moved()

    @property
    def _cursor(self) -> Word:
        self.settle()
        return self._chosen.cursor if self._chosen else Word(Spot(0, 0), 0, 0)

    def go(self, unit: str, step: int) -> None:
        """Move the cursor on (1) or back (-1) by one of `STEPS`."""
        if self._chosen:
            self.move(STEPS[unit](self._words, self._cursor, step))

    def swap(self) -> None:
        """The cursor to the other end."""
        if self._chosen:
            self._choose(Chosen(self._chosen.cursor, self._chosen.anchor))

    def begin_here(self) -> None:
        """Only the word with the cursor."""
        if self._chosen:
            self._choose(Chosen(self._chosen.cursor, self._chosen.cursor))

    # Drawing

    def _overlay(self, spot: Spot, row: Row) -> Overlay:
        if self._chosen is None:
            return super()._overlay(spot, row)
        cursor = self._chosen.cursor
        lit = ((cursor.start, cursor.end),) if cursor.spot == spot else ()
        return Overlay(selected=span(self._chosen.ends, spot), lit=lit, glow=_CURSOR)
