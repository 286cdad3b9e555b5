"""A book's files as they are now: every file that loading could read, and every change of one."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.loading import snapshot as module
from briefing.loading.budgets import LIMITS
from briefing.loading.files import names_below
from briefing.loading.snapshot import MOST, is_settled, snapshot


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = tmp_path / "book"
    for name in ("book.yaml", "b/x.yaml", "b/c/y.yaml", "a/picture.png", ".git/index", "a/.hidden"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    (folder / "link.yaml").symlink_to("b/x.yaml")
    (folder / "up").symlink_to("..")
    (folder / "nowhere").symlink_to("gone")
    return folder


def walked(folder: Path, most: int) -> set[str]:
    names = names_below(folder, most, lambda path, reason: None)
    return {name for name in names if (folder / name).is_file()}


def test_every_file_that_could_be_read_is_seen(book: Path) -> None:
    assert walked(book, MOST) == {"book.yaml", "b/x.yaml", "b/c/y.yaml", "a/picture.png", "link.yaml"}
    assert walked(book, MOST) <= snapshot(book).keys()
    assert snapshot(book).keys() - walked(book, MOST) <= {"up"}


def test_the_walk_ends_where_that_of_loading_ends(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert LIMITS.folder_names == MOST
    for most in range(12):
        monkeypatch.setattr(module, "MOST", most)
        assert walked(book, most) <= snapshot(book).keys()
        assert len(snapshot(book)) <= most


def test_a_book_of_one_file(book: Path) -> None:
    assert snapshot(book / "link.yaml").keys() == {"link.yaml"}
    assert snapshot(book / "link.yaml")["link.yaml"] == snapshot(book)["b/x.yaml"]
    assert snapshot(book / "missing.yaml") == {}


def rewrite(file: Path) -> None:
    before = file.stat()
    file.write_text("B/X.YAML")
    while file.stat().st_ctime_ns == before.st_ctime_ns:  # until the clock of the file system has ticked
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def replace(file: Path) -> None:
    other = file.with_name("other")
    other.write_text(file.read_text())
    other.replace(file)


@pytest.mark.parametrize("change", [rewrite, replace, Path.unlink])
def test_every_change_shows(book: Path, change: Callable[[Path], object]) -> None:
    before = snapshot(book)
    change(book / "b" / "x.yaml")

    changed = {name for name, stat in before.items() if snapshot(book).get(name) != stat}
    assert changed == {"b/x.yaml", "link.yaml"}


def test_what_changed_just_before_or_since_is_not_settled(book: Path) -> None:
    found = snapshot(book).values()
    last = max(changed for *_, changed in found)
    assert not is_settled(found, last - 1)
    assert not is_settled(found, last + 1_000_000)
    assert is_settled(found, last + 60_000_000_000)


def test_where_times_are_seconds_it_takes_longer() -> None:
    second = 1_000_000_000
    fine, coarse = (1, 1, 1, 5 * second + 1), (1, 1, 1, 5 * second)
    assert is_settled([fine], 6 * second)
    assert not is_settled([fine, coarse], 6 * second)
    assert is_settled([fine, coarse], 8 * second)
