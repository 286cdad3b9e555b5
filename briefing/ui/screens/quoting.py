"""Taking words from the page on the screen: selected by keys or by the mouse, copied, or made a quote."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from textual.notifications import SeverityLevel
from textual.screen import Screen

from briefing.library.volume import UnreadableBook, Volume
from briefing.model import asides
from briefing.model.book import Ref
from briefing.model.entries import Article
from briefing.model.page import Excerpt, Scroll
from briefing.model.text import Text, clean, one_line
from briefing.pages.words import name
from briefing.reader.trail import Stop, Trail
from briefing.ui.desk import Desk
from briefing.ui.keys import Key, shown
from briefing.ui.messages import CopyText
from briefing.ui.panes.reading import Reading
from briefing.ui.panes.words_page import WordsPage
from briefing.ui.screens.journey import Journey
from briefing.ui.screens.selecting import Copied, Picked, Selecting
from briefing.ui.words import TOO_MUCH, Place, excerpt

if TYPE_CHECKING:
    from briefing.authoring.drafting import Said
    from briefing.authoring.editing.appending import Appended
    from briefing.authoring.editing.manuscripts import Manuscript
    from briefing.authoring.taking import Taken
    from briefing.ui.going import Going

_CHANGED = "this page was changed in its file, and is shown now as it is there: select again."
_LONG = 8
"""Seconds for which a notice stays that tells what to press."""

# What makes quotes is loaded on another thread, once it is needed, and tells there what it refuses.


class _Wanted(NamedTuple):
    """Words of which a quote is wanted, what selects them again, and what was typed of it already."""

    here: Ref
    words: Excerpt
    select_again: Callable[[], None]
    typed: Mapping[str, str]


class _Begun(NamedTuple):
    """A quote that is being made: the book as its files have it, those files, drafts, names of speakers."""

    volume: Volume
    files: tuple[Manuscript, ...]
    drafts: tuple[Taken, ...]
    going: Going


class _Added(NamedTuple):
    """A quote that was added, and what that made of its file."""

    ref: Ref
    change: Appended


class Quoting:
    """Takes words from a screen; `copy` copies words as the mouse does that selects them."""

    def __init__(
        self,
        screen: Screen[None],
        desk: Desk,
        journey: Journey,
        copy: Callable[[str], None],
        keys: tuple[Key, ...],
    ) -> None:
        self._screen = screen
        self._desk = desk
        self._journey = journey
        self._copy = copy
        self._keys = keys
        self._added: _Added | None = None

    @property
    def _reading(self) -> Reading:
        return self._screen.query_one(Reading)

    def select(self) -> None:
        """Select words by keys, beginning with those that the mouse has selected."""
        if self._reading.page:
            self._select(self._reading.place, self._reading.ends_selected)
            self._screen.clear_selection()

    def _select(self, place: Scroll, ends: tuple[Place, Place] | None) -> None:
        reading = self._reading
        if reading.page:
            entry = self._desk.volume.book.at(reading.page.ref)
            body = 1 + bool(isinstance(entry, Article) and entry.summary)
            words = WordsPage(reading.page, place, ends, body)
            self._screen.app.push_screen(Selecting(reading, words, self._keys), self._take)

    def _take(self, taken: Picked | Copied | None) -> None:
        if isinstance(taken, Copied):
            self._copy(taken.words)
        elif taken:
            self._make(taken.words, lambda: self._select(taken.place, taken.ends))

    def quote(self) -> None:
        """Make a quote of what the mouse has selected."""
        ends = self._reading.ends_selected
        if ends is None:
            key = shown("words.select", self._keys)
            self._say(f"Select words with the mouse first, or with {key}.")
        elif found := excerpt(self._reading.layout_shown, ends):
            self._make(found, lambda: None)
        else:
            self._say(TOO_MUCH)

    def _make(self, words: Excerpt, select_again: Callable[[], None]) -> None:
        if self._journey.here:
            wanted = _Wanted(self._journey.here, words, select_again, {})
            self._screen.run_worker(self._begin(wanted))

    async def _begin(self, wanted: _Wanted) -> None:
        """Ask for what is not known, unless no quote can be made of the words or the book not be written."""
        with self._journey.underway():
            begun = await asyncio.to_thread(self._begun, wanted.here, wanted.words)
        if begun == _CHANGED:
            await self._renew()
        if isinstance(begun, str):
            self._say(f"No quote: {begun}", severity="warning")
            if begun != _CHANGED:
                wanted.select_again()
            return
        from briefing.ui.screens.quote_form import QuoteForm

        form = QuoteForm(begun.volume.book, begun.drafts, begun.going, self._keys, wanted.typed)

        def take(said: Said | None) -> None:
            if said:
                self._screen.run_worker(self._add(begun, said, wanted._replace(typed=form.typed)))
            else:
                wanted.select_again()

        self._screen.app.push_screen(form, take)

    def _begun(self, here: Ref, words: Excerpt) -> _Begun | str:
        """A quote of words on a page, or why none can be made. Not for the event loop."""
        from briefing.authoring.editing.manuscripts import NotEditable
        from briefing.authoring.seen import NotTaken
        from briefing.authoring.taking import Taking, files_to_write
        from briefing.ui.going import Going
        from briefing.ui.screens.quote_form import SPEAKERS

        view, entry_id = self._desk.view, asides.cited(here).id

        def named(target: Text) -> str:
            return name(view, Ref.parse(target, here.book, entry_id)) or target

        try:
            now = self._desk.library.again(view.volume)
            files = files_to_write(now.book)
            entry = now.book.entries.get(entry_id)
            if entry != view.entry(entry_id):
                return _CHANGED
            drafts = Taking(now.book, entry, words, named).drafts()
            return _Begun(now, files, drafts, Going(self._desk.library, now, (), SPEAKERS))
        except (NotTaken, NotEditable, UnreadableBook) as reason:
            return str(reason)

    async def _add(self, begun: _Begun, said: Said, wanted: _Wanted) -> None:
        """Write the quote, and show the book with it; what cannot be written is copied, and asked again."""
        with self._journey.underway():
            change = await asyncio.to_thread(_written, begun, said)
        if isinstance(change, str):
            self._say(f"Not added: {change}", severity="error")
            self._screen.post_message(CopyText(clean(said["words"]), Text("the words instead")))
            await self._begin(wanted)
            return
        ref = Ref(begun.volume.book.id, Text(said["id"]))
        self._added = _Added(ref, change)
        await self._renew()
        self._journey.keep_place()
        self._desk.trail = self._desk.trail.visit(Stop(ref)).back()
        forward, back = shown("trail.forward", self._keys), shown("quote.take-back", self._keys)
        place = f"{change.new.path.name}:{change.line}"
        self._say(f"Added {ref.id} in {place}. {forward} opens it, {back} takes it back.")

    async def take_back(self) -> None:
        """Make the file what it was before the quote that was added last."""
        if self._added is None:
            self._say("No quote was added that could be taken back.")
            return
        added = self._added
        if trouble := await asyncio.to_thread(_taken_back, added.change):
            self._say(f"Not taken back: {trouble}", severity="error")
            return
        self._added = None
        if self._journey.entry == added.ref:
            await self._journey.walk(Trail.back)
        await self._renew()
        self._say(f"Took {added.ref.id} back: {added.change.new.path.name} is as it was.")

    async def _renew(self) -> None:
        """Show the book as its files have it now."""
        library = self._desk.library
        try:
            with self._journey.underway():
                now = await asyncio.to_thread(library.again, self._desk.volume)
        except UnreadableBook as unreadable:
            self._say(f"{unreadable}; `briefing check` says why.", severity="error")
            return
        library.exchange(now)
        await self._journey.renew(now)

    def _say(self, words: str, severity: SeverityLevel = "information") -> None:
        self._screen.app.clear_notifications()
        self._screen.notify(one_line(clean(words)), severity=severity, timeout=_LONG, markup=False)


def _written(begun: _Begun, said: Said) -> Appended | str:
    """What adding a quote made of its file, or why it was not added."""
    from briefing.authoring.editing.manuscripts import NotEditable
    from briefing.authoring.taking import Draft

    try:
        change = Draft(begun.volume.book, begun.files, said).added()
        change.save()
    except (NotEditable, OSError) as reason:
        return str(reason)
    return change


def _taken_back(change: Appended) -> str:
    """Why a quote was not taken back; empty if it was."""
    from briefing.authoring.editing.manuscripts import NotEditable

    try:
        change.take_back()
    except (NotEditable, OSError) as reason:
        return str(reason)
    return ""
