"""Books written into folders for the tests of loading, and problems as short as they can be compared."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefing.loading.problems import Problem

HEADER = "book:\n  title: A meeting\n  date: 2026-02-12\n"


def write_book(folder: Path, files: dict[str, str | bytes]) -> Path:
    """A book folder with these files, and a header if none of them is `book.yaml`."""
    for name, content in {"book.yaml": HEADER, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def places(problems: Iterable[Problem], folder: Path) -> list[str]:
    """Each problem as `name:line:column CODE`, or `name CODE` for a whole file."""
    return [
        problem.path.relative_to(folder).as_posix()
        + (f":{problem.line}:{problem.column}" if problem.line else "")
        + f" {problem.code}"
        for problem in problems
    ]
