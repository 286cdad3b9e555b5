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
from textual.worker import Worker

from briefing.library.search.hits import Hit
from briefing.model.book import Ref
from briefing.model.page import Page
from briefing.model.text import Text
from briefing.reader.searches import Searches
from briefing.ui.finding import (
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
from briefing.wrap import cells

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
        width = self.content_size.width - 4
        scopes = self._scopes(SCOPES)
        if cells(self.typed.text) >= width - scopes.cell_length:
            scopes = self._scopes((self.scope,))
        before, under, behind = self.typed.seen(max(1, width - scopes.cell_length))
        line = (before, "reverse" if self.typed.selected else ""), (under, "reverse"), behind
        shown = Content.assemble((f"{self.prompt} ", "bold $accent"), *line)
        return shown.pad_right(max(0, width + 4 - shown.cell_length - scopes.cell_length)) + scopes

    def _scopes(self, scopes: tuple[str, ...]) -> Content:
        """Some scopes by their names, none where there is no choice."""
        named = (
            Content.styled(SCOPE_NAMES[scope], "bold underline" if scope == self.scope else "$text-muted")
            for scope in scopes
            if self.scope
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

    def show(self, answer: Answer, marked: int = 0) -> None:
        """Show results, one of them marked, and what was understood."""
        self.results.show(answer.items, marked)
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
        self.results.move_screen(step)
        self.marked()

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
        fetch: Callable[[Ref], Page | None],
        searches: Searches,
        keys: tuple[Key, ...],
        scope: str,
        resumed: Trace | None,
    ) -> None:
        super().__init__(keys)
        self._finding = finding
        self._fetch = fetch
        self._searches = searches
        self._first = scope
        self._resumed = resumed
        self._answer = Answer((), Text(""))
        self._coming: Worker[None] | None = None

    def on_mount(self) -> None:
        """Begin with the search whose hits are lit, selected; what is typed then takes its place."""
        way = self._resumed
        self.line.scope = way.scope if way else self._first
        if way is None:
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
        if not written.strip():
            self.show(self._finding.start(self._searches))
            return
        answer = self._finding.at_once(written, self.line.scope, self.results.screenful)
        self.show(answer)
        if not answer.whole:
            self._refine(written, self.line.scope)

    @work(group="refine", exclusive=True)
    async def _refine(self, written: str, scope: str) -> None:
        answer = await asyncio.to_thread(self._finding.in_peace, written, scope)
        if (written, scope) == (self.line.typed.text, self.line.scope):
            before, now = ([hit.ref for hit in one.hits] for one in (self._answer, answer))
            marked = self.results.cursor
            is_kept = 0 < marked < len(before) and before[marked] in now
            self.show(answer, now.index(before[marked]) if is_kept else 0)

    @on(HitList.EndNears)
    def _list_more(self) -> None:
        """List more results, if there are more."""
        if self._answer.more and (self._coming is None or self._coming.is_finished):
            self._coming = self._extend(self._answer)

    @work(group="extend")
    async def _extend(self, shown: Answer) -> None:
        asked = self.line.typed.text, self.line.scope
        answer = await asyncio.to_thread(self._finding.in_peace, *asked, shown.hits)
        if shown is self._answer:
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
        if item is not self.results.item:
            return
        view, way = self.query_one(Preview), self._way
        view.show(found or Page(self._finding.here, Text(""), ()))
        view.light = way.light if way else None
        if way:
            view.show_lit(way.hit.text)

    @property
    def _way(self) -> Trace | None:
        """The way through the hits from the marked one on."""
        return trace(Text(self.line.typed.text), self.line.scope, self._answer, self.results.cursor)

    def chosen(self, item: Item) -> None:
        """Open a hit or a place, type a search, or look elsewhere."""
        match item.means:
            case Hit(ref=ref):
                used = self._searches.used(self.line.typed.text)
                self.dismiss(Outcome(ref, self._way, used, self.line.scope))
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
