"""What changed between two dates as a page: counted, as a tree, each change a link to its source."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from briefing.answers.books import text_of
from briefing.library.volume import Library, open_volume
from briefing.model import asides
from briefing.model.book import Ref
from briefing.model.dates import Edtf
from briefing.model.page import Branch
from briefing.pages.context import context
from briefing.pages.difference import _SIGNS
from briefing.pages.page import page
from briefing.pages.view import View
from briefing.wrap import is_narrow
from tests import shipped
from tests.sample import SAMPLE, place, sample_view, write_book

EVE, MEETING, LATE = (Edtf.parse(day) for day in ("2026-02-05", "2026-02-12", "2099-12-31"))


@pytest.fixture(scope="module")
def nato() -> View:
    volume = shipped.nato()
    return View(Library(volume), volume, MEETING)


def told(view: View, ref: Ref) -> str:
    return text_of(view, ref)


def branches(view: View, ref: Ref) -> list[Branch]:
    found = page(view, ref)
    assert found
    return [block for part in found.parts for block in part.blocks if isinstance(block, Branch)]


def test_the_agreement_is_told_as_agreed_with_its_source_and_the_rest_is_folded(tmp_path: Path) -> None:
    view = sample_view(tmp_path)
    text = told(view, asides.Difference("tree", EVE, MEETING).at("sample"))
    assert text.splitlines() == [
        "C1 · structure · difference",
        "The structure",
        "=============",
        "",
        "From 5 February 2026 to 12 February 2026",
        "1 change · ◇\N{NO-BREAK SPACE}agreed, not held: 1",
        "",
        "TOP  Top Headquarters (at the top)",
        "  JFC Naples  Joint Force Command Naples (under TOP)",
        "    ◇\N{NO-BREAK SPACE}agreed, not held · Commander: Italy",
        "      Agency, “Policy chief arrives”, 12 Feb 2026",
    ]


def test_of_a_new_command_the_first_link_is_the_change_and_leads_to_its_source(tmp_path: Path) -> None:
    view = sample_view(tmp_path)
    (change,) = [b for b in branches(view, asides.Difference("tree", EVE, MEETING).at("sample")) if b.slug]
    assert (change.slug, change.spans[0].target) == ("change-1", place("agency"))


def test_what_has_no_source_says_so_and_leads_to_all_claims_of_its_unit(tmp_path: Path) -> None:
    unsourced = SAMPLE.replace("until: 2004-03-14, source: agency", "until: 2004-03-14")
    volume = open_volume(write_book(tmp_path, unsourced))
    view = View(Library(volume), volume, volume.book.header.date)
    dates = Edtf.parse("2004-03-01"), Edtf.parse("2004-03-31")
    renamed = [b for b in branches(view, asides.Difference("naples", *dates).at("sample")) if b.slug]
    assert [b.spans[0].target for b in renamed] == [place("agency"), asides.Evidence("naples").at("sample")]
    text = told(view, asides.Difference("naples", *dates).at("sample"))
    assert "≈\N{NO-BREAK SPACE}renamed · from AFSOUTH to Joint Force Command Naples" in text
    assert "no source is given" in text


def test_a_date_differs_in_nothing_from_itself(tmp_path: Path) -> None:
    ref = asides.Difference("tree", MEETING, MEETING).at("sample")
    assert told(sample_view(tmp_path), ref).endswith("\nNothing changed.")
    assert branches(sample_view(tmp_path / "again"), ref) == []


def test_the_agreement_of_february_is_four_posts_agreed_none_held_and_no_day_of_a_handover(
    nato: View,
) -> None:
    text = told(nato, asides.Difference("ncs", EVE, MEETING).at("nato-feb-2026"))
    assert "4 changes · ◇\N{NO-BREAK SPACE}agreed, not held: 4" in text
    lines = [line.strip().replace("\N{NO-BREAK SPACE}", " ") for line in text.splitlines()]
    changes = dict(pairwise(lines))
    for unit, who in {
        "JFCBS  Allied Joint Force Command Brunssum (under ACO)": "Germany or Poland, in turn",
        "JFCNP  Allied Joint Force Command Naples (under ACO)": "Italy",
        "JFCNF  Joint Force Command Norfolk (under ACO)": "United Kingdom",
        "MARCOM  Allied Maritime Command (under ACO)": "United States",
    }.items():
        assert changes[unit] == f"◇ agreed, not held · Commander: {who}"
    assert "new holder" not in told(nato, asides.Difference("ncs", EVE, LATE).at("nato-feb-2026"))


@pytest.mark.parametrize(
    "gone",
    [
        *(asides.Difference(top, EVE, MEETING).at("sample") for top in ("colby", "nobody", "")),
        *(place("@diff-tree"), place("@diff-tree?2026"), place("@diff-tree?2026..soon")),
    ],
)
def test_without_a_structure_and_two_dates_there_is_no_such_page(tmp_path: Path, gone: Ref) -> None:
    assert page(sample_view(tmp_path), gone) is None


def test_it_can_be_named_on_the_command_line_and_has_the_context_of_its_structure(tmp_path: Path) -> None:
    view = sample_view(tmp_path)
    named = view.volume.ref("@diff-tree?2026-02-05..2026-02-12")
    assert named
    assert asides.read(named)
    assert page(view, named)
    assert view.volume.ref("@diff-nobody?2026..2027") is None
    assert context(view, named).parts[0].blocks == context(view, place("tree")).parts[0].blocks


def test_every_sign_is_one_cell_and_none_stands_for_two_kinds() -> None:
    signs = list(_SIGNS.values())
    assert len(set(signs)) == len(signs)
    assert all(len(sign) == 1 and is_narrow(sign) for sign in signs)
