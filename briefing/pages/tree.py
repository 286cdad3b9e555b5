"""A structure as a tree to go through: what each row says as of the date, without width or screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from briefing.library.command import TreeRow
from briefing.library.posts import Tenure, at, on_record
from briefing.library.structure.outline import Node, Outline, Shown
from briefing.library.structure.wording import Wording
from briefing.library.units import called_at, place_at, presence_at, told_by
from briefing.library.when import NOT_YET, UNSURE, Holds
from briefing.model.book import Ref
from briefing.model.entries import Person, Structure, Term, Unit
from briefing.model.page import Outlook, Spans
from briefing.model.text import Text, clean
from briefing.pages.through_time import holder
from briefing.pages.view import View
from briefing.pages.words import country, source

COMMAND = Text("command")
COMING = "◇"
"""Stands before who is agreed to and does not hold the post."""
PERHAPS = Text("perhaps")
_AT_HAND = 60
"""Rows above the cursor and below it that are told before they are drawn."""

Words = tuple[Text, ...]
"""The same in as many words as one likes, and in ever fewer; none where nothing is to be said."""
NOT_KNOWN: Words = (Text("not known"),)
"""Who holds a post of which that is not known."""


class Told(NamedTuple):
    """What the row of a unit says.

    `tie` is its relation to the unit above where that is not command, `caution` what is not sure of it,
    `holder` who holds its first post, `coming` who is agreed or planned for that and does not hold it,
    `standing` how it stands to the unit above where that is not plainly by command. Of a unit that is shown
    elsewhere `again` all but that is said there.
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


class Tree:
    """A structure as of the date of a view; `ties` are those of an `Outlook`."""

    def __init__(self, view: View, structure: Structure, ties: Text = Text("")) -> None:
        self.view = view
        self.structure = structure
        self.ties = ties
        relations = {"command", ties} if ties else None
        self.outline = Outline(view.volume.command.tree(structure.root, view.when, relations))
        view.volume.posts.in_unit(structure.root)  # so that they are known before a row is drawn
        self._told: dict[int, Told] = {}

    @property
    def note(self) -> Text:
        """What stands in the place of a tree that has no rows."""
        root = self.view.unit(self.structure.root)
        when = self.view.when
        told = f"{called_at(root, when).short} is {presence_at(root, when).value}." if root else ""
        return clean(told)

    @cached_property
    def kinds(self) -> Sequence[Text]:
        """The relations other than command that units of the tree have, whether they are followed or not."""
        relations = (row.relation for row in self._whole.rows)
        return sorted({Text(relation) for relation in relations if relation != "command"})

    @cached_property
    def _whole(self) -> Outline:
        return Tree(self.view, self.structure).outline if self.ties else self.outline

    def tied(self) -> Tree:
        """The next choice of relations: all, command alone, then command with one other after the other."""
        choices = [Text(""), COMMAND, *(self.kinds if len(self.kinds) > 1 else ())]
        following = choices.index(self.ties) + 1 if self.ties in choices else 0
        return Tree(self.view, self.structure, choices[following % len(choices)])

    def ref(self, number: int) -> Ref:
        """The place of the unit on a row."""
        return self.view.here(self.outline.rows[number].unit.id)

    def told(self, number: int) -> Told:
        """What a row says."""
        if number not in self._told:
            self._told[number] = told(self.outline.rows[number], self.view)
        return self._told[number]

    def crumbs(self, number: int) -> tuple[Text, ...]:
        """The units from the top down to a row, by their short names."""
        units = (self.outline.rows[over].unit for over in self.outline.path(number))
        return tuple(called_at(unit, self.view.when).short for unit in units)

    def matching(self, wanted: str) -> list[int] | None:
        """The rows that have all the words; None where none is wanted. It looks at every row."""
        from briefing.library.search.words import indexed

        words = tuple(filter(None, (indexed(word) for word in wanted.split())))
        if not words:
            return None
        return [number for number, text in enumerate(self._searched) if all(word in text for word in words)]

    def shown(self, outlook: Outlook) -> Shown:
        """What a reader sees of it, with the rows around the cursor at hand; a filter looks at every row."""
        shown = Shown(self.outline, outlook, self.matching(outlook.wanted))
        cursor = shown.nearest(Node(outlook.unit, outlook.superior)) or 0
        for number in shown.numbers[max(0, cursor - _AT_HAND) : cursor + _AT_HAND]:
            self.told(number)
        return shown

    @cached_property
    def _searched(self) -> Sequence[str]:
        from briefing.library.search.words import indexed

        otherwise = self._otherwise
        every = (_searched(self.told(number), row.unit) for number, row in enumerate(self.outline.rows))
        return [
            indexed(" ".join((*words, *(other for word in words for other in otherwise.get(word, ())))))
            for words in every
        ]

    @property
    def _otherwise(self) -> dict[str, tuple[Text, ...]]:
        """The terms of the book for what is called in full, each with what else is said for it."""
        terms = (entry for entry in self.view.volume.book.section("terms") if isinstance(entry, Term))
        return {term.stands_for: (term.term, *term.aliases) for term in terms if term.stands_for}

    def copied(self, number: int) -> Iterator[Text]:
        """A row in words, and the sources that tell who stands where and who leads."""
        row, said = self.outline.rows[number], self.told(number)
        called = f"{said.full} ({said.short})" if said.full else said.short
        parts = called, *led(said), said.level, said.place, _standing(row, self.view), absent(said)
        yield clean("; ".join(filter(None, parts)))
        for told_so in dict.fromkeys(_sources(row, self.view)):
            yield _text(source(self.view, told_so))


