"""The finder: what has the words that are typed, and beside it the page of the marked result.

Whatever a key changes is on the screen in one frame: the letter, the reading and the results.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from textual import events, on, work
from textual.app import ComposeResult
from textual.worker import Worker

from briefing.library.search.hits import Hit
from briefing.model.asides import Topic
from briefing.model.book import Ref
from briefing.model.page import Page
from briefing.model.text import Text, clean
from briefing.reader.searches import Change, Searches
from briefing.ui.finding import SCOPES, Answer, Finding, Item, Wider
from briefing.ui.keys import Key, bindings
from briefing.ui.panes.hit_list import HitList
from briefing.ui.panes.page_view import PageView
from briefing.ui.screens.seeking import Seeking
from briefing.ui.typing import Typed
from briefing.ui.way import Way, way_from

PREVIEW_FROM = 120
"""Columns from which the chosen result is shown beside the list."""


class Preview(PageView, can_focus=False):
    """The page of the marked result, to look at: words are copied where the rules for them are asked."""

    ALLOW_SELECT = False


class Outcome(NamedTuple):
    """Where to go, the way through the hits if it is one, and in which scope one looked."""

    ref: Ref | None
    way: Way | None
    scope: str


class KeptSearches:
    """The searches that are kept: as they were, with the changes that are made here, each saved at once."""

    def __init__(self, searches: Searches, save: Callable[[Change], None]) -> None:
        self.searches = searches
        self._save = save

    def change(self, act: Change) -> None:
        """Change them."""
        self.searches = act(self.searches)
        self._save(act)


class Finder(Seeking[Outcome]):
    """Finds entries by their words, at each key."""

    BINDINGS = bindings("finder")
    place = "finder"

    def __init__(
        self,
        finding: Finding,
        fetch: Callable[[Ref], Page | None],
        kept: KeptSearches,
        keys: tuple[Key, ...],
        scope: str,
        resumed: Way | None,
        words: str = "",
    ) -> None:
        super().__init__(keys)
        self._finding = finding
        self._fetch = fetch
        self._kept = kept
        self._first = scope
        self._resumed = resumed
        self._words = words
        self._answer = Answer((), Text(""))
        self._coming: Worker[None] | None = None

    def beside(self) -> ComposeResult:
        """The chosen result."""
        yield Preview()

    def on_mount(self) -> None:
        """Begin with the search whose hits are lit, selected; what is typed then takes its place."""
        way = self._resumed
        self.line.scope = way.scope if way else self._first
        if way is None:
            self.line.typed = Typed().insert(self._words)
            self.changed()
            return
        self.line.typed = Typed().insert(way.written).select()
        if way.scope == "entry" and way.hit.ref != self._finding.here:
            self.changed()
        else:
            self.show(way.answer, way.index)

    def show(self, answer: Answer, marked: int = 0) -> None:
        """Show results, one of them marked, and what was understood."""
        self._answer = answer
        super().show(answer, marked)
        if self.results.is_short:
            self._list_more()

    def on_resize(self, event: events.Resize) -> None:
        """The chosen result is shown beside the list where there is room."""
        self.query_one(Preview).display = event.size.width >= PREVIEW_FROM
        self.marked()

    def changed(self) -> None:
        """Search again, at once with what time there is, then in peace."""
        written = self.line.typed.text
        if not self._finding.asks(written):
            self.show(self._finding.start(self._kept.searches))
            return
        answer = self._finding.at_once(written, self.line.scope, self.results.screenful)
        self.show(answer)
        if not answer.whole:
            self.refine(partial(self._finding.in_peace, written, self.line.scope))

    @on(HitList.EndNears)
    def _list_more(self) -> None:
        """List more results, if there are more."""
        if self._answer.more and (self._coming is None or self._coming.is_finished):
            self._coming = self._extend(self._answer)

    @work(group="extend")
    async def _extend(self, shown: Answer) -> None:
        asked = self.line.typed.text, self.line.scope
        answer = await asyncio.to_thread(self._finding.in_peace, *asked, shown.hits)
        if self.is_open and shown is self._answer:
            self.show(answer, self.results.cursor)

    def marked(self) -> None:
        """Show the marked result beside the list."""
        preview, item = self.query_one(Preview), self.results.item
        if preview.display:
            ref = item.means.ref if item and isinstance(item.means, Hit) else item and item.means
            # The page is made when the results are painted, which would else have to share the time.
            self.call_after_refresh(self._preview, item, ref if isinstance(ref, Ref) else None)

    @work(group="preview", exclusive=True)
    async def _preview(self, item: Item | None, ref: Ref | None) -> None:
        found = await asyncio.to_thread(self._fetch, ref) if ref else None
        if not self.is_open or item is not self.results.item:
            return
        view, way = self.query_one(Preview), self._way
        view.show(found or Page(self._finding.here, Text(""), ()))
        view.light = way.light if way else None
        if way:
            view.show_lit(way.hit.text)

    @property
    def _way(self) -> Way | None:
        """The way through the hits from the marked one on."""
        return way_from(Text(self.line.typed.text), self.line.scope, self._answer, self.results.cursor)

    def chosen(self, item: Item) -> None:
        """Open a hit or a place, type a search, or look elsewhere."""
        match item.means:
            case Hit(ref=ref):
                self._use()
                self.dismiss(Outcome(ref, self._way, self.line.scope))
            case Ref() as ref:
                self.dismiss(Outcome(ref, None, self.line.scope))
            case Wider(scope=scope):
                self.line.scope = scope
                self.changed()
            case words:
                self.line.typed = Typed().insert(words)
                self.changed()

    def action_scope(self, step: int) -> None:
        """Look in the next scope."""
        at = SCOPES.index(self.line.scope)
        self.line.scope = SCOPES[(at + step) % len(SCOPES)]
        self.changed()

    def action_save(self) -> None:
        """Save this search, or forget it if it was saved."""
        item, written = self.results.item, self.line.typed.text
        if not written.strip() and item and isinstance(item.means, str):
            written = item.means
        if written.strip() in self._kept.searches.saved:
            self._kept.change(lambda searches: searches.forgetting(written))
            self.notify("Forgot this search.", markup=False)
        else:
            self._kept.change(lambda searches: searches.keeping(written))
            self.notify("Saved this search.", markup=False)
        if not self.line.typed.text.strip():
            self.changed()

    def action_said(self) -> None:
        """Go to all quotes that are found, by date."""
        written = clean(self.line.typed.text)
        if self._finding.asks(written):
            self._use()
            topic = Topic(written, self.line.scope != "library")
            self.dismiss(Outcome(topic.at(self._finding.here.book), None, self.line.scope))

    def action_leave(self) -> None:
        """Back to where one was; a search whose results one went through is remembered."""
        if self.results.cursor and self._answer.hits:
            self._use()
        self.dismiss(Outcome(None, None, self.line.scope))

    def _use(self) -> None:
        written = self.line.typed.text
        self._kept.change(lambda searches: searches.used(written))
