"""The words in which people say who holds a post."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.authoring.importing.gathered import Gathered, Holding, Span
from briefing.authoring.importing.holders import read
from briefing.authoring.importing.nations import code
from tests.authoring.importing.imports import told


def one(written: str, span: Span = Span(), country: str = "") -> tuple[Holding, list[str]]:  # noqa: B008
    gathered = Gathered()
    (holding,) = read(gathered, written, "line 1", span, country)
    return holding, told(gathered.left)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("IT since 2026-02-06/.., agreed", Holding("", "IT", Span("2026-02-06/..", "", "agreed"))),
        ("Italy, agreed", Holding("", "IT", Span(status="agreed"))),
        ("UK since 2027", Holding("", "GB", Span("2027"))),
        ("the Netherlands", Holding("", "NL")),
        ("vacant", Holding(span=Span(status="vacant"))),
        ("vacant since 2024", Holding(span=Span("2024", status="vacant"))),
        ("Adm., Italy", Holding("", "IT", rank="Admiral")),
        ("Adm. (IT)", Holding("", "IT", rank="Admiral")),
        ("George Wikoff (US) since 2025-11", Holding("george wikoff", "", Span("2025-11"))),
        (
            "Wikoff from 12 November 2025 until March 2027",
            Holding("wikoff", "", Span("12 November 2025", "March 2027")),
        ),
        ("Ann Lee since July 4, 2025", Holding("ann lee", "", Span("July 4, 2025"))),
        ("Ann Lee since c. 2003", Holding("ann lee", "", Span("c. 2003"))),
        ("Adm. Jane Roe (IT) 2019-2021", Holding("jane roe", "", Span("2019", "2021"), "Admiral")),
        ("Jane Roe (2019-05 – 2021)", Holding("jane roe", "", Span("2019-05", "2021"))),
        ("Jane Roe, Nov 2019 - present", Holding("jane roe", "", Span("Nov 2019"))),
        ("Ann Held (acting)", Holding("ann held", "", Span(status="acting"))),
        ("Ann Lee (acting, since 2025)", Holding("ann lee", "", Span("2025", status="acting"))),
        ("Ann Lee, Italy", Holding("ann lee")),
        ("Gen, Eva Lind", Holding("eva lind", rank="General")),
        ("Lind, Eva", Holding("lind, eva")),
        ("Otto von Since", Holding("otto von since")),
        ("An Nguyen", Holding("an nguyen")),
        ("Gen. Man 0", Holding("man 0", rank="General")),
        ("Agent 4711 since 2020", Holding("agent 4711", "", Span("2020"))),
        ("1st Lt Ann Lee", Holding("ann lee", rank="First Lieutenant")),
    ],
)
def test_one_holder(written: str, meant: Holding) -> None:
    assert one(written) == (meant, [])


@pytest.mark.parametrize(
    ("written", "key", "left"),
    [
        ("Jane Roe (2019)", "jane roe", "`(2019)` beside `Jane Roe`"),
        ("Jane Roe 2019-11", "jane roe", "`2019-11` beside `Jane Roe`"),
        ("Jane Roe 2019", "jane roe", "`2019` beside `Jane Roe`"),
        ("Jane Roe 3 of them", "jane roe", "`3 of them` beside `Jane Roe`"),
        ("Jane Roe [a note]", "jane roe", "`[a note]` beside `Jane Roe`"),
        ("Jane Roe - a remark", "jane roe", "`- a remark` beside `Jane Roe`"),
        ("Adm. Jane Roe, US Navy", "jane roe", "`US Navy` beside `Adm. Jane Roe`"),
        ("Ann Lee and others", "ann lee", "`and others` beside `Ann Lee`"),
        ("Ann Lee (rotating)", "ann lee", "that `Ann Lee (rotating)` holds a post by turns"),
        ("Germany (Poland)", "", "`PL` beside `Germany`"),
    ],
)
def test_what_is_left_over_is_no_part_of_a_name_and_told(written: str, key: str, left: str) -> None:
    holding, lines = one(written)

    assert holding.person == key
    assert lines == [f"{left}: line 1"]


@pytest.mark.parametrize(
    "written", ["13/04/2022", "7", "someone else", "TBD", "a Polish officer", "French admiral", "(?)", "..."]
)
def test_who_is_not_named_is_nobody_and_told(written: str) -> None:
    gathered = Gathered()

    assert read(gathered, written, "line 1") == []
    assert gathered.people == {}
    assert told(gathered.left) == [f"the holder `{written}`, who is not named: line 1"]


@pytest.mark.parametrize(
    ("written", "who"),
    [
        ("Germany and Poland (rotating)", ["DE", "PL"]),
        ("Germany and Poland on a rotational basis", ["DE", "PL"]),
        ("Germany, Poland and the UK", ["DE", "PL", "GB"]),
        ("DE/PL", ["DE", "PL"]),
        ("Bosnia and Herzegovina and Poland", ["BA", "PL"]),
        ("Gen. Jane Roe (US) and Adm. John Low (UK)", ["jane roe", "john low"]),
        ("Roe and Low by turns", ["roe", "low"]),
    ],
)
def test_several_hold_a_post_perhaps_a_claim_each(written: str, who: list[str]) -> None:
    gathered = Gathered()
    holdings = read(gathered, written, "line 1")

    assert [holding.person or holding.country for holding in holdings] == who
    assert {holding.span for holding in holdings} == {Span("unknown", "unknown")}
    assert told(gathered.left) == [f"which of `{written}` holds a post when (now a claim each): line 1"]


def test_no_words_name_nobody_and_nothing_is_lost() -> None:
    gathered = Gathered()
    assert (read(gathered, " ", "line 1"), told(gathered.left)) == ([], [])


PIECES = """
Ann Lee Gen. Italy UK Germany (IT) 2019-2021 2004 since until 2027 c. July and / , & (rotating) [x] ( ) agreed
vacant acting - — the a someone X; tbd ? 1
"""


@settings(max_examples=400)
@given(st.one_of(st.lists(st.sampled_from(PIECES.split()), max_size=8).map(" ".join), st.text(max_size=40)))
def test_whatever_is_written_no_name_has_in_it_what_is_no_name(written: str) -> None:
    gathered = Gathered()
    holdings = read(gathered, written, "line 1")

    assert {holding.person for holding in holdings} - {""} <= set(gathered.people)
    assert holdings or not written.strip() or told(gathered.left)
    for person in gathered.people.values():
        assert person.name.strip()
        assert not code(person.name)
        assert not re.search(r"[()\[\];?]|\b(?:19|20)\d\d$", person.name)


def test_the_time_of_several_is_some_time_within_theirs() -> None:
    def times(written: str) -> set[Span]:
        return {holding.span for holding in read(Gathered(), written, "line 1")}

    assert times("DE/PL since 2027 until Nov 2029") == {Span("2027/..", "../2029-11")}
    assert times("DE/PL, agreed since 2027") == {Span("2027", "", "agreed")}


def test_what_is_told_elsewhere_comes_first_and_a_difference_is_told() -> None:
    span = Span("2004", "", "acting", "page")

    assert one("Ann Lee until 2010", span) == (
        Holding("ann lee", "", Span("2004", "2010", "acting", "page")),
        [],
    )
    assert one("Ann Lee since 2005", span) == (
        Holding("ann lee", "", span),
        ["`2005` beside a holder, where there is `2004` too: line 1"],
    )


def test_a_country_told_elsewhere_is_that_of_a_person() -> None:
    assert one("vacant", country="FR")[0] == Holding(span=Span(status="vacant"))
    assert one("Norway", country="FR")[0] == Holding("", "NO")
    assert one("Adm.", country="FR")[0] == Holding("", "FR", rank="Admiral")
