"""The line at the bottom: the keys that matter here, and how far down the page one is."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from briefing.model.text import Text
from briefing.ui.keys import Key, Scope, display, footer


class StatusLine(Widget):
    """One line; the keys that matter least give way first where there is no room."""

    scope: reactive[Scope] = reactive[Scope]("reading")
    """Where the reader is."""
    position: reactive[Text] = reactive(Text(""))
    """Which entry is shown and how far down it one is."""
    trace: reactive[Text] = reactive(Text(""))
    """Where one is among the hits of a search; empty without one."""

    progress: reactive[Text] = reactive(Text(""))
    """How far the reading of other books is; empty when all are read."""

    def __init__(self, keys: tuple[Key, ...]) -> None:
        super().__init__()
        self._keys = keys

    def render(self) -> Content:
        """Keys on the left, position on the right."""
        right = Content.styled(
            "   ".join(filter(None, (self.progress, self.trace, self.position))), "$text-muted"
        )
        room = self.content_size.width - right.cell_length
        shown = list(footer(self.scope, self._keys))
        while shown and _line(shown).cell_length + 2 > room:
            shown.remove(max(shown, key=lambda key: key.rank))
        left = _line(shown)
        return left + Content(" " * max(room - left.cell_length, 1)) + right


def _line(keys: list[Key]) -> Content:
    return Content("   ").join(
        Content.assemble((display(key.keys[0]), "bold $accent"), f" {key.footer}") for key in keys
    )
