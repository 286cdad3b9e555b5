"""The page that lists what is wrong: each problem at its line, which a caret points into."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.volume import Library, open_volume
from briefing.model.book import PROBLEMS, Ref
from briefing.model.page import Block, Code, Paragraph
from briefing.model.text import Text
from briefing.pages.excerpt import excerpt, excerpt_of
from briefing.pages.page import page
from briefing.pages.view import View
from briefing.wrap import cells
from tests.sample import write_book

BOOK = """
book: {title: A book, date: 2026-02-12}
terms:
  - {id: one, term: 統合, meens: A word that is written with wide characters before the fault., more: x}
  - id: two
    term: Two
    means: "%s"
    tagz: [odd]
"""


def excerpts(folder: Path, text: str) -> list[tuple[str, str, str]]:
    """Of each problem where its link leads, its line as it is shown, and what points at the fault."""
    volume = open_volume(write_book(folder, text))
    view = View(Library(volume), volume, volume.book.header.date)
    found = page(view, Ref("sample", PROBLEMS))
    assert found
    blocks = [block for part in found.parts for block in part.blocks]
    links = [
        str(span.target)
        for block in blocks
        if isinstance(block, Paragraph)
        for span in block.spans
        if span.target
    ]
    lines = [block.text.partition("\n") for block in blocks if isinstance(block, Code)]
    return [(link, line, pointer) for link, (line, _, pointer) in zip(links, lines, strict=True)]


def test_each_problem_has_its_line_and_a_caret_that_stands_right_under_wide_characters(
    tmp_path: Path,
) -> None:
    found = excerpts(tmp_path, BOOK % "short")
    assert [link for link, _, _ in found] == [
        f"sample/@problems#{number}" for number in range(1, len(found) + 1)
    ]
    _, line, pointer = next(row for row in found if row[2].strip() == "^" * len("meens"))
    assert line.startswith("4 │ ")
    before = line[: line.index("meens")]
    assert len(pointer) - len(pointer.lstrip()) == len(before) + 2  # two characters of two cells


def test_of_a_long_line_what_stands_around_the_fault_is_shown(tmp_path: Path) -> None:
    text = BOOK.replace("    tagz: [odd]", "    " + "x" * 190 + ": " + "y " * 200) % "short"
    for _, line, pointer in excerpts(tmp_path, text):
        assert len(line) <= 90
        assert len(pointer) <= len(line) + 2


@pytest.mark.parametrize("width", [24, 40, 60, 120, 400])
@pytest.mark.parametrize("at", [4, 60, 130])
def test_an_excerpt_is_as_wide_as_there_is_room_and_its_caret_stands_below_the_fault(
    width: int, at: int
) -> None:
    line = ("    " + "word " * 40)[:at] + "北FAULT" + " and more" * 20
    shown, pointer = excerpt(excerpt_of(Text(line), 7, at, 6), width).split("\n")
    room = min(width, cells(line) + cells("7 │ "))
    assert room - 12 <= cells(shown) <= width
    assert cells(shown[: shown.index("北")]) == len(pointer) - len(pointer.lstrip())
    assert pointer.strip() in "^" * 7


def test_the_other_place_of_a_problem_stands_below_it(tmp_path: Path) -> None:
    text = "book: {title: A book, date: 2026-02-12}\nterms:\n  - {id: one, term: T, means: M}\n"
    volume = open_volume(write_book(tmp_path, text + "  - {id: one, term: U, means: N}\n"))
    found = page(View(Library(volume), volume, volume.book.header.date), Ref("sample", PROBLEMS))
    assert found
    blocks = [block for part in found.parts for block in part.blocks]
    (told,) = (number for number, block in enumerate(blocks) if "book.yaml:3:10: " in text_of(block))
    assert "id: one, term: T" in text_of(blocks[told + 1])


def text_of(block: Block) -> str:
    spans = block.spans if isinstance(block, Paragraph) else ()
    return block.text if isinstance(block, Code) else "".join(span.text for span in spans)
