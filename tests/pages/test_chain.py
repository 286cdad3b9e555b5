"""The chain of command as a page: link by link up to the top, branching where there are two hats."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.answers.books import text_of
from briefing.library.volume import Library
from briefing.model import asides
from briefing.model.book import Ref
from briefing.model.dates import Edtf
from briefing.model.page import Branch, Mark
from briefing.pages.context import context
from briefing.pages.page import page
from briefing.pages.view import View
from tests import shipped
from tests.sample import SAMPLE, place, sample_view, sample_volume


def nato(on: str) -> View:
    volume = shipped.nato()
    return View(Library(volume), volume, Edtf.parse(on))


def branches(view: View, entry: str) -> list[Branch]:
    found = page(view, asides.Chain(entry).at(view.volume.book.id))
    assert found
    return [block for part in found.parts for block in part.blocks if isinstance(block, Branch)]


def first_lines(view: View, entry: str) -> list[str]:
    """What each row begins with, indented as deep as it stands."""
    rows = branches(view, entry)
    words = ("".join(span.text for span in row.spans).split("\n")[0] for row in rows)
    return ["  " * len(row.guides) + said for row, said in zip(rows, words, strict=True)]


@pytest.mark.parametrize("on", ["2026-02-05", "2026-02-12", "2099-12-31"])
def test_maritime_command_stands_under_operations_before_and_after_the_agreement(on: str) -> None:
    view = nato(on)
    assert first_lines(view, "marcom") == [
        "MARCOM  Allied Maritime Command",
        "  ACO  Allied Command Operations · command",
        "    MC  Military Committee · command",
        "      NAC  North Atlantic Council · command",
    ]
    text = text_of(view, asides.Chain("marcom").at(view.volume.book.id))
    assert "3 links. At the top: NAC. Each rests on an official source." in text
    assert text.count("SHAPE (NATO), “Military Command Structure”") == 3
    assert "weakest" not in text


def test_two_hats_are_two_branches_and_the_weakest_link_is_flagged() -> None:
    view = nato("2026-02-12")
    assert first_lines(view, "grynkewich") == [
        "Alexus G. Grynkewich",
        "  ACO  Allied Command Operations · Supreme Allied Commander Europe",
        "    MC  Military Committee · command",
        "      NAC  North Atlantic Council · command",
        "  SHAPE  Supreme Headquarters Allied Powers Europe · Supreme Allied Commander Europe",
        "    ACO  Allied Command Operations · command · goes on as above",
        "  EUCOM  US European Command · Commander",
    ]
    rows = branches(view, "grynkewich")
    assert [row.guides for row in rows[1:4]] == [(True,), (True, False), (True, False, False)]
    flagged = [
        (n, span.text) for n, row in enumerate(rows) for span in row.spans if span.marks & Mark.WARNING
    ]
    assert flagged == [(n, "weakest link: press") for n in (1, 4, 6)]


def test_who_hears_it_is_told_what_each_unit_stands_above(tmp_path: Path) -> None:
    view = sample_view(tmp_path, "2030-06")
    assert text_of(view, asides.Chain("south").at("sample")).splitlines()[4:] == [
        "2 links. At the top: TOP. Each rests on sources of unknown reliability.",
        "",
        "Southern Cell",
        "  JFC Naples  Joint Force Command Naples · command (perhaps) (above Southern Cell)",
        "    Agency, “Policy chief arrives”, 12 Feb 2026",
        "    TOP  Top Headquarters · command (above JFC Naples)",
        "      Agency, “Policy chief arrives”, 12 Feb 2026",
    ]


def test_what_is_over_a_unit_only_perhaps_says_so_and_what_is_unknown_too(tmp_path: Path) -> None:
    assert first_lines(sample_view(tmp_path / "a", "2029/2030"), "south")[1].endswith("command (perhaps)")
    view = sample_view(tmp_path / "b")
    assert "Nothing above it is known." in text_of(view, asides.Chain("top").at("sample"))
    assert "the Pentagon · Under Secretary" in text_of(view, asides.Chain("colby").at("sample"))


TOP_UNDER = "- {id: top, name: Top Headquarters, reports_to: [{unit: naples, %ssource: agency}], "


@pytest.mark.parametrize(
    ("over", "says"),
    [
        ({}, "2 links. No top: they command each other in a circle. "),
        ({"relation": "coordination"}, "2 links. No top: they lead to each other in a circle. "),
        ({"unit": "naples"}, "1 link. No top: it stands under itself. "),
        ({"status": "agreed"}, "1 link. At the top: TOP. "),
    ],
)
def test_a_circle_has_no_top(tmp_path: Path, over: dict[str, str], says: str) -> None:
    text = SAMPLE.replace("{unit: top, relation: command, from: 2004-03-15", "{unit: naples")
    if "unit" not in over:
        more = "".join(f"{key}: {value}, " for key, value in over.items())
        text = SAMPLE.replace("- {id: top, name: Top Headquarters, ", TOP_UNDER % more)
    volume = sample_volume(tmp_path, text)
    view = View(Library(volume), volume, Edtf.parse("2026-02-12"))
    assert says in text_of(view, asides.Chain("naples").at("sample"))


def test_a_place_that_is_agreed_is_told_as_not_held(tmp_path: Path) -> None:
    held = "relation: command, from: 2004-03-15"
    volume = sample_volume(tmp_path, SAMPLE.replace(held, "status: agreed, from: 2026-02-06/.."))
    view = View(Library(volume), volume, Edtf.parse("2026-02-12"))
    assert text_of(view, asides.Chain("naples").at("sample")).splitlines()[4:] == [
        "Nothing is above it; what is agreed is not held.",
        "",
        "JFC Naples  Joint Force Command Naples",
        "  TOP  Top Headquarters · command · ◇\N{NO-BREAK SPACE}agreed, not held (not above JFC Naples)",
        "    Agency, “Policy chief arrives”, 12 Feb 2026",
    ]


@pytest.mark.parametrize("gone", ["tree", "pledge", "nobody", ""])
def test_only_units_and_people_have_one(tmp_path: Path, gone: str) -> None:
    assert page(sample_view(tmp_path), asides.Chain(gone).at("sample")) is None


def test_it_can_be_named_on_the_command_line_and_has_the_context_of_its_start(tmp_path: Path) -> None:
    view = sample_view(tmp_path)
    assert view.volume.ref("@chain-naples") == asides.Chain("naples").at("sample")
    assert view.volume.ref("@chain-nobody") is None
    pages = [context(view, ref) for ref in (asides.Chain("naples").at("sample"), place("naples"))]
    assert pages[0].parts[0].blocks == pages[1].parts[0].blocks
    assert asides.read(Ref.parse("@chain-naples", "sample"))
