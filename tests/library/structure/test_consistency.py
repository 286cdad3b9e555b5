"""What does not fit together in a book's claims: each kind found where it is written, and nothing more."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.authoring.checking import check
from briefing.library.finding import shipped_folder
from tests.loading.folders import write_book

SOURCES = "sources: [{id: s, publisher: S, title: S}, {id: t, publisher: T, title: T}]\n"


def found(folder: Path, text: str) -> list[str]:
    """Each problem of units, people and quotes as `line:column code sentence`."""
    book = write_book(folder / "book", {"x.yaml": text, "sources.yaml": SOURCES})
    problems = (problem for problem in check([book]).problems if problem.code not in ("R008", "Q001", "P002"))
    return [f"{problem.line}:{problem.column} {problem.code} {problem.message}" for problem in problems]


def units(*lines: str) -> str:
    return "units:\n" + "".join(f"  - {{{line}}}\n" for line in lines)


def post(*holders: str, about: str = "id: u, name: U") -> str:
    """A unit with a post that has these holders, one a line from line 3 on."""
    told = "".join(f"    {{{holder}, source: s}},\n" for holder in holders)
    return f"units:\n  - {{{about}, posts: [{{title: Chief, holders: [\n{told}    ]}}]}}\n" + PEOPLE


PEOPLE = "people:\n" + "".join(
    f"  - {{id: {id_}, name: {id_}, country: {of}}}\n"
    for id_, of in zip("abc", ("IT", "FR", "IT"), strict=True)
)


CIRCLE = "2:36 T006 `a` stands under itself by way of `b`"
BY_OTHER = CIRCLE.replace("T006", "T009")


@pytest.mark.parametrize(
    ("above", "problems"),
    [
        (("b", "a"), [CIRCLE]),
        (("a", "c"), ["2:36 T006 `a` stands under itself"]),
        (("b}, {unit: b", "a}, {unit: b"), [CIRCLE, "3:47 T006 `b` stands under itself"]),
        (("b, from: 2020-05-01", "a, from: 2019"), [f"{CIRCLE} on 2020-05-01"]),
        (("b, until: 2019-12-31", "a, from: 2020"), []),
        (("b, until: 2020", "a, from: 2020"), []),
        (("b, status: reported", "a"), []),
        (("b, status: agreed", "a"), []),
        (("b, relation: coordination", "a"), []),
        (("b, relation: opcon", "a, relation: opcon"), [f"{BY_OTHER}, by opcon"]),
        (("b, relation: opcon", "a"), [f"{BY_OTHER}, by opcon and command"]),
        (("b, relation: opcon, from: 2020-05-01", "a, from: 2019"),
         [f"{BY_OTHER} on 2020-05-01, by opcon and command"]),
        (("b, relation: opcon, until: 2019", "a, from: 2020"), []),
        (("b, relation: opcon, status: agreed", "a"), []),
        (("b", "c"), []),
    ],
)  # fmt: skip
def test_units_do_not_command_each_other(tmp_path: Path, above: tuple[str, str], problems: list[str]) -> None:
    ties = [
        f"id: {id_}, name: {id_}, reports_to: [{{unit: {unit}}}]"
        for id_, unit in zip("ab", above, strict=True)
    ]
    assert found(tmp_path, units(*ties, "id: c, name: c")) == problems


def test_a_circle_is_told_once_among_many_ties(tmp_path: Path) -> None:
    ring = [f"id: r{n}, name: R, reports_to: [{{unit: r{(n + 1) % 9}}}, {{unit: top}}]" for n in range(9)]
    tails = [f"id: t{n}, name: T, reports_to: [{{unit: r{n}}}]" for n in range(9)]
    (problem,) = found(tmp_path, units(*ring, *tails, "id: top, name: Top"))
    assert "T006 `r0` stands under itself by way of `r1`, `r2`" in problem


def test_a_deep_structure_has_no_circle_and_takes_no_time(tmp_path: Path) -> None:
    line = [f"id: u{n}, name: U, reports_to: [{{unit: u{n + 1}}}]" for n in range(3_000)]
    assert found(tmp_path, units(*line, "id: u3000, name: U")) == []


GOES_ON = "4:36 T008 `b` is there only until `2012`, the claim goes on"


@pytest.mark.parametrize(
    ("unit", "claim", "problems"),
    [
        ("founded: 2012", "from: 2011-12-31", ["4:36 T007 `b` is there only from `2012` on"]),
        ("founded: 2012", "from: 2012-01", []),
        ("founded: 2012", "from: 2011-06/2012-06", []),
        ("founded: 2012", "until: 2011", ["4:36 T007 `b` is there only from `2012` on"]),
        ("founded: 2012", "relation: opcon", []),
        ("disbanded: 2012", "until: 2013-01-01", ["4:36 T007 `b` is there only until `2012`"]),
        ("disbanded: 2012", "until: 2012-12", []),
        ("disbanded: 2012", "until: ..", [GOES_ON]),
        ("disbanded: 2012", "from: 2000", [GOES_ON]),
        ("disbanded: 2012", "from: 2000, status: agreed", []),
        ("founded: 2000, disbanded: 2012", "from: 1999, until: 2013", [
            "4:36 T007 `b` is there only from `2000` on", "4:36 T007 `b` is there only until `2012`"]),
        ("disbanded: 2012", "from: 2013", ["4:36 T007 `b` is there only until `2012`"]),
    ],
)  # fmt: skip
def test_a_claim_is_not_dated_when_its_superior_is_not_there(
    tmp_path: Path, unit: str, claim: str, problems: list[str]
) -> None:
    text = units(
        f"id: b, name: B, {unit}", "id: c, name: C", f"id: d, name: D, reports_to: [{{unit: b, {claim}}}]"
    )
    assert found(tmp_path, text) == problems


@pytest.mark.parametrize(
    ("above", "below", "problems"),
    [
        ("disbanded: 2012", "founded: 2013", ["3:51 T007 `d` and `b` are never there together"]),
        ("founded: 2012", "disbanded: 2011", ["3:53 T007 `d` and `b` are never there together"]),
        ("disbanded: 2012", "founded: 2012", ["3:51 T008 `b` is there only until `2012`, the claim goes on"]),
        ("disbanded: 2012", "disbanded: 2012", []),
        ("disbanded: 2012", "disbanded: 2010", []),
    ],
)
def test_who_stands_under_a_unit_is_there_with_it(
    tmp_path: Path, above: str, below: str, problems: list[str]
) -> None:
    text = units(f"id: b, name: B, {above}", f"id: d, name: D, {below}, reports_to: [{{unit: b}}]")
    assert found(tmp_path, text) == problems


def test_a_claim_is_not_dated_when_its_unit_or_post_is_not_there(tmp_path: Path) -> None:
    about = "id: u, name: U, founded: 2012, reports_to: [{unit: v, from: 2011}]"
    text = post("person: a, from: 2010-05, until: 2020", about=about).replace(
        "people:", "  - {id: v, name: V}\npeople:"
    )
    assert [problem.partition(" ")[2] for problem in found(tmp_path, text)] == 2 * [
        "T007 `u` is there only from `2012` on"
    ]


TWICE = "P003 `a` holds `Chief` too, on "


@pytest.mark.parametrize(
    ("holders", "problems"),
    [
        (("person: a, until: 2020-06-30", "person: b, from: 2020-06-30"), []),
        (("person: a, until: 2020-07-01", "person: b, from: 2020-06-30"), [f"4:6 {TWICE}2020-06-30"]),
        (("person: a, until: 2020-06", "person: b, from: 2020-06"), []),
        (("person: a, until: 2020-07", "person: b, from: 2020-05"), [f"4:6 {TWICE}2020-05-31"]),
        (("person: a", "person: b, from: 2020, status: acting"), []),
        (("person: a", "person: b, from: 2020, status: disputed"), []),
        (("person: a", "person: b, from: 2020, status: reported"), []),
        (("person: a", "person: b, from: 2020, status: agreed"), []),
        (("person: a, basis: rotation", "person: b, basis: rotation"), []),
        (("person: a, basis: rotation", "person: b"), ["4:6 P003 `a` holds `Chief` too, all the time"]),
        (("person: a", "person: b"), ["4:6 P003 `a` holds `Chief` too, all the time"]),
        (("country: IT", "person: a, from: 2020-01-01"), []),
        (("country: IT", "person: b, from: 2020-01-01"), ["4:6 P003 `IT` holds `Chief` too, on 2020-01-01"]),
        (("country: IT, until: 2019", "country: FR, from: 2020"), []),
        (
            (
                "person: a, from: 2000",
                "person: b, from: 2010-01-01, until: 2011",
                "person: c, from: 2015-01-01",
            ),
            [f"4:6 {TWICE}2010-01-01", f"5:6 {TWICE}2015-01-01"],
        ),
    ],
)
def test_a_post_has_one_holder(tmp_path: Path, holders: tuple[str, ...], problems: list[str]) -> None:
    assert found(tmp_path, post(*holders)) == problems


@pytest.mark.parametrize(
    ("holders", "problems"),
    [
        (("person: a, until: 2019", "person: b, from: 2020"), []),
        (
            ("person: a, until: 2019-10-31", "person: b, from: 2020"),
            ["4:6 P004 nobody holds `Chief` from 2019-11-01 to 2019-12-31"],
        ),
        (
            ("person: b, from: 2020-01-03", "person: a, until: 2020-01-01"),
            ["3:6 P004 nobody holds `Chief` on 2020-01-02"],
        ),
        (("person: a, until: 2019", "from: 2020, until: 2020, status: vacant", "person: b, from: 2021"), []),
        (("person: a, until: 2019", "person: b, from: 2020/2022"), []),
        (("person: a, until: unknown", "person: b, from: 2022"), []),
        (("person: a, until: 2019",), []),
        (("person: a, from: 2000", "person: b, until: 2002, status: acting", "country: IT, from: 2030"), []),
    ],
)  # fmt: skip
def test_between_two_holders_somebody_holds_a_post(
    tmp_path: Path, holders: tuple[str, ...], problems: list[str]
) -> None:
    assert found(tmp_path, post(*holders)) == problems


VACANT = "P008 `a` holds `Chief`, which is vacant here, "


@pytest.mark.parametrize(
    ("holders", "problems"),
    [
        (("person: a, from: 2019-01-01", "status: vacant, from: 2020"), [f"4:6 {VACANT}on 2020-12-31"]),
        (("status: vacant, until: 2020", "person: a, from: 2019-01-01"), [f"3:6 {VACANT}on 2019-01-01"]),
        (("person: a", "status: vacant"), [f"4:6 {VACANT}all the time"]),
        (("person: a, until: 2019-12-31", "status: vacant, from: 2020-01-01"), []),
        (("person: a, until: 2020-01-01", "status: vacant, from: 2020-01-01"), []),
        (("person: a, status: acting", "status: vacant"), []),
        (("person: a, status: reported", "status: vacant"), []),
        (("person: a, status: agreed", "status: vacant"), []),
    ],
)  # fmt: skip
def test_a_vacant_post_has_no_holder(tmp_path: Path, holders: tuple[str, ...], problems: list[str]) -> None:
    assert found(tmp_path, post(*holders)) == problems


NOBODY = "4:6 P004 nobody holds `Chief`"


@pytest.mark.parametrize(
    ("holders", "about", "problems"),
    [
        (("person: a, until: 2019", "person: b, from: 2022, status: agreed"), "",
         [f"{NOBODY} from 2020-01-01 to 2026-02-12"]),
        (("person: a, until: 2026-02-11", "person: b, from: 2027, status: planned"), "",
         [f"{NOBODY} on 2026-02-12"]),
        (("person: a, until: 2019", "person: b, status: agreed"), ", disbanded: 2019", []),
        (("person: a, until: 2019", "status: vacant, from: 2020", "person: b, status: agreed"), "", []),
        (("person: a, until: 2026-02-12", "person: b, status: agreed"), "", []),
        (("person: a, until: unknown", "person: b, status: agreed"), "", []),
        (("person: b, status: agreed",), "", []),
    ],
)  # fmt: skip
def test_who_is_to_come_does_not_hold_the_post_till_then(
    tmp_path: Path, holders: tuple[str, ...], about: str, problems: list[str]
) -> None:
    assert found(tmp_path, post(*holders, about=f"id: u, name: U{about}")) == problems


@pytest.mark.parametrize(
    "text",
    [
        post("person: a, from: 2026-02-30", "person: b, from: 2020-01-01"),
        post("person: a", "person: b, from: 2020-01-01, until: the spring"),
        units("id: b, name: B, disbanded: 2012", "id: d, name: D, reports_to: [{unit: b, until: May}]"),
        units(
            "id: a, name: A, reports_to: [{unit: b, until: May}]", "id: b, name: B, reports_to: [{unit: a}]"
        ),
    ],
)  # fmt: skip
def test_what_only_follows_from_a_date_that_cannot_be_read_is_not_told(tmp_path: Path, text: str) -> None:
    assert [problem.split()[1] for problem in found(tmp_path, text)] == ["T001"]


def test_who_is_nobody_is_no_second_holder(tmp_path: Path) -> None:
    told = found(tmp_path, post("person: a, from: 2020-01-01", "from: 2020-01-01"))
    assert [problem.split()[1] for problem in told] == ["P001"]


def hats(second: str, place: str = "place: Mons") -> str:
    first = "id: u, name: U, place: Kalkar, posts: [{title: Head, holders: [{person: a, source: s}]}]"
    other = f"id: v, name: V, {place}, posts: [{{title: Chief, holders: [{{person: a, {second}}}]}}]"
    return units(first, other) + PEOPLE


APART = ["3:69 P005 `a` has a post in `u` too on 2020-01-01, at another place"]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (hats("from: 2020-01-01, source: t"), APART),
        (hats("from: 2020-01-01, source: s"), []),
        (hats("from: 2020-01-01, sources: [t, s]"), []),
        (hats("from: 2020-01-01, source: t", "place: Kalkar"), []),
        (hats("from: 2020-01-01, source: t", "level: top"), []),
        (hats("from: 2020-01-01, source: t, status: agreed"), []),
        (hats("from: 2020-01-01, source: t, status: reported"), []),
    ],
)
def test_who_is_in_two_places_is_told_so_by_one_source(
    tmp_path: Path, text: str, problems: list[str]
) -> None:
    assert found(tmp_path, text) == problems


@pytest.mark.parametrize(
    ("told", "problems"),
    [
        ("from: 2020-01", []),
        ("rank: General", []),
        ("from: 2020", ["5:36 P007 `u` tells `chief` with other dates"]),
        ("from: 2020-01, status: planned", ["5:36 P007 `u` tells `chief` with other dates"]),
    ],
)
def test_a_unit_and_a_person_tell_the_same(tmp_path: Path, told: str, problems: list[str]) -> None:
    text = post("person: p, from: 2020-01").partition("people")[0]
    people = f"people: [{{id: p, name: P, posts: [{{title: chief, of: u, source: s, {told}}}]}}]\n"
    assert found(tmp_path, text + people) == problems


@pytest.mark.parametrize(
    ("speaker", "said", "sentence"),
    [
        ("a, speaker_as: the Secretary General", "2024-05", ""),
        ("a, speaker_as: Secretary General", "2026", "`a` was not `Secretary General` on 2026"),
        ("a, speaker_as: Secretary General", "2024", ""),
        ("c, speaker_as: Secretary General", "2024-05", "`c` was not `Secretary General` on 2024-05"),
        ("c, speaker_as: Secretary General", "2010", ""),
        ("c, speaker_as: Commander", "2024-05", ""),
        ("c, speaker_as: Commander of Ulm", "2024-05", "`c` was not `Commander of Ulm` on 2024-05"),
        ("c, speaker_as: 'the commander, Ulm'", "2024-05", "`c` was not `the commander, Ulm` on 2024-05"),
        ("c, speaker_as: the ULM Commander", "2024-05", "`c` was not `the ULM Commander` on 2024-05"),
        ("b, speaker_as: Commander of Ulm", "2024-05", ""),
        ("c, speaker_as: Commander of Bonn", "2024-05", ""),
        ("a, speaker_as: 'Secretary General, Ulm'", "2024-05", ""),
        ("a, speaker_as: 'Secretary General, Ulm'", "2013", "`a` was not `Secretary General, Ulm` on 2013"),
        ("c, speaker_as: Deputy of Ulm", "2024-05", "`c` was not `Deputy of Ulm` on 2024-05"),
        ("c, speaker_as: a NATO official", "2024-05", ""),
        ("u, speaker_as: Secretary General", "2024-05", ""),
        ("a", "2026", ""),
    ],
)
def test_a_quote_gives_its_speaker_a_post_of_the_day(
    tmp_path: Path, speaker: str, said: str, sentence: str
) -> None:
    posts = (
        "posts: [{title: Secretary General, holders: ["
        "{person: a, from: 2014, until: 2024-10-01, source: s}, {person: b, from: 2024-10-01, source: s}]},"
        " {title: Commander, holders: [{person: b, source: s}]},"
        " {title: Deputy, holders: [{person: c, from: 2020/.., status: agreed, source: s}]}]"
    )
    text = units(f"id: u, name: Ulm, {posts}") + PEOPLE
    text += f"quotes:\n  - {{id: q, words: w, speaker: {speaker}, said: {said}}}\n"
    told = [problem.partition(" P006 ")[2] for problem in found(tmp_path, text)]
    assert told == ([sentence] if sentence else [])


def test_the_shipped_book_is_consistent() -> None:
    codes = {problem.code for problem in check([shipped_folder()]).problems}
    assert codes.isdisjoint({"T005", "T006", "T007", "T008", "T009"})
    assert not any(code.startswith("P") for code in codes - {"P002"})
