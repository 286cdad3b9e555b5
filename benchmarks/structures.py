"""How fast a large structure steps from a date or a change to another, and how fast two dates are compared.

5,000 units and 40,000 claims over forty years: of each unit two superiors one after the other, a former
name, four commanders and a deputy; one date in ten is a month, one claim in twenty is reported, one in thirty
agreed. `python -m benchmarks.structures` prints the median of each in milliseconds, and how many times longer
that is than a look at each claim; it exits 1 if a step, or a difference over a year, takes longer than
`TARGET`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from briefing.library.command import Command
from briefing.library.posts import Posts, at
from briefing.library.structure.difference import Difference
from briefing.library.structure.history import History
from briefing.library.structure.outline import Outline, Shown
from briefing.library.structure.steps import Steps
from briefing.library.when import living
from briefing.model.book import Book
from briefing.model.claims import FormerName, Holder, Post, Status, Superior
from briefing.model.dates import Bound, Edtf
from briefing.model.entries import Header, Person, Unit
from briefing.model.page import Outlook
from briefing.model.text import Text

UNITS = 5_000
TARGET = 50.0
"""In milliseconds."""

_EXTREME = "difference of forty years"
"""In which nearly every unit has another superior, name and commander."""
_RUNS = 20
_FIRST = date(1990, 1, 1)
_DAYS = 40 * 365
_TIERS = 8
"""Units below a unit, more or less."""


def book(random: Random, units: int = UNITS) -> Book:
    """A book of one structure with eight claims a unit, and a person for each holder."""
    made = [_unit(random, number) for number in range(units)]
    people = [Person(id=Text(f"p{n}"), name=Text(f"Person {n}")) for n in range(units)]
    header = Header(title=Text("Structures"), date=Edtf.parse("2026-02-12"))
    return Book.of(Text("structures"), Path("structures"), header, (*made, *people))


def _unit(random: Random, number: int) -> Unit:
    moved, renamed = _day(random), _day(random)
    above = (Text(f"u{max(0, number // _TIERS - shift)}") for shift in (0, random.randrange(3)))
    commanders = _tenures(random, sorted((_day(random) for _ in range(3)), key=str))
    return Unit(
        id=Text(f"u{number}"),
        name=Text(f"Unit {number}"),
        names=(FormerName(name=Text(f"Old unit {number}"), until=renamed),),
        reports_to=(Superior(unit=next(above), until=moved), Superior(unit=next(above), from_=moved))
        if number
        else (),
        posts=(
            Post(title=Text("Commander"), holders=tuple(commanders)),
            Post(title=Text("Deputy"), holders=tuple(_tenures(random, []))),
        ),
    )


def _tenures(random: Random, handovers: list[Bound]) -> Iterator[Holder]:
    """Holders one after the other, handing over on these days."""
    for begins, ends in zip([None, *handovers], [*handovers, None], strict=True):
        person = Text(f"p{random.randrange(UNITS)}")
        yield Holder(person=person, from_=begins, until=ends, status=_status(random))


def _day(random: Random) -> Bound:
    written = str(_FIRST + timedelta(days=random.randrange(_DAYS)))
    return Bound.parse(written[:7] if random.random() < 0.1 else written)


def _status(random: Random) -> Status:
    chance = random.random()
    return "reported" if chance < 1 / 20 else "agreed" if chance > 1 - 1 / 30 else "held"


def _ms(do: Callable[[Edtf], object], days: list[Edtf]) -> float:
    times = []
    for day in days:
        start = perf_counter()
        do(day)
        times.append(1000 * (perf_counter() - start))
    return median(times)


def main() -> int:
    """Measure; the exit code."""
    random = Random(1)
    made = book(random)
    days = [Edtf.parse(str(_FIRST + timedelta(days=random.randrange(400, _DAYS)))) for _ in range(_RUNS)]
    start = perf_counter()
    posts, command = Posts(made), Command(made)
    history = History(made, posts)
    Difference(history, Text("u0"), days[0], days[0]).facts  # noqa: B018
    first = 1000 * (perf_counter() - start)
    claims = [(statement.days, number) for number, statement in enumerate(history.statements)]
    anchor = _ms(lambda day: living(claims, day), days)

    def step(day: Edtf) -> int:
        """All rows of the tree, with who holds the first post of each."""
        rows = Outline(command.tree("u0", day)).rows
        return sum(len(at(posts.in_unit(row.unit.id, row.unit.posts[0].title), day)) for row in rows)

    whole = Outline(command.tree("u0", days[0]))

    def fold(_: Edtf) -> object:
        """A branch folded: what is shown then."""
        return Shown(whole, whole.turned(1, Outlook()))

    def over(days: int) -> Callable[[Edtf], object]:
        def differ(day: Edtf) -> object:
            earlier = Edtf.parse(str(max(_FIRST, day.earliest - timedelta(days=days))))
            return Difference(history, Text("u0"), earlier, day).changes

        return differ

    found = {
        "as-of step": _ms(step, days),
        "a branch folded": _ms(fold, days),
        "step to the next change": _ms(Steps(history, Text("u0")).after, days),
        "difference of a day": _ms(over(1), days),
        "difference of a year": _ms(over(365), days),
        _EXTREME: _ms(over(_DAYS), days),
    }
    print(
        f"{UNITS:,} units, {len(claims):,} statements; first question {first:.0f} ms, a look {anchor:.1f} ms"
    )
    for what, took in found.items():
        print(f"{what}: {took:.1f} ms, {took / anchor:.1f} looks")
    return int(max(took for what, took in found.items() if what != _EXTREME) > TARGET)


if __name__ == "__main__":
    sys.exit(main())
