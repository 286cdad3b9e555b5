"""From a unit or a person up to the top, link by link."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefing.library.command import Command
from briefing.library.posts import Posts
from briefing.library.units import told_by
from briefing.library.when import NOT_YET, UNSURE, Holds
from briefing.model.book import Book
from briefing.model.claims import Status
from briefing.model.dates import Edtf
from briefing.model.entries import Person, Source, Unit
from briefing.model.text import Text


class Link(NamedTuple):
    """One step up, `depth` steps above the start: to a unit by its id, or by words if the book has none such.

    `relation` is how one stands to it: the kind of subordination, or the title of a person's post. What is
    agreed or planned leads no further, and `holds` is whether it is so already. `again` if the way on from
    there was told already; `weakest` if others are stronger, and none is weaker.
    """

    unit: Text
    relation: Text
    holds: Holds
    sources: tuple[Text, ...]
    depth: int
    again: bool = False
    weakest: bool = False
    status: Status = "held"

    @property
    def is_pending(self) -> bool:
        """Whether it is agreed or planned only, and is not held."""
        return self.status in NOT_YET


_RELIABILITY = ("official", "agency", "press", "analysis", None)
"""From the strongest to the weakest; None where nothing is known of a source, or there is none."""
_RESTS_ON = ("an official source", "a news agency", "the press", "analysis", "sources of unknown reliability")


def chain(book: Book, posts: Posts, command: Command, start: Unit | Person, when: Edtf) -> tuple[Link, ...]:
    """Every link from a unit or a person up to the top at a date, each branch to its end before the next.

    A link is as strong as its most reliable source, and one that is reported or disputed is weaker than any
    that is not. All that are equally weak are marked, unless all links are.
    """
    links = tuple(_climb(book, posts, command, start, when))
    found = {_weakness(book, link) for link in links if not link.is_pending}
    weakest = max(found) if len(found) > 1 else None
    return tuple(
        link._replace(weakest=not link.is_pending and _weakness(book, link) == weakest) for link in links
    )


def tops(links: Sequence[Link]) -> tuple[Text, ...]:
    """Where the ways up end, each once, by what holds; empty where all of them lead back."""
    held = [link for link in links if not link.is_pending]
    leads_on = (*(other.depth > one.depth for one, other in pairwise(held)), False)
    ends = (one.unit for one, on in zip(held, leads_on, strict=True) if not (on or one.again))
    return tuple(dict.fromkeys(ends))


def resting_alike(book: Book, links: Collection[Link]) -> str:
    """On what all links rest, as a sentence, where none is weaker than another; else empty."""
    held = [link for link in links if not link.is_pending]
    found = {_weakness(book, link) for link in held}
    if len(found) != 1:
        return ""
    ((is_unsure, rank),) = found
    each = "It" if len(links) == 1 else "Each" if len(held) == len(links) else "Each that holds"
    unsure = " is only reported or disputed, and" if is_unsure else ""
    rests_on = _RESTS_ON[rank] if any(link.sources for link in held) else "no source"
    return f"{each}{unsure} rests on {rests_on}."


def _climb(book: Book, posts: Posts, command: Command, start: Unit | Person, when: Edtf) -> Iterator[Link]:
    climbed: set[str] = {start.id}
    first = _posts(posts, start, when) if isinstance(start, Person) else _above(command, start, 1, when)
    waiting = list(reversed(first))
    while waiting:
        link = waiting.pop()
        unit = book.entries.get(link.unit)
        if link.is_pending or link.unit in climbed or not isinstance(unit, Unit):
            yield link._replace(again=not link.is_pending and link.unit in climbed)
            continue
        climbed.add(unit.id)
        above = _above(command, unit, link.depth + 1, when)
        yield link
        waiting.extend(reversed(above))


def _posts(posts: Posts, person: Person, when: Edtf) -> list[Link]:
    """The posts of a person, and then those that are agreed or planned."""
    agreed = [
        (tenure, already)
        for tenure in posts.of_person(person.id)
        if tenure.status in NOT_YET and (already := tenure.already(when)) is not Holds.NO
    ]
    return [
        Link(where, tenure.title, holds, tenure.sources, 1, status=tenure.status)
        for tenure, holds in (*posts.of_person_at(person.id, when), *agreed)
        if (where := tenure.unit or tenure.of)
    ]


def _above(command: Command, unit: Unit, depth: int, when: Edtf) -> list[Link]:
    """The superiors of a unit, and then those that are agreed or planned."""
    return [
        Link(claim.unit, Text(claim.relation), holds, told_by(claim), depth, status=claim.status)
        for _, claim, holds in (*command.over(unit, when), *command.agreed(unit, when))
    ]


def _weakness(book: Book, link: Link) -> tuple[bool, int]:
    sources = (book.entries.get(source) for source in link.sources)
    told = [_RELIABILITY.index(source.reliability) for source in sources if isinstance(source, Source)]
    return link.status in UNSURE, min(told, default=len(_RELIABILITY) - 1)
