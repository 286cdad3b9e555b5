"""The line at the top: which book, which meeting, as of when, how it is marked. It never scrolls away."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from briefing.model.text import Text


class Header(Widget):
    """One line; the title gives way first where there is no room."""

    book: reactive[Text] = reactive(Text(""))
    """The book's title."""
    meeting: reactive[Text] = reactive(Text(""))
    """The day of the meeting."""
    as_of: reactive[Text] = reactive(Text(""))
    """The date as of which the book is read."""
    marking: reactive[Text] = reactive(Text(""))
    """How the book is marked; empty if it is not."""

    def render(self) -> Content:
        """Title and meeting on the left, as-of date and marking on the right."""
        room = self.content_size.width
        right = [Content(f"as of {self.as_of}")]
        if self.marking:
            right.append(Content(self.marking).stylize("bold"))
        ending = Content("  ").join(right)
        beginning = Content(self.book).stylize("bold")
        meeting = Content(f"  {self.meeting}")
        if beginning.cell_length + meeting.cell_length + ending.cell_length + 2 <= room:
            beginning += meeting
        beginning = beginning.truncate(max(room - ending.cell_length - 2, 0), ellipsis=True)
        gap = room - beginning.cell_length - cell_len(ending.plain)
        return beginning + Content(" " * max(gap, 1)) + ending
