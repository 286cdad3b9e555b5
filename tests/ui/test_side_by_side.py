"""Columns stand side by side where each has room, else one under the other, with every word and link."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.book import Ref
from briefing.model.page import Block, Column, Columns, Fact, Facts, Lead, Mark, Paragraph, Span, part
from briefing.model.text import Text
from briefing.plain import block_lines
from briefing.ui.flow import width_of
from briefing.ui.layout import Layout, Spot
from tests.ui.pages import letters, paragraphs, seen, words


def link(text: str) -> Span:
    return Span(Text(text), Mark.NONE, Ref("book", text))


def column(head: str, said: str) -> Column:
    facts = Facts((Fact(Text("Source"), (link(f"{head}-source"),)),))
    return Column(words(head), (Paragraph((link(said),)), facts))


TWO = Columns(columns=(column("First", "one"), column("Second", "two")))


def layout(block: Block, width: int) -> Layout:
    return Layout((part(block),), width)


def picture(block: Block, width: int) -> list[str]:
    return [seen(row) for _, row in layout(block, width).rows(Spot(0, 0), 1_000_000)]


@pytest.mark.parametrize("width", range(20, 201))
def test_two_columns_stand_side_by_side_as_soon_as_each_has_26_cells(width: int) -> None:
    first = picture(TWO, width)[0]
    assert first.split() == (["First", "Second"] if width >= 26 + 3 + 26 else ["First"])
    if "Second" in first:
        assert first.index("Second") == (width + 3) // 2


def test_what_has_no_room_beside_the_others_stands_below_them() -> None:
    three = Columns(columns=(*TWO.columns, column("Third", "three")))
    heads = [line for line in picture(three, 80) if line and line.split()[0] in ("First", "Third")]
    assert [head.split() for head in heads] == [["First", "Second"], ["Third"]]
    assert picture(three, 84)[0].split() == ["First", "Second", "Third"]


@pytest.mark.parametrize("width", [20, 54, 55, 120])
def test_the_links_of_one_column_come_before_those_of_the_next(width: int) -> None:
    pages = layout(TWO, width)
    link, names = pages.nth_link(0, 0), []
    while link is not None:
        target = pages.target(link)
        assert isinstance(target, Ref)
        names.append(target.id)
        link = pages.next_link(link)
    assert names == ["one", "First-source", "two", "Second-source"]


def test_each_link_is_where_it_is_seen() -> None:
    pages = layout(TWO, 80)
    for shown in pages.links(Spot(0, 0), 100):
        row = seen(pages.row(Spot(0, shown.row)))
        target = pages.target(shown.link)
        assert isinstance(target, Ref)
        assert row[shown.start : shown.end] == target.id
        assert pages.link_at(Spot(0, shown.row), shown.start) == shown.link


@given(st.lists(paragraphs, min_size=1, max_size=5), st.integers(20, 200), st.booleans())
def test_no_word_is_lost_and_no_row_is_too_wide(blocks: list[Paragraph], width: int, led: bool) -> None:
    columns = Columns(
        columns=tuple(Column(words(f"Head{at}"), (block,)) for at, block in enumerate(blocks)),
        leads=(Lead("quote"),) if led else (),
    )
    rows = [row for _, row in layout(columns, width).rows(Spot(0, 0), 1_000_000)]
    assert all(width_of(row) <= width for row in rows)
    wanted = "".join(f"Head{at}{block.spans[0].text}" for at, block in enumerate(blocks))
    assert sorted(letters(rows)) == sorted(wanted.replace(" ", ""))


def test_in_plain_lines_each_column_stands_under_its_head() -> None:
    assert list(block_lines(TWO, 80)) == [
        *("First", "", "one", "", "Source: First-source", ""),
        *("Second", "", "two", "", "Source: Second-source"),
    ]
