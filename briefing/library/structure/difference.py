"""What is another between two dates: how each thing stood and stands, and each change by its kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cached_property
from typing import Literal, NamedTuple

from briefing.library.structure.history import Fact, History
from briefing.library.structure.statements import THERE, About, Aspect, Said
from briefing.library.when import NOT_YET, Holds
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
    "first known",
]
"""`moved` is under another superior, `relation` any other tie, or one beside another that stays, `relocated`
to another place; `left` is said of a holder who holds a post no more, while others do or nobody tells who
does; only what is told to be vacant is `vacated`. What is `agreed` is not held. What is `uncertain` is so
only perhaps, what is `certain` was so perhaps before, or another thing was. What is `first known` has perhaps
been so all along: no day is told on which it began, and none is a change of it."""

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
    """A change of a unit, or of a person's post outside the units: what was so of it, and what is.

    `found` is what has perhaps been so all along and is now first known to be.
    """

    kind: Kind
    unit: Text
    before: Facts
    after: Facts
    aspects: tuple[Aspect, ...]
    found: frozenset[Said] = frozenset()

    @property
    def turn(self) -> Turn:
        """The change thing by thing."""
        was, is_ = dict(self.before), dict(self.after)
        found = Turn([], [], [], [])
        for said, holds in self.after:
            before = holds if said in self.found else was.get(said)
            is_come = before is None or (before is not holds and holds is _YES)
            side = found.come if is_come else found.kept if before is holds else found.doubted
            side.append((said, holds))
        found.lost.extend(fact for fact in self.before if fact[0] not in is_)
        return found


class Turn(NamedTuple):
    """A change thing by thing: what is no more, what has come or become sure, what is so only perhaps now,
    and what is as it was.
    """

    lost: list[Fact]
    come: list[Fact]
    doubted: list[Fact]
    kept: list[Fact]

    @property
    def relation(self) -> bool:
        """Whether one tie gives way to another to the same superior."""
        ties = {(said.value, said.what) for said, _ in (*self.lost, *self.come) if said.about == "superior"}
        return len(self.lost) == len(self.come) == 1 and len(ties) == 2 and len(dict(ties)) == 1


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
        """How each thing stood and stands that does not stand as it did.

        Of a unit outside the tree there is nothing but that it is agreed to come into it.

        Two differences follow upon one another: taking what was from the first and what is from the second,
        and leaving out what is as it was, gives the difference of the outer dates.
        """
        history, (earlier, later) = self._history, self._reached
        found: dict[Aspect, tuple[Facts, Facts]] = {}
        for aspect in self._touched():
            was = _within(earlier, aspect, history.facts(aspect, self.before))
            is_ = _within(later, aspect, history.facts(aspect, self.after))
            if was != is_:
                found[aspect] = was, is_
        return found

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The changes one by one, in the order of the files, each tie that becomes another one of them."""
        found, whole = list[Change](), set[Text]()
        for aspect, (was, is_) in self.facts.items():
            if aspect.about == "there" and not (was and is_):
                whole.add(aspect.subject)
                found.extend(self._whole(aspect.subject))
            elif aspect.subject not in whole:
                found.append(self._change(aspect, was, is_))
        return tuple(_with_ties_joined(found))

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

    def _whole(self, unit: Text) -> Iterator[Change]:
        """The changes of a unit that comes or goes: that it does, from or to where, then whatever else does.

        What was so of it outside the tree too is told with the first, and is no change by itself.
        """
        history, told, others = self._history, list[Aspect](), list[Change]()
        stays = all(history.facts(Aspect(unit, "there"), when) for when in (self.before, self.after))
        for aspect in history.of[unit]:
            was, is_ = history.facts(aspect, self.before), history.facts(aspect, self.after)
            is_vacant = all(said.status == "vacant" for said, _ in (*was, *is_))
            is_called = aspect.about in ("name", "place")
            if _is_place(aspect) or was == is_ or is_vacant:
                told += [aspect] if aspect in self.facts and not is_called else []
            elif stays or not is_called:
                others.append(self._change(aspect, was, is_))
        stood = [self.facts[aspect] for aspect in told]
        (_, is_there), *_ = stood
        was, is_ = (tuple(fact for facts in side for fact in facts) for side in zip(*stood, strict=True))
        yield Change(_appearing(is_) if is_there else "gone", unit, was, is_, tuple(told))
        yield from others

    def _change(self, aspect: Aspect, was: Facts, is_: Facts) -> Change:
        found = self._first_known(aspect, was, is_)
        before = tuple((said, _YES if said in found else holds) for said, holds in was)
        kind: Kind = "first known" if before == is_ else _kind(aspect, before, is_)
        return Change(kind, aspect.subject, was, is_, (aspect,), found)

    def _first_known(self, aspect: Aspect, was: Facts, is_: Facts) -> frozenset[Said]:
        """What is first known by the second date; nothing where it may have followed what is no more."""
        now = dict(is_)
        if aspect.is_pending or any(said not in now for said, _ in was):
            return frozenset()
        unsure = (said for said, holds in was if holds is Holds.MAYBE)
        known = self._history.first_known
        return frozenset(said for said in unsure if known(aspect, said, self.before, self.after))

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
            touched.update(self._history.agreed_under.get(subject, ()))
        return sorted(touched, key=self._history.order.__getitem__)


