"""A screenful of a page: it stays within the page, and the marked link within it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.model.book import Ref
from briefing.model.page import Paragraph, Scroll, Span, part
from briefing.model.text import Text
from briefing.ui.layout import Spot
from briefing.ui.window import Window
from tests.ui.pages import long_prose, of_prose, seen

PAGE = long_prose()


def window(height: int = 20, width: int = 60) -> Window:
    return Window(PAGE.parts, width, height)


def shown(on: Window) -> list[str]:
    return [seen(row) for _, row in on.rows()]


@given(st.lists(st.integers(-60, 60), max_size=20), st.integers(1, 40))
def test_a_window_is_always_full(moves: list[int], height: int) -> None:
    view = window(height)
    for move in moves:
        view.scroll(move)
        assert len(view.rows()) == height


def test_a_short_page_does_not_move() -> None:
    view = Window(of_prose("one\n\ntwo").parts, 60, 20)
    view.scroll(5)
    assert view.top == Spot(0, 0)
    view.to_end()
    assert shown(view) == ["one", "", "two"]


@given(st.lists(st.integers(-30, 30), max_size=8), st.integers(3, 30))
def test_down_and_up_again_is_where_one_was(moves: list[int], height: int) -> None:
    view = window(height)
    view.scroll(300)
    before = view.top
    for move in (*moves, *(-move for move in reversed(moves))):
        view.scroll(move)
    assert view.top == before


def test_links_are_marked_one_by_one_and_kept_in_sight() -> None:
    view = window(10)
    for number in range(40):
        view.mark_next()
        assert view.marked is not None
        assert view.layout.target(view.marked) == Ref("book", f"target-{number}")
        assert any(link.link == view.marked for link in view.links())
    for number in range(38, -1, -1):
        view.mark_previous()
        assert view.marked is not None
        assert view.layout.target(view.marked) == Ref("book", f"target-{number}")
        assert any(link.link == view.marked for link in view.links())


def test_a_marked_link_out_of_sight_is_left_for_one_in_sight() -> None:
    view = window(12)
    view.mark_next()
    view.scroll(200)
    in_sight = [link.link for link in view.links()]
    view.mark_next()
    assert view.marked == in_sight[0]
    view.scroll(100)
    in_sight = [link.link for link in view.links()]
    view.mark_previous()
    assert view.marked == in_sight[-1]


def test_at_the_last_link_nothing_changes() -> None:
    view = Window(of_prose("[[a]] and [[b]]").parts, 60, 5)
    for _ in range(4):
        view.mark_next()
    assert view.marked is not None
    assert view.marked.number == 1
    for _ in range(4):
        view.mark_previous()
    assert view.marked.number == 0


@given(st.integers(0, 900), st.integers(20, 80))
def test_a_place_survives_another_width_and_back(rows: int, width: int) -> None:
    view = window(15)
    view.scroll(rows)
    view.mark_next()
    place, before = view.place, shown(view)
    other = window(15, width)
    other.restore(place)
    again = window(15)
    again.restore(place)
    assert shown(again) == before
    assert again.marked == view.marked
    assert other.marked == view.marked


def test_to_a_heading() -> None:
    view = window()
    assert view.to_heading("heading-50")
    assert shown(view)[0].startswith("Heading 50 ─")
    assert not view.to_heading("no-such-heading")
    assert shown(view)[0].startswith("Heading 50 ─")
    assert view.place == Scroll(view.top.part, view.place.row, None)


def test_from_named_row_to_named_row_the_link_there_is_marked_and_kept_in_sight() -> None:
    def row(number: int) -> Paragraph:
        is_named = number % 7 == 3
        link = Span(Text(f"row {number}"), target=Ref("book", f"target-{number}"))
        return Paragraph((link,), slug=Text(f"named-{number}" if is_named else ""), space=0)

    rows = [row(number) for number in range(60)]
    parts = tuple(part(*rows[start : start + 10]) for start in range(0, 60, 10))
    view, named = Window(parts, 60, 8), [f"target-{number}" for number in range(3, 60, 7)]

    def gone_to(step: int) -> list[str]:
        found = []
        while view.mark_at_slug(step):
            assert view.marked
            assert any(seen.link == view.marked for seen in view.links())
            target = view.layout.target(view.marked)
            assert isinstance(target, Ref)
            found.append(target.id)
        return found

    assert gone_to(1) == named
    assert gone_to(-1) == named[-2::-1]
    view.marked = None
    view.put_on_top(Spot(3, 0))
    assert view.mark_at_slug(1)
    assert view.marked == (3, 1)
    view.marked = None
    assert view.mark_at_slug(-1)
    assert view.marked == (2, 4)


def test_without_a_named_row_nothing_is_marked() -> None:
    view = Window(of_prose("one\n\ntwo").parts, 60, 20)
    assert not view.mark_at_slug(1)
    assert view.marked is None
