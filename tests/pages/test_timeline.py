"""The timeline of a book as a page: periods, rows, counts, what alone is shown, and where one stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefing.citing.told import told
from briefing.library.volume import Library
from briefing.model.asides import ZOOMS, Timeline, Zoom
from briefing.model.book import Ref
from briefing.model.page import Happening, Page, Tally, part
from briefing.model.text import Text
from briefing.pages.page import page
from briefing.pages.timeline import amiss, carried, whoever
from briefing.pages.view import View
from briefing.plain import lines
from tests.pages.test_chain import nato
from tests.sample import SAMPLE, sample_view, sample_volume

ALL = Timeline()


def shown(view: View, selection: Timeline = ALL) -> Page:
    """What is selected of a timeline; it is there."""
    found = page(view, selection.at(view.volume.book.id))
    assert found
    return found


def words(view: View, selection: Timeline = ALL) -> str:
    """The same, as one reads it."""
    return "\n".join(lines(shown(view, selection), None))


def rows(found: Page) -> list[Happening]:
    """What happened, from top to bottom."""
    return [block for part in found.parts for block in part.blocks if isinstance(block, Happening)]


@pytest.mark.parametrize(
    "selection",
    [Timeline(), Timeline("years"), Timeline("days", ("quote", "figure"), "colby"), Timeline(who="top")],
)
def test_a_selection_is_a_place(selection: Timeline) -> None:
    assert Timeline.read(selection.at("sample")) == selection


@pytest.mark.parametrize("wrong", ["?zoom=hours", "?kind=rumour", "?who=nobody", "?when=now", "?", "s"])
def test_what_is_no_selection_is_no_place(tmp_path: Path, wrong: str) -> None:
    view = sample_view(tmp_path)
    assert page(view, Ref("sample", f"@timeline{wrong}")) is None


def test_months_have_rows_with_date_kind_and_words(tmp_path: Path) -> None:
    told = words(sample_view(tmp_path))
    assert "6 Feb 2026, event: The agreement" in told
    assert "12 Feb 2026, quote: “partnership rather than [sic] dependency” (Elbridge Colby)" in told
    assert "25 Jun 2025, figure: The pledge · 5% of GDP" in told
    assert "2014, figure: The pledge · 2 % of GDP · superseded" in told
    assert "15 Mar 2004, change: JFC Naples · renamed from AFSOUTH to Joint Force Command Naples" in told
    assert "12 Feb 2026, agenda: Burden sharing · 14:30 · Mark Rutte" in told


def test_what_is_agreed_is_never_told_as_held() -> None:
    for zoom in ZOOMS:
        told = words(nato("2026-02-12"), Timeline(zoom))
        assert "Commander: Italy from then on" not in told
        assert "Italy, agreed, not held" in told or "5 agreed or planned, not held" in told
    (italy,) = (row for row in rows(shown(nato("2026-02-12"))) if "Commander: Italy" in row.spans[-1].text)
    assert (italy.sign, italy.when) == ("◇", "6 Feb 2026 or later")


def test_a_handover_names_both() -> None:
    assert "19 Nov 2025, change: JFCNP · Commander: from Stuart B. Munsch (US) to George M. Wikoff (US)" in (
        words(nato("2026-02-12"))
    )


def test_what_is_not_known_exactly_stands_under_all_that_it_can_mean(tmp_path: Path) -> None:
    by_day = words(sample_view(tmp_path), Timeline("days"))
    assert "some time in Nov 2025\nchange: JFC Naples · Commander: United States from then on" in by_day
    assert "some time in 2014" in by_day
    assert "6 Feb 2026 or later" in by_day
    assert "Nov 2025\n--------\nNov 2025, change" in words(sample_view(tmp_path / "again"))


@pytest.mark.parametrize(
    ("written", "heading", "row"),
    [
        ("2026-02-06~", "6 Feb 2026", "event: The agreement · c. 6 Feb 2026"),
        ("2026-02-06/2026-02-07", "6–7 Feb 2026", "event: The agreement"),
        ("2026-02?", "some time in Feb 2026", "event: The agreement · Feb 2026?"),
        ("../2026-02-06", "6 Feb 2026 or earlier", "event: The agreement"),
        ("202X", "2020–2029", "event: The agreement · 2020s"),
    ],
)
def test_what_a_heading_does_not_say_of_a_date_the_row_does(
    tmp_path: Path, written: str, heading: str, row: str
) -> None:
    volume = sample_volume(tmp_path, SAMPLE.replace("date: 2026-02-06,", f"date: {written},"))
    told = words(View(Library(volume), volume, volume.book.header.date), Timeline("days", ("event",)))
    assert f"{heading}\n{row}\n" in f"{told}\n"


def test_the_date_stands_between_what_was_by_then_and_what_comes(tmp_path: Path) -> None:
    view = sample_view(tmp_path, "2026-02-10")
    for zoom in ZOOMS:
        before, line, after = words(view, Timeline(zoom)).partition("--- as of 10 Feb 2026 ---")
        assert line
        assert " · later" in after
        assert " · later" not in before
    before, _, after = words(view).partition("--- as of")
    assert "The agreement" in before
    assert "The meeting" in after


def test_years_count_what_is_in_them_and_lead_there(tmp_path: Path) -> None:
    found = shown(sample_view(tmp_path), Timeline("years"))
    tallies = [block for part in found.parts for block in part.blocks if isinstance(block, Tally)]
    told = {str(one.spans[0].text): [count.words for count in one.counts] for one in tallies}
    assert told["2026"] == ["2 events", "1 quote", "1 article", "1 point of the agenda"]
    assert told["2026 or later"] == ["1 agreed or planned, not held"]
    every = sample_view(tmp_path / "again").volume.moments
    assert sum(count.number for one in tallies for count in one.counts) == len(every)
    months = {slug for one in shown(sample_view(tmp_path / "third")).parts for slug in one.slugs}
    targets = [one.spans[0].target for one in tallies]
    assert all(isinstance(target, Ref) and target.heading in months for target in targets)


def test_a_filter_is_told_and_leaves_the_rest_out(tmp_path: Path) -> None:
    told = words(sample_view(tmp_path), Timeline(kinds=("quote", "figure"), who="colby"))
    assert "only quotes and figures, Elbridge Colby" in told
    assert "2 quotes" in told
    assert "event" not in told


@pytest.mark.parametrize("after", ZOOMS)
def test_whoever_looks_nearer_or_farther_stays_where_he_was(tmp_path: Path, after: Zoom) -> None:
    view = sample_view(tmp_path)
    for row in rows(shown(view)):
        there = carried(view, Timeline(), row.slug, Timeline(after))
        slugs = [slug for part in shown(view, Timeline(after)).parts for slug in part.slugs]
        assert there in slugs
        if after != "years":
            assert there == row.slug
            continue
        (tally,) = (
            block
            for part in shown(view, Timeline("years")).parts
            for block in part.blocks
            if isinstance(block, Tally) and block.slug == there
        )
        assert row.when[-4:] in tally.spans[0].text or "or later" in row.when
        assert carried(view, Timeline("years"), there, Timeline()).startswith("m")


def test_where_a_moment_is_left_out_the_next_one_is_marked(tmp_path: Path) -> None:
    view = sample_view(tmp_path)
    agreement = next(row for row in rows(shown(view)) if row.spans[0].text == "The agreement")
    there = carried(view, Timeline(), agreement.slug, Timeline(kinds=("quote",)))
    (row,) = (row for row in rows(shown(view, Timeline(kinds=("quote",)))) if row.slug == there)
    assert "partnership" in row.spans[0].text
    assert carried(view, Timeline(), agreement.slug, Timeline(kinds=("quote",), who="top")) == ""


def test_those_of_whom_there_is_most_are_offered_first(tmp_path: Path) -> None:
    offered = whoever(sample_view(tmp_path))
    assert offered[0].name == "Joint Force Command Naples"
    assert {one.ref.id for one in offered} == {"colby", "rutte", "naples", "top", "south"}


def test_a_date_is_told_as_it_is_written_though_one_looks_nearer(tmp_path: Path) -> None:
    late = SAMPLE.replace("{id: e-agreed, date: 2026-02-06", "{id: e-agreed, date: 2031/..").replace(
        "{id: e-meeting, date: 2026-02-12", "{id: e-meeting, date: 0001-01-01"
    )
    told = words(sample_view(tmp_path, text=late), Timeline("days"))
    assert "2031 or later" in told
    assert "1 Jan 2031" not in told
    assert "or earlier" not in told


def test_counted_is_what_of_the_kinds_is_shown(tmp_path: Path) -> None:
    offered = whoever(sample_view(tmp_path), ("quote",))
    assert [(one.ref.id, one.note) for one in offered] == [("colby", "person · 2")]


def test_where_one_came_from_is_offered_first(tmp_path: Path) -> None:
    view = sample_view(tmp_path)
    assert whoever(view, first="rutte")[0].ref.id == "rutte"
    assert whoever(view, first="burden")[0].ref.id == "naples"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("kind=foo", "`foo` is not a kind of a timeline; allowed are `event`, `change`"),
        ("kind=event,foo", "`foo` is not a kind"),
        ("who=nobody", "there is no entry `nobody` in sample"),
        ("zoom=hours", "`hours` is not a zoom of a timeline; allowed are `years`, `months` and `days`"),
        ("from=2020", "a timeline has no `from`; allowed are `zoom`, `kind` and `who`"),
        ("zoom=days&kind=event,quote&who=colby", ""),
        ("kind=", ""),
    ],
)
def test_what_a_timeline_cannot_show_is_told(tmp_path: Path, asked: str, told: str) -> None:
    found = amiss(sample_view(tmp_path).volume.book, f"@timeline?{asked}")
    assert found.startswith(told)
    assert bool(found) == bool(told)


def test_a_copied_timeline_says_of_which_book_it_is(tmp_path: Path) -> None:
    assert copied(tmp_path, SAMPLE, Timeline()).endswith("Sample meeting, edition 1")


EMBARGOED = SAMPLE.replace("occasion: arrival,", "occasion: arrival, embargo_until: 2026-03-01,")
NAMELESS = SAMPLE.replace(
    "occasion: arrival,", "occasion: arrival, attribution: background, speaker_as: an official,"
)


def copied(folder: Path, text: str, selection: Timeline) -> str:
    """What leaves the book when a timeline is copied."""
    volume = sample_volume(folder, text)
    view = View(Library(volume), volume, volume.book.header.date)
    ref = selection.at("sample")
    blocks = tuple(told(view, ref, None, date(2026, 2, 20)))
    return "\n".join(lines(Page(ref, Text(""), (part(*blocks),)), None))


def test_what_is_under_a_rule_does_not_leave_by_the_timeline(tmp_path: Path) -> None:
    quotes = Timeline(kinds=("quote",))
    assert "partnership" in copied(tmp_path / "free", SAMPLE, quotes)
    embargoed = copied(tmp_path / "embargoed", EMBARGOED, quotes)
    assert "partnership" not in embargoed
    assert "12 Feb 2026, quote" not in embargoed
    assert "Colby" not in copied(tmp_path / "all", NAMELESS, quotes).partition("partnership")[2]
    assert "partnership" not in copied(tmp_path / "his", NAMELESS, Timeline(kinds=("quote",), who="colby"))
