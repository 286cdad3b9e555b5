"""From a unit or a person to the top, every branch, and the link that rests on the weakest source."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.command import Command
from briefing.library.posts import Posts
from briefing.library.structure.chain import Link, chain, resting_alike
from briefing.model.book import Book
from briefing.model.claims import Holder, PersonPost, Post, Superior
from briefing.model.dates import Bound, Edtf
from briefing.model.entries import Header, Person, Source, Unit
from briefing.model.text import Text

ON = Edtf.parse("2026-02-12")


def source(id_: str, reliability: str | None) -> Source:
    return Source(id=Text(id_), publisher=Text(id_), title=Text(id_), reliability=reliability)  # type: ignore[arg-type]


SOURCES = (source("official", "official"), source("press", "press"), source("analysis", "analysis"))
UNKNOWN = source("unknown", None)


def under(unit: str, *sources: str, **keys: object) -> Superior:
    return Superior(unit=Text(unit), sources=tuple(map(Text, sources)), **keys)  # type: ignore[arg-type]


def unit(id_: str, *superiors: Superior, holder: str = "") -> Unit:
    held = Holder(person=Text(holder), source=Text("official"))
    posts = (Post(title=Text("Commander"), holders=(held,)),) if holder else ()
    return Unit(id=Text(id_), name=Text(id_), reports_to=superiors, posts=posts)


def book_with(*entries: Unit | Person) -> Book:
    header = Header(title=Text("Chain"), date=ON)
    return Book.of(Text("chain"), Path("chain"), header, (*entries, *SOURCES, UNKNOWN))


def climbed(start: str, *entries: Unit | Person) -> tuple[Link, ...]:
    return links_in(book_with(*entries), start)


def links_in(book: Book, start: str) -> tuple[Link, ...]:
    first = book.entries[start]
    assert isinstance(first, Unit | Person)
    return chain(book, Posts(book), Command(book), first, ON)


def drawn(links: tuple[Link, ...]) -> list[str]:
    return [f"{'.' * link.depth}{link.unit} {link.relation}{'*' * link.again}" for link in links]


def weakest(*links: tuple[str, ...]) -> list[str]:
    """The units that a chain of links resting on these sources marks."""
    return [link.unit for link in links_in(resting_on(*links), "u0") if link.weakest]


def resting(*links: tuple[str, ...]) -> str:
    """What is said of a chain of links all of which rest on the same."""
    book = resting_on(*links)
    return resting_alike(book, links_in(book, "u0"))


def resting_on(*links: tuple[str, ...]) -> Book:
    units = [unit(f"u{n}", under(f"u{n + 1}", *sources)) for n, sources in enumerate(links)]
    return book_with(*units, unit(f"u{len(links)}"))


def test_a_chain_names_each_relation_up_to_the_top() -> None:
    units = (unit("a", under("b")), unit("b", under("c", relation="opcon")), unit("c"))
    assert drawn(climbed("a", *units)) == [".b command", "..c opcon"]


def test_a_double_hat_is_a_branch_and_the_same_way_is_told_once() -> None:
    units = (
        unit("a", under("b"), under("c", relation="coordination")),
        unit("b", under("top")),
        unit("c", under("b")),
        unit("top"),
    )
    assert drawn(climbed("a", *units)) == [".b command", "..top command", ".c coordination", "..b command*"]


def test_a_circle_ends() -> None:
    assert drawn(climbed("a", unit("a", under("b")), unit("b", under("a")))) == [".b command", "..a command*"]


def test_what_is_agreed_is_a_link_that_leads_no_further_and_what_is_over_is_none() -> None:
    agreed = under("b", status="agreed", from_=Bound.parse("2026-02-06/.."))
    later = under("b", status="planned", from_=Bound.parse("2026-02-13/.."))
    over = under("b", until=Bound.parse("2026-02-11"))
    (link,) = climbed("a", unit("a", agreed, later, over), unit("b", under("c")), unit("c"))
    assert (link.unit, link.status, link.is_pending, link.weakest) == ("b", "agreed", True, False)


def test_a_post_that_is_planned_for_a_person_is_a_link_too() -> None:
    post = PersonPost(title=Text("Envoy"), of=Text("the Agency"), status="planned")
    (link,) = climbed("p", Person(id=Text("p"), name=Text("P"), posts=(post,)))
    assert (link.unit, link.status) == ("the Agency", "planned")


def test_a_link_that_holds_perhaps_says_so() -> None:
    (link,) = climbed("a", unit("a", under("b", from_=Bound.parse("2026"))), unit("b"))
    assert link.holds.value == "maybe"


def test_a_person_begins_with_every_post() -> None:
    elsewhere = PersonPost(title=Text("Envoy"), of=Text("the Agency"))
    person = Person(id=Text("p"), name=Text("P"), posts=(elsewhere, PersonPost(title=Text("Adviser"))))
    links = climbed("p", unit("a", under("top"), holder="p"), unit("b", holder="p"), unit("top"), person)
    assert set(drawn(links)) == {".a Commander", "..top command", ".b Commander", ".the Agency Envoy"}


def test_a_person_without_a_post_has_no_chain() -> None:
    assert climbed("p", Person(id=Text("p"), name=Text("P"))) == ()


def test_all_links_are_marked_that_are_equally_weak() -> None:
    assert weakest(("official",), ("press",), ("press",)) == ["u2", "u3"]
    assert weakest(("analysis",), ("press",)) == ["u1"]


def test_a_link_that_is_disputed_is_weaker_than_one_that_is_not() -> None:
    disputed = unit("a", under("b", "official", status="disputed"))
    links = climbed("a", disputed, unit("b", under("c", "press")), unit("c"))
    assert [link.unit for link in links if link.weakest] == ["b"]


def test_a_link_is_as_strong_as_its_best_source() -> None:
    assert weakest(("analysis", "official"), ("press",)) == ["u2"]


def test_no_source_is_weaker_than_any_and_an_unknown_one_no_better() -> None:
    assert weakest(("analysis",), ()) == ["u2"]
    assert weakest(("official",), ("unknown",), ()) == ["u2", "u3"]


@pytest.mark.parametrize(
    ("links", "said"),
    [
        ((("official",), ("official", "press")), "Each rests on an official source."),
        ((("press",), ("press",)), "Each rests on the press."),
        ((("press",),), "It rests on the press."),
        ((("unknown",), ()), "Each rests on sources of unknown reliability."),
        (((), ()), "Each rests on no source."),
        ((("press",), ("official",)), ""),
    ],
)
def test_where_all_links_are_equally_strong_none_is_marked_and_that_is_said(
    links: tuple[tuple[str, ...], ...], said: str
) -> None:
    assert bool(weakest(*links)) == (not said)
    assert resting(*links) == said


def test_where_all_are_reported_that_is_said() -> None:
    book = book_with(unit("a", under("b", "press", status="reported")), unit("b"))
    found = resting_alike(book, links_in(book, "a"))
    assert found == "It is only reported or disputed, and rests on the press."
