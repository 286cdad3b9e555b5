"""A line that is typed: what keys do to it, and what of it is seen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.ui.typing import Typed
from briefing.wrap import cells


def typed(text: str) -> Typed:
    """A text in which `|` is the cursor."""
    before, _, behind = text.partition("|")
    return Typed(before + behind, len(before))


def shown(line: Typed) -> str:
    return f"{line.text[: line.cursor]}|{line.text[line.cursor :]}"


def test_keys_edit_at_the_cursor() -> None:
    assert shown(typed("par|ship").insert("tner")) == "partner|ship"
    assert shown(typed("part|ner").backspace()) == "par|ner"
    assert shown(typed("part|ner").delete()) == "part|er"
    assert shown(typed("by:colby partner|").delete_word()) == "by:colby |"
    assert shown(typed("by:colby |x").delete_word()) == "|x"
    assert shown(typed("part|ner").delete_to_start()) == "|ner"
    assert shown(typed("part|ner").delete_to_end()) == "part|"
    assert shown(typed("part|ner").to_start()) == "|partner"
    assert shown(typed("part|ner").move(99)) == "partner|"


def test_what_is_typed_takes_the_place_of_what_is_selected() -> None:
    selected = typed("part|nership").select()
    assert shown(selected) == "partnership|"
    assert shown(selected.insert("x")) == "x|"
    assert shown(selected.backspace()) == shown(selected.delete_word()) == "|"
    assert shown(selected.move(-1).insert("x")) == "partnershix|p"


def test_what_is_cut_says_so() -> None:
    assert typed("the words| of it").seen(9) == ("…e words", " ", "")
    assert typed("the| words of it").seen(12) == ("the", " ", "words o…")
    assert typed("the words| of it").seen(30) == ("the words", " ", "of it")


def test_what_is_pasted_becomes_one_harmless_line_within_the_limit() -> None:
    assert Typed().insert("a\rb\nc\x1b[2J").text == "a b c␛[2J"
    assert len(Typed().insert("x" * 1000).text) == 256


@given(st.text(st.sampled_from(list("ab é漢")), max_size=40), st.integers(0, 40), st.integers(1, 20))
def test_the_cursor_is_always_in_sight_and_nothing_is_wider_than_the_room(
    text: str, cursor: int, width: int
) -> None:
    line = Typed().insert(text).to_start().move(cursor)
    before, under, behind = line.seen(max(width, 2))
    assert cells(before + under + behind) <= max(width, 2)
    assert line.text[: line.cursor].endswith(before.removeprefix("…"))
    assert (line.text[line.cursor :] or " ").startswith(under + behind.removesuffix("…"))
    assert line.text[: line.cursor] == before or before.startswith("…") or not before