def told(row: TreeRow, view: View) -> Told:
    """What the row of a unit says as of the date."""
    unit, under = row.unit, row.under
    short, full = called_at(unit, view.when)
    tie = Text("" if row.relation == "command" else row.relation)
    unsure = PERHAPS if under and under.holds is Holds.MAYBE else ""
    caution = clean(presence_at(unit, view.when).value or unsure)
    standing = _standing(row, view) if tie or caution else Text("")
    if row.again:
        return Told(short, full, Text(""), Text(""), tie, caution, again=True, standing=standing)
    place, post = place_at(unit, view.when), unit.posts[0].title if unit.posts else Text("")
    where = clean(place.place or country(place.country))
    first = _first(unit, view)
    found = _joined([_holder(tenure, answer, view) for tenure, answer in at(first, view.when)])
    holders = found or (NOT_KNOWN if post else ())
    coming = _coming(_agreed(first, view), view)
    return Told(
        short, full, unit.level or Text(""), where, tie, caution, False, post, holders, coming, standing
    )


def _standing(row: TreeRow, view: View) -> Text:
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


def _agreed(tenures: tuple[Tenure, ...], view: View) -> list[Tenure]:
    """Who is agreed or planned for a post, which nobody of them holds yet."""
    coming = tuple(tenure for tenure in tenures if tenure.status in NOT_YET)
    return [tenure for tenure, _ in on_record(coming, view.when)]


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


def _surname(person: Person) -> str:
    return person.sort or person.name.split()[-1]


def _coming(tenures: Sequence[Tenure], view: View) -> Words:
    """Who is agreed or planned in all words, then nations by their codes and people by surname, then bare."""
    if not tenures:
        return ()
    named = [(_holder(tenure, Holds.YES, view), tenure) for tenure in tenures]
    long = "; ".join(f"{one[0]} {tenure.status}, not held" for one, tenure in named)
    by_status: dict[str, list[str]] = {}
    for one, tenure in named:
        by_status.setdefault(tenure.status, []).append(
            one[-1] if tenure.person else tenure.country or one[-1]
        )
    names = {status: ", ".join(dict.fromkeys(each)) for status, each in by_status.items()}
    short = "; ".join(f"{each} {status}" for status, each in names.items())
    return clean(long), clean(short), clean(", ".join(names.values()))


def _joined(words: list[Words]) -> Words:
    """Several one after the other, each in as few words as the others."""
    if len(words) == 1:
        return words[0]
    longest = max(map(len, words), default=0)
    filled = ((*one, *one[-1:] * (longest - len(one))) for one in words)
    return tuple(clean("; ".join(each)) for each in zip(*filled, strict=True))


def _text(spans: Spans) -> Text:
    return Text("".join(span.text for span in spans))


def _searched(said: Told, unit: Unit) -> tuple[str, ...]:
    """What a filter searches: all that a row says, and what else a unit and its posts are called."""
    return (
        said.short,
        said.full,
        said.level,
        said.place,
        said.tie,
        said.caution,
        *said.holder[:1],
        *said.coming[:1],
        unit.name,
        unit.abbreviation or "",
        *unit.aliases,
        *(former.name for former in unit.names),
        *(post.title for post in unit.posts),
    )


def _sources(row: TreeRow, view: View) -> Iterator[Text]:
    if row.under:
        yield from told_by(row.under.claim)
    first = _first(row.unit, view)
    for tenure in (*(tenure for tenure, _ in at(first, view.when)), *_agreed(first, view)):
        yield from tenure.sources
