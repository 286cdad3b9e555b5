"""What the reader copies: by the rules, or against them once he has said twice that he means it."""

from __future__ import annotations

import asyncio
from datetime import date

from textual.screen import Screen

from briefing.library.attribution import forbidden
from briefing.model import asides
from briefing.model.book import Ref
from briefing.model.entries import Quote
from briefing.model.text import Text, clean
from briefing.pages.standing import in_words, is_amiss
from briefing.ui.desk import Desk
from briefing.ui.keys import Key
from briefing.ui.messages import ASKING, CopyText
from briefing.ui.screens.copy_as import PLAIN, CopyAs, Form
from briefing.ui.screens.journey import Journey


def _formed(called: str, form: Form, is_cut: bool) -> str:
    if form is PLAIN:
        return called if is_cut else f"{called} with its citation"
    return f"{called} with the speaker’s name" if form.naming else f"{called} as {form.title}"


class Copying:
    """Copies from the page on a screen."""

    def __init__(self, screen: Screen[None], desk: Desk, journey: Journey, keys: tuple[Key, ...]) -> None:
        self._screen = screen
        self._desk = desk
        self._journey = journey
        self._keys = keys

    def selected(self, words: str) -> None:
        """Copy words that were selected; a rule for them is called to mind, and asked for if it is broken."""
        if self._journey.here:
            self._screen.run_worker(self._select(self._journey.here, clean(words)))

    async def _select(self, ref: Ref, words: Text) -> None:
        from briefing.citing.selected import selected

        found = await asyncio.to_thread(selected, self._desk.view, ref, words, date.today())
        rules = f"; mind the rule: {found.rules}" * bool(found.rules and not found.against)
        self._send_or_ask(found.text, f"the selected words{rules}", found.against)

    async def page(self) -> None:
        """Copy the page with its citation."""
        if self._journey.entry:
            await self._copy(asides.cited(self._journey.entry), PLAIN)

    async def row(self, ref: Ref, words: Text) -> None:
        """Copy the row of a unit in a tree, with its sources, and below them where it is from."""
        code = self._desk.volume.book.codes[ref.id]
        await self._send_cited(ref, words, f"{code} as it stands in the tree")

    async def change(self, ref: Ref, words: Text) -> None:
        """Copy a change at the place of a difference, with its sources, and below them where it is from."""
        await self._send_cited(ref._replace(id=asides.subject(ref)), words, "the marked change")

    async def _send_cited(self, ref: Ref, words: Text, what: str) -> None:
        from briefing.citing.forms import Terms, cited

        below = await asyncio.to_thread(cited, self._desk.view, ref, "citation", Terms(date.today()))
        self._send(clean(f"{words}\n{below}"), what)

    def choose(self) -> None:
        """Let the reader choose a form, and copy the page in it."""
        pointed = self._journey.pointed
        if pointed is None:
            return
        ref = asides.cited(pointed)

        def copy(form: Form | None) -> None:
            if form:
                self._screen.run_worker(self._copy(ref, form))

        self._screen.app.push_screen(CopyAs(self._desk.view, ref, self._keys), copy)

    async def _copy(self, ref: Ref, form: Form) -> None:
        from briefing.citing.forms import Terms, cited

        today, quote, view = date.today(), self._quote(ref), self._desk.view
        terms = Terms(today, embargo=True, naming=form.naming)
        text = await asyncio.to_thread(cited, view, ref, form.style, terms)
        against = forbidden(quote, today, form.naming) if quote else Text("")
        self._send_or_ask(text, self._what(ref, quote, form), against)

    def _what(self, ref: Ref, quote: Quote | None, form: Form) -> str:
        """What is copied, and what the rule for it has left out."""
        from briefing.citing.allowed import left_out

        volume = self._desk.volume
        code = volume.book.codes.get(ref.id)
        left = left_out(volume, quote) if quote and not form.naming else ""
        is_cut = bool(left) or code is None  # a page that is no entry's has no citation
        told = filter(None, (_formed(code or "this page", form, is_cut), left, self._caution(quote)))
        return ", ".join(told)

    def _caution(self, quote: Quote | None) -> str:
        """What is to be known of words that are not those of their source."""
        found = self._desk.volume.verdicts.of(quote.id) if quote else None
        return in_words(found) if is_amiss(found) else ""

    async def _ask(self, text: Text, what: str, against: Text) -> None:
        """Copy once the reader has said twice that he means it."""
        from briefing.ui.screens.question import Insistence, Question

        ask = self._screen.app.push_screen_wait
        first = f"{against[0].upper()}{against[1:]}. Copy all the same?"
        second = Text("What is copied says under which rule it was given.")
        if await ask(Question(first, clean(what), self._keys)) and await ask(
            Insistence("Copy it against its rule?", second, self._keys)
        ):
            self._send(text, f"{what}, against its rule")

    def _quote(self, ref: Ref) -> Quote | None:
        entry = self._desk.volume.book.at(ref)
        return entry if isinstance(entry, Quote) else None

    def _send_or_ask(self, text: Text, what: str, against: Text) -> None:
        """Copy a text, but ask first if it breaks a rule."""
        if against:
            self._screen.run_worker(self._ask(text, what, against), group=ASKING)
        else:
            self._send(text, what)

    def _send(self, text: Text, what: str) -> None:
        self._screen.post_message(CopyText(text, clean(what)))
