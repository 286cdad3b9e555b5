"""Letters over the links on the screen; typing them chooses one."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.ui.layout import Link

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""The ones under the fingers first."""


class Labels:
    """Labels of links while one is being chosen; false when nothing is left to choose."""

    def __init__(self, links: Iterable[Link] = ()) -> None:
        links = list(dict.fromkeys(links))
        self._links = dict(zip(shortest(len(links)), links, strict=True))
        self._typed = ""

    def __bool__(self) -> bool:
        return bool(self._links)

    def type(self, key: str) -> Link | None:
        """Take a key: the chosen link once its label is complete. A key that fits no label ends it all."""
        self._typed += key
        chosen = self._links.get(self._typed)
        if chosen or not any(label.startswith(self._typed) for label in self._links):
            self._links = {}
        return chosen

    def label(self, link: Link) -> str:
        """What is still to be typed to choose a link."""
        labels = (label for label, other in self._links.items() if other == link)
        return next((label[len(self._typed) :] for label in labels if label.startswith(self._typed)), "")


def shortest(count: int) -> list[str]:
    """So many labels of one letter, or of two where one is not enough; none begins another."""
    first_letters = max(0, -(-(count - len(LETTERS)) // (len(LETTERS) - 1)))
    single = LETTERS[: len(LETTERS) - first_letters]
    double = (first + second for first in LETTERS[len(single) :] for second in LETTERS)
    return [*single, *double][:count]
