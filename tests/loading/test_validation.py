"""Nodes → records: what was typed is what is read, and a fault costs no more than the part it is in."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest

from briefing.loading.nodes import Mapping, follow
from briefing.loading.tree import parse
from briefing.loading.validation import Read, read
from briefing.model.entries import AgendaItem, Figure, Quote, Term, Unit
from briefing.model.record import Record
from briefing.model.text import Text

R = TypeVar("R", bound=Record)


def reading(cls: type[R], text: str) -> Read[R]:
    root, problems = parse(Text(text), Path("x.yaml"))
    assert isinstance(root, Mapping)
    assert not problems
    return read(root, cls, "an entry")


def test_what_yaml_would_retype_stays_as_typed() -> None:
    record, _, written, findings, _ = reading(
        Unit, "{id: no, name: on, country: NO, level: 0123, place: 1.10, aliases: [14:30, ~, true]}"
    )

    assert not findings
    assert record is not None
    assert (record.id, record.name, record.country, record.level, record.place) == (
        "no", "on", "NO", "0123", "1.10",
    )  # fmt: skip
    assert record.aliases == ("14:30", "~", "true")
    assert written == {
        "id": "no", "name": "on", "country": "NO", "level": "0123", "place": "1.10",
        "aliases": ["14:30", "~", "true"],
    }  # fmt: skip


def test_whole_numbers_and_dates_get_their_types() -> None:
    record = reading(AgendaItem, "{id: i, title: T, starts: 14:30, minutes: 35}").record

    assert record is not None
    assert (record.starts, record.minutes) == ("14:30", 35)


def test_an_empty_value_is_left_out_but_an_empty_point_is_a_gap() -> None:
    record, _, written, findings, _ = reading(
        Figure, "{id: f, title: T, unit: , as_of: '', parts: , series: [{name: , points: {2014: 1, 2015: }}]}"
    )

    assert not findings
    assert record is not None
    assert (record.unit, record.as_of, record.parts) == (None, None, ())
    assert record.series[0].points == {"2014": "1", "2015": ""}
    assert written == {"id": "f", "title": "T", "series": [{"points": {"2014": "1", "2015": ""}}]}


def test_an_unknown_key_is_told_even_when_it_is_empty() -> None:
    assert [
        finding.steps for finding, _ in reading(Term, "{id: t, term: T, means: m, meens: }").findings
    ] == [("meens",)]


def test_passages_keep_their_lines_and_lose_the_last_newline() -> None:
    record = reading(Quote, "{id: q, speaker: p, words: \"one\\ntwo\\n\", before: 'x'}").record

    assert record is not None
    assert record.words == "one\ntwo"


def test_keys_of_the_authors_own_are_left_out_at_every_depth() -> None:
    record, _, written, findings, _ = reading(
        Unit, "{id: u, name: U, x-a: {b: [c]}, posts: [{title: T, x-b: 1}]}"
    )

    assert not findings
    assert record is not None
    assert written == {"id": "u", "name": "U", "posts": [{"title": "T"}]}


def test_what_stands_in_for_what_is_wanted_lets_the_rest_be_checked() -> None:
    text = "{id: u, posts: [{holders: [{person: p}]}, {title: ' ', holders: []}], country: [a, b]}"
    supposed = reading(Unit, text).supposed

    assert supposed
    assert supposed.places == {("name",), ("posts", 0, "title"), ("posts", 1, "title")}
    assert supposed.record.posts[0].holders[0].person == "p"
    assert supposed.record.country is None


def test_a_key_that_is_misspelt_is_not_also_missing() -> None:
    assert [one.steps for one, _ in reading(Term, "{id: t, term: T, meens: m}").findings] == [("meens",)]


def test_a_key_like_one_that_is_there_is_one_too_many() -> None:
    [(finding, _)] = reading(Quote, "{id: q, words: W,\nspeaker: p,\nspaeker: p}").findings
    assert finding.hint == "`speaker` is already given above on line 2; is one too many?"


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("{id: u}", [("name",)]),
        ("{id: u, name: }", [("name",)]),
        ("{id: U, name: x}", [("id",)]),
        ("{id: u, name: [x], zzz: y}", [("name",), ("zzz",)]),
        ("{name: x, posts: [{}]}", [("id",), ("posts", 0, "title")]),
    ],
)
def test_without_what_it_needs_there_is_no_record(text: str, steps: list[tuple[str | int, ...]]) -> None:
    record, _, _, findings, _ = reading(Unit, text)

    assert record is None
    assert [finding.steps for finding, _ in findings] == steps


def test_what_is_found_in_a_second_reading_comes_with_the_mended_node() -> None:
    record, _, written, findings, _ = reading(
        Unit, '{id: u, name: U, aliases: [[x], one, "a\\nb"], posts: [{title: T}, x]}'
    )

    assert record is not None
    assert record.aliases == ("one", "a b")
    assert len(record.posts) == 1
    assert written["posts"] == [{"title": "T"}, "x"]
    assert [finding.steps for finding, _ in findings] == [("aliases", 0), ("posts", 1), ("aliases", 1)]
    last, spoken_of = findings[-1]
    assert follow(spoken_of, last.steps).node.mark == (1, 38, 6)
