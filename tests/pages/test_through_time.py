"""A unit or a person through time: what stands in which lane, with which days, and what is told of it."""

from __future__ import annotations

from pathlib import Path

from briefing.answers.books import text_of
from briefing.library.when import FIRST, LAST
from briefing.model.page import Timeline
from briefing.pages.page import page
from briefing.pages.view import View
from tests.pages.test_chain import nato
from tests.sample import SAMPLE, place, sample_view


def timeline(view: View, entry: str) -> Timeline:
    """The timeline of a page, which has one."""
    found = page(view, view.here(entry))
    assert found
    (drawn,) = (block for part in found.parts for block in part.blocks if isinstance(block, Timeline))
    return drawn


def drawn(view: View, entry: str) -> dict[str, list[str]]:
    """The words of each lane, agreed ones with that word."""
    return {
        label: [
            "".join(span.text for span in one.spans) + ("" if one.is_held else " [◇]") for one in stretches
        ]
        for label, stretches in timeline(view, entry).lanes
    }


def test_a_unit_has_its_holders_superiors_and_names_in_lanes(tmp_path: Path) -> None:
    assert drawn(sample_view(tmp_path), "naples") == {
        "Commander": ["United States", "Italy, agreed, not held [◇]"],
        "Reports to": ["TOP"],
        "Name": ["AFSOUTH", "Joint Force Command Naples"],
    }


def test_the_present_name_begins_where_the_last_one_ends(tmp_path: Path) -> None:
    former, present = timeline(sample_view(tmp_path), "naples").lanes[2].stretches
    assert former.days[3] + 1 == present.days[1]
    assert present.days[2:] == (LAST, LAST)


def test_naples_is_agreed_for_italy_and_no_day_is_invented() -> None:
    view = nato("2026-02-12")
    _, wikoff, italy = timeline(view, "jfcnp").lanes[0].stretches
    assert (wikoff.is_held, wikoff.days[2:]) == (True, (LAST, LAST))
    assert not italy.is_held
    assert italy.days[1] >= LAST, "when it begins is not known"
    assert "to begin 6 Feb 2026 or later: Commander: Italy, agreed, not held" in text_of(
        view, view.here("jfcnp")
    )


def test_what_comes_later_says_so() -> None:
    view = nato("2026-02-05")
    (line,) = (
        line for line in text_of(view, view.here("jfcnp")).splitlines() if line.startswith("to begin 6 Feb")
    )
    assert line.endswith("Italy, agreed, not held, later")


def test_what_is_agreed_begins_and_ends_in_so_many_words(tmp_path: Path) -> None:
    view = sample_view(
        tmp_path, text=SAMPLE.replace("IT, from: 2026-02-06/..", "IT, from: 2027, until: 2029")
    )
    _, italy = timeline(view, "naples").lanes[0].stretches
    assert italy.when == "to begin 2027, until 2029"


def test_what_was_never_is_not_later(tmp_path: Path) -> None:
    never = SAMPLE.replace("name: Southern Cell,", "name: Southern Cell, founded: 2020,").replace(
        "of: the Pentagon, from: 2025-04-08", "of: south, from: 2010, until: 2011"
    )
    assert drawn(sample_view(tmp_path, text=never), "colby") == {"": ["Under Secretary, Southern Cell"]}


def test_what_is_told_without_a_day_is_open_at_both_ends() -> None:
    (parent,) = timeline(nato("2026-02-12"), "jfcnp").lanes[1].stretches
    assert parent.days == (FIRST, FIRST, LAST, LAST)
    assert parent.when == "no date given"


def test_a_person_has_posts_with_who_came_before_and_after(tmp_path: Path) -> None:
    view = nato("2026-02-12")
    assert drawn(view, "blount") == {"": ["Deputy Supreme Allied Commander Europe, SHAPE"]}
    told = text_of(view, view.here("blount"))
    assert "before Sir John Stringer (GB), Air Chief Marshal, Royal Air Force, planned" in told
    assert "after Sir Keith Blount (GB)" in text_of(view, view.here("stringer"))


def test_who_of_several_agreed_comes_next_is_not_made_up() -> None:
    view = nato("2026-02-12")
    told = text_of(view, view.here("gerhartz"))
    assert "before Germany or Poland, in turn, agreed, not held" in told


def test_a_unit_tells_where_it_is_mentioned(tmp_path: Path) -> None:
    told = text_of(sample_view(tmp_path), place("naples")).partition("Mentioned in")[2]
    assert "The agreement" in told
    assert "The arrival" in told, "JFC Naples is named there"


def test_what_lasted_no_longer_than_its_date_is_told_once(tmp_path: Path) -> None:
    def told(dates: str) -> str:
        text = SAMPLE.replace("the Pentagon, from: 2025-04-08", f"the Pentagon, {dates}")
        return timeline(sample_view(tmp_path / dates[6:10], text=text), "colby").lanes[0].stretches[0].when

    assert told("from: 1999-02, until: 1999-02") == "in Feb 1999"
    assert told("from: 2010-01-01, until: 2010-01-01") == "on 1 Jan 2010"
    assert told("from: 2000/2001, until: 2000/2001") == "2000–2001"


def test_who_of_several_may_come_next_is_grouped_by_how_sure_that_is(tmp_path: Path) -> None:
    many = SAMPLE.replace(
        "holders: [{person: rutte, from: 2024-10-01, source: agency}]",
        "holders: [{person: rutte, from: 2024-10-01, source: agency},"
        " {country: PL, status: agreed, source: agency}, {country: NO, status: planned, source: agency},"
        " {country: DE, status: agreed, source: agency}]",
    )
    view = sample_view(tmp_path, text=many)
    told = "before Poland or Germany, agreed, not held, or Norway, planned, not held"
    assert told in text_of(view, view.here("rutte"))


def test_a_date_without_an_end_reads_well_behind_as_of(tmp_path: Path) -> None:
    view = sample_view(tmp_path, on="2026-02-06/..")
    assert "Posts as of 6 February 2026 or later" in text_of(view, view.here("naples"))
