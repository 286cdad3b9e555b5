"""What was gathered becomes entries that `check` accepts, whatever it says; nothing is lost in silence."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from briefing.authoring.importing.gathered import (
    Gathered,
    GatheredEvent,
    GatheredPerson,
    GatheredSource,
    GatheredUnit,
    Holding,
    Office,
    Span,
    Under,
)
from briefing.authoring.writing import yaml_of
from briefing.loading.books import load_book
from briefing.model.claims import Relation, Status
from briefing.model.entries import Person, Structure, Unit
from tests.authoring.importing.imports import HEADER, settled, told
from tests.sample import write_book

KEYS = "abcdef"
WORDS = st.one_of(
    st.sampled_from(
        ["", "NO", "on", "con", "1 Coy", "[[nowhere]]", "a: b", "Ünit", "Бригада", "x" * 600, "\x1b[2J"]
    ),
    st.text(max_size=30),
)
DATES = st.sampled_from(
    ["", "2004", "2026-02-06/..", "Nov 2025", "3/4/2025", "..", "unknown", "now", "soon", "1999"]
)
SPANS = st.builds(
    Span, DATES, DATES, st.sampled_from(get_args(Status)), st.sampled_from(["", "page", "lost"])
)
UNDERS = st.builds(Under, st.sampled_from(KEYS), st.sampled_from(get_args(Relation)), SPANS)
HOLDINGS = st.builds(
    Holding,
    st.sampled_from(["", "p", "q", "lost"]),
    st.sampled_from(["", "US", "no", "Narnia"]),
    SPANS,
    WORDS,
)
UNITS = st.builds(
    GatheredUnit,
    name=WORDS,
    id=st.sampled_from(["", "", "given"]),
    abbreviation=WORDS,
    place=WORDS,
    country=st.sampled_from(["", "NO", "Norway", "zz"]),
    founded=DATES,
    disbanded=DATES,
    summary=WORDS,
    aliases=st.lists(WORDS, max_size=2),
    former=st.lists(WORDS, max_size=2),
    under=st.lists(UNDERS, max_size=3),
    posts=st.dictionaries(WORDS, st.lists(HOLDINGS, max_size=2), max_size=2),
)
PEOPLE = st.builds(
    GatheredPerson,
    name=WORDS,
    country=WORDS,
    posts=st.lists(st.builds(Office, WORDS, SPANS, WORDS), max_size=2),
)
GATHERED = st.builds(
    Gathered,
    title=WORDS,
    units=st.fixed_dictionaries(dict.fromkeys(KEYS, UNITS)),
    people=st.fixed_dictionaries({"p": PEOPLE, "q": PEOPLE}),
    events=st.lists(st.builds(GatheredEvent, DATES, WORDS, WORDS, st.just(("a",))), max_size=2),
    sources=st.just({"page": GatheredSource("A paper", "A page", "https://example.org/", "soon")}),
)


@settings(phases=[Phase.explicit, Phase.generate])
@given(GATHERED)
def test_whatever_a_file_says_check_accepts_what_becomes_of_it(gathered: Gathered) -> None:
    with TemporaryDirectory() as folder:
        made = settled(gathered, Path(folder))

    assert made.known == []
    assert len({entry.id for entry in made.new}) == len(made.new)
    assert sum(isinstance(entry, Unit) for entry in made.new) == len(KEYS)


def gathered(**units: GatheredUnit) -> Gathered:
    return Gathered(units=units, publisher="A file")


def unit(entries: list[object], id_: str) -> Unit:
    return next(entry for entry in entries if isinstance(entry, Unit) and entry.id == id_)


def test_words_of_which_nothing_is_seen_are_none(tmp_path: Path) -> None:
    made = settled(
        gathered(a=GatheredUnit("\xad", place="\u200b", summary="\xad", aliases=["\u2060"])), tmp_path
    )

    found = unit([*made.new], "not-named")
    assert (found.name, found.place, found.summary, found.aliases) == ("Not named", None, None, ())


@pytest.mark.parametrize("name", ["x" * 600, "y " * 400, "\u200b", "", "\x1b[2J"])
def test_what_is_not_named_well_is_known_again(name: str, tmp_path: Path) -> None:
    def file() -> Gathered:
        return Gathered(
            units={"a": GatheredUnit(name), "b": GatheredUnit(name, under=[Under("a")])},
            people={"p": GatheredPerson(name), "q": GatheredPerson(name)},
        )

    (tmp_path / "book.yaml").write_text(yaml_of(HEADER, settled(file(), tmp_path).new))
    book = load_book(tmp_path / "book.yaml").book

    assert settled(file(), tmp_path, book).new == []


def test_a_circle_of_command_is_opened_and_told(tmp_path: Path) -> None:
    file = gathered(
        a=GatheredUnit("A", under=[Under("c")]),
        b=GatheredUnit("B", under=[Under("a")]),
        c=GatheredUnit("C", under=[Under("b"), Under("b", "coordination")]),
    )
    made = settled(file, tmp_path)

    assert unit([*made.new], "b").reports_to == ()
    assert [claim.relation for claim in unit([*made.new], "c").reports_to] == ["command", "coordination"]
    assert told(file.left) == ["a superior that would close a circle of command: B under a"]


def test_who_commands_by_turns_is_in_no_circle(tmp_path: Path) -> None:
    file = gathered(
        a=GatheredUnit("A", under=[Under("b", span=Span(until="2003"))]),
        b=GatheredUnit("B", under=[Under("a", span=Span("2004")), Under("a", span=Span(status="planned"))]),
    )
    made = settled(file, tmp_path)

    assert [claim.unit for claim in unit([*made.new], "a").reports_to] == ["b"]
    assert [claim.unit for claim in unit([*made.new], "b").reports_to] == ["a", "a"]
    assert told(file.left) == []


def test_a_superior_is_never_vacant_nor_acting(tmp_path: Path) -> None:
    file = gathered(a=GatheredUnit("A", under=[Under("b", span=Span(status="acting"))]), b=GatheredUnit("B"))
    made = settled(file, tmp_path)

    assert [claim.status for claim in unit([*made.new], "a").reports_to] == ["reported"]
    assert told(file.left) == ["the status `acting` of a superior (now `reported`): A"]


def test_of_a_circle_the_claim_that_came_last_is_left_out(tmp_path: Path) -> None:
    file = gathered(
        a=GatheredUnit("A", under=[Under("b", span=Span("2010"))]),
        b=GatheredUnit("B", under=[Under("a", span=Span("2004")), Under("b")]),
    )
    made = settled(file, tmp_path)

    assert unit([*made.new], "a").reports_to == ()
    assert [claim.unit for claim in unit([*made.new], "b").reports_to] == ["a"]
    assert told(file.left) == [
        "a superior that would close a circle of command (2 times): A under b, B under b"
    ]


def test_a_claim_without_a_source_of_its_own_has_the_file_for_one(tmp_path: Path) -> None:
    file = gathered(
        a=GatheredUnit("A"), b=GatheredUnit("B", under=[Under("a"), Under("a", "opcon", Span(source="s"))])
    )
    file.sources = {"s": GatheredSource("A paper", "A page"), "unused": GatheredSource("No", "No")}
    made = settled(file, tmp_path)

    assert [claim.source for claim in unit([*made.new], "b").reports_to] == ["file-txt", "a-page"]
    assert [entry.id for entry in made.new if entry.id in ("file-txt", "a-page", "no")] == [
        "file-txt",
        "a-page",
    ]


def test_dates_that_are_not_sure_are_unknown_and_told(tmp_path: Path) -> None:
    holders = [
        Holding(country="US", span=Span("3/4/2025", "soon")),
        Holding(country="IT", span=Span("2026", "2025")),
    ]
    file = gathered(a=GatheredUnit("A", posts={"Head": holders}))
    first, second = unit([*settled(file, tmp_path).new], "a").posts[0].holders

    assert (str(first.from_), str(first.until)) == ("unknown", "unknown")
    assert (str(second.from_), str(second.until)) == ("2026", "unknown")
    assert told(file.left) == [
        "`3/4/2025`, which is no date or may be two (now `unknown`): A",
        "`soon`, which is no date or may be two (now `unknown`): A",
        "`2025` as an end, which is before `2026`: A",
    ]


def test_what_stands_above_others_is_a_structure(tmp_path: Path) -> None:
    file = gathered(a=GatheredUnit("A"), b=GatheredUnit("B", under=[Under("a")]), lone=GatheredUnit("Lone"))
    file.title = "The tree"
    structures = [entry for entry in settled(file, tmp_path).new if isinstance(entry, Structure)]

    assert [(tree.id, tree.title, tree.root) for tree in structures] == [("a-structure", "The tree", "a")]


def test_a_text_that_is_too_long_for_its_place_is_cut_and_told(tmp_path: Path) -> None:
    file = gathered(a=GatheredUnit("A" * 600))
    (made,) = settled(file, tmp_path).new

    assert isinstance(made, Unit)
    assert made.name == "A" * 499 + "…"
    assert told(file.left) == [f"the end of a text that is too long for a line: {'A' * 40}"]


def test_one_person_under_one_name(tmp_path: Path) -> None:
    file = gathered(a=GatheredUnit("A"))
    posts = {
        title: [Holding(person=file.person(name))]
        for title, name in (("Head", "Ann  Lee"), ("Chief", "ann lee"))
    }
    file.units["a"].posts = posts
    made = settled(file, tmp_path)

    assert [entry.name for entry in made.new if isinstance(entry, Person)] == ["Ann Lee"]


def test_into_a_book_only_a_new_unit_over_new_ones_is_a_structure(tmp_path: Path) -> None:
    book = load_book(write_book(tmp_path)).book
    file = gathered(
        over=GatheredUnit("Over"), naples=GatheredUnit("JFC Naples", under=[Under("over")]),
        root=GatheredUnit("Root"), leaf=GatheredUnit("Leaf", under=[Under("root"), Under("naples")]),
    )  # fmt: skip
    made = settled(file, tmp_path, book)

    assert [entry.root for entry in made.new if isinstance(entry, Structure)] == ["root"]
    assert [claim.unit for claim in unit([*made.new], "leaf").reports_to] == ["root", "naples"]
    assert [entry.id for entry in made.known] == ["naples"]
