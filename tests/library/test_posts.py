"""Who holds which post at a date, told once though two entries tell it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.posts import at, on_record
from briefing.library.volume import open_volume
from briefing.library.when import Holds
from briefing.model.dates import Edtf
from tests.sample import SAMPLE, sample_volume, write_book


def test_a_post_told_by_unit_and_person_is_one(tmp_path: Path) -> None:
    posts = sample_volume(tmp_path).posts
    assert [(tenure.title, tenure.unit) for tenure in posts.of_person("rutte")] == [("Commander", "top")]
    assert [tenure.person for tenure in posts.in_unit("top")] == ["rutte"]


def test_an_agreed_successor_is_listed_and_never_holds(tmp_path: Path) -> None:
    tenures = sample_volume(tmp_path).posts.in_unit("naples", "Commander")
    assert [tenure.country for tenure in tenures] == ["US", "IT"]
    held = at(tenures, Edtf.parse("2026-02-12"))
    assert [(tenure.country, answer) for tenure, answer in held] == [("US", Holds.YES)]


def test_a_post_outside_the_book_keeps_its_words(tmp_path: Path) -> None:
    posts = sample_volume(tmp_path).posts
    ((tenure, answer),) = posts.of_person_at("colby", Edtf.parse("2026-02-12"))
    assert (tenure.of, answer) == ("the Pentagon", Holds.YES)
    assert posts.of_person_at("colby", Edtf.parse("2025-04-07")) == ()


def test_who_held_a_post_twice_held_it_twice(tmp_path: Path) -> None:
    twice = SAMPLE.replace(
        "holders: [{person: rutte, from: 2024-10-01, source: agency}]",
        "holders: [{person: rutte, from: 2010, until: 2012, source: agency},"
        " {person: rutte, from: 2024-10-01, source: agency}]",
    )
    posts = sample_volume(tmp_path, twice).posts
    assert [tenure.from_ and tenure.from_.text for tenure in posts.in_unit("top")] == ["2010", "2024-10-01"]
    assert len(posts.of_person("rutte")) == 2
    assert [answer for _, answer in posts.of_person_at("rutte", Edtf.parse("2026-02-12"))] == [Holds.YES]


def test_what_is_over_or_still_to_come_is_not_on_record(tmp_path: Path) -> None:
    tenures = sample_volume(tmp_path).posts.in_unit("naples")

    def found(when: str) -> list[tuple[str | None, str]]:
        return [(tenure.country, answer.value) for tenure, answer in on_record(tenures, Edtf.parse(when))]

    assert found("2025-01-01") == []
    assert found("2025-11-15") == [("US", "maybe")]
    assert found("2026-02-05") == [("US", "yes")]
    assert found("2026-02-06") == found("2099") == [("US", "yes"), ("IT", "no")]


def test_what_two_tell_has_the_sources_of_both(tmp_path: Path) -> None:
    both = SAMPLE.replace("posts: [{title: Commander, of: top, from: 2024-10-01, source: agency}]",
        "posts: [{title: Commander, of: top, sources: [paper, agency]}]")  # fmt: skip
    (tenure,) = sample_volume(tmp_path, both).posts.of_person("rutte")
    assert tenure.sources == ("agency", "paper")


def test_nobody_holds_a_post_in_a_unit_that_is_gone(tmp_path: Path) -> None:
    gone = SAMPLE.replace("country: IT,\n     names:", "country: IT, disbanded: 2027-01-31,\n     names:")
    tenures = sample_volume(tmp_path, gone).posts.in_unit("naples")
    assert [tenure.country for tenure, _ in on_record(tenures, Edtf.parse("2027-01-31"))] == ["US", "IT"]
    assert on_record(tenures, Edtf.parse("2027-02-01")) == ()


def test_who_held_a_post_before_and_who_does_after(tmp_path: Path) -> None:
    many = SAMPLE.replace(
        "holders: [{person: rutte, from: 2024-10-01, source: agency}]",
        "holders: [{person: colby, from: 2010, until: 2012}, {status: vacant, from: 2013, until: 2014},"
        " {person: rutte, from: 2024-10-01, source: agency}, {country: NO, status: agreed},"
        " {country: DE, from: 2020-01, until: 2024-09}]",
    )
    posts = open_volume(write_book(tmp_path, many)).posts
    colby, _, rutte, norway, germany = posts.in_unit("top")
    assert posts.before_and_after(colby) == ((), (germany,))
    assert posts.before_and_after(germany) == ((colby,), (rutte,))
    after = (germany,), (norway,)
    assert posts.before_and_after(rutte) == after, "what has no date comes after what is held"
    assert posts.before_and_after(norway) == ((rutte,), ()), "of countries too"


@pytest.mark.parametrize(
    ("holders", "of", "before", "after"),
    [
        (["DE, until: 2020", "FR, from: 2020", "PL, from: 2026-02-06/.., status: agreed",
          "NO, from: 2026-02-06/.., status: agreed"], "FR", "DE", "PL NO"),
        (["FR, from: 2020", "PL, status: agreed", "NO, from: 2027, status: planned",
          "ES, from: 2029, status: planned"], "FR", "", "PL NO"),
        (["FR, from: 2020", "PL, from: 2026/.., status: agreed", "NO, from: 2027, status: planned"],
         "PL", "FR NO", ""),
        (["FR, from: 2020", "PL, from: 2026, status: agreed", "NO, from: 2027, status: planned"],
         "PL", "FR", "NO"),
        (["DE, from: 2019, until: 2020", "PL, from: 2019", "FR, from: 2021"], "FR", "DE PL", ""),
        (["DE, from: 2010, until: 2012", "PL, from: unknown", "FR, from: 2021"], "FR", "DE PL", ""),
        (["DE, from: 2019, until: 2019-06", "PL, from: 2019-06", "FR, from: 2021"], "FR", "PL", ""),
        (["FR, from: unknown", "DE, from: 2010"], "FR", "", ""),
    ],
)  # fmt: skip
def test_whose_order_is_not_known_are_all_told(
    tmp_path: Path, holders: list[str], of: str, before: str, after: str
) -> None:
    told = ", ".join(f"{{country: {holder}, source: agency}}" for holder in holders)
    text = SAMPLE.replace(
        "holders: [{person: rutte, from: 2024-10-01, source: agency}]", f"holders: [{told}]"
    ).replace("posts: [{title: Commander, of: top, from: 2024-10-01, source: agency}]", "posts: []")
    posts = open_volume(write_book(tmp_path, text)).posts
    own = next(tenure for tenure in posts.in_unit("top") if tenure.country == of)
    found = [" ".join(one.country or "" for one in side) for side in posts.before_and_after(own)]
    assert found == [before, after]


def test_what_has_no_known_beginning_has_no_place_among_such(tmp_path: Path) -> None:
    undated = SAMPLE.replace(
        "holders: [{person: rutte, from: 2024-10-01, source: agency}]",
        "holders: [{person: colby, until: 2020}, {country: DE, until: 2024}]",
    )
    posts = open_volume(write_book(tmp_path, undated)).posts
    colby, *_ = posts.in_unit("top")
    assert posts.before_and_after(colby)[0] == ()
    (outside,) = (tenure for tenure in posts.of_person("colby") if tenure.of)
    assert posts.before_and_after(outside) == ((), ())
