"""The evidence for an entry: where a quote stands in its source, and the source of each claim."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.answers.books import text_of
from briefing.library.volume import Library, open_volume
from briefing.model import asides
from briefing.model.page import Columns, Paragraph
from briefing.pages.context import context
from briefing.pages.page import page
from briefing.pages.view import View
from tests.sample import SAMPLE, place, write_book

SAID = "He said first.\nI want a partnership rather than dependency, and soon. So he said."


def told(folder: Path, entry: str, said: str | None = None) -> str:
    """The evidence for an entry of the sample book as plain text, on one line."""
    text = SAMPLE if said is None else SAMPLE.replace("{id: agency,", "{id: agency, text: said.txt,")
    book = write_book(folder, text)
    if said is not None:
        (book / "said.txt").write_text(said, encoding="utf-8")
    volume = open_volume(book)
    view = View(Library(volume), volume, volume.book.header.date)
    return " ".join(text_of(view, asides.Evidence(entry).at("sample")).split())


def test_a_verified_quote_is_shown_in_its_place_with_its_source(tmp_path: Path) -> None:
    said = told(tmp_path, "q-partner", SAID)
    assert "✓ exact […]: in the text of Agency" in said
    assert "> He said first. I want a partnership rather than dependency, and soon. So he said." in said
    for words in ("Publisher: Agency", "“Policy chief arrives”", "12 February 2026", "https://example.org/a"):
        assert words in said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (SAID.replace("dependency", "dependence"), "▲ drift: other words stand in the text of Agency"),
        (SAID + "\n" + SAID, "▲ ambiguous: the words stand more than once in the text of Agency"),
        ("Nothing of the kind.", "▲ not found: the words are not in the text of Agency"),
    ],
)
def test_a_quote_that_the_text_does_not_bear_out_says_so(tmp_path: Path, text: str, words: str) -> None:
    assert words in told(tmp_path, "q-partner", text)


def test_what_differs_is_told_word_by_word_and_called_out(tmp_path: Path) -> None:
    said = told(tmp_path, "q-partner", SAID.replace("partnership rather than", "partnership, not"))
    assert "not the same: a negation" in said
    assert "partnership [-, not-] {+rather than [sic]+} dependency" in said


def test_a_passage_stands_as_it_is_read_with_whole_words_around_it(tmp_path: Path) -> None:
    around = "one two, three. " * 40
    text = f"{around}\n\n# A heading\n\nWe *will* not ~~ever~~ **pay** [the notes](https://example.org).\n\n{around}"
    sample = SAMPLE.replace("{id: paper,", "{id: paper, text: said.md,").replace(
        "words: Worte}", "words: We will not pay the notes}"
    )
    book = write_book(tmp_path, sample)
    (book / "said.md").write_text(text, encoding="utf-8")
    volume = open_volume(book)
    view = View(Library(volume), volume, volume.book.header.date)
    said = text_of(view, asides.Evidence("q-old").at("sample"))
    quoted = next(line for line in said.splitlines() if line.startswith("> … "))
    assert "three. ¶ A heading ¶ We will not pay the notes. one two, three." in " ".join(said.split())
    assert quoted.split()[2] in ("one", "two,", "three.")
    assert not set("*~[") & set(quoted)


def test_what_differs_in_the_original_of_a_translation_is_told_too(tmp_path: Path) -> None:
    sample = SAMPLE.replace("{id: paper,", "{id: paper, text: said.txt,").replace(
        "words: Worte}", "words: Wir wollen keinen Frieden}"
    )
    book = write_book(tmp_path, sample)
    (book / "said.txt").write_text("Er sagte: Wir wollen Frieden.", encoding="utf-8")
    volume = open_volume(book)
    view = View(Library(volume), volume, volume.book.header.date)
    said = " ".join(text_of(view, asides.Evidence("q-old").at("sample")).split())
    assert "Wir wollen {+keinen+} Frieden" in said
    assert "{+only in the original+}" in said


def test_without_a_text_nothing_is_claimed(tmp_path: Path) -> None:
    assert "○ unchecked: this book has no text" in told(tmp_path, "q-partner")


def test_each_claim_of_another_entry_stands_with_its_source(tmp_path: Path) -> None:
    assert "Under Top Headquarters · since 15 Mar 2004 Agency" in (said := told(tmp_path / "a", "naples"))
    assert "Commander: United States · since Nov 2025 Agency" in said
    assert "Commander: Italy" in said
    assert "agreed, not held Agency" in said
    assert "since 6 Feb 2026" not in said
    assert "Under Secretary, the Pentagon · since 8 Apr 2025 Agency" in told(tmp_path / "b", "colby")
    assert "top: Five per cent by 2035." in told(tmp_path / "c", "burden")
    assert "No source is given." in told(tmp_path / "d", "gdp")


def test_beside_the_evidence_stands_what_stands_beside_the_entry(tmp_path: Path) -> None:
    volume = open_volume(write_book(tmp_path))
    view = View(Library(volume), volume, volume.book.header.date)
    beside, of_entry = (
        context(view, ref) for ref in (asides.Evidence("pledge").at("sample"), place("pledge"))
    )
    assert [part.blocks for part in beside.parts] == [part.blocks for part in of_entry.parts]


def test_there_is_no_evidence_for_what_is_not_there(tmp_path: Path) -> None:
    volume = open_volume(write_book(tmp_path))
    view = View(Library(volume), volume, volume.book.header.date)
    assert page(view, asides.Evidence("nobody").at("sample")) is None


def test_the_wordings_of_others_stand_beside_the_quote_with_the_words_that_differ_marked(
    tmp_path: Path,
) -> None:
    volume = open_volume(write_book(tmp_path))
    view = View(Library(volume), volume, volume.book.header.date)
    for ref in (place("q-partner"), asides.Evidence("q-partner").at("sample")):
        found = page(view, ref)
        assert found is not None
        blocks = [block for part in found.parts for block in part.blocks]
        (columns,) = (block for block in blocks if isinstance(block, Columns))
        mine, other = columns.columns
        assert [span.text for span in mine.head] == ["Agency", ", as quoted here"]
        assert [span.text for span in other.head] == ["Paper"]
        said, stands_in, state = other.blocks
        assert isinstance(said, Paragraph)
        assert isinstance(stands_in, Paragraph)
        assert [span.text for span in said.spans if span.marks] == ["not dependence"]
        assert stands_in.spans[0].target == place("paper")
        assert isinstance(state, Paragraph)
        assert [span.text for span in state.spans] == ["○\u00a0unchecked"]


def test_a_translation_and_its_original_stand_side_by_side_with_language_and_source(tmp_path: Path) -> None:
    said = told(tmp_path, "q-old")
    assert "In translation “Words in another language” Paper" in said
    assert "In the original (de) “Worte”" in said
