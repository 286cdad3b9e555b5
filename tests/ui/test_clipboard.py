"""Which clipboard is used, and that a program that fails is not believed."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.ui.clipboard import desktop_tool, to_desktop


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the whole PATH, and an environment without a desktop."""
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION"):
        monkeypatch.delenv(variable, raising=False)
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def install(folder: Path, name: str, script: str) -> None:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)


def test_without_a_desktop_there_is_no_program(programs: Path) -> None:
    install(programs, "xclip", "true")
    assert desktop_tool() is None


def test_over_ssh_the_clipboard_of_the_far_desktop_is_none(programs: Path) -> None:
    install(programs, "xclip", "true")
    assert desktop_tool({"DISPLAY": ":0", "SSH_CONNECTION": "1 2 3 4"}) is None


def test_a_program_gets_the_text(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    got = programs / "got"
    install(programs, "wl-copy", f"read -r line; echo \"$line\" > '{got}'")
    assert to_desktop("“words”") == "wl-copy"
    assert got.read_text(encoding="utf-8") == "“words”\n"


def test_a_program_that_fails_took_nothing(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    install(programs, "xclip", "exit 1")
    assert to_desktop("words") == ""
