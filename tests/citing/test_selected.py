"""Selecting words with the mouse is no way around the rules."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefing.citing.selected import Selected, selected
from briefing.library.volume import Library
from briefing.model.dates import Edtf
from briefing.model.text import Text
from briefing.pages.view import View
from tests.sample import SAMPLE, place, sample_volume

TODAY = date(2026, 2, 12)
EMBARGOED = "embargo_until: 2026-02-13"
BACKGROUND = "attribution: background, speaker_as: an allied official"


def select(folder: Path, rule: str, entry: str, words: str, today: date = TODAY) -> Selected:
    text = SAMPLE.replace("occasion: arrival,", f"occasion: arrival, {rule},")
    text = text.replace("He named", "He said [[q-partner]]. He named")
    volume = sample_volume(folder, text)
    view = View(Library(volume), volume, Edtf.parse("2026-02-12"))
    return selected(view, place(entry), Text(words), today)


@pytest.mark.parametrize("entry", ["q-partner", "@evidence-q-partner"])
def test_on_its_own_page_all_words_of_an_embargoed_quote_are_bound_and_marked(
    tmp_path: Path, entry: str
) -> None:
    found = select(tmp_path, EMBARGOED, entry, "partnership")
    assert found.against == "embargoed until 13 Feb 2026"
    assert found.text == "partnership\n[EMBARGOED until 13 February 2026]"


@pytest.mark.parametrize("entry", ["arrival", "colby", "burden", "", "@said-colby"])
def test_on_other_pages_some_words_in_a_row_are_known(tmp_path: Path, entry: str) -> None:
    found = select(tmp_path, EMBARGOED, entry, "so: “partnership rather than [sic] dependency”")
    assert found.against == "embargoed until 13 Feb 2026"
    assert found.text.endswith("\n[EMBARGOED until 13 February 2026]")


def test_other_words_of_a_page_are_free(tmp_path: Path) -> None:
    assert select(tmp_path, EMBARGOED, "arrival", "Mark Rutte waited.") == ("Mark Rutte waited.", "", "")


@pytest.mark.parametrize(
    ("entry", "on", "below"),
    [
        ("naples", "2026-06", "\n[as of June 2026]"),
        ("@chain-naples", "2026-06", "\n[as of June 2026]"),
        ("naples", "2026-02-12", ""),
        ("@diff-tree?2025..2026", "2026-06", ""),
        ("arrival", "2026-06", ""),
    ],
)
def test_words_on_what_is_so_at_another_date_say_at_which(
    tmp_path: Path, entry: str, on: str, below: str
) -> None:
    volume = sample_volume(tmp_path)
    view = View(Library(volume), volume, Edtf.parse(on))
    assert selected(view, place(entry), Text("Commander: United States"), TODAY).text == (
        f"Commander: United States{below}"
    )


def test_an_embargo_that_is_over_binds_nothing(tmp_path: Path) -> None:
    found = select(tmp_path, EMBARGOED, "q-partner", "partnership", date(2026, 2, 13))
    assert (found.text, found.against) == ("partnership", "")


@pytest.mark.parametrize(
    "words", ["partnership — Elbridge Colby", "Colby’s", "Under Secretary, the Pentagon"]
)
def test_words_that_name_the_speaker_are_bound(tmp_path: Path, words: str) -> None:
    found = select(tmp_path, BACKGROUND, "q-partner", words)
    assert found.against == "background: the speaker is not to be named"
    assert found.text == f"{words}\n[BACKGROUND: not to be attributed]"


def test_words_on_background_alone_are_free_with_a_word_on_the_rule(tmp_path: Path) -> None:
    found = select(tmp_path, BACKGROUND, "q-partner", "partnership rather")
    assert found == ("partnership rather", "background", "")
