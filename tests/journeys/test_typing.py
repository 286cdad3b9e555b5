"""A person who types faster than the program can follow: all is as if it had come key by key."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.reader import Reader, reading
from tests.sample import place, write_book

BURSTS = [
    "shift+tab j j j j j enter j H",
    "l enter H L",
    "T o H H L",
    "1 H 2 H 1",
    "f a H f s",
    "shift+tab F n a p enter j enter",
    "F z z z enter enter escape escape",
    "w x enter w c j enter",
    "w escape tab tab tab",
    "question_mark escape T",
    "question_mark j j escape j j",
    "x x b b shift+tab h l",
    "T j j j o L tab enter H",
    "tab j enter tab j enter H H",
    "slash p l e d g e enter n H",
    "slash c o l b y down enter N escape j",
    "slash z z escape T",
    "ctrl+o n a p enter tab",
]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_book(tmp_path)


def seen(reader: Reader) -> tuple[object, ...]:
    return reader.here, reader.focused, type(reader.app.screen), reader.screen


@pytest.mark.parametrize("burst", BURSTS)
async def test_a_burst_of_keys_ends_where_the_same_keys_do_one_by_one(
    book: Path, tmp_path: Path, burst: str
) -> None:
    async with reading(book, tmp_path / "one by one", start="arrival") as reader:
        await reader.press(*burst.split())
        slowly = seen(reader)
    async with reading(book, tmp_path / "at once", start="arrival") as reader:
        await reader.type(*burst.split())
        assert seen(reader) == slowly


async def test_a_burst_may_answer_a_question(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER", "true")
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    async with reading(book, tmp_path / "states", start="agency") as reader:
        await reader.type("l", "enter", "n", "T", "j")
        assert reader.here == place("@timeline")


async def test_a_burst_may_go_through_the_list_of_commands(book: Path, tmp_path: Path) -> None:
    async with reading(book, tmp_path / "states") as reader:
        await reader.type("ctrl+p", *"timeline", "escape", "T", "j")
        assert reader.here == place("@timeline")


async def test_the_end_does_not_wait_for_what_was_typed_before(book: Path, tmp_path: Path) -> None:
    async with reading(book, tmp_path / "states") as reader:
        await reader.type(*["T", "o"] * 20, "ctrl+c")
        assert reader.app.return_code == 0
        assert len(reader.desk.trail.stops) < 10
