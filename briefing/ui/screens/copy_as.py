"""A window that lists the forms in which a page can be copied, and shows the marked one as it would be."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from briefing.citing.styles import Style
from briefing.library.attribution import forbidden, is_on_record
from briefing.model.book import Ref
from briefing.model.entries import Quote
from briefing.model.page import Mark, Span
from briefing.model.text import Text, clean
from briefing.pages.view import View
from briefing.ui.keys import Key, bindings, shown
from briefing.ui.panes.row_list import Row, RowList
from briefing.wrap import wrap


class Form(NamedTuple):
    """A form in which something is copied: its name in the list of keys, what it is called and what it is.

    `naming` is true if it names a speaker who is not to be named.
    """

    id: str
    style: Style
    title: Text
    is_what: Text
    naming: bool = False


PLAIN = Form("plain", "plain", Text("plain text"), Text("words or value with its source"))
FORMS = (
    PLAIN,
    Form("markdown", "markdown", Text("Markdown"), Text("the same, addresses as links")),
    Form("html", "html", Text("HTML"), Text("the same, for mail and the web")),
    Form("citation", "citation", Text("citation"), Text("where from, without the words")),
    Form("bibtex", "bibtex", Text("BibTeX"), Text("the source, for LaTeX")),
    Form("csl-json", "csl-json", Text("CSL-JSON"), Text("for reference managers")),
)
NAMING = Form("named", "plain", Text("with the name"), Text("not allowed, asked twice"), naming=True)
_ROOM = max(len(form.title) for form in (*FORMS, NAMING)) + 2


class Forms(RowList):
    """The forms; says which one is marked."""

    @dataclass
    class Marked(Message):
        """Another form is marked."""

        form: Form
        """Which."""

    def move_to(self, index: int) -> None:
        """Mark a form."""
        super().move_to(index)
        if self.row and isinstance(self.row.value, Form):
            self.post_message(self.Marked(self.row.value))


class Sample(Widget):
    """The beginning of what would be copied."""

    words: reactive[Text] = reactive(Text(""))
    """All of it."""

    def render(self) -> Content:
        """As many lines as there is room for; the last one ends with `…` where more would follow."""
        width, height = self.content_size
        shown = list(_lines(self.words[: 2 * width * height], max(2, width), height + 1))
        if len(shown) > height:
            shown[height - 1 :] = [f"{shown[height - 1][: width - 1]}…"]
        return Content.styled("\n".join(shown), "$text-muted")


def _lines(text: str, width: int, most: int) -> Iterator[str]:
    for number, (start, end) in enumerate(wrap(text, width)):
        if number == most:
            return
        yield text[start:end].replace("\t", " ")


class CopyAs(ModalScreen[Form | None]):
    """Closes with the form that was chosen, None if none was."""

    BINDINGS = bindings("copying", "dialog")
    AUTO_FOCUS = "Forms"

    def __init__(self, view: View, ref: Ref, keys: tuple[Key, ...]) -> None:
        super().__init__()
        self._view = view
        self._ref = ref
        self._keys = keys
        self._today = date.today()
        entry = view.volume.book.at(ref)
        self._quote = entry if isinstance(entry, Quote) else None
        is_bound = self._quote is not None and not is_on_record(self._quote)
        self._forms = (*FORMS, NAMING) if is_bound else FORMS
        self._sample = Sample()

    def compose(self) -> ComposeResult:
        """What is copied and under which rule, the forms, the marked one as it would be copied, the keys."""
        code = self._view.volume.book.codes.get(self._ref.id, "this page")
        with Vertical(id="copy-as"):
            yield Static(Content(f"Copy {code} as").stylize("bold"))
            if self._quote and (embargo := forbidden(self._quote, self._today, naming=False)):
                told = f"{embargo[0].upper()}{embargo[1:]}: asked twice."
                yield Static(Content.styled(told, "$text-warning"))
            yield Forms()
            yield self._sample
            copy, leave = shown("row.choose", self._keys), shown("dialog.close", self._keys)
            key = "bold $accent"
            yield Static(Content.assemble((copy, key), " copy   ", (leave, key), " leave"))

    def on_mount(self) -> None:
        """List the forms."""
        forms = self.query_one(Forms)
        forms.rows = [self._row(form) for form in self._forms]
        forms.styles.height = len(self._forms)
        forms.move_to(0)

    def _row(self, form: Form) -> Row:
        key = shown(f"copy.{form.id}", self._keys)
        called = f"{key}  {form.title}".ljust(_ROOM + 3)
        return Row((Span(clean(called)), Span(form.is_what, Mark.MUTED)), form)

    @on(Forms.Marked)
    @work(group="sample", exclusive=True)
    async def _show(self, event: Forms.Marked) -> None:
        """Show what would be copied."""
        from briefing.citing.forms import Terms, cited

        terms = Terms(self._today, embargo=True, naming=event.form.naming)
        self._sample.words = await asyncio.to_thread(cited, self._view, self._ref, event.form.style, terms)

    @on(Forms.Chosen)
    def _choose(self, event: Forms.Chosen) -> None:
        if isinstance(event.row.value, Form):
            self.dismiss(event.row.value)

    def action_form(self, wanted: str) -> None:
        """Choose a form by its name."""
        for form in self._forms:
            if form.id == wanted:
                self.dismiss(form)
