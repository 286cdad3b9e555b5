"""A page laid out as far as it is looked at: rows, heights, links, headings, and places at any width."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.book import Ref
from briefing.model.page import Fact, Facts, Page, Paragraph, Part, Scroll, Span, Table, part
from briefing.model.text import Text
from briefing.ui.flow import Row
from briefing.ui.layout import Layout, Link, Spot
from tests.loading.prose.texts import spaced_documents
from tests.ui.pages import long_prose, of_blocks, of_prose, seen, words

PAGE = long_prose()
START = Spot(0, 0)


def laid_out(page: Page, width: int = 60) -> Layout:
    """A page of which nothing is left to lay out."""
    layout = Layout(page.parts, width)
    while layout.refine(1):
        pass
    return layout


def texts(rows: list[tuple[Spot, Row]]) -> list[str]:
    return [seen(row) for _, row in rows]


def test_only_what_is_looked_at_is_laid_out() -> None:
    made: list[int] = []

    def blocks(number: int) -> tuple[Paragraph, ...]:
        made.append(number)
        return (Paragraph(words("words " * 400)),)

    layout = Layout(tuple(Part(2_000, partial(blocks, number)) for number in range(100)), 60)
    layout.rows(START, 40)
    assert made == [0]
    assert layout.height > 1_000
    layout.rows(layout.last_top(40), 40)
    assert max(made) == 99
    assert len(made) < 6


def test_rows_are_the_same_in_whatever_order_they_are_asked_for() -> None:
    whole = laid_out(PAGE)
    expected = texts(whole.rows(START, whole.height))
    lazy = Layout(PAGE.parts, 60)
    spot = lazy.last_top(1)
    backwards = [seen(lazy.row(spot))]
    while spot > START:
        spot = lazy.move(spot, -1)
        backwards.append(seen(lazy.row(spot)))
    assert backwards[::-1] == expected


def test_a_guess_above_that_turns_out_wrong_moves_no_row() -> None:
    layout = Layout(PAGE.parts, 60)
    top = layout.spot(layout.height // 2)
    before = texts(layout.rows(top, 30))
    guessed = layout.y(top)
    layout.refine(10)
    assert texts(layout.rows(top, 30)) == before
    assert layout.y(top) != guessed


def test_every_y_is_a_row() -> None:
    layout = laid_out(PAGE)
    spots = [spot for spot, _ in layout.rows(START, layout.height)]
    assert [layout.spot(y) for y in range(layout.height)] == spots
    assert [layout.y(spot) for spot in spots] == list(range(layout.height))
    assert layout.spot(layout.height + 10) == spots[-1]
    assert layout.spot(-3) == START


def test_moving_stops_at_both_ends() -> None:
    layout = Layout(PAGE.parts, 60)
    end = layout.move(START, 1_000_000)
    assert layout.rows(end, 5) == layout.rows(end, 1)
    assert layout.move(end, -1_000_000) == START
    assert layout.last_top(1_000_000) == START


@given(spaced_documents, st.integers(10, 100), st.data())
def test_a_place_is_exact_at_its_width_and_near_at_others(
    source: str, width: int, data: st.DataObject
) -> None:
    page = of_prose(source)
    layout, other = laid_out(page, width), laid_out(page, data.draw(st.integers(10, 100)))
    y = data.draw(st.integers(0, max(0, layout.height - 1)))
    top = layout.spot(y)
    assert layout.found(layout.scroll(top, None)) == (top, None)
    elsewhere, _ = other.found(layout.scroll(top, None))
    assert elsewhere.part == top.part or layout.height == 0


def test_the_words_at_the_top_are_the_same_at_another_width() -> None:
    wide, narrow = laid_out(PAGE, 78), laid_out(PAGE, 31)
    for y in range(0, wide.height, 7):
        row = seen(wide.row(wide.spot(y)))
        if row.startswith("Paragraph"):
            spot, _ = narrow.found(wide.scroll(wide.spot(y), None))
            assert row.startswith(seen(narrow.row(spot)))


def test_a_place_of_a_page_that_has_changed_is_near() -> None:
    layout = laid_out(of_prose("one\n\ntwo"))
    assert layout.found(Scroll(7, 3, 9)) == (Spot(0, 1), None)
    assert layout.found(Scroll(0, 1_000_000, 0)) == (Spot(0, 2), None)
    assert Layout((), 10).found(Scroll(3, 3, 3)) == (START, None)


def test_headings_and_footnotes_are_found() -> None:
    layout = Layout(PAGE.parts, 60)
    spot = layout.find("heading-200")
    assert spot is not None
    assert seen(layout.row(spot)).startswith("Heading 200 ─")
    assert layout.find("heading-13") is None
    notes = Layout(of_prose("a[^1]\n\n[^1]: the note").parts, 60)
    found = notes.find("fn-1")
    assert found is not None
    assert seen(notes.row(found)) == "1. the note"


LINKS = of_prose("one [[a]] two [[b|a link that is so long that it wraps]] end\n\nno link\n\n[[c]] here")


def test_links_have_their_cells_row_by_row() -> None:
    layout = laid_out(LINKS, 20)
    assert texts(layout.rows(START, 99)) == [
        "one A two a link",
        "that is so long that",
        "it wraps end",
        "",
        "no link",
        "",
        "C here",
    ]
    seen_links = [tuple(seen) for seen in layout.links(START, 99)]
    assert seen_links == [
        (Link(0, 0), 0, 4, 5),
        (Link(0, 1), 0, 10, 16),
        (Link(0, 1), 1, 0, 20),
        (Link(0, 1), 2, 0, 8),
        (Link(0, 2), 6, 0, 1),
    ]
    assert layout.link_at(Spot(0, 1), 19) == Link(0, 1)
    assert layout.link_at(Spot(0, 2), 8) is None
    assert layout.link_spot(Link(0, 1)) == Spot(0, 0)
    assert layout.target(Link(0, 2)) == Ref("book", "c")
    assert layout.target(Link(0, 3)) is None


def test_cells_of_links_after_wide_characters() -> None:
    layout = laid_out(of_prose("日本 [[漢字]] x"), 40)
    assert [(s.start, s.end) for s in layout.links(START, 9)] == [(5, 9)]


def test_one_goes_from_link_to_link_over_parts() -> None:
    layout = Layout(PAGE.parts, 60)
    found = [Link(0, 0)]
    while following := layout.next_link(found[-1]):
        found.append(following)
    assert [layout.target(link) for link in found] == [Ref("book", f"target-{n}") for n in range(400)]
    back = [found[-1]]
    while before := layout.previous_link(back[-1]):
        back.append(before)
    assert back == found[::-1]


def test_links_around_a_row() -> None:
    layout = laid_out(LINKS, 20)
    assert layout.next_link(layout.link_above(Spot(0, 0))) == Link(0, 0)
    assert layout.next_link(layout.link_above(Spot(0, 4))) == Link(0, 2)
    assert layout.previous_link(layout.link_below(Spot(0, 4))) == Link(0, 1)
    assert layout.previous_link(layout.link_below(Spot(0, 6))) == Link(0, 2)


def test_a_page_without_links_is_not_laid_out_in_search_of_one() -> None:
    layout = Layout(of_prose("words and words\n\n" * 5_000).parts, 60)
    assert layout.next_link(Link(0, -1)) is None
    assert not layout.complete


LISTS = tuple(
    part(*(Paragraph((Span(Text(f"entry {n}"), target=Ref("book", str(n))),), space=0) for n in range(50)))
    for _ in range(100)
)
"""Parts whose blocks are there already."""


def test_blocks_that_are_there_already_are_laid_out_when_they_are_looked_at() -> None:
    layout = Layout(LISTS, 60)
    assert layout.height == 5_000
    layout.rows(START, 40)
    layout.rows(layout.last_top(40), 40)
    assert not layout.complete
    assert layout.height == 5_000


def test_a_guess_knows_the_rows_of_tables_and_the_space_between_blocks() -> None:
    facts = Facts(tuple(Fact(Text(str(n)), words("what it says")) for n in range(30)))
    table = Table(((),), tuple((words("cell"),) for _ in range(20)), ("left",))
    layout = Layout((part(Paragraph(words("first"), space=0), facts, table),), 60)
    guessed = layout.height
    layout.rows(START, 100)
    assert abs(layout.height - guessed) <= 2


@pytest.mark.parametrize("number", [5_001, 10**9])
def test_a_link_that_is_not_there_is_not_sought_in_the_whole_page(number: int) -> None:
    layout = Layout(LISTS, 60)
    assert layout.nth_link(0, number) is None
    assert layout.found(Scroll(0, 0, number)) == (START, None)
    assert not layout.complete


def test_a_link_far_below_the_top_is_no_part_of_a_place() -> None:
    layout = Layout(LISTS, 60)
    assert layout.scroll(START, Link(3, 7)) == Scroll(0, 0, 157)
    assert layout.found(Scroll(0, 0, 157)) == (START, Link(3, 7))
    assert layout.scroll(START, Link(90, 0)) == Scroll(0, 0, None)
    assert layout.scroll(Spot(5, 0), Link(3, 7)) == Scroll(5, 0, None)
    assert not layout.complete


def test_rows_between_two() -> None:
    layout = laid_out(of_blocks(*(Paragraph(words(str(n)), space=0) for n in range(5))))
    assert texts(list(layout.between(Spot(0, 1), Spot(0, 3)))) == ["1", "2", "3"]
    assert texts(list(layout.between(Spot(0, 3), None))) == ["3", "4"]


def test_an_empty_page() -> None:
    layout = Layout((), 40)
    assert layout.height == 0
    assert layout.rows(START, 5) == []
    assert layout.spot(3) == START
    assert layout.move(START, 5) == START
    assert layout.links(START, 5) == []
    assert layout.next_link(layout.link_above(START)) is None
    assert layout.previous_link(layout.link_below(START)) is None
    assert layout.link_at(START, 0) is None
    assert not layout.refine(1)
