"""What the row of a unit in a tree says as of the date, in as many words as one likes and in ever fewer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.library.command import TreeRow
from briefing.library.posts import Tenure, at, by_turns, on_record
from briefing.library.structure.wording import IN_TURN, Wording
from briefing.library.units import called_at, names_at, places_at, possible, presence_at, told_by
from briefing.library.when import NOT_YET, UNSURE, Holds
from briefing.loading.sentences import joined as series
from briefing.model.entries import Person, Unit
from briefing.model.page import Spans
from briefing.model.text import Text, clean
from briefing.pages.through_time import holder
from briefing.pages.view import View
from briefing.pages.words import country

COMING = "◇"
"""Stands before who is agreed to and does not hold the post."""
PERHAPS = Text("perhaps")

Words = tuple[Text, ...]
"""The same in as many words as one likes, and in ever fewer; none where nothing is to be said."""
NOT_KNOWN: Words = (Text("not known"),)
"""Who holds a post of which that is not known."""


class Told(NamedTuple):
    """What the row of a unit says.

    `tie` is its relation to the unit above where that is not command, `caution` what is not sure of it,
    `also` what else it may be called, `place` where it is, or each place where it may be, `holder` who holds
    its first post, `coming` who is agreed or planned for that and does not hold it, `standing` how it stands
    to the unit above where that is not plainly by command. Of a unit that is shown elsewhere `again` all but
    that is said there.
    """

    short: Text
    full: Text
    level: Text
    place: Text
    tie: Text
    caution: Text
    again: bool = False
    post: Text = Text("")
    holder: Words = ()
    coming: Words = ()
    standing: Text = Text("")
    also: Text = Text("")

    @property
    def called(self) -> Text:
        """All that the unit is called or may be: `Joint Force Command Naples, perhaps AFSOUTH`."""
        return clean(", ".join(filter(None, (self.full or self.short, self.also))))


def told(row: TreeRow, view: View) -> Told:
    """What the row of a unit says as of the date."""
    unit = row.unit
    short, full = called_at(unit, view.when)
    tie = Text("" if row.relation == "command" else row.relation)
    presence, also = presence_at(unit, view.when).value, _otherwise(unit, view)
    is_unsure = row.under is not None and row.under.holds is Holds.MAYBE
    caution = clean(presence or (PERHAPS if is_unsure or also else ""))
    stands = standing(row, view) if tie or presence or is_unsure else Text("")
    if row.again:
        nothing = Text("")
        return Told(short, full, nothing, nothing, tie, caution, again=True, standing=stands, also=also)
    first, post = _first(unit, view), unit.posts[0].title if unit.posts else Text("")
    found = _joined([_holders(group, answer, view) for group, answer in by_turns(at(first, view.when))])
    return Told(
        short,
        full,
        unit.level or Text(""),
        _place(unit, view),
        tie,
        caution,
        post=post,
        holder=found or (NOT_KNOWN if post else ()),
        coming=_coming(_agreed(first, view), view),
        standing=stands,
        also=also,
    )


def _otherwise(unit: Unit, view: View) -> Text:
    """What a unit may be called beside what it is called on its row."""
    *others, _ = possible(names_at(unit, view.when))
    return clean(f"{PERHAPS} {series(others, 'or')}" if others else "")


def _place(unit: Unit, view: View) -> Text:
    """Where a unit is, or each place where it may be, the likeliest first."""
    places = possible(places_at(unit, view.when))
    where = list(filter(None, (one.place or country(one.country) for one in reversed(places))))
    unsure = f" ({PERHAPS})" * (len(places) > 1)
    return clean("; ".join(one + unsure for one in where))


def standing(row: TreeRow, view: View) -> Text:
    """How a unit stands to the one above it, and how surely: `perhaps under MOV, reported`."""
    if row.under is None or row.superior is None:
        return Text("")
    tie = Wording(view.volume.book, view.when).tie(row.relation, called_at(row.superior, view.when).short)
    status = row.under.claim.status
    perhaps = f"{PERHAPS} " if row.under.holds is Holds.MAYBE else ""
    return clean(f"{perhaps}{tie}" + (f", {status}" if status in UNSURE else ""))


def led(said: Told) -> Iterator[Text]:
    """Who leads a unit, or that this is not known, and who is agreed to, in all words."""
    if said.holder:
        yield clean(f"{said.post}: {said.holder[0]}")
    if said.coming:
        yield clean(f"{COMING} {said.coming[0]}")


def absent(said: Told) -> Text:
    """That a unit is not there, or perhaps not, which its standing does not say."""
    return Text("") if said.caution == PERHAPS else said.caution


def _agreed(tenures: tuple[Tenure, ...], view: View) -> tuple[tuple[Tenure, Holds], ...]:
    """Who is agreed or planned for a post, which nobody of them holds yet, each with whether already."""
    coming = tuple(tenure for tenure in tenures if tenure.status in NOT_YET)
    return tuple((tenure, tenure.already(view.when)) for tenure, _ in on_record(coming, view.when))


def _first(unit: Unit, view: View) -> tuple[Tenure, ...]:
    """The tenures of a unit's first post."""
    return view.volume.posts.in_unit(unit.id, unit.posts[0].title) if unit.posts else ()


