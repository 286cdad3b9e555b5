"""A window that lists the forms in which a page can be copied, and shows the marked one as it would be."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive
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
from briefing.ui.screens.choice import Choice, Option, Options
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
_ALLOWED = Text("the words as their rule allows")
_ROOM = max(len(form.title) for form in (*FORMS, NAMING)) + 2


class Sample(Widget):
    """The beginning of what would be copied."""

    ALLOW_SELECT = False

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


class CopyAs(Choice[Form]):
    """Closes with the form that was chosen, None if none was."""

    BINDINGS = bindings("copying")

    def __init__(self, view: View, ref: Ref, keys: tuple[Key, ...]) -> None:
        self._view = view
        self._ref = ref
        self._today = date.today()
        entry = view.volume.book.at(ref)
        self._quote = entry if isinstance(entry, Quote) else None
        is_bound = self._quote is not None and not is_on_record(self._quote)
        plain = PLAIN._replace(is_what=_ALLOWED) if is_bound else PLAIN
        self._forms = (plain, *FORMS[1:], NAMING) if is_bound else FORMS
        self._sample = Sample()
        code = view.volume.book.codes.get(ref.id, "this page")
        super().__init__(f"Copy {code} as", [_option(form, keys) for form in self._forms], keys)

    def above(self) -> ComposeResult:
        """Under which rule it is copied."""
        if self._quote and (embargo := forbidden(self._quote, self._today, naming=False)):
            told = f"{embargo[0].upper()}{embargo[1:]}: asked twice."
            yield Static(Content.styled(told, "$text-warning"))

    def below(self) -> ComposeResult:
        """It would be copied like this."""
        yield self._sample

    def on_mount(self) -> None:
        """Mark the first form."""
        self.query_one(Options).move_to(0)

    @on(Options.Marked)
    @work(group="sample", exclusive=True)
    async def _show(self, event: Options.Marked) -> None:
        """Show what would be copied."""
        from briefing.citing.forms import Terms, cited

        form = self.of(event.row)
        terms = Terms(self._today, embargo=True, naming=form.naming)
        self._sample.words = await asyncio.to_thread(cited, self._view, self._ref, form.style, terms)

    def action_form(self, wanted: str) -> None:
        """Choose a form by its name."""
        for form in self._forms:
            if form.id == wanted:
                self.dismiss(form)


def _option(form: Form, keys: tuple[Key, ...]) -> Option[Form]:
    called = f"{shown(f'copy.{form.id}', keys)}  {form.title}".ljust(_ROOM + 3)
    return Option((Span(clean(called)), Span(form.is_what, Mark.MUTED)), form)
