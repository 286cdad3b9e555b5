"""A picture is handed to the desktop as one argument, and only if the desktop will take it for a picture."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.ui.viewer import is_named_as_picture, open_picture


def desktop(folder: Path, monkeypatch: pytest.MonkeyPatch, code: int = 0) -> Path:
    """A desktop that writes down what it is asked to open, and its list."""
    asked = folder / "asked"
    for name in ("xdg-open", "open"):
        program = folder / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f'#!/bin/sh\nprintf "%s\\n" "${{0##*/}}" "$@" > "{asked}"\nexit {code}\n')
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder / 'bin'}:/usr/bin:/bin")
    return asked


@pytest.mark.parametrize("name", ["map.png", "a b; rm -rf $HOME.png", "-x.png", "$(id).png"])
@pytest.mark.parametrize(("platform", "program"), [("linux", "xdg-open"), ("darwin", "open")])
def test_a_name_is_one_argument(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, platform: str, program: str
) -> None:
    asked = desktop(tmp_path, monkeypatch)
    assert open_picture(tmp_path / name, platform)
    assert asked.read_text() == f"{program}\n{tmp_path / name}\n"


def test_a_desktop_that_fails_took_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desktop(tmp_path, monkeypatch, code=3)
    assert not open_picture(tmp_path / "map.png", "linux")


def test_without_a_desktop_nothing_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not open_picture(tmp_path / "map.png", "linux")


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("a.png", True),
        ("a.JPG", True),
        ("a.webp", True),
        ("a.desktop", False),
        ("a.png.html", False),
        ("a", False),
    ],
)
def test_the_name_says_what_a_desktop_does(name: str, is_one: bool) -> None:
    assert is_named_as_picture(Path(name)) is is_one