def _holder(tenure: Tenure, answer: Holds, view: View) -> Words:
    """All that is known of who holds a post, then ever less: last the surname and the country."""
    long = _text(holder(tenure, answer, view))
    person = view.person(tenure.person)
    if person is None or tenure.status == "vacant":
        return (long,)
    code = tenure.country or person.country
    name, surname = (f"{called} ({code})" if code else called for called in (person.name, _surname(person)))
    grade = f", {tenure.rank.partition(',')[0]}" if tenure.rank else ""
    rest = ", acting" * (tenure.status == "acting") + f" ({PERHAPS})" * (answer is Holds.MAYBE)
    return (long, *(clean(words + rest) for words in (name + grade, surname + grade, surname)))


def _holders(tenures: Sequence[Tenure], answer: Holds, view: View) -> Words:
    """The same of all who hold a post in turn: `Germany or Poland, in turn`."""
    each = _joined([_holder(one, answer, view) for one in tenures], " or ")
    return tuple(clean(words + IN_TURN) for words in each) if tenures[0].in_turn else each


def _briefly(tenure: Tenure, view: View) -> str:
    """A nation by its code, a person by surname."""
    last = _holder(tenure, Holds.YES, view)[-1]
    return last if tenure.person else tenure.country or last


def _surname(person: Person) -> str:
    return person.sort or person.name.split()[-1]


def _coming(tenures: Sequence[tuple[Tenure, Holds]], view: View) -> Words:
    """Who is agreed or planned in all words, then nations by their codes and people by surname, then bare."""
    if not tenures:
        return ()
    long, bare, by_status = list[str](), dict[str, None](), defaultdict[str, dict[str, None]](dict)
    for group, already in by_turns(tenures):
        tenure, is_unsure = group[0], already is Holds.MAYBE
        name = " or ".join(_briefly(one, view) for one in group)
        status = f"{PERHAPS} {tenure.status}" if is_unsure else tenure.status
        long.append(f"{_holders(group, Holds.YES, view)[0]}{',' * tenure.in_turn} {status}, not held")
        by_status[status][name] = bare[name + "?" * is_unsure] = None
    short = (f"{', '.join(names)} {status}" for status, names in by_status.items())
    return clean("; ".join(long)), clean("; ".join(short)), clean(", ".join(bare))


def _joined(words: list[Words], between: str = "; ") -> Words:
    """Several one after the other, each in as few words as the others."""
    if len(words) == 1:
        return words[0]
    longest = max(map(len, words), default=0)
    filled = ((*one, *one[-1:] * (longest - len(one))) for one in words)
    return tuple(clean(between.join(each)) for each in zip(*filled, strict=True))


def _text(spans: Spans) -> Text:
    return Text("".join(span.text for span in spans))


def sources(row: TreeRow, view: View) -> Iterator[Text]:
    """The ids of the sources that tell where a unit stands and who leads it."""
    if row.under:
        yield from told_by(row.under.claim)
    first = _first(row.unit, view)
    for tenure in (
        *(tenure for tenure, _ in at(first, view.when)),
        *(tenure for tenure, _ in _agreed(first, view)),
    ):
        yield from tenure.sources
