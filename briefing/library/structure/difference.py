"""What is another between two dates: how each thing stood and stands, and each change by its kind."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import cached_property
from typing import Literal, NamedTuple

from briefing.library.structure.history import Fact, History
from briefing.library.structure.statements import THERE, About, Aspect, Said
from briefing.library.when import Holds
from briefing.model.dates import Edtf
from briefing.model.text import Text

Kind = Literal[
    "appeared",
    "gone",
    "moved",
    "relation",
    "renamed",
    "relocated",
    "new holder",
    "left",
    "vacated",
    "agreed",
    "uncertain",
    "certain",
]
"""`moved` is under another superior, `relation` any other tie, `relocated` to another place; `left` is said
of a holder who was not the only one. What is `agreed` is not held. What is `uncertain` is so only perhaps,
what is `certain` was so perhaps before."""

Facts = tuple[Fact, ...]

_YES = Holds.YES
"""By a name of its own, since the members of an enumeration are slow to look up."""

_NEW: Mapping[About, Kind] = {
    "there": "appeared",
    "superior": "moved",
    "name": "renamed",
    "place": "relocated",
    "post": "new holder",
}


class Change(NamedTuple):
    """A change of a unit, or of a person's post outside the units: what was so of it, and what is."""

    kind: Kind
    unit: Text
    before: Facts
    after: Facts
    aspects: tuple[Aspect, ...]


class Difference:
    """What is another at one date than at another one, earlier or later.

    `root` is the id of the unit at the top of the structure; None for the whole book.
    """

    def __init__(self, history: History, root: Text | None, before: Edtf, after: Edtf) -> None:
        self._history = history
        self._root = root
        self.before = before
        self.after = after

    @cached_property
    def facts(self) -> Mapping[Aspect, tuple[Facts, Facts]]:
        """How each thing stood and stands that does not stand as it did; nothing of a unit outside the tree.

        Two differences follow upon one another: taking what was from the first and what is from the second,
        and leaving out what is as it was, gives the difference of the outer dates.
        """
        history, (earlier, later) = self._history, self._reached
        found: dict[Aspect, tuple[Facts, Facts]] = {}
        for aspect in self._touched():
            was = history.facts(aspect, self.before) if aspect.subject in earlier else ()
            is_ = history.facts(aspect, self.after) if aspect.subject in later else ()
            if was != is_:
                found[aspect] = was, is_
        return found

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The changes one by one, in the order of the files; a unit that comes or goes is one change."""
        found, whole = [], set[Text]()
        for aspect, (was, is_) in self.facts.items():
            if aspect.about == "there" and not (was and is_):
                whole.add(aspect.subject)
                found.append(self._whole(aspect.subject))
            elif aspect.subject not in whole:
                found.append(Change(_kind(aspect, was, is_), aspect.subject, was, is_, (aspect,)))
        return tuple(found)

    def sources(self, change: Change) -> tuple[Text, ...]:
        """The ids of the sources that say what is so after a change, and what was so before it only."""
        found: dict[Text, None] = {}
        for facts, others, when in (
            (change.after, change.before, self.after),
            (change.before, change.after, self.before),
        ):
            said = [fact[0] for fact in facts if fact not in others]
            for aspect in change.aspects:
                found.update(dict.fromkeys(self._history.sources(aspect, said, when)))
        return tuple(found)

    def _whole(self, unit: Text) -> Change:
        """The change of a unit that comes or goes: that it is there, and under whom."""
        aspects = tuple(aspect for aspect in self._history.of[unit] if _is_place(aspect))
        stood = [self.facts[aspect] for aspect in aspects if aspect in self.facts]
        was, is_ = (tuple(fact for facts in side for fact in facts) for side in zip(*stood, strict=True))
        return Change(_appearing(is_) if is_ else "gone", unit, was, is_, aspects)

    @property
    def _reached(self) -> tuple[Set[Text], Set[Text]]:
        reach = self._history.reach
        return reach(self._root, self.before), reach(self._root, self.after)

    def _touched(self) -> list[Aspect]:
        """What may stand otherwise, in the order of the files."""
        before, after = self._history.answers(self.before), self._history.answers(self.after)
        aspects, (earlier, later) = self._history.aspects, self._reached
        turned = (n for n in before.keys() | after.keys() if before.get(n) is not after.get(n))
        touched = {aspects[number] for number in turned}
        for subject in earlier ^ later:
            touched.update(self._history.of[subject])
        return sorted(touched, key=self._history.order.__getitem__)


def _is_place(aspect: Aspect) -> bool:
    return aspect.about in ("there", "superior") and not aspect.is_pending


def _appearing(facts: Facts) -> Kind:
    """A unit appears for sure if it is surely there, and surely under somebody unless it is at the top."""
    above = [holds for said, holds in facts if said != THERE]
    there = all(holds is Holds.YES for said, holds in facts if said == THERE)
    return "appeared" if there and (not above or Holds.YES in above) else "uncertain"


def _kind(aspect: Aspect, before: Facts, after: Facts) -> Kind:
    if aspect.is_pending:
        return "agreed"
    was, is_ = _sure(before), _sure(after)
    new = [said for said in is_ if said not in was]
    in_doubt = any(holds is Holds.MAYBE for _, holds in after)
    is_kept = bool(is_) and all(said in is_ for said in was)
    if is_kept and (bool(new) or not in_doubt) and all((said, Holds.MAYBE) in before for said in new):
        return "certain"
    if in_doubt and not new:
        return "uncertain"
    if aspect.about == "superior" and aspect.what != "command":
        return "relation"
    if aspect.about == "post" and not new:
        return "left" if is_ else "vacated"
    return _NEW[aspect.about]


def _sure(facts: Facts) -> list[Said]:
    return [said for said, holds in facts if holds is _YES and said.status != "vacant"]
