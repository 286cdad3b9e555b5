"""Going to an entry by its name: some of its letters are enough, and what was read last comes first."""

from __future__ import annotations

from functools import partial

from briefing.model.book import Ref
from briefing.ui.finding import Item
from briefing.ui.going import Going
from briefing.ui.keys import Key, bindings
from briefing.ui.screens.seeking import Seeking


class GoTo(Seeking[Ref]):
    """Answers with the place that was chosen, or None."""

    BINDINGS = bindings("go-to")
    place = "go-to"

    def __init__(self, going: Going, keys: tuple[Key, ...]) -> None:
        super().__init__(keys)
        self._going = going

    def on_mount(self) -> None:
        """Begin with what was read last."""
        self.line.prompt = "›"
        self.changed()

    def changed(self) -> None:
        """Show what has such a name, at once what begins so, then in peace what is like it."""
        typed = self.line.typed.text
        answer = self._going.at_once(typed)
        self.show(answer)
        if not answer.whole:
            self.refine(partial(self._going.in_peace, typed))

    def chosen(self, item: Item) -> None:
        """Go there."""
        if isinstance(item.means, Ref):
            self.dismiss(item.means)

    def action_last(self) -> None:
        """Go to the entry before this one at once."""
        if self._going.recent:
            self.dismiss(self._going.recent[0])
