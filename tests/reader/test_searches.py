"""What was looked for: kept in order, each once, and no file can stop the reader."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from briefing.model.text import Text
from briefing.reader.searches import Searches, change, load


def test_the_last_search_comes_first_and_each_is_there_once() -> None:
    assert Searches().used("a").used("b").used(" a ").used("").recent == ("a", "b")


def test_a_search_is_saved_and_forgotten_again() -> None:
    once = Searches().keeping("kind:quote ").keeping("hague").keeping("hague")
    assert once.saved == ("kind:quote", "hague")
    assert once.forgetting("hague").saved == ("kind:quote",)


def test_they_come_back_as_they_were(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert change(folder, lambda searches: searches.keeping("one").used("three").used("two")) == ""
    assert load(folder) == (Searches((Text("one"),), (Text("two"), Text("three"))), "")
    assert (folder / "searches.json").stat().st_mode & 0o777 == 0o600


def test_what_several_programs_keep_is_all_kept(tmp_path: Path) -> None:
    words = [f"w{number}" for number in range(8)]
    with ThreadPoolExecutor(8) as programs:
        list(programs.map(lambda word: change(tmp_path, lambda kept: kept.keeping(word)), words))
    searches, _ = load(tmp_path)
    assert sorted(searches.saved) == words


@pytest.mark.parametrize("written", ["", "{", '{"schema": 1}', '{"schema": 1, "saved": [1], "recent": []}'])
def test_a_broken_file_is_set_aside_and_told(tmp_path: Path, written: str) -> None:
    (tmp_path / "searches.json").write_text(written, encoding="utf-8")
    searches, note = load(tmp_path)
    assert searches == Searches()
    assert "kept as" in note
