"""A question with yes or no for an answer, asked before something leaves the program."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.model.text import Text
from briefing.ui.keys import Key, Scope, bindings, shown


class Question(ModalScreen[bool]):
    """Asks, and closes with the answer."""

    BINDINGS = bindings("question")
    scope: Scope = "question"

    def __init__(self, question: str, detail: Text, keys: tuple[Key, ...]) -> None:
        super().__init__()
        self._question = question
        self._detail = detail
        self._yes, self._no = shown(f"{self.scope}.yes", keys), shown(f"{self.scope}.no", keys)

    def compose(self) -> ComposeResult:
        """What is asked, what it is about, and the keys that answer."""
        with Vertical(id="question"):
            yield Static(Content(self._question).stylize("bold"))
            yield Static(Content(self._detail), id="question-detail")
            yes, no = (self._yes, "bold $accent"), (self._no, "bold $accent")
            yield Static(Content.assemble(yes, " yes   ", no, " no"))

    def action_answer(self, answer: bool) -> None:
        """Close with yes or no."""
        self.dismiss(answer)


class Insistence(Question, inherit_bindings=False):
    """Asks a second time. A key that is held down, or struck by habit, is not the one that says yes."""

    BINDINGS = bindings("insisting")
    scope = "insisting"
