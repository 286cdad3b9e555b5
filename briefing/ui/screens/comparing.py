"""The way to what changed in a structure between two dates, and from change to change there."""

from __future__ import annotations

import asyncio
from datetime import date
from functools import lru_cache, partial

from textual.screen import Screen

from briefing.library.structure.steps import Steps
from briefing.library.units import title_at
from briefing.model import asides
from briefing.model.book import Ref
from briefing.model.dates import Edtf
from briefing.model.entries import Person, Structure, Unit
from briefing.model.text import Text, clean
from briefing.pages.view import View
from briefing.ui.dates import Ends, ends
from briefing.ui.desk import Desk
from briefing.ui.keys import Key
from briefing.ui.panes.reading import Reading
from briefing.ui.screens.date_bar import DateBar
from briefing.ui.screens.journey import Journey


class Comparing:
    """Asks on a screen for the dates to compare, and goes there."""

    def __init__(self, screen: Screen[None], desk: Desk, journey: Journey, keys: tuple[Key, ...]) -> None:
        self._screen = screen
        self._desk = desk
        self._journey = journey
        self._keys = keys
        self._steps = lru_cache(1)(Steps)

    async def ask(self) -> None:
        """Ask for the two dates: of the structure, unit or person here, else of the first structure."""
        here, view = self._journey.here, self._desk.view
        top = _top(view, here)
        if top is None:
            self._say("This book has no structure in which anything could change.")
            return
        with self._journey.underway():
            first = await asyncio.to_thread(self._proposed, view, top, asides.Difference.read(here))
        bar = DateBar("from", " to ".join(one.text for one in first), partial(_meant, view, top), self._keys)
        bar.ask(self._screen, partial(self._take, view.here(top.id)))

    def _proposed(
        self, view: View, top: Structure | Unit, shown: asides.Difference | None
    ) -> tuple[Edtf, Edtf]:
        """Of a difference its dates; else from the meeting to the date of the view.

        Where these are one, from the eve of the last change.
        """
        if shown:
            return shown.before, shown.after
        meeting = view.volume.book.header.date
        if view.when != meeting:
            first, last = sorted((meeting, view.when))
            return first, last
        root = top.root if isinstance(top, Structure) else Text(top.id)
        step = self._steps(view.volume.history, root).before(meeting)
        return (step.difference.before if step else meeting), meeting

    def _take(self, top: Ref, found: Ends | None) -> None:
        if found and found.when:
            self._screen.call_later(self._journey.go, asides.Difference(top.id, *found.when).at(top.book))

    async def next_change(self, step: int) -> None:
        """Mark the next change on the screen, or the one before."""
        if not self._screen.query_one(Reading).mark_at_slug(step):
            self._say("That was the last change." if step > 0 else "That was the first change.")

    @property
    def marked(self) -> Text:
        """The change on the screen that is marked, in words with its sources; empty where none is."""
        from briefing.pages.difference import told_at

        reading = self._screen.query_one(Reading)
        return told_at(reading.page, reading.at[0], reading.marked) if reading.page else Text("")

    def _say(self, words: str) -> None:
        self._screen.notify(words, markup=False)


def _top(view: View, here: Ref | None) -> Structure | Unit | None:
    """What is compared from a place: the structure or the unit there, the unit where a person has a post."""
    entry = view.entry(asides.subject(here)) if here else None
    if isinstance(entry, Structure | Unit):
        return entry
    posts = view.volume.posts.of_person_at(entry.id, view.when) if isinstance(entry, Person) else ()
    units = (view.unit(tenure.unit) for tenure, _ in posts)
    structures = view.volume.book.section("structures")
    first = structures[0] if structures else None
    return next(filter(None, units), first if isinstance(first, Structure) else None)


def _meant(view: View, top: Structure | Unit, typed: str) -> Ends:
    """The dates that are meant, and what is compared at them."""
    found = ends(typed, view.volume.book.header.date, date.today())
    told = f"{title_at(top, view.when)}: {found.told}" if found.when else found.told
    return found._replace(told=clean(told))
