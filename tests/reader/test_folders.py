"""Folders follow the XDG variables, and every one of them is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.reader import folders


@pytest.mark.parametrize(
    ("variable", "folder"),
    [
        ("XDG_CONFIG_HOME", folders.config),
        ("XDG_STATE_HOME", folders.state),
    ],
)
def test_a_folder_moves_with_its_variable(
    variable: str, folder: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(folder)
    before = folder()
    monkeypatch.setenv(variable, str(tmp_path))

    assert folder() == tmp_path / "briefing" != before
    assert tmp_path / "briefing" in [location.path for location in folders.locations()]


def test_everything_lies_below_the_home_folder(home: Path) -> None:
    assert all(location.path.is_relative_to(home) for location in folders.locations())


def test_names_are_unique_and_each_has_a_purpose() -> None:
    names = [location.name for location in folders.locations()]

    assert len(names) == len(set(names))
    assert all(location.purpose for location in folders.locations())


def test_asking_makes_no_folder(home: Path) -> None:
    folders.locations()

    assert list(home.iterdir()) == []
