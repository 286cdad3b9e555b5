"""Pages that are no entry's can be addressed, read again, and told apart."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.model import asides
from briefing.model.book import PROBLEMS, Ref
from briefing.model.dates import Edtf
from briefing.model.text import clean

QUERIES = st.text(max_size=40).map(clean)
IDS = st.from_regex(r"[a-z0-9][a-z0-9-]*", fullmatch=True)
DATES = st.sampled_from(["2026-02-05", "../2024-09", "2026-02-06/..", "2025-07~", "1962?", "202X"]).map(
    Edtf.parse
)
QUOTES = st.builds(Ref, st.sampled_from(["book", "other", "a+b", "50%"]), IDS, st.just(""))
ASIDES = st.one_of(
    st.builds(asides.Evidence, IDS),
    st.builds(asides.Said, IDS),
    st.builds(asides.Topic, QUERIES, st.booleans()),
    st.builds(asides.Pair, QUOTES, QUOTES),
    st.builds(asides.Difference, IDS, DATES, DATES),
    st.builds(asides.Chain, IDS),
    st.builds(asides.Timeline, st.sampled_from(asides.ZOOMS), st.lists(IDS).map(tuple), st.just("") | IDS),
)


@given(ASIDES)
@example(asides.Topic(clean('kind:quote a/b #c "d+e" ?f 50% @g'), is_here=True))
@example(asides.Topic(clean("")))
def test_each_is_read_again_from_what_a_person_types(aside: asides.Aside) -> None:
    there = aside.at("book")
    assert Ref.parse(str(there), "elsewhere") == there
    assert asides.read(there) == aside
    assert asides.read(there._replace(heading="q-1")) == aside


@given(ASIDES)
def test_a_page_about_an_entry_has_it_as_its_subject(aside: asides.Aside) -> None:
    about = {
        asides.Evidence: "entry",
        asides.Said: "entry",
        asides.Chain: "entry",
        asides.Difference: "top",
    }.get(type(aside))
    there = aside.at("book")
    assert asides.subject(there) == (getattr(aside, about) if about else there.id)


def test_an_entry_and_the_pages_of_the_book_are_none_of_these() -> None:
    for id_ in ("said-colby", "", PROBLEMS, "@nothing", "@evidence-", "@said-", "@timelines"):
        here = Ref("book", id_)
        assert asides.read(here) is None
        assert (asides.subject(here), asides.cited(here)) == (id_, here)
    assert asides.Evidence.read(None) is None


def test_one_cites_evidence_as_what_it_is_for() -> None:
    assert asides.cited(asides.Evidence("q-1").at("book")) == Ref("book", "q-1")
    said = asides.Said("colby").at("book")
    assert asides.cited(said) == said


def test_a_difference_may_be_typed_as_one_reads_it() -> None:
    typed = Ref.parse("@diff-ncs?2026-02-05..2026-02-12", "book")
    dates = (Edtf.parse("2026-02-05"), Edtf.parse("2026-02-12"))
    assert asides.read(typed) == asides.Difference("ncs", *dates)


@pytest.mark.parametrize(
    "wrong",
    [
        *("@diff-ncs?2026-02-05", "@diff-ncs?soon..late", "@diff-?2026..2027", "@beside-q-1"),
        *("@timeline?zoom=hours", "@timeline?colour=red", "@said-there?words"),
    ],
)
def test_what_cannot_be_read_is_no_place(wrong: str) -> None:
    assert asides.read(Ref("book", wrong)) is None
