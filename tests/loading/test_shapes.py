"""What the classes of the format say of a place in an entry."""

from __future__ import annotations

import pytest

from briefing.loading.shapes import keys, record_at, removable
from briefing.model.claims import Holder, Post
from briefing.model.entries import Figure, Original, Quote, Unit
from briefing.model.fields import Path
from briefing.model.record import Record


def test_keys_are_as_written_and_know_whether_they_are_needed() -> None:
    holder = keys(Holder)

    told = ["person", "country", "rank", "from", "until", "status", "basis", "source", "sources"]
    assert list(holder) == told
    assert not any(key.required for key in holder.values())
    assert [name for name, key in keys(Quote).items() if key.required] == ["id", "words", "speaker"]


@pytest.mark.parametrize(
    ("record", "steps", "found"),
    [
        (Unit, (), Unit),
        (Unit, ("posts", 0), Post),
        (Unit, ("posts", 0, "holders", 3), Holder),
        (Quote, ("original",), Original),
        (Unit, ("posts",), None),
        (Unit, ("name",), None),
        (Unit, ("nonsense", 0, "name"), None),
        (Figure, ("series", 0, "points", "2014"), None),
    ],
)
def test_the_record_at_a_place(record: type[Record], steps: Path, found: type[Record] | None) -> None:
    assert record_at(record, steps) is found


@pytest.mark.parametrize(
    ("record", "steps", "part"),
    [
        (Unit, ("level",), ("level",)),
        (Unit, ("nonsense",), ("nonsense",)),
        (Unit, ("name",), None),
        (Unit, ("posts", 1, "title"), ("posts", 1)),
        (Unit, ("posts", 1, "holders", 0, "from"), ("posts", 1, "holders", 0, "from")),
        (Quote, ("original", "words"), ("original",)),
        (Figure, ("series", 0, "points", "2014"), ("series", 0, "points", "2014")),
    ],
)
def test_the_smallest_part_that_can_be_left_out(record: type[Record], steps: Path, part: Path | None) -> None:
    assert removable(record, steps) == part
