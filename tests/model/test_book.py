"""Places that are no entry's can be written down, read again, and told apart."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.model.book import Ref, Topic
from briefing.model.dates import Edtf
from briefing.model.text import clean

QUERIES = st.text(max_size=40).map(clean)


@given(QUERIES, st.booleans())
@example(clean('kind:quote a/b #c "d+e" ?f 50% @g'), True)
@example(clean(""), False)
def test_a_query_is_read_again_as_it_was_typed(query: str, is_here: bool) -> None:
    topic = Topic(clean(query), is_here)
    there = Ref.said_on(topic, "book")
    assert Ref.parse(str(there), "other") == there
    assert there.topic == topic
    assert (there.speaker, there.claim, there.pair) == ("", "", ())


@pytest.mark.parametrize("book", ["book", "other", "a+b", "50%"])
def test_two_quotes_of_any_books_are_read_again(book: str) -> None:
    one, other = Ref("book", "q-1"), Ref(book, "q-2")
    there = one.beside(other, "book")
    assert there.pair == (one, other)
    assert Ref.parse(str(there), "elsewhere") == there
    assert other.beside(one, "book").pair == (other, one)
    assert (there.speaker, there.claim, there.topic) == ("", "", None)


def test_what_a_speaker_said_has_a_place() -> None:
    there = Ref("book", "colby").said
    assert (there.speaker, there.topic, there.pair, there.claim) == ("colby", None, (), "")
    assert there._replace(heading="q-1").speaker == "colby"
    assert there.is_worked_out


def test_an_entry_is_none_of_these() -> None:
    here = Ref("book", "said-colby")
    assert (here.speaker, here.topic, here.pair, here.claim) == ("", None, (), "")
    assert not here.is_worked_out


@pytest.mark.parametrize(
    "dates",
    [("2026-02-05", "2026-02-12"), ("../2024-09", "2026-02-06/.."), ("2025-07~", "1962?"), ("2026%", "202X")],
)
def test_where_two_dates_are_compared_has_a_place_whatever_the_dates(dates: tuple[str, str]) -> None:
    before, after = map(Edtf.parse, dates)
    there = Ref("book", "ncs").diff(before, after)
    assert there.compared == ("ncs", before, after)
    assert Ref.parse(str(there), "other") == there
    assert (there.subject, there.is_worked_out) == ("ncs", True)
    assert (Ref("book", "ncs").subject, Ref("book").subject) == ("ncs", "")


def test_a_difference_may_be_typed_as_one_reads_it_and_dates_that_are_none_are_no_place() -> None:
    typed = Ref.parse("@diff-ncs?2026-02-05..2026-02-12", "book")
    assert typed.compared == ("ncs", Edtf.parse("2026-02-05"), Edtf.parse("2026-02-12"))
    for wrong in ("@diff-ncs?2026-02-05", "@diff-ncs?soon..late", "@diff-?2026..2027", "ncs", "@chain-ncs"):
        assert Ref("book", wrong).compared is None


def test_a_chain_of_command_has_a_place() -> None:
    there = Ref("book", "marcom").chain
    assert (there.chained, there.subject, there.is_worked_out) == ("marcom", "marcom", True)
    assert Ref.parse(str(there), "other") == there
