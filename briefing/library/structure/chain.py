"""From a unit or a person up to the top, link by link."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefing.library.command import Command
from briefing.library.posts import Posts
from briefing.library.units import told_by
from briefing.library.when import Holds
from briefing.model.book import Book
from briefing.model.dates import Edtf
from briefing.model.entries import Person, Source, Unit
from briefing.model.text import Text


class Link(NamedTuple):
    """One step up, `depth` steps above the start: to a unit by its id, or by words if the book has none such.

    `relation` is how one stands to it: the kind of subordination, or the title of a person's post. `again` if
    the way on from there was told already; `weakest` if no other link rests on so weak a source.
    """

    unit: Text
    relation: Text
    holds: Holds
    sources: tuple[Text, ...]
    depth: int
    again: bool = False
    weakest: bool = False


_RELIABILITY = ("official", "agency", "press", "analysis", None)
"""From the strongest to the weakest; None where nothing is known of a source, or there is none."""


def chain(book: Book, posts: Posts, command: Command, start: Unit | Person, when: Edtf) -> tuple[Link, ...]:
    """Every link from a unit or a person up to the top at a date, each branch to its end before the next.

    A link is as strong as its most reliable source. The first of the weakest is marked, unless that too is
    official.
    """
    links = tuple(_climb(book, posts, command, start, when))
    ranks = [_rank(book, link) for link in links]
    weakest = ranks.index(max(ranks)) if any(ranks) else None
    return tuple(link._replace(weakest=at == weakest) for at, link in enumerate(links))


def _climb(book: Book, posts: Posts, command: Command, start: Unit | Person, when: Edtf) -> Iterator[Link]:
    climbed: set[str] = {start.id}
    first = _posts(posts, start, when) if isinstance(start, Person) else _above(command, start, 1, when)
    waiting = list(reversed(first))
    while waiting:
        link = waiting.pop()
        unit = book.entries.get(link.unit)
        if link.unit in climbed or not isinstance(unit, Unit):
            yield link._replace(again=link.unit in climbed)
            continue
        climbed.add(unit.id)
        above = _above(command, unit, link.depth + 1, when)
        yield link
        waiting.extend(reversed(above))


def _posts(posts: Posts, person: Person, when: Edtf) -> list[Link]:
    return [
        Link(where, tenure.title, holds, tenure.sources, 1)
        for tenure, holds in posts.of_person_at(person.id, when)
        if (where := tenure.unit or tenure.of)
    ]


def _above(command: Command, unit: Unit, depth: int, when: Edtf) -> list[Link]:
    return [
        Link(found.claim.unit, Text(found.claim.relation), found.holds, told_by(found.claim), depth)
        for found in command.over(unit, when)
    ]


def _rank(book: Book, link: Link) -> int:
    sources = (book.entries.get(source) for source in link.sources)
    told = [_RELIABILITY.index(source.reliability) for source in sources if isinstance(source, Source)]
    return min(told, default=len(_RELIABILITY) - 1)
