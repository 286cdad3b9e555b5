"""A text cut into stretches reads as the text in one piece."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefing.loading.prose.blocks import Blocks, Reading
from briefing.loading.prose.markdown import parse
from briefing.loading.prose.stretches import LONGEST, SIZE, stretches
from briefing.loading.prose.whole import Whole
from briefing.model.page import Block, Span
from briefing.model.text import Text
from tests.loading.prose.texts import PIECES

FILLER = "filler " * (SIZE // 7) + "\n"


def read(source: str, whole: Whole) -> list[Block]:
    """The blocks of a text that is parsed in one piece; raw words, no slugs, no empty lines in lists."""
    reading = Reading(lambda words: (Span(Text(words)),), lambda line: Text(""), {})
    blocks = Blocks(parse(source, whole.env), reading).body
    return [replace(block, space=0) if block.leads else block for block in blocks]


@given(st.lists(st.sampled_from((*PIECES, FILLER, FILLER)), max_size=20), st.sampled_from(("", "\n")))
def test_a_cut_changes_nothing_but_the_space_in_a_list(pieces: list[str], between: str) -> None:
    source = between.join(pieces)
    whole = Whole(source)
    in_pieces = [block for stretch in stretches(source) for block in read(whole.text(stretch), whole)]
    assert in_pieces == read(source, Whole(source))


def test_a_paragraph_is_not_cut_before_a_number_that_begins_no_list() -> None:
    source = FILLER * 5 + "10) ten\n11) eleven\n" + FILLER * 5
    assert [stretch.start for stretch in stretches(source)] == [0]


@given(st.text(alphabet="a-# \n`>|", max_size=9_000))
def test_stretches_are_the_whole_text(source: str) -> None:
    found = list(stretches(source))
    assert "".join(source[start:end] for start, end, _ in found) == source


def test_a_code_block_is_never_cut() -> None:
    source = FILLER + "\n```\n" + ("code\n\n# no heading\n\n" * 500) + "```\n\nafter\n\n" + FILLER
    pieces = [source[start:end] for start, end, _ in stretches(source)]
    assert [piece.count("```") for piece in pieces if "```" in piece] == [2]


@pytest.mark.parametrize("source", ["- item\n" * 20_000, "words and words\n" * 10_000, "# a\n" * 30_000])
def test_what_goes_on_and_on_is_cut(source: str) -> None:
    assert max(end - start for start, end, _ in stretches(source)) <= LONGEST
