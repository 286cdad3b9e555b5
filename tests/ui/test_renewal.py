"""A page that was saved anew stays where the reader is, and tells which of its rows say something new."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.model.book import Ref
from briefing.model.page import Paragraph, Part, Span, part
from briefing.model.text import Text
from briefing.ui.flow import text_of
from briefing.ui.layout import Layout, Link, Spot
from briefing.ui.renewal import Alike, Renewal, alike

WIDTH = 20


def parts(*texts: str) -> tuple[Part, ...]:
    """A paragraph a part; a word with `>` before it is a link."""
    return tuple(part(Paragraph(spans=tuple(_spans(text)))) for text in texts)


def _spans(text: str) -> list[Span]:
    return [
        Span(Text(f"{word} "), target=Ref("book", word) if word.startswith(">") else None)
        for word in text.split()
    ]


def renewal(before: tuple[str, ...], now: tuple[str, ...]) -> tuple[Renewal, Layout, Layout]:
    old, new = parts(*before), parts(*now)
    layouts = Layout(old, WIDTH), Layout(new, WIDTH)
    return Renewal(*layouts, alike(old, new)), *layouts


def said(layout: Layout, spots: frozenset[Spot]) -> list[str]:
    return [text_of(layout.row(spot)).strip() for spot in sorted(spots)]


LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"


def test_only_the_row_with_another_word_has_changed_though_all_below_it_wrap_otherwise() -> None:
    found, _, now = renewal((LONG,), (LONG.replace("two", "twenty-two"),))
    assert said(now, found.changed) == ["one twenty-two three"]


def test_where_words_went_the_row_that_stands_there_is_marked() -> None:
    found, _, now = renewal((LONG,), (LONG.replace("eight nine ", ""),))
    assert len(found.changed) == 1
    assert "ten" in said(now, found.changed)[0]


def test_nothing_has_changed_in_a_page_that_is_alike() -> None:
    found, _, _ = renewal((LONG, "more"), (LONG, "more"))
    assert found.changed == frozenset()
    assert found.spot(Spot(0, 3)) == Spot(0, 3)


def test_the_reader_stays_at_his_words_when_something_comes_above_them() -> None:
    for now in (("new words here", LONG), ("intro and much more that wraps to rows", LONG)):
        found, before, after = renewal(("intro", LONG), now)
        top = next(spot for spot, row in before.between(Spot(0, 0), None) if "seven" in text_of(row))
        assert text_of(after.row(found.spot(top))) == text_of(before.row(top))


def test_the_reader_stays_when_a_part_comes_or_goes_above() -> None:
    found, before, after = renewal(("a", LONG), ("a", "b", "c", LONG))
    assert text_of(after.row(found.spot(Spot(1, 2)))) == text_of(before.row(Spot(1, 2)))
    found, before, after = renewal(("a", "b", LONG), (LONG,))
    assert text_of(after.row(found.spot(Spot(2, 2)))) == text_of(before.row(Spot(2, 2)))


def test_at_the_top_one_stays_at_the_top() -> None:
    found, _, _ = renewal((LONG,), ("at first this", LONG))
    assert found.spot(Spot(0, 0)) == Spot(0, 0)


def test_the_marked_link_is_found_by_where_it_leads() -> None:
    found, _, now = renewal(("to >a and >b",), ("to >new and >a and >b",))
    assert now.target(found.link(Link(0, 1)) or Link(9, 9)) == Ref("book", ">b")
    found, _, _ = renewal(("to >a and >b",), ("to >a alone",))
    assert found.link(Link(0, 1)) is None


def test_of_a_page_with_very_many_parts_that_differ_all_count_as_changed() -> None:
    found, _, now = renewal(tuple("abcdefghijkl"), tuple("mnopqrstuvwx"))
    assert len(found.changed) == now.height
    assert found.spot(Spot(5, 0)) == Spot(5, 0)


def test_how_much_of_two_pages_is_alike() -> None:
    assert alike(parts("a", "b", "c"), parts("a", "x", "c")) == Alike(1, 1)
    assert alike(parts("a", "a"), parts("a", "a", "a")) == Alike(2, 0)
    assert alike((), parts("a")) == Alike(0, 0)


PAGES = st.lists(
    st.lists(st.sampled_from(["ab", "c", "dd", "eee"]), max_size=8).map(" ".join), max_size=4
).map(tuple)


@given(PAGES, PAGES)
def test_whatever_changes_every_row_has_its_place_and_none_is_marked_that_is_not_there(
    before: tuple[str, ...], now: tuple[str, ...]
) -> None:
    found, old, new = renewal(before, now)
    there = {spot for spot, _ in new.between(Spot(0, 0), None)}
    assert found.changed <= there
    if there:
        assert all(found.spot(spot) in there for spot, _ in old.between(Spot(0, 0), None))
    if before == now:
        assert not found.changed