def _within(reached: Set[Text], aspect: Aspect, facts: Facts) -> Facts:
    """Those facts that belong to a tree: all of a unit in it, else that a place in it is agreed."""
    if aspect.subject in reached:
        return facts
    if aspect.is_pending and aspect.about == "superior":
        return tuple(fact for fact in facts if fact[0].value in reached)
    return ()


def _is_place(aspect: Aspect) -> bool:
    return aspect.about in ("there", "superior") and not aspect.is_pending


def _appearing(facts: Facts) -> Kind:
    """A unit appears for sure if it is surely there, and surely under somebody unless it is at the top."""
    above = [holds for said, holds in facts if said.about == "superior" and said.status not in NOT_YET]
    there = all(holds is Holds.YES for said, holds in facts if said == THERE)
    return "appeared" if there and (not above or Holds.YES in above) else "uncertain"


def _kind(aspect: Aspect, before: Facts, after: Facts) -> Kind:
    if aspect.is_pending:
        return "agreed"
    was, is_ = _sure(before), _sure(after)
    known, told = {fact[0] for fact in before}, {fact[0] for fact in after}
    in_doubt = [said for said, holds in after if holds is Holds.MAYBE]
    lost = [said for said in known - told if said.status != "vacant"]
    if new := [said for said in is_ if said not in was]:
        is_kept = all(said in is_ for said in was)
        return "certain" if is_kept and known.issuperset(new) else _turning(aspect, known & told)
    if lost and in_doubt and not known & told:
        return _turning(aspect)
    if any(said in was or said not in known for said in in_doubt):
        return "uncertain"
    if lost and aspect.about == "post":
        return "vacated" if told and all(said.status == "vacant" for said in told) else "left"
    if lost and (not told or any(said in was for said in lost)):
        return _turning(aspect, known & told)
    return "certain" if told and not in_doubt else "uncertain"


def _turning(aspect: Aspect, kept: Set[Said] = frozenset()) -> Kind:
    """What it is that one thing gives way to another, or comes or goes beside one that stays."""
    is_tie = aspect.about == "superior" and (aspect.what != "command" or kept)
    return "relation" if is_tie else _NEW[aspect.about]


def _sure(facts: Facts) -> list[Said]:
    return [said for said, holds in facts if holds is _YES and said.status != "vacant"]


def _with_ties_joined(changes: Iterable[Change]) -> Iterable[Change]:
    """One tie to a superior that gives way to another to the same one is one change."""
    found, halves = dict[int, Change](), dict[tuple[Text, bool, frozenset[Text | None]], int]()
    for number, change in enumerate(changes):
        found[number] = change
        if change.kind in ("moved", "relation"):
            ended, begun = _above(change.before, change.after), _above(change.after, change.before)
            if bool(ended) == bool(begun):
                continue
            half = halves.pop((change.unit, not begun, ended or begun), None)
            if half is None:
                halves[change.unit, bool(begun), ended or begun] = number
            else:
                found[half] = _joined(found[half], found.pop(number))
    return found.values()


def _above(facts: Facts, others: Facts) -> frozenset[Text | None]:
    """The superiors of ties that are among some facts, and not among others."""
    known = {said for said, _ in others}
    return frozenset(said.value for said, _ in facts if said not in known)


def _joined(one: Change, other: Change) -> Change:
    before, after = one.before + other.before, one.after + other.after
    return Change("relation", one.unit, before, after, one.aspects + other.aspects)
