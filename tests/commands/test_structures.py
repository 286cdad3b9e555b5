"""`who`, `tree`, `diff` and `chain`: how one names what is meant, what is printed, how it ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from briefing.cli import main
from tests import shipped
from tests.sample import SAMPLE, write_book


class Said(NamedTuple):
    """What a command printed."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def briefing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command where the sample book is found by name, and the shipped one, which has a Naples too."""
    write_book(tmp_path)
    shipped.lend()
    monkeypatch.setenv("BRIEFING_PATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Said:
        return Said(main(arguments), *capsys.readouterr())

    return run


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("jfcnp", "nato-feb-2026/jfcnp"),
        ("MARCOM", "nato-feb-2026/marcom"),
        ("allied maritime command", "nato-feb-2026/marcom"),
        ("caoc-bodo", "nato-feb-2026/caoc-b"),
        ("naples", "sample/naples"),
        ("AFSOUTH", "sample/naples"),
        ("sample/jfc-naples", "sample/naples"),
        ("nato-feb-2026/jfc-naples", "nato-feb-2026/jfcnp"),
        ("sample/U2", "sample/naples"),
        ("nato-feb-2026/Wikoff", "nato-feb-2026/wikoff"),
    ],
)
def test_one_is_known_by_id_code_and_every_name_in_any_book(briefing: Run, asked: str, found: str) -> None:
    said = briefing("who", asked, "--json")
    assert (said.code, json.loads(said.out)["subject"]) == (0, found)


def test_a_name_of_several_lists_them(briefing: Run) -> None:
    said = briefing("who", "jfc-naples")
    assert (said.code, said.out) == (2, "")
    assert "sample/naples (Joint Force Command Naples)" in said.err
    assert "nato-feb-2026/jfcnp (Allied Joint Force Command Naples)" in said.err


def test_a_name_of_several_in_a_book_that_was_named_by_its_path_lists_them_by_it(
    briefing: Run, tmp_path: Path
) -> None:
    text = SAMPLE.replace("name: Southern Cell,", "name: Southern Cell, abbreviation: CELL,")
    text = text.replace("abbreviation: TOP,", "abbreviation: TOP, aliases: [CELL],")
    book = write_book(tmp_path / "elsewhere", text)
    said = briefing("who", f"{book}/CELL").err
    named = [word for word in said.split() if word.startswith(str(book))]
    assert named == [f"{book}/top", f"{book}/south"]
    assert all(briefing("who", one).code < 2 for one in named)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("@diff-tree?x..2026", "`x`: this is not a date; write a day as 2026-02-12"),
        ("@diff-tree?2025..2026-02-30", "`2026-02-30`: February 2026 has only 28 days."),
        ("@diff-tree", "a difference is between two dates: `@diff-tree?2025..2026`."),
        ("@diff-nothing?x..y", "there is no entry `@diff-nothing?x..y`"),
    ],
)
def test_of_a_difference_that_is_no_page_the_dates_are_told_that_are_wrong(
    briefing: Run, asked: str, says: str
) -> None:
    said = briefing("show", f"sample/{asked}")
    assert (said.code, said.out) == (1, "")
    assert says in said.err


def test_a_date_that_is_not_exact_follows_as_of(briefing: Run) -> None:
    said = briefing("tree", "sample/tree", "--on", "2026-02/2026-04").out
    assert said.startswith("The structure, as of a day between February 2026 and April 2026\n")


@pytest.mark.parametrize("asked", [("who", "jfcbs"), ("tree", "ncs"), ("diff", "ncs", "2026", "2026-02-12")])
def test_who_is_to_hold_a_post_in_turn_is_told_so_everywhere(briefing: Run, asked: tuple[str, ...]) -> None:
    told = briefing(*asked).out
    assert told.count("Germany or Poland, in turn") == 1
    assert "Poland and" not in told


def test_in_json_each_of_a_rotation_is_a_claim(briefing: Run) -> None:
    posts = json.loads(briefing("who", "jfcbs", "--json").out)["posts"]
    assert [(one["holder"], one["in_turn"]) for one in posts] == [
        ("gerhartz", False),
        ("DE", True),
        ("PL", True),
    ]


def test_the_kinds_of_changes_are_counted_in_one_order(briefing: Run) -> None:
    summary = briefing("diff", "ncs", "2019", "2026").out.splitlines()[0]
    kinds = ("appeared", "new holders", "left", "not held", "uncertain", "certain", "first known")
    places = [summary.index(kind) for kind in kinds]
    assert places == sorted(places)


