"""Structures in words, as one would say them: who holds a post, who stands under whom, what has changed.

Units are called what they are called at the date. Nothing is said by a sign alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import get_args

from briefing.library.posts import Tenure
from briefing.library.structure.chain import Link, tops
from briefing.library.structure.difference import Change, Facts, Kind, Turn
from briefing.library.structure.history import Fact
from briefing.library.structure.statements import THERE, Said
from briefing.library.units import Presence, abbreviation_at, name_at, presence_at
from briefing.library.when import NOT_YET, Holds
from briefing.loading.sentences import counted, joined
from briefing.model.book import Book
from briefing.model.countries import country_name
from briefing.model.dates import Edtf
from briefing.model.entries import Person, Unit
from briefing.model.kinds import title_of
from briefing.model.text import Text, clean

IN_TURN = ", in turn"
"""Stands behind those who hold a post by rotation."""


class Wording:
    """The words for a book as of a date."""

    def __init__(self, book: Book, when: Edtf) -> None:
        self._book = book
        self._when = when

    def called(self, entry_id: str) -> Text:
        """A unit by its abbreviation or name, a person by name; an id of neither stands for itself."""
        entry = self._book.entries.get(entry_id)
        if isinstance(entry, Unit):
            return abbreviation_at(entry, self._when) or name_at(entry, self._when)
        return title_of(entry) if entry else clean(entry_id)

    def in_full(self, entry_id: str) -> Text:
        """A unit by its name, and its abbreviation in brackets; a person by name and country."""
        entry = self._book.entries.get(entry_id)
        if isinstance(entry, Unit):
            short = abbreviation_at(entry, self._when)
            return clean(name_at(entry, self._when) + (f" ({short})" if short else ""))
        if isinstance(entry, Person) and entry.country:
            return clean(f"{entry.name} ({entry.country})")
        return self.called(entry_id)

    def holder(self, person: Text | None, country: Text | None) -> Text:
        """Who holds a post: a person, else somebody of a country, else nobody."""
        if person:
            return self.in_full(person)
        return country_name(country) or country if country else Text("nobody")

    def holding(self, tenures: Sequence[Tenure], holds: Holds) -> Text:
        """A post, who holds it, or who do in turn, and how surely: `Commander: Italy, agreed, not held`."""
        named = (", ".join(filter(None, (self.holder(one.person, one.country), one.rank))) for one in tenures)
        tenure, *_ = tenures
        who = joined(named, "or") + IN_TURN * tenure.in_turn
        return clean(f"{tenure.title}: {_cautious(who, tenure.status, self._sure(tenure, holds))}")

    def post(self, tenure: Tenure, holds: Holds) -> Text:
        """A post of a person, where it lies, and how surely it is held."""
        where = tenure.of or (self.in_full(tenure.unit) if tenure.unit else None)
        post = ", ".join(filter(None, (tenure.title, where, tenure.rank)))
        holds = self._sure(tenure, holds)
        if tenure.status == "vacant":
            return clean(f"{post}: {_cautious('', tenure.status, holds)}")
        return clean(_cautious(post, tenure.status, holds))

    def _sure(self, tenure: Tenure, holds: Holds) -> Holds:
        """Whether it holds; of what is agreed or planned, whether it is so already."""
        return tenure.already(self._when) if tenure.status in NOT_YET else holds

    def agreed(self, tenure: Tenure) -> Text:
        """How what is agreed or planned stands: `agreed`, `perhaps planned` while that is not sure yet."""
        return clean(_agreed(tenure.status, tenure.already(self._when)))

    def tie(self, relation: str, above: str) -> Text:
        """How one stands to what is above: `under ACO`, `coordination with JFC Norfolk`."""
        return clean(f"{_TIES.get(relation, f'{relation} under')} {above}")

    def link(self, link: Link, is_post: bool) -> Text:
        """A step up, to a unit or from a person to a post: `under Allied Air Command (AIRCOM)`."""
        above = self.in_full(link.unit)
        tie = f"{link.relation} of {above}" if is_post else self.tie(link.relation, above)
        return clean(_cautious(tie, link.status, link.holds))

    def top(self, start: str, links: Sequence[Link]) -> Text:
        """Where a chain from a unit or a person ends, as a sentence: `At the top: NAC.`"""
        if ends := tops(links):
            return clean(f"At the top: {'; '.join(map(self.called, ends))}.")
        held = [link for link in links if not link.is_pending]
        if {link.unit for link in held} == {start}:
            return Text("No top: it stands under itself.")
        how = "command" if all(link.relation == "command" for link in held) else "lead to"
        return Text(f"No top: they {how} each other in a circle.")

    def fact(self, fact: Fact) -> Text:
        """One thing that is so: a holder, a superior, a name, a place."""
        said, holds = fact
        return clean(_cautious(self._said(said) + IN_TURN * said.in_turn, said.status, holds))

    def change(self, change: Change) -> Text:
        """A change without its unit: `new holder, Commander: from Stuart B. Munsch to George M. Wikoff`."""
        return clean(", ".join(filter(None, (self.kind(change), self.told(change)))))

    def kind(self, change: Change) -> Text:
        """What kind of change it is; of what is agreed or planned, that it is not held, or is no more."""
        if change.kind != "agreed":
            is_unsure = change.kind in _TURNS and not any(holds is Holds.YES for _, holds in change.after)
            return Text(f"perhaps {change.kind}" if is_unsure and change.after else change.kind)
        turn = change.turn
        facts = turn.come or turn.doubted or turn.lost
        how = joined(dict.fromkeys(said.status for said, _ in facts), "and")
        is_sure = any(holds is Holds.YES for _, holds in facts)
        if facts is turn.lost:
            return Text(f"{how} no more" if is_sure else f"not {how}")
        return Text(f"{how}, not held" if is_sure else f"perhaps {how}, not held")

    def counted(self, changes: Iterable[Change]) -> str:
        """How many changes there are of each kind, in their order: `2 new holders; 4 agreed, not held`."""
        in_order = sorted(changes, key=lambda change: _ORDER.index(change.kind))
        kinds = Counter((change.kind, self.kind(change)) for change in in_order)
        return "; ".join(_number(number, *kind) for kind, number in kinds.items())

    def told(self, change: Change) -> Text:
        """What was and what is, without unit and kind: `Commander: from Stuart B. Munsch to ...`."""
        turn = change.turn
        title = next((f"{said.what}: " for said, _ in (*change.after, *change.before)), "")
        title = title if change.aspects[0].about == "post" else ""
        match change.kind:
            case "gone":
                return clean(self._whole(change.before, "was "))
            case "appeared":
                return clean(self._whole(change.after))
            case "agreed":
                told = self._agreed(turn)
            case "left" if change.after or not self._is_there(change.unit):
                told = self._names(said for said, _ in turn.lost)
            case "left":
                told = f"{self._facts(turn.lost)}, who followed is not known"
            case "first known":
                told = self._names((said for said, _ in change.after if said in change.found), is_led=True)
            case "certain" if change.aspects[0].about == "there":
                told = "it is there"
            case "certain" if not turn.come:
                told = f"only {self._facts(change.after, is_led=True)}"
            case "certain":
                told = self._facts(turn.come, is_led=True)
            case "uncertain" if change.aspects[0].about == "there" and not change.before:
                return clean(self._whole(change.after))
            case kind:
                told = self._turned(turn, is_led=kind == "uncertain", if_none=title and "not known")
        return clean(title + told)

    def changed(self, change: Change) -> Text:
        """A change with its unit."""
        return clean(f"{self.called(change.unit)}: {self.change(change)}")

    def _whole(self, facts: Facts, lead: str = "") -> str:
        """All that is so of a unit, after a word if that is anything but that it is there; post by post."""
        where = self._facts(fact for fact in facts if fact[0].about != "post" and fact != (THERE, Holds.YES))
        posts = defaultdict[Text, list[Fact]](list)
        for fact in facts:
            if fact[0].about == "post":
                posts[fact[0].what].append(fact)
        told = (f"{title}: {self._facts(held)}" for title, held in posts.items())
        return "; ".join(filter(None, (lead + where if where else "", *told)))

    def _agreed(self, turn: Turn) -> str:
        """What is agreed that was not, or not surely, else what no more is."""
        now, was = self._pending(turn.come or turn.doubted), self._pending(turn.lost)
        return f"from {was} to {now}" if was and now else now or was

    def _pending(self, facts: Sequence[Fact]) -> str:
        """What is agreed; where some of it surely is, of the rest that it perhaps is."""
        is_sure = any(holds is Holds.YES for _, holds in facts)
        told = ((said, "perhaps " * (is_sure and holds is Holds.MAYBE)) for said, holds in facts)
        return _listed((said, unsure + self._said(said)) for said, unsure in told)

    def _turned(self, turn: Turn, is_led: bool, if_none: str) -> str:
        """What gives way to what, what is there beside it, and what only perhaps goes on."""
        lost, come = (self._facts(facts, is_led) for facts in (turn.lost, turn.come))
        kept = self._facts(turn.kept, is_led)
        doubted = self._names((said for said, _ in turn.doubted), is_led, "or")
        if turn.relation:
            before, after = turn.lost[0][0].what, turn.come[0][0]
            above = self.called(after.value or "")
            tie = self.tie(after.what, above) if after.what != "command" else f"command under {above}"
            told = f"from {before} to {tie}"
        elif lost and (come or (if_none and not (kept or doubted))):
            told = f"from {lost} to {come or if_none}"
        else:
            told = f"no longer {lost}" if lost else come
        is_tie = any(said.about == "superior" for said, _ in turn.kept)
        if is_tie and told == come:
            return f"also {come}"
        beside = f"{'still' if is_tie else 'beside'} {kept}" if kept and told else ""
        return ", ".join(filter(None, (told, doubted and f"perhaps no longer {doubted}", beside)))

    def _facts(self, facts: Iterable[Fact], is_led: bool = False) -> str:
        """Several things that are so, each said to be so only perhaps where it is."""
        told = ((said, self._said(said, is_led), holds) for said, holds in facts)
        return _listed((said, _cautious(words, said.status, holds)) for said, words, holds in told)

    def _names(self, told: Iterable[Said], is_led: bool = False, last: str = "and") -> str:
        """Several things that are said, however sure they are."""
        return _listed(((said, _named(self._said(said, is_led), said)) for said in told), last)

    def _is_there(self, unit: Text) -> bool:
        entry = self._book.entries.get(unit)
        return not isinstance(entry, Unit) or presence_at(entry, self._when) in _THERE

    def _said(self, said: Said, is_led: bool = False) -> str:
        """What is said, a name or a place after a word that tells that it is one if need be."""
        match said.about:
            case "there":
                return "there"
            case "superior":
                return self.tie(said.what, self.called(said.value or ""))
            case "post":
                return self.holder(said.value, said.country)
            case "name":
                return ("called " if is_led else "") + (said.value or "")
            case "place":
                country = said.country and (country_name(said.country) or said.country)
                where = ", ".join(filter(None, (said.value, country))) or "a place not known"
                return f"at {where}" if is_led else where


_TIES = {"command": "under", "coordination": "coordination with"}
"""How one says a relation; any other is named and is one under somebody."""


_ORDER: tuple[Kind, ...] = get_args(Kind)
_COUNTED = {"certain": "now certain", "uncertain": "now uncertain"}
_NOUNS = ("relation", "new holder")
_TURNS = ("moved", "relation", "renamed", "relocated", "new holder")
"""The kinds of changes in which one thing gives way to another."""
_THERE = (Presence.THERE, Presence.PERHAPS)


def _named(words: str, said: Said) -> str:
    return "vacant" if said.status == "vacant" else words


def _listed(told: Iterable[tuple[Said, str]], last: str = "and") -> str:
    """Words for several things, those who hold a post in turn as one: `Germany or Poland, in turn`."""
    found = list(told)
    others = [words for said, words in found if not said.in_turn]
    turns = [words for said, words in found if said.in_turn]
    return joined((*others, *((joined(turns, "or") + IN_TURN,) if turns else ())), last)


def _number(number: int, kind: Kind, words: str) -> str:
    return counted(number, words) if kind in _NOUNS else f"{number:,} {_COUNTED.get(kind, words)}"


def _cautious(words: str, status: str, holds: Holds) -> str:
    """Words with how it stands: vacant, acting, agreed and not held; perhaps."""
    if status == "vacant":
        words = "vacant"
    elif status in NOT_YET:
        return f"{words}, {_agreed(status, holds)}, not held"
    elif status != "held":
        words += f", {status}"
    return f"perhaps {words}" if holds is Holds.MAYBE else words


def _agreed(status: str, already: Holds) -> str:
    return f"perhaps {status}" if already is Holds.MAYBE else status
