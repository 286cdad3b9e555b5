"""Structures in words, as one would say them: who holds a post, who stands under whom, what has changed.

Units are called what they are called at the date. Nothing is said by a sign alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefing.library.posts import Tenure
from briefing.library.structure.difference import Change
from briefing.library.structure.history import Fact
from briefing.library.structure.statements import THERE, Said
from briefing.library.units import abbreviation_at, name_at
from briefing.library.when import Holds
from briefing.loading.sentences import joined
from briefing.model.book import Book
from briefing.model.countries import country_name
from briefing.model.dates import Edtf
from briefing.model.entries import Person, Unit
from briefing.model.kinds import title_of
from briefing.model.text import Text, clean


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

    def holding(self, tenure: Tenure, holds: Holds) -> Text:
        """A post, who holds it and how surely: `Commander: Italy, agreed, not held`."""
        who = ", ".join(filter(None, (self.holder(tenure.person, tenure.country), tenure.rank)))
        return clean(f"{tenure.title}: {_cautious(who, tenure.status, holds)}")

    def post(self, tenure: Tenure, holds: Holds) -> Text:
        """A post of a person, where it lies, and how surely it is held."""
        where = tenure.of or (self.in_full(tenure.unit) if tenure.unit else None)
        post = ", ".join(filter(None, (tenure.title, where, tenure.rank)))
        if tenure.status == "vacant":
            return clean(f"{post}: {_cautious('', tenure.status, holds)}")
        return clean(_cautious(post, tenure.status, holds))

    def tie(self, relation: str, above: str) -> Text:
        """How one stands to what is above: `under ACO`, `coordination with JFC Norfolk`."""
        return clean(f"{_TIES.get(relation, f'{relation} under')} {above}")

    def fact(self, fact: Fact) -> Text:
        """One thing that is so: a holder, a superior, a name, a place."""
        said, holds = fact
        return clean(_cautious(self._said(said), said.status, holds))

    def change(self, change: Change) -> Text:
        """A change without its unit: `new holder, Commander: from Stuart B. Munsch to George M. Wikoff`."""
        return clean(", ".join(filter(None, (self.kind(change), self.told(change)))))

    def kind(self, change: Change) -> Text:
        """What kind of change it is; of what is agreed or planned, that it is not held, or is no more."""
        if change.kind != "agreed":
            return Text(change.kind)
        how = joined(dict.fromkeys(said.status for said, _ in change.after or change.before), "and")
        return Text(f"{how}, not held" if change.after else f"{how} no more")

    def told(self, change: Change) -> Text:
        """What was and what is, without unit and kind: `Commander: from Stuart B. Munsch to ...`."""
        was, is_ = change.before, change.after
        title = next((f"{said.what}: " for said, _ in (*is_, *was) if said.about == "post"), "")
        match change.kind:
            case "gone":
                told = self._facts(was, "was ")
            case "appeared":
                told = self._facts(is_)
            case "agreed":
                told = joined((self._said(said) for said, _ in is_ or was), "and")
            case "left":
                told = self._facts(_without(was, is_))
            case "certain":
                told = self._facts(_without(is_, was) or is_) or "there"
            case _ if was and not _without(was, is_):
                told = f"{self._facts(_without(is_, was))}, beside {self._facts(was)}"
            case _:
                now = self._facts(is_) or ("nobody known" if title else "nothing")
                told = f"{self._facts(was, 'from ')} to {now}" if self._facts(was) else now
        return clean(title + told)

    def changed(self, change: Change) -> Text:
        """A change with its unit."""
        return clean(f"{self.called(change.unit)}: {self.change(change)}")

    def _facts(self, facts: Iterable[Fact], lead: str = "") -> str:
        """Several things that are so, after a word if there are any; that a unit is there needs no saying."""
        told = joined((self.fact(fact) for fact in facts if fact != (THERE, Holds.YES)), "and")
        return lead + told if told else ""

    def _said(self, said: Said) -> str:
        match said.about:
            case "there":
                return "there"
            case "superior":
                return self.tie(said.what, self.called(said.value or ""))
            case "post":
                return self.holder(said.value, said.country)
            case "name":
                return said.value or ""
            case "place":
                return ", ".join(filter(None, (said.value, said.country and country_name(said.country))))


_TIES = {"command": "under", "coordination": "coordination with"}
"""How one says a relation; any other is named and is one under somebody."""


def _without(facts: Iterable[Fact], others: Iterable[Fact]) -> tuple[Fact, ...]:
    """What is among the facts, and not as surely among the others."""
    known = set(others)
    return tuple(fact for fact in facts if fact not in known)


def _cautious(words: str, status: str, holds: Holds) -> str:
    """Words with how it stands: vacant, acting, agreed and not held; perhaps."""
    if status == "vacant":
        words = "vacant"
    elif holds is Holds.NO:
        words += f", {status}, not held"
    elif status != "held":
        words += f", {status}"
    return f"perhaps {words}" if holds is Holds.MAYBE else words
