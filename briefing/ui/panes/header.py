"""The line at the top: which book, which meeting, as of when, how it is marked. It never scrolls away."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.reactive import reactive

from briefing.model.dates import Edtf
from briefing.model.text import Text
from briefing.ui.panes.lines import Still

_APART = 2
OTHER_DATE = " ≠ meeting"
"""Behind a date that is not the meeting's."""


class Header(Still):
    """One line: the dates give way first where there is no room, to shorter ones, then the title."""

    book: reactive[Text] = reactive(Text(""))
    """The book's title."""
    meeting: reactive[Edtf | None] = reactive[Edtf | None](None)
    """The day of the meeting."""
    as_of: reactive[Edtf | None] = reactive[Edtf | None](None)
    """The date as of which the book is read."""
    marking: reactive[Text] = reactive(Text(""))
    """How the book is marked; empty if it is not."""

    def render(self) -> Content:
        """Title and meeting on the left, as-of date and marking on the right."""
        room = self.content_size.width
        for said in (Edtf.spoken, Edtf.short):
            left, right = self._left(said), self._right(said)
            if left.cell_length + right.cell_length + _APART <= room:
                break
        else:
            left = Content(self.book).stylize("bold")
        left = left.truncate(max(room - right.cell_length - _APART, 0), ellipsis=True)
        return left + Content(" " * max(room - left.cell_length - right.cell_length, 1)) + right

    def _left(self, said: Callable[[Edtf], Text]) -> Content:
        meeting = f"  {said(self.meeting)}" if self.meeting else ""
        return Content(self.book).stylize("bold") + Content(meeting)

    def _right(self, said: Callable[[Edtf], Text]) -> Content:
        as_of = Content(f"as of {said(self.as_of)}" if self.as_of else "")
        if self.as_of and self.meeting and self.as_of != self.meeting:
            as_of = (as_of + Content(OTHER_DATE)).stylize("bold")
        return Content("  ").join([as_of, Content(self.marking).stylize("bold")] if self.marking else [as_of])
