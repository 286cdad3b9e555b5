"""The finder: one line to type in, what was understood, and the results at each key.

`Seeking` is any screen with such a line and results. Whatever a key changes is on the screen in one frame:
the letter, the reading and the results.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widget import Widget

from briefing.library.search.hits import Hit
from briefing.model.book import Ref
from briefing.model.page import Page
from briefing.model.text import Text
from briefing.pages.page import page
from briefing.pages.view import View
from briefing.reader.searches import Searches
from briefing.ui.finding import (
    AT_ONCE,
    IN_ALL,
    SCOPE_NAMES,
    SCOPES,
    Answer,
    Finding,
    Item,
    Trace,
    Wider,
    trace,
)
from briefing.ui.keys import Key, Scope, bindings
from briefing.ui.panes.hit_list import HitList
from briefing.ui.panes.page_view import PageView
from briefing.ui.panes.status_line import StatusLine
from briefing.ui.typing import Typed

PREVIEW_FROM = 120
"""Columns from which the chosen result is shown beside the list."""


class TypedLine(Widget):
    """The line that is typed, and at its right end where one looks."""

    typed: reactive[Typed] = reactive(Typed())
    """The line."""
    scope: reactive[str] = reactive("")
    """Where one looks, one of `SCOPES`; empty where there is no choice."""
    prompt = "/"

    def render(self) -> Content:
        """Prompt, line with its cursor, scopes."""
        scopes = self._scopes() if self.scope else Content("")
        room = self.content_size.width - scopes.cell_length - 4
        if room < 20:
            scopes, room = Content(""), self.content_size.width - 2
        before, under, behind = self.typed.seen(room)
        line = Content.assemble((f"{self.prompt} ", "bold $accent"), before, (under, "reverse"), behind)
        gap = self.content_size.width - line.cell_length - scopes.cell_length
        return line + Content(" " * max(0, gap)) + scopes

    def _scopes(self) -> Content:
        named = (
            Content.styled(SCOPE_NAMES[scope], "bold underline" if scope == self.scope else "$text-muted")
            for scope in SCOPES
        )
        return Content("  ").join(named)


class Understood(Widget):
    """What was understood of what is typed, in plain words."""

    words: reactive[Text] = reactive(Text(""))
    """The words."""

    def render(self) -> Content:
        """The words, cut with `…` where there is no room."""
        told = Content.styled(self.words, "$text-muted")
        return told.truncate(max(0, self.content_size.width), ellipsis=True)


class Preview(PageView, can_focus=False):
    """The page of the marked result."""


Found = TypeVar("Found")


class Seeking(ModalScreen[Found], Generic[Found]):
    """A line to type in, and results. Knows what to do with keys; what is found is for others to say."""

    BINDINGS = bindings("finder", "typing")
    AUTO_FOCUS = ""
    place: Scope = "finder"
    """Where the reader is, as the list of keys names it."""

    def __init__(self, keys: tuple[Key, ...]) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Line, reading, results and preview, keys."""
        with Vertical(id="seeking"):
            yield TypedLine()
            yield Understood()
            with Horizontal():
                yield HitList()
                yield Preview()
        line = StatusLine(self._keys, lambda: Text(""))
        line.scope = self.place
        yield line

    @property
    def line(self) -> TypedLine:
        """The line one types in."""
        return self.query_one(TypedLine)

    @property
    def results(self) -> HitList:
        """What was found."""
        return self.query_one(HitList)

    def show(self, answer: Answer) -> None:
        """Show results and what was understood."""
        self.results.items = answer.items
        self.query_one(Understood).words = answer.understood
        self.marked()

    def changed(self) -> None:
        """What is typed, or where one looks, is other than before."""

    def marked(self) -> None:
        """Another result is marked."""

    def chosen(self, item: Item) -> None:
        """A result was chosen."""

    def on_key(self, event: events.Key) -> None:
        """What can be read is typed, whatever else its key does elsewhere."""
        if event.is_printable and event.character:
            event.stop()
            event.prevent_default()
            self._edit(lambda typed: typed.insert(event.character or ""))

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted is typed at once."""
        event.stop()
        self._edit(lambda typed: typed.insert(event.text))

    def _edit(self, act: Callable[[Typed], Typed]) -> None:
        before, self.line.typed = self.line.typed, act(self.line.typed)
        if self.line.typed.text != before.text:
            self.changed()

    def action_cursor(self, step: int) -> None:
        """The cursor a character on or back."""
        self._edit(lambda typed: typed.move(step))

    def action_to_start(self) -> None:
        """The cursor to the start."""
        self._edit(Typed.to_start)

    def action_to_end(self) -> None:
        """The cursor to the end."""
        self._edit(Typed.to_end)

    def action_backspace(self) -> None:
        """Delete the character before the cursor."""
        self._edit(Typed.backspace)

    def action_delete(self) -> None:
        """Delete the character under the cursor."""
        self._edit(Typed.delete)

    def action_delete_word(self) -> None:
        """Delete the word before the cursor."""
        self._edit(Typed.delete_word)

    def action_delete_to_start(self) -> None:
        """Delete all before the cursor."""
        self._edit(Typed.delete_to_start)

    def action_delete_to_end(self) -> None:
        """Delete all behind the cursor."""
        self._edit(Typed.delete_to_end)

    def action_move(self, step: int) -> None:
        """Mark the result above or below."""
        self.results.move(step)
        self.marked()

    def action_page(self, step: int) -> None:
        """Mark a result a screenful away."""
        self.action_move(step * self.results.screenful)

    def action_choose(self) -> None:
        """Choose the result that is marked."""
        if self.results.item:
            self.chosen(self.results.item)

    @on(HitList.Chosen)
    def _clicked(self, event: HitList.Chosen) -> None:
        self.chosen(event.item)

    def action_scope(self, step: int) -> None:
        """Look elsewhere, if there is a choice."""

    def action_save(self) -> None:
        """Save what is typed, if that can be."""

    def action_leave(self) -> None:
        """Back to where one was."""
        self.dismiss(None)


class Outcome(NamedTuple):
    """Where to go, the way through the hits if it is one, what was looked for so far, and in which scope."""

    ref: Ref | None
    trace: Trace | None
    searches: Searches
    scope: str


class Finder(Seeking[Outcome]):
    """Finds entries by their words, at each key."""

    def __init__(
        self,
        finding: Finding,
        view: View,
        searches: Searches,
        keys: tuple[Key, ...],
        scope: str,
        written: str,
    ) -> None:
        super().__init__(keys)
        self._finding = finding
        self._view = view
        self._searches = searches
        self._first = (scope, written)

    def on_mount(self) -> None:
        """Begin with what was typed the last time, if anything."""
        scope, written = self._first
        self.line.scope = scope
        self.line.typed = Typed().insert(written)
        self.changed()

    def on_resize(self, event: events.Resize) -> None:
        """The chosen result is shown beside the list where there is room."""
        self.query_one(Preview).display = event.size.width >= PREVIEW_FROM
        self.marked()

    def changed(self) -> None:
        """Search again, at once with what time there is, then in peace."""
        written = self.line.typed.text
        if not written.strip():
            self.show(self._finding.start(self._searches))
            return
        answer = self._finding.search(written, self.line.scope, AT_ONCE)
        self.show(answer)
        if not answer.whole:
            self._refine(written, self.line.scope)

    @work(group="refine", exclusive=True)
    async def _refine(self, written: str, scope: str) -> None:
        answer = await asyncio.to_thread(self._finding.search, written, scope, IN_ALL)
        if (written, scope) == (self.line.typed.text, self.line.scope):
            self.show(answer)

    def marked(self) -> None:
        """Show the marked result beside the list."""
        preview = self.query_one(Preview)
        if preview.display and self.results.item:
            self._preview(self.results.item)
        else:
            preview.show(Page(self._view.here(""), Text(""), ()))

    @work(group="preview", exclusive=True)
    async def _preview(self, item: Item) -> None:
        ref = item.means.ref if isinstance(item.means, Hit) else item.means
        if not isinstance(ref, Ref) or ref.book != self._view.volume.book.id:
            return
        found = await asyncio.to_thread(page, self._view, ref)
        if found and item is self.results.item:
            way = trace(Text(self.line.typed.text), self.results.items, item)
            view = self.query_one(Preview)
            view.show(found)
            view.light = way.light if way else None
            if way:
                view.show_lit(way.hit.text)

    def chosen(self, item: Item) -> None:
        """Open a hit or a place, type a search, or look elsewhere."""
        match item.means:
            case Hit(ref=ref):
                written = Text(self.line.typed.text)
                way = trace(written, self.results.items, item)
                self.dismiss(Outcome(ref, way, self._searches.used(written), self.line.scope))
            case Ref() as ref:
                self.dismiss(Outcome(ref, None, self._searches, self.line.scope))
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
        self._searches = self._searches.toggled(written)
        saved = written.strip() in self._searches.saved
        self.notify("Saved this search." if saved else "Forgot this search.", markup=False)
        if not self.line.typed.text.strip():
            self.changed()

    def action_leave(self) -> None:
        """Back to where one was; what was looked for is remembered."""
        used = self._searches.used(self.line.typed.text)
        self.dismiss(Outcome(None, None, used, self.line.scope))
