"""One quiet line under the header: that a save is broken, the book has problems, or the window is small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive

from briefing.loading.sentences import counted, joined
from briefing.ui.arrangement import COMFORTABLE
from briefing.ui.keys import Key, shown
from briefing.ui.panes.lines import Still

if TYPE_CHECKING:
    from briefing.loading.problems import Problem


class Banner(Still):
    """Hides itself where there is nothing to say."""

    problems: reactive[tuple[Problem, ...]] = reactive(())
    """The problems of the book on top."""
    are_all: reactive[bool] = reactive(True)
    """Whether all was looked for that can be wrong."""
    is_broken: reactive[bool] = reactive(False)
    """Whether for these problems the book is shown as it was before."""
    small: reactive[bool] = reactive(False)
    """Whether the window is smaller than everything is made for."""

    def __init__(self, keys: tuple[Key, ...]) -> None:
        super().__init__()
        self._key = shown("book.problems", keys)
        self.display = False

    def watch_problems(self) -> None:
        """Show the line only if there is something to say."""
        self.display = self.small or self.is_broken or bool(_counted(self.problems))

    def watch_small(self) -> None:
        """Show the line only if there is something to say."""
        self.watch_problems()

    def watch_is_broken(self) -> None:
        """Show the line only if there is something to say."""
        self.watch_problems()

    def render(self) -> Content:
        """That a save is broken, that the window is small, or how many errors and warnings there are."""
        if self.is_broken:
            return self._broken()
        if self.small:
            told = f"This window is small: {COMFORTABLE[0]} by {COMFORTABLE[1]} shows everything."
            return Content(told).truncate(self.content_size.width, ellipsis=True)
        return Content.assemble(
            ("! ", "bold $text-warning"),
            f"This book has {_counted(self.problems)}{'' if self.are_all else ' so far'}. ",
            (self._key, "bold $accent"),
            f" lists {'it' if _many(self.problems) == 1 else 'them'}.",
        ).truncate(self.content_size.width, ellipsis=True)

    def _broken(self) -> Content:
        """That a save is broken, in as many words as there is room for."""
        told = Content.assemble(
            ("! ", "bold $text-warning"),
            (f"{counted(len(self.problems), 'problem')} — press ", "bold"),
            (self._key, "bold $accent"),
        )
        for rest in (". The book is shown as it was before.", ". Shown as before."):
            if told.cell_length + len(rest) <= self.content_size.width:
                return told + rest
        return told.truncate(self.content_size.width, ellipsis=True)


def _many(problems: tuple[Problem, ...]) -> int:
    return sum(problem.severity != "hint" for problem in problems)


def _counted(problems: tuple[Problem, ...]) -> str:
    """`2 errors and 1 warning`; hints are for authors and do not count."""
    counts = [(sum(problem.severity == word for problem in problems), word) for word in ("error", "warning")]
    return joined((counted(count, word) for count, word in counts if count), "and")
