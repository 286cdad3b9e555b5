"""What is said to stand before and after a quote, and whether it does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import dropwhile, islice
from typing import NamedTuple

from briefing.library.verification.diff import Run, compared
from briefing.library.verification.marks import as_written
from briefing.library.verification.places import Place
from briefing.library.verification.states import Side
from briefing.library.verification.wording import MARK, Wording, is_word


class Context(NamedTuple):
    """The prefix and suffix of a quote in a text; either may be empty."""

    text: Wording
    prefix: Wording
    suffix: Wording

    def stands_beside(self, place: Place) -> bool:
        """Whether all that is given stands directly beside a place; marks of quotation do not count.

        Nor do other signs directly beside it that are not given.
        The first word of a prefix and the last of a suffix may be cut, as programs do that count characters.
        """
        before = self.text.words[max(0, place.first - _reach(self.prefix)) : place.first]
        after = self.text.words[place.end : place.end + _reach(self.suffix)]
        return _meets(self.prefix.words[::-1], before[::-1], str.endswith) and _meets(
            self.suffix.words, after, str.startswith
        )

    def nowhere(self, places: Sequence[Place]) -> tuple[Side, ...]:
        """Which of the two stands beside none of some places."""
        nothing = Wording("")
        alone: dict[Side, Context] = {
            "before": self._replace(suffix=nothing),
            "after": self._replace(prefix=nothing),
        }
        return tuple(side for side in alone if not any(map(alone[side].stands_beside, places)))

    def before(self, place: Place) -> list[Run]:
        """How what stands before a place became the prefix."""
        low = max(0, place.first - len(self.prefix))
        return compared(self.text, low, place.first, self.prefix, as_written(self.prefix))

    def after(self, place: Place) -> list[Run]:
        """How what stands after a place became the suffix."""
        high = min(len(self.text), place.end + len(self.suffix))
        return compared(self.text, place.end, high, self.suffix, as_written(self.suffix))


def _reach(said: Wording) -> int:
    """How many words are looked at beside a place: there may be marks between."""
    return 2 * len(said) + 2


def _meets(said: Sequence[str], found: Sequence[str], is_part: Callable[[str, str], bool]) -> bool:
    """Whether these words follow, from the quote outwards."""
    wanted = [word for word in said if word != MARK]
    beside: Iterator[str] = (word for word in found if word != MARK)
    if wanted and is_word(wanted[0]):
        beside = dropwhile(lambda word: not is_word(word), beside)
    there = list(islice(beside, len(wanted)))
    if len(there) < len(wanted):
        return False
    if wanted == there:
        return True
    return len(wanted) > 1 and wanted[:-1] == there[:-1] and is_part(there[-1], wanted[-1])
