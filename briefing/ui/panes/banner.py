"""One quiet line under the header that says that the book has problems, and which key lists them."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from briefing.loading.problems import Problem
from briefing.loading.sentences import counted, joined
from briefing.ui.keys import KEYS, Key, shown


class Banner(Widget):
    """Hides itself where there is nothing to say."""

    problems: reactive[tuple[Problem, ...]] = reactive[tuple[Problem, ...]](())
    """The problems of the book on top."""

    def __init__(self, keys: tuple[Key, ...] = KEYS) -> None:
        super().__init__()
        self._key = shown("book.problems", keys)

    def watch_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show the line only if there is something to say."""
        self.display = bool(_counted(problems))

    def render(self) -> Content:
        """How many errors and warnings there are."""
        return Content.assemble(
            ("! ", "bold $text-warning"),
            f"This book has {_counted(self.problems)}. ",
            (self._key, "bold $accent"),
            " lists them.",
        ).truncate(self.content_size.width, ellipsis=True)


def _counted(problems: tuple[Problem, ...]) -> str:
    """`2 errors and 1 warning`; hints are for authors and do not count."""
    counts = [(sum(problem.severity == word for problem in problems), word) for word in ("error", "warning")]
    return joined((counted(count, word) for count, word in counts if count), "and")
