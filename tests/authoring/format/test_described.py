"""Every key of the format says what it is for, and its example is one that may be written."""

from __future__ import annotations

import pytest

from briefing.authoring.format.described import Described, described, summary
from briefing.loading.shapes import item_type, keys, record_type
from briefing.model.entries import Figure, Header, Quote
from briefing.model.kinds import KINDS
from briefing.model.record import Record


def below(cls: type[Record]) -> set[type[Record]]:
    """A class and those of the records in it."""
    inner = {record_type(key.type) or record_type(item_type(key.type)) for key in keys(cls).values()}
    return {cls}.union(*(below(record) for record in inner if record))


CLASSES = sorted(set[type[Record]]().union(below(Header), *(below(kind.entry) for kind in KINDS)), key=str)


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_key_says_in_a_sentence_what_it_is_for(cls: type[Record]) -> None:
    assert summary(cls).endswith((".", "`."))
    told = described(cls)
    assert list(told) == list(keys(cls))
    for one in told.values():
        assert one.what[0].isupper() or one.what[0] == "`"
        assert one.what.endswith(".")
        assert "For example" not in one.what


def test_a_key_has_its_type_its_example_and_what_left_out_means() -> None:
    quote = described(Quote)
    assert quote["attribution"].default == "on record"
    assert quote["speaker_as"].example == "an allied official"
    assert quote["speaker_as"].default is None
    assert quote["id"].key.required
    figure: Described = described(Figure)["unit"]
    assert figure.example == '"% of GDP"'
