"""Choosing a person or a unit by some letters of the name."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model.book import Ref
from briefing.model.text import Text
from briefing.pages.timeline import Somebody
from briefing.ui.finding import Answer, Item
from briefing.ui.keys import Key, bindings
from briefing.ui.screens.seeking import Seeking

_MOST = 100


class Whom(Seeking[str]):
    """Answers with the id that was chosen, empty for everybody, or None where all is to stay as it is."""

    BINDINGS = bindings("whom")
    place = "whom"

    def __init__(self, people: Sequence[Somebody], keys: tuple[Key, ...]) -> None:
        super().__init__(keys)
        self._people = people

    def on_mount(self) -> None:
        """Begin with those of whom there is most."""
        self.line.prompt = "›"
        self.changed()

    def changed(self) -> None:
        """Show who has a name with words that begin so."""
        from briefing.library.search.words import indexed

        asked = indexed(self.line.typed.text).split()
        found = [one for one in self._people if all(f" {word}" in f" {one.folded}" for word in asked)]
        items = tuple(Item(one.name, one.note, one.ref) for one in found[:_MOST])
        told = "a person or a unit, by some letters" if not asked else "" if items else "nobody is called so"
        self.show(Answer(items, Text(told)))

    def chosen(self, item: Item) -> None:
        """Show what is about them."""
        if isinstance(item.means, Ref):
            self.dismiss(item.means.id)

    def action_everybody(self) -> None:
        """Show everybody."""
        self.dismiss("")
