"""Who holds which post at a date, told once though two entries tell it."""

from __future__ import annotations

from pathlib import Path

from briefing.library.posts import at
from briefing.library.when import Holds
from briefing.model.dates import Edtf
from tests.sample import SAMPLE, sample_volume


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
