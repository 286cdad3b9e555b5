"""A tree folds and unfolds, is filtered with what stands above, and is found again at another date."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefing.library.command import TreeRow
from briefing.library.structure.outline import Node, Outline, Shown
from briefing.model.entries import Unit
from briefing.model.page import Outlook
from briefing.model.text import Text


def outline_of(*depths: int, again: frozenset[int] = frozenset()) -> Outline:
    """Units u0, u1, ... one below the other at these depths; some are only mentioned once more."""
    rows: list[TreeRow] = []
    for number, depth in enumerate(depths):
        unit = Unit(id=Text("u0" if number in again else f"u{number}"), name=Text(f"Unit {number}"))
        above = next((row.unit for row in reversed(rows) if len(row.guides) == depth - 1), None)
        rows.append(TreeRow(unit, None, above, (False,) * depth, 1, 1, number in again))
    return Outline(rows)


@st.composite
def outlines(draw: st.DrawFn) -> Outline:
    """A tree of any shape: each row at most a level below the one above it."""
    depths = [0]
    for step in draw(st.lists(st.integers(0, 9), max_size=25)):
        depths.append(1 + step % (depths[-1] + 1))
    return outline_of(*depths)


@st.composite
def folded(draw: st.DrawFn) -> tuple[Outline, Outlook]:
    """A tree, and some of it folded."""
    outline = draw(outlines())
    units = [row.unit.id for row in outline.rows]
    turned = draw(st.frozensets(st.sampled_from(units)))
    return outline, Outlook(depth=draw(st.none() | st.integers(0, 4)), turned=turned)


TREE = outline_of(0, 1, 2, 2, 1, 2, 3)


def shown(outline: Outline, outlook: Outlook) -> list[int]:
    return list(Shown(outline, outlook).numbers)


def test_all_is_unfolded_at_first() -> None:
    assert shown(TREE, Outlook()) == [0, 1, 2, 3, 4, 5, 6]
    assert TREE.path(6) == (0, 4, 5, 6)
    assert [number for number in range(7) if TREE.has_branches(number)] == [0, 1, 4, 5]


def test_what_is_below_a_folded_row_is_hidden() -> None:
    assert shown(TREE, TREE.turned(1, Outlook())) == [0, 1, 4, 5, 6]
    assert TREE.turned(2, Outlook()) == Outlook()  # nothing is below it


def test_of_what_is_folded_units_are_counted_and_not_mere_mentions() -> None:
    tree = outline_of(0, 1, 2, 2, 1, again=frozenset({3}))
    all_folded = Shown(tree, Outlook(depth=0))

    assert all_folded.folded(0) == 3 == tree.units - 1
    assert Shown(tree, Outlook()).folded(0) is None
    assert Shown(outline_of(0, 1, again=frozenset({1})), Outlook(depth=0)).folded(0) == 0


@given(folded(), st.data())
def test_unfolding_undoes_folding(tree: tuple[Outline, Outlook], data: st.DataObject) -> None:
    outline, outlook = tree
    number = data.draw(st.sampled_from(range(len(outline.rows))))
    turned = outline.turned(number, outlook)

    assert outline.turned(number, turned) == outlook
    assert outline.is_folded(number, turned) != outline.is_folded(
        number, outlook
    ) or not outline.has_branches(number)


@given(folded())
def test_a_row_is_shown_exactly_if_nothing_above_it_is_folded(tree: tuple[Outline, Outlook]) -> None:
    outline, outlook = tree
    open_ = [
        number
        for number in range(len(outline.rows))
        if not any(outline.is_folded(over, outlook) for over in outline.path(number)[:-1])
    ]

    assert shown(outline, outlook) == open_


@given(outlines(), st.data())
def test_a_filter_keeps_exactly_the_matches_and_what_is_above_them(
    outline: Outline, data: st.DataObject
) -> None:
    numbers = range(len(outline.rows))
    matches = sorted(data.draw(st.sets(st.sampled_from(numbers))))
    found = Shown(outline, Outlook(), matches)

    assert set(found.numbers) == {over for match in matches for over in outline.path(match)}
    assert list(found.numbers) == sorted(found.numbers)
    assert [number for number in found.numbers if found.is_match(number)] == matches


@given(folded(), st.data())
def test_a_row_is_revealed_with_nothing_else_folded(
    tree: tuple[Outline, Outlook], data: st.DataObject
) -> None:
    outline, outlook = tree
    number = data.draw(st.sampled_from(range(len(outline.rows))))
    after = outline.revealed(number, outlook)

    assert number in shown(outline, after)
    assert set(shown(outline, outlook)) <= set(shown(outline, after))


@given(folded(), st.data())
def test_all_is_folded_at_a_level_and_unfolded_again(
    tree: tuple[Outline, Outlook], data: st.DataObject
) -> None:
    outline, _ = tree
    number = data.draw(st.sampled_from(range(len(outline.rows))))
    after = outline.folded_at(number, Outlook())

    assert number in shown(outline, after)
    assert all(outline.depths[n] <= outline.depths[number] for n in shown(outline, after))
    assert outline.folded_at(number, after) == Outlook()


@given(outlines())
def test_what_is_below_a_row_ends_before_the_next_that_is_not(outline: Outline) -> None:
    for number, end in enumerate(outline.ends):
        below = [other for other in range(len(outline.rows)) if number in outline.path(other)[:-1]]
        assert below == list(range(number + 1, end))
    for number, following in pairwise(range(len(outline.rows))):
        assert outline.above(following) == number or outline.depths[following] <= outline.depths[number]


def test_at_another_date_the_cursor_finds_its_unit_or_what_is_above() -> None:
    other = Shown(outline_of(0, 1, 1), Outlook())

    assert other.nearest(Node(Text("u2"), Text("gone"))) == 2
    assert other.nearest(Node(Text("gone"), Text("u1"))) == 1
    assert other.nearest(Node(Text("gone"))) is None
    assert Shown(TREE, TREE.turned(4, Outlook())).nearest(Node(Text("u6"))) == 4


def test_a_mention_is_told_from_the_place_of_a_unit() -> None:
    outline = outline_of(0, 1, 1, again=frozenset({2}))

    assert outline.units == 2
    assert outline.find(Node(Text("u0"))) == 0
    assert outline.find(outline.node(2)) == 2
    assert outline.home(2) == 0
    assert outline.home(1) is None
    assert Shown(outline, Outlook(), [0, 2]).matched_units == 1


def test_from_match_to_match() -> None:
    found = Shown(TREE, Outlook(), [2, 6])

    assert found.next_match(0, 1) == 2  # where row 2 is among those shown
    assert found.next_match(5, -1) == 2
    assert found.next_match(5, 1) is None
