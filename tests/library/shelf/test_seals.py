"""A seal holds for a file that nobody has written to since, however soon somebody did."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.library.shelf import seals
from briefing.library.shelf.seals import OPEN, Seal, State


@pytest.fixture
def seal(tmp_path: Path) -> Seal:
    """The seal on a file, just made."""
    (tmp_path / "file").write_bytes(b"what it says")
    return seals.close(tmp_path, Seal(1, b"/books", "file", OPEN, 1, 1))


@pytest.mark.parametrize("_", range(10))
def test_a_write_in_the_same_moment(tmp_path: Path, seal: Seal, _: int) -> None:
    assert seal.holds(tmp_path)
    (tmp_path / "file").write_bytes(b"other things")
    assert not seal.holds(tmp_path)


def test_a_time_that_is_set_back(tmp_path: Path, seal: Seal) -> None:
    os.utime(tmp_path / "file", ns=(seal.state.written, seal.state.written))
    assert not seal.holds(tmp_path)


def test_a_file_that_is_being_changed(tmp_path: Path, seal: Seal) -> None:
    seals.open_(tmp_path, seal)
    found = seals.read(tmp_path)
    assert found == seal._replace(state=State(-1, 0, 0))
    assert not found.holds(tmp_path)


def test_a_lock_is_had_by_one(tmp_path: Path) -> None:
    with seals.lock(tmp_path, 0) as first, seals.lock(tmp_path, 0.01) as second:
        assert (first, second) == (True, False)
    with seals.lock(tmp_path, 0) as third:
        assert third
