"""The way from hit to hit: where it ends, what it tells and what it lights."""

from __future__ import annotations

from pathlib import Path

from briefing.library.search.hits import Hit
from briefing.model.text import Text
from briefing.ui.way import Way, way_from
from tests.ui.test_finding import MANY, finding


def way(folder: Path, written: str, scope: str, chosen: int = 0, here: str = "") -> Way:
    found = way_from(Text(written), scope, finding(folder, here=here).in_peace(written, scope), chosen)
    assert found is not None
    return found


def test_one_goes_from_hit_to_hit_and_not_beyond_the_ends(tmp_path: Path) -> None:
    first = way(tmp_path, "naples", "book")
    assert len(first.answer.hits) == 2
    assert first.moved(-1) is None
    second = first.moved(1)
    assert second is not None
    assert (second.hit, second.told()) == (first.answer.hits[1], "2/2 ‘naples’")
    assert second.moved(-1) == first
    assert second.moved(1) is None


def test_the_hits_in_one_entry_are_one_stop(tmp_path: Path) -> None:
    only = way(tmp_path, "colby waited ", "entry", here="arrival")
    assert len(only.answer.hits) > 1
    assert (only.moved(1), only.moved(-1)) == (None, None)
    assert only.told() == "‘colby waited’"


def test_more_hits_than_are_listed_are_told(tmp_path: Path) -> None:
    answer = finding(tmp_path, MANY).in_peace("common", "book")
    found = way_from(Text("common"), "book", answer, 1)
    assert found is not None
    assert found.told() == "2/50+ ‘common’"


def test_what_stands_for_the_typed_words_is_lit_too(tmp_path: Path) -> None:
    light = way(tmp_path, "partnershp", "book").light
    assert [bool(light.spans(text)) for text in ("A partnership.", "Partnershpx", "A partner.")] == [
        *(True, True, False),
    ]


def test_what_is_no_hit_is_no_way(tmp_path: Path) -> None:
    answer = finding(tmp_path, here="pledge").in_peace("waited ", "entry")
    assert not isinstance(answer.items[0].means, Hit)
    assert way_from(Text("waited "), "entry", answer, 0) is None
