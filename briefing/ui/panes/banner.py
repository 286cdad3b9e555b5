"""One quiet line under the header that says that the book has problems, and which key lists them."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from briefing.loading.problems import Problem


class Banner(Widget):
    """Hides itself where there is nothing to say."""

    problems: reactive[tuple[Problem, ...]] = reactive[tuple[Problem, ...]](())
    """The problems of the book on top."""

    def watch_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show the line only if there is something to say."""
        self.display = bool(_counted(problems))

    def render(self) -> Content:
        """How many errors and warnings there are."""
        return Content.assemble(
            ("! ", "bold $text-warning"),
            f"This book has {_counted(self.problems)}. ",
            ("E", "bold $accent"),
            " lists them.",
        ).truncate(self.content_size.width, ellipsis=True)


def _counted(problems: tuple[Problem, ...]) -> str:
    """`2 errors and 1 warning`; hints are for authors and do not count."""
    counts = [(word, sum(problem.severity == word for problem in problems)) for word in ("error", "warning")]
    return " and ".join(f"{count} {word}{'s' if count > 1 else ''}" for word, count in counts if count)
