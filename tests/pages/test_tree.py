"""What the rows of a structure say as of a date, and what is copied and searched of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.volume import Library, Volume
from briefing.model.book import WORDS, Ref
from briefing.model.dates import Edtf
from briefing.model.entries import Structure
from briefing.model.page import Block, Branch, Outlook, Page
from briefing.model.text import Text
from briefing.pages.page import page
from briefing.pages.tree import Tree
from briefing.pages.unit_row import Told
from briefing.pages.view import View
from tests import shipped
from tests.sample import SAMPLE, sample_volume


@pytest.fixture(scope="module")
def nato() -> Volume:
    return shipped.nato()


def tree_of(volume: Volume, structure: str, on: str = "2026-02-12", ties: str = "") -> Tree:
    entry = volume.book.entries[structure]
    assert isinstance(entry, Structure)
    return Tree(View(Library(volume), volume, Edtf.parse(on)), entry, Text(ties))


def row(tree: Tree, unit: str) -> int:
    return next(n for n, row in enumerate(tree.outline.rows) if row.unit.id == unit and not row.again)


def blocks(found: Page) -> list[Block]:
    return [block for part in found.parts for block in part.blocks]


def told(tree: Tree, unit: str) -> Told:
    return tree.told(row(tree, unit))


@pytest.mark.parametrize(
    ("on", "coming"), [("2026-02-05", ()), ("2026-02-12", ("Italy agreed, not held", "IT agreed", "IT"))]
)
def test_what_is_agreed_is_not_held(nato: Volume, on: str, coming: tuple[str, ...]) -> None:
    said = told(tree_of(nato, "ncs", on), "jfcnp")

    assert said.holder[0] == "George M. Wikoff (US), Admiral, US Navy"
    assert said.holder[-1] == "Wikoff (US)"
    assert said.coming == coming


def test_a_row_is_as_of_the_date(nato: Volume) -> None:
    before = told(tree_of(nato, "ncs", "2025-06-01"), "jfcnp")
    assert before.holder[-1] == "Munsch (US) (perhaps)"
    assert told(tree_of(nato, "ncs"), "jfcnp").level == "operational (four-star)"


def test_what_is_not_under_command_is_named_and_can_be_left_out(nato: Volume) -> None:
    tree = tree_of(nato, "ncs")
    assert [tree.told(n).tie for n, row in enumerate(tree.outline.rows) if row.again] == ["coordination"]
    assert tree.kinds == ["coordination"]

    alone = tree.tied()
    assert alone.ties == "command"
    assert not any(row.again for row in alone.outline.rows)
    assert alone.tied().ties == ""


def test_of_several_relations_each_may_be_followed_alone(tmp_path: Path) -> None:
    more = SAMPLE.replace(
        "- {id: south, name: Southern Cell, reports_to: [{unit: naples, from: 2030, source: agency}]}",
        "- {id: south, name: Southern Cell, reports_to: [{unit: naples, relation: opcon, source: agency}]}\n"
        "  - {id: cell, name: Cell, reports_to: [{unit: south, relation: tacon, source: agency},"
        " {unit: top, relation: coordination, source: agency}]}",
    )
    tree = tree_of(sample_volume(tmp_path, more), "tree")
    seen: dict[str, list[tuple[str, str]]] = {}
    for _ in range(5):
        seen[tree.ties] = [(row.unit.id, row.relation) for row in tree.outline.rows if row.under]
        tree = tree.tied()

    assert tree.ties == ""
    assert [relation for _, relation in seen["command"]] == ["command"]
    assert [relation for _, relation in seen["opcon"]] == ["command", "opcon"]
    assert ("cell", "coordination") in seen["coordination"]
    assert len(seen[""]) == 4


def test_a_holder_who_is_so_only_perhaps_says_so_in_every_length(tmp_path: Path) -> None:
    said = told(tree_of(sample_volume(tmp_path), "tree", "2024"), "top")

    assert said.holder
    assert all(words.endswith("(perhaps)") for words in said.holder)
    assert said.holder[-1] == "Rutte (NL) (perhaps)"


def test_who_holds_a_post_that_is_known_to_nobody_is_not_known(nato: Volume) -> None:
    tree = tree_of(nato, "ncs")
    unknown, no_post = told(tree, "jsec"), told(tree, "jlsg")

    assert (unknown.post, unknown.holder) == ("Commander", ("not known",))
    assert (no_post.post, no_post.holder) == ("", ())
    assert "Commander: not known" in next(tree.copied(row(tree, "jsec")))
    assert "not known" not in next(tree.copied(row(tree, "jlsg")))


def test_the_words_of_a_structure_say_it_of_whom_it_is_not_known(nato: Volume) -> None:
    view = View(Library(nato), nato, Edtf.parse("2026-02-12"))
    found = page(view, Ref("nato-feb-2026", "ncs")._replace(heading=WORDS))
    assert found
    rows = ["".join(span.text for span in row.spans) for row in blocks(found) if isinstance(row, Branch)]

    assert next(row for row in rows if row.startswith("JSEC")).endswith("\nCommander: not known")
    assert "not known" not in next(row for row in rows if row.startswith("JLSG"))


def test_several_who_are_agreed_are_named_together(nato: Volume, tmp_path: Path) -> None:
    coming = told(tree_of(nato, "ncs"), "jfcbs").coming
    assert coming == ("Germany or Poland, in turn, agreed, not held", "DE or PL agreed", "DE or PL")

    agreed = "{country: IT, from: 2026-02-06/.., status: agreed, source: agency}"
    text = SAMPLE.replace(agreed, f"{agreed}, {agreed.replace('IT', 'ES')}")
    coming = told(tree_of(sample_volume(tmp_path, text), "tree"), "naples").coming
    assert coming == ("Italy agreed, not held; Spain agreed, not held", "IT, ES agreed", "IT, ES")


def test_it_is_told_what_is_so_only_perhaps(tmp_path: Path) -> None:
    reported = SAMPLE.replace(
        "reports_to: [{unit: naples, from: 2030, source: agency}]",
        "reports_to: [{unit: naples, status: reported, source: agency}]",
    )
    tree = tree_of(sample_volume(tmp_path, reported), "tree")
    said = told(tree, "south")

    assert said.caution == "perhaps"
    assert said.standing == "perhaps under JFC Naples, reported"
    assert next(tree.copied(row(tree, "south"))).endswith(said.standing)


INEXACT = (
    SAMPLE.replace(
        "country: BE,", "country: BE, places: [{place: Paris, until: 2026-02-09, source: agency}],"
    )
    .replace("from: 1951, until: 2004-03-14", "until: 2026-02-09")
    .replace("{country: US, from: 2025-11,", "{status: vacant, until: 2026-02-09,")
)
"""A headquarters moves, and another one is renamed, within February 2026."""


def test_on_a_date_that_is_not_exact_what_differs_within_it_is_told_as_only_perhaps_so(
    tmp_path: Path,
) -> None:
    tree = tree_of(sample_volume(tmp_path, INEXACT), "tree", "2026-02")
    top, naples = told(tree, "top"), told(tree, "naples")

    assert top.place == "Mons (perhaps); Paris (perhaps)"
    assert (naples.short, naples.caution) == ("JFC Naples", "perhaps")
    assert naples.called == "Joint Force Command Naples, perhaps AFSOUTH"
    assert naples.holder == ("vacant (perhaps)",)
    assert naples.coming == ("Italy perhaps agreed, not held", "IT perhaps agreed", "IT?")
    assert naples.standing == ""
    assert next(tree.copied(row(tree, "naples"))) == (
        "Joint Force Command Naples (JFC Naples), perhaps AFSOUTH; Commander: vacant (perhaps);"
        " ◇ Italy perhaps agreed, not held; Italy; under TOP; as of February 2026"
    )


def test_on_each_day_of_it_it_is_told_as_it_is(tmp_path: Path) -> None:
    volume = sample_volume(tmp_path, INEXACT)
    before, after = (told(tree_of(volume, "tree", on), "naples") for on in ("2026-02-05", "2026-02-12"))

    assert [(said.called, said.caution, said.coming[:1]) for said in (before, after)] == [
        ("AFSOUTH", "", ()),
        ("Joint Force Command Naples", "", ("Italy agreed, not held",)),
    ]


def test_a_tree_that_is_not_there_yet_says_so(tmp_path: Path) -> None:
    founded = SAMPLE.replace("abbreviation: TOP,", "abbreviation: TOP, founded: 1951,")
    tree = tree_of(sample_volume(tmp_path, founded), "tree", "1940")

    assert tree.outline.rows == ()
    assert tree.note == "TOP is not there yet."


def test_a_filter_finds_units_by_all_that_is_said_of_them(nato: Volume) -> None:
    tree = tree_of(nato, "ncs")

    def found(words: str) -> list[str]:
        matches = tree.shown(Outlook(wanted=Text(words))).matches
        return [tree.outline.rows[number].unit.id for number in matches or ()]

    assert found("wikoff") == ["jfcnp"]
    assert found("italy agreed") == ["jfcnp"]
    assert found("bodo strand") == ["caoc-b"]
    assert found("jfc naples") == ["jfcnp"]  # as it is also called
    assert found("saceur") == ["aco", "shape"]  # as a term of the book has it
    assert found("deputy supreme allied") == ["shape"]  # a post that is not the first
    assert "jsec" in found("not known")
    assert found("no such words") == []
    assert tree.shown(Outlook(wanted=Text("  "))).matches is None


def test_a_filter_finds_a_unit_by_what_it_was_called(tmp_path: Path) -> None:
    renamed = SAMPLE.replace(
        "{id: south, name: Southern Cell,",
        "{id: south, name: Southern Cell, names: [{name: Meridian Desk, until: 2020, source: agency}],",
    ).replace("from: 2030, source", "source")
    tree = tree_of(sample_volume(tmp_path, renamed), "tree")

    assert tree.matching("meridian") == [row(tree, "south")]


def test_a_row_is_copied_with_the_sources_of_its_place_and_its_holders(nato: Volume) -> None:
    tree = tree_of(nato, "ncs")
    first, *sources = tree.copied(row(tree, "jfcnp"))

    assert first == (
        "Allied Joint Force Command Naples (JFCNP); Commander: George M. Wikoff (US), Admiral, US Navy;"
        " ◇ Italy agreed, not held; operational (four-star); Lago Patria (Giugliano in Campania); under ACO"
    )
    assert [source.partition(",")[0] for source in sources] == [
        "SHAPE (NATO)",
        "askanews via L'Unione Sarda",
        "NATO",
    ]
