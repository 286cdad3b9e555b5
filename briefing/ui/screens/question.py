"""A question with yes or no for an answer, asked before something leaves the program."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.model.text import Text
from briefing.ui.keys import bindings


class Question(ModalScreen[bool]):
    """Asks, and closes with the answer."""

    BINDINGS = bindings("question")

    def __init__(self, question: str, detail: Text) -> None:
        super().__init__()
        self._question = question
        self._detail = detail

    def compose(self) -> ComposeResult:
        """What is asked, what it is about, and the keys that answer."""
        with Vertical(id="question"):
            yield Static(Content(self._question).stylize("bold"))
            yield Static(Content(self._detail), id="question-detail")
            yield Static(Content.assemble(("y", "bold $accent"), " yes   ", ("n", "bold $accent"), " no"))

    def action_answer(self, answer: bool) -> None:
        """Close with yes or no."""
        self.dismiss(answer)
