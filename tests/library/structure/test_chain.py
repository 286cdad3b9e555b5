"""From a unit or a person to the top, every branch, and the link that rests on the weakest source."""

from __future__ import annotations

from pathlib import Path

from briefing.library.command import Command
from briefing.library.posts import Posts
from briefing.library.structure.chain import Link, chain
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


def climbed(start: str, *entries: Unit | Person) -> tuple[Link, ...]:
    header = Header(title=Text("Chain"), date=ON)
    book = Book.of(Text("chain"), Path("chain"), header, (*entries, *SOURCES, UNKNOWN))
    first = book.entries[start]
    assert isinstance(first, Unit | Person)
    return chain(book, Posts(book), Command(book), first, ON)


def drawn(links: tuple[Link, ...]) -> list[str]:
    return [f"{'.' * link.depth}{link.unit} {link.relation}{'*' * link.again}" for link in links]


def weakest(*links: tuple[str, ...]) -> list[str]:
    """The units that a chain of links resting on these sources marks."""
    units = [unit(f"u{n}", under(f"u{n + 1}", *sources)) for n, sources in enumerate(links)]
    return [link.unit for link in climbed("u0", *units, unit(f"u{len(links)}")) if link.weakest]


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


def test_what_is_agreed_or_over_is_no_link() -> None:
    agreed = under("b", status="agreed", from_=Bound.parse("2026-02-06/.."))
    over = under("b", until=Bound.parse("2026-02-11"))
    assert climbed("a", unit("a", agreed, over), unit("b")) == ()


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


def test_the_first_of_the_weakest_links_is_marked() -> None:
    assert weakest(("official",), ("press",), ("press",)) == ["u2"]
    assert weakest(("analysis",), ("press",)) == ["u1"]


def test_a_link_is_as_strong_as_its_best_source() -> None:
    assert weakest(("analysis", "official"), ("press",)) == ["u2"]


def test_no_source_is_weaker_than_any_and_an_unknown_one_no_better() -> None:
    assert weakest(("analysis",), ()) == ["u2"]
    assert weakest(("unknown",), ()) == ["u1"]


def test_a_chain_that_is_official_throughout_has_no_weakest_link() -> None:
    assert weakest(("official",), ("official",)) == []
