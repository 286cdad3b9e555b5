"""The bar in which one types as of which date the book is to be shown."""

from __future__ import annotations

from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical

from briefing.model.dates import Edtf
from briefing.model.text import Text
from briefing.ui.dates import Meant, meant
from briefing.ui.keys import Key, bindings
from briefing.ui.panes.status_line import StatusLine
from briefing.ui.screens.writing import TypedLine, Understood, Writing
from briefing.ui.typing import Typed


class DateBar(Writing[Meant]):
    """Answers with what was meant, or None where all is to stay as it is."""

    BINDINGS = bindings("date")

    def __init__(self, when: Edtf, meeting: Edtf, keys: tuple[Key, ...]) -> None:
        super().__init__()
        self._when = when
        self._meeting = meeting
        self._keys = keys

    def compose(self) -> ComposeResult:
        """The line with the present date, what is understood of it, the keys."""
        with Vertical(id="date"):
            line = TypedLine()
            line.prompt = "as of"
            line.typed = Typed(self._when.text).select()
            yield line
            yield Understood()
        line_of_keys = StatusLine(self._keys, lambda: Text(""))
        line_of_keys.scope = "date"
        yield line_of_keys

    def on_mount(self) -> None:
        """Say what the present date is in words."""
        self.changed()

    def changed(self) -> None:
        """Say what is understood."""
        self.query_one(Understood).words = self._meant.told

    @property
    def _meant(self) -> Meant:
        return meant(self.line.typed.text, self._meeting, date.today())

    def action_set(self) -> None:
        """Show the book as of the date, if it is one; else its line says what it is instead."""
        if self._meant.when:
            self.dismiss(self._meant)