def test_a_name_of_nobody_gets_the_nearest(briefing: Run) -> None:
    said = briefing("chain", "Grynkevich")
    assert (said.code, said.out) == (1, "")
    assert "did you mean `Grynkewich`?" in said.err
    assert "in sample" in briefing("chain", "sample/Grynkevich").err
    said = briefing("who", "chi")
    assert 'is called "chi" in the 2 books that `briefing list` shows; of a book elsewhere' in said.err
    assert briefing("who", "nowhere/naples").code == 2


def test_a_book_that_cannot_be_opened_says_why(
    briefing: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nearer = tmp_path / "nearer"
    write_book(nearer, "book: [")
    monkeypatch.setenv("BRIEFING_PATH", f"{nearer}:{tmp_path}")
    said = briefing("who", "AFSOUTH")
    assert (said.code, said.out) == (2, "")
    assert said.err.endswith("sample cannot be opened.\n")
    assert "book.yaml:" in said.err


def test_who_gives_every_claim_that_is_not_over_or_still_to_come(briefing: Run) -> None:
    said = briefing("who", "sample/naples", "--json")
    assert json.loads(said.out) == {
        "schema": 1,
        "on": "2026-02-12",
        "subject": "sample/naples",
        "posts": [
            {
                "post": "Commander",
                "unit": "naples",
                "holder": "US",
                "status": "held",
                "in_turn": False,
                "holds": "yes",
                "from": "2025-11",
                "until": None,
                "sources": ["agency"],
            },
            {
                "post": "Commander",
                "unit": "naples",
                "holder": "IT",
                "status": "agreed",
                "in_turn": False,
                "holds": "no",
                "already": "yes",
                "from": "2026-02-06/..",
                "until": None,
                "sources": ["agency"],
            },
        ],
    }


@pytest.mark.parametrize(
    ("on", "told"),
    [
        ("2026-02-12", "held no known post then; last: Commander, Allied Joint Force Command Naples (JFCNP)"),
    ],
)
def test_of_who_holds_no_post_then_the_last_one_is_told(briefing: Run, on: str, told: str) -> None:
    said = briefing("who", "munsch", "--on", on)
    assert said.code == 1
    assert f"\n  {told}" in said.out
    assert json.loads(briefing("who", "munsch", "--on", on, "--json").out)["posts"] == []


def test_a_chain_that_leads_back_says_that_it_has_no_top(briefing: Run, tmp_path: Path) -> None:
    over = "- {id: top, name: Top Headquarters, reports_to: [{unit: naples}], "
    book = write_book(tmp_path / "ring", SAMPLE.replace("- {id: top, name: Top Headquarters, ", over))
    assert "\n  No top: they command each other in a circle.\n" in briefing("chain", f"{book}/naples").out
    assert "top: " not in briefing("chain", "sample/naples").out.lower()


def test_who_is_that_of_the_date(briefing: Run) -> None:
    def held(on: str) -> list[tuple[str, str]]:
        posts = json.loads(briefing("who", "sample/naples", "--json", "--on", on).out)["posts"]
        return [(post["holder"], post["holds"]) for post in posts]

    assert held("2025-11-15") == [("US", "maybe")]
    assert held("2026-02-05") == [("US", "yes")]
    assert held("2099") == [("US", "yes"), ("IT", "no")]
    assert "Italy, perhaps agreed, not held" in briefing("who", "sample/naples", "--on", "2026-02").out
    agreed = json.loads(briefing("who", "sample/naples", "--json", "--on", "2026-02").out)["posts"][1]
    assert (agreed["holds"], agreed["already"]) == ("no", "maybe")


def test_who_is_read_by_people(briefing: Run) -> None:
    assert briefing("who", "sample/naples").out.splitlines() == [
        "Joint Force Command Naples (JFC Naples), as of 12 February 2026",
        "  Commander: United States, since Nov 2025",
        "    source: Agency, “Policy chief arrives”, 12 Feb 2026",
        "  Commander: Italy, agreed, not held, to begin on or after 6 February 2026",
        "    source: Agency, “Policy chief arrives”, 12 Feb 2026",
    ]
    assert briefing("who", "sample/rutte").out.splitlines()[1] == (
        "  Commander, Top Headquarters (TOP), since 1 Oct 2024"
    )


def test_who_says_where_nothing_is_known(briefing: Run) -> None:
    said = briefing("who", "sample/naples", "--on", "2020")
    assert (said.code, said.out.splitlines()[1:]) == (1, ["  Commander: not known"])
    assert briefing("who", "sample/naples", "--on", "2020", "--json").code == 1
    assert "\n  held no known post then\n" in briefing("who", "sample/colby", "--on", "2020").out
    said = briefing("who", "sample/south")
    assert (said.code, said.out.splitlines()[1:]) == (1, ["  no post known"])


def test_who_names_the_post_that_somebody_is_told_to_leave_vacant(briefing: Run, tmp_path: Path) -> None:
    text = SAMPLE.replace("of: the Pentagon, from", "of: the Pentagon, status: vacant, from")
    book = write_book(tmp_path / "vacant", text)
    told = briefing("who", f"{book}/colby").out
    assert "  Under Secretary, the Pentagon: vacant, since 8 Apr 2025" in told


@pytest.mark.parametrize(
    "asked", ["dsaceur", "Deputy Supreme Allied Commander Europe", "nato-feb-2026/DSACEUR"]
)
def test_who_finds_a_post_by_its_title_and_by_a_term_for_it(briefing: Run, asked: str) -> None:
    said = briefing("who", asked)
    assert said.out.splitlines()[:2] == [
        "Deputy Supreme Allied Commander Europe, as of 12 February 2026",
        "  SHAPE: Sir Keith Blount (GB), Admiral, Royal Navy, Jul 2023 until Mar 2026",
    ]
    (post,) = json.loads(briefing("who", asked, "--json").out)["posts"]
    assert (post["unit"], post["holder"]) == ("shape", "blount")


def test_a_post_of_several_units_is_told_of_each(briefing: Run) -> None:
    told = briefing("who", "saceur").out.splitlines()
    assert [line.partition(":")[0] for line in told if not line.startswith("    ")][1:] == [
        "  ACO",
        "  SHAPE",
    ]
    assert briefing("who", "sact", "--on", "2000").out.splitlines()[1:] == ["  not known"]
    said = briefing("chain", "saceur")
    assert (said.code, said.out) == (2, "")
    assert "in several units: aco, shape" in said.err
    assert "under Allied Command Operations (ACO)" in briefing("chain", "dsaceur").out


def test_a_post_of_several_books_lists_them(briefing: Run) -> None:
    said = briefing("who", "commander")
    assert (said.code, said.out) == (2, "")
    assert "could be sample/top (Commander) or nato-feb-2026/jfcbs (Commander)" in said.err


def test_what_is_of_another_kind_is_told_so(briefing: Run) -> None:
    for command in ("who", "chain"):
        said = briefing(command, "ncs")
        assert (said.code, said.out) == (1, "")
        assert "is no unit or person but a structure (nato-feb-2026/ncs, NATO Command Structure)" in said.err
        assert "`briefing tree nato-feb-2026/ncs` prints it" in said.err
    assert (
        "is no structure or unit but a person (sample/colby, Elbridge Colby)"
        in briefing("tree", "sample/colby").err
    )


def test_a_spoken_code_is_enough_where_one_book_has_it(briefing: Run) -> None:
    assert briefing("who", "U10").out.startswith("Allied Joint Force Command Naples")
    assert briefing("tree", "sample/c1").out.startswith("The structure")
    assert "could be sample/tree (The structure) or nato-feb-2026/ncs" in briefing("tree", "C1").err


def test_of_many_that_are_called_so_not_all_are_named(briefing: Run, tmp_path: Path) -> None:
    many = "".join(f"  - {{id: n{number}, name: Northern Group}}\n" for number in range(20))
    book = write_book(tmp_path / "many", f"book: {{title: M, date: 2026-02-12}}\nunits:\n{many}")
    said = briefing("who", f"{book}/Northern Group")
    assert said.err.endswith("sample/n7 (Northern Group) and 12 more. Name one of them so.\n")


def test_the_tree_names_all_that_a_unit_may_be_called_and_where_it_may_be(
    briefing: Run, tmp_path: Path
) -> None:
    moved = "places: [{place: Rome, until: 2004-03-20}], place: Naples, reports_to"
    book = write_book(tmp_path / "moved", SAMPLE.replace("reports_to: [{unit: top", f"{moved}: [{{unit: top"))
    told = briefing("tree", f"{book}/tree", "--on", "2004-03").out
    assert "    perhaps AFSOUTH or Joint Force Command Naples, perhaps Rome or Naples" in told
    row = json.loads(briefing("tree", f"{book}/tree", "--on", "2004-03", "--json").out)["units"][1]
    assert (row["name_holds"], row["place_holds"]) == ("maybe", "maybe")
    told = " ".join(briefing("show", f"{book}/tree", "--on", "2004-03").out.split())
    assert "JFC Naples Joint Force Command Naples, perhaps AFSOUTH, perhaps Rome or Naples" in told
    row = json.loads(briefing("tree", f"{book}/tree", "--on", "2004-04", "--json").out)["units"][1]
    assert (row["name_holds"], row["place_holds"]) == ("yes", "yes")


def test_nobody_holds_a_post_of_a_unit_that_is_not_there(briefing: Run) -> None:
    said = briefing("who", "jfcnf", "--on", "1990")
    assert (said.code, said.out.splitlines()[1:]) == (1, ["  not there then"])


def test_the_tree_is_printed_from_the_top(briefing: Run) -> None:
    assert briefing("tree", "The structure").out.splitlines() == [
        "The structure, as of 12 February 2026",
        "  Top Headquarters (TOP), Mons. Commander: Mark Rutte (NL)",
        "    Joint Force Command Naples (JFC Naples). Commander: United States. "
        "Commander: Italy, agreed, not held",
    ]
    units = json.loads(briefing("tree", "tree", "--json", "--on", "2030-06").out)["units"]
    assert [(unit["unit"], unit["depth"], unit["under"], unit["holds"]) for unit in units] == [
        ("top", 0, None, None),
        ("naples", 1, "top", "yes"),
        ("south", 2, "naples", "maybe"),
    ]
    assert [post["holder"] for post in units[1]["posts"]] == ["US", "IT"]
    assert "perhaps Southern Cell" in briefing("tree", "tree", "--on", "2030-06").out


def test_a_unit_is_the_top_of_what_is_below_it(briefing: Run) -> None:
    units = json.loads(briefing("tree", "sample/naples", "--json").out)["units"]
    assert [unit["unit"] for unit in units] == ["naples"]


def test_the_tree_calls_a_unit_what_it_is_called_then(briefing: Run) -> None:
    assert "AFSOUTH" in briefing("tree", "sample/naples", "--on", "1990").out
    assert "JFC Naples" not in briefing("tree", "sample/naples", "--on", "1990").out


def test_a_structure_that_is_not_there_then_is_nothing_found(briefing: Run) -> None:
    said = briefing("tree", "jfcnf", "--on", "2010")
    assert (said.code, said.out.splitlines()[1:]) == (1, ["  not there yet"])


def test_a_structure_without_its_top_says_so(briefing: Run, tmp_path: Path) -> None:
    write_book(tmp_path, SAMPLE.replace("root: top}", "root: nowhere}"), "topless")
    for arguments in (("tree", "topless/tree"), ("diff", "topless/tree", "2026", "2027")):
        said = briefing(*arguments)
        assert (said.code, said.out) == (1, "")
        assert "`nowhere`, the unit at the top of topless/tree, is not in that book." in said.err


def test_diff_tells_what_was_agreed_and_that_it_is_not_held(briefing: Run) -> None:
    said = briefing("diff", "tree", "2026-02-05", "2026-02-12", "--json")
    assert said.code == 0
    assert json.loads(said.out) == {
        "schema": 1,
        "from": "2026-02-05",
        "to": "2026-02-12",
        "changes": [
            {
                "kind": "agreed",
                "unit": "naples",
                "before": None,
                "after": [
                    {
                        "post": "Commander",
                        "holder": "IT",
                        "status": "agreed",
                        "in_turn": False,
                        "holds": "no",
                        "already": "yes",
                    }
                ],
                "sources": ["agency"],
            }
        ],
    }
    assert briefing("diff", "tree", "2026-02-05", "2026-02-12").out.splitlines() == [
        "The structure, from 5 February 2026 to 12 February 2026: 1 change: 1 agreed, not held",
        "  Joint Force Command Naples (JFC Naples)",
        "    agreed, not held, Commander: Italy",
        "      source: Agency, “Policy chief arrives”, 12 Feb 2026",
    ]


def test_diff_has_a_shape_for_each_thing_that_changes(briefing: Run) -> None:
    changes = json.loads(briefing("diff", "tree", "2004-03-01", "2031", "--json").out)["changes"]
    appeared, *others = [change for change in changes if change["unit"] == "naples"]
    assert [change["kind"] for change in others] == ["renamed", "new holder", "agreed"]
    assert appeared["after"] == [
        {"holds": "yes"},
        {"under": "top", "relation": "command", "status": "held", "holds": "yes"},
    ]
    renamed = json.loads(briefing("diff", "naples", "2004-03-14", "2004-03-15", "--json").out)["changes"]
    assert [(change["kind"], change["before"], change["after"]) for change in renamed[1:]] == [
        (
            "renamed",
            [{"name": "AFSOUTH", "holds": "yes"}],
            [{"name": "Joint Force Command Naples", "holds": "yes"}],
        )
    ]


def test_a_date_does_not_differ_from_itself(briefing: Run) -> None:
    said = briefing("diff", "tree", "2026-02", "2026-02")
    assert (said.code, said.out) == (0, "The structure, from February 2026 to February 2026: no change\n")


def test_a_date_that_is_none_is_refused(briefing: Run) -> None:
    for arguments in (
        ("diff", "tree", "2026-02-05", "2026-02-30"),
        ("who", "sample/rutte", "--on", "2026-02-30"),
    ):
        said = briefing(*arguments)
        assert (said.code, said.out) == (2, "")
        assert "2026-02-30" in said.err


def test_a_date_may_be_the_meeting_or_today(briefing: Run) -> None:
    agreed = briefing("diff", "tree", "2026-02-05", "meeting").out
    assert agreed == briefing("diff", "tree", "2026-02-05", "2026-02-12").out
    for command in ("who", "chain", "tree", "show", "cite"):
        said = briefing(command, "sample/naples", "--on", "meeting")
        assert (said.code, said.out) == (0, briefing(command, "sample/naples").out)
    on = json.loads(briefing("tree", "tree", "--json", "--on", "Today").out)["on"]
    assert on == date.today().isoformat()


def test_chain_gives_each_link_to_the_top(briefing: Run) -> None:
    said = briefing("chain", "sample/south", "--on", "2031", "--json")
    assert json.loads(said.out) == {
        "schema": 1,
        "on": "2031",
        "links": [
            {
                "unit": unit,
                "relation": "command",
                "status": "held",
                "holds": "yes",
                "sources": ["agency"],
                "depth": depth,
                "weakest": False,
            }
            for depth, unit in enumerate(("naples", "top"), 1)
        ],
    }
    assert said.code == 0


def test_of_a_chain_one_knows_which_link_begins_another_branch(briefing: Run) -> None:
    links = json.loads(briefing("chain", "caoc-b", "--json").out)["links"]
    assert [(link["unit"], link["depth"]) for link in links if link["depth"] == 1] == [
        ("aircom", 1),
        ("jfcnf", 1),
    ]
    assert [link["unit"] for link in links if link["weakest"]] == ["aircom", "jfcnf"]


def test_chain_is_read_by_people(briefing: Run) -> None:
    assert briefing("chain", "caoc-b").out.splitlines() == [
        "Combined Air Operations Centre Bodø (CAOC Bodø), as of 12 February 2026",
        "  under Allied Air Command (AIRCOM); source: UK Defence Journal, the weakest in this chain (press)",
        "    under Allied Command Operations (ACO); source: SHAPE (NATO)",
        "      under Military Committee (MC); source: SHAPE (NATO)",
        "        under North Atlantic Council (NAC); source: SHAPE (NATO)",
        "  coordination with Joint Force Command Norfolk (JFCNF); source: High North News, "
        "the weakest in this chain (press)",
        "    under Allied Command Operations (ACO), from where on as above; source: SHAPE (NATO)",
    ]
    assert briefing("chain", "marcom").out.splitlines()[-1] == "  Each rests on an official source."


def test_a_chain_from_a_person_begins_with_the_posts(briefing: Run) -> None:
    first, *_ = briefing("chain", "wikoff").out.splitlines()[1:]
    assert first.startswith("  Commander of Allied Joint Force Command Naples (JFCNP); source:")
    assert briefing("chain", "nac").code == 1
