"""What is shipped works where it is installed: away from the checkout, with what it declares."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import sysconfig
import venv
from email import message_from_bytes
from importlib.metadata import packages_distributions
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.terminal import ROOT, Terminal

BOOK = "nato-feb-2026"
TITLE = "NATO defence ministers, Brussels"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = folder.iterdir()
    return built


def install(wheel: Path, folder: Path, *options: str) -> Path:
    """Install the wheel into a new, empty environment; its `briefing` command."""
    venv.create(folder, symlinks=True)
    pip = [sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python"), "install", "--quiet"]
    subprocess.run([*pip, *options, str(wheel)], check=True)
    return folder / "bin" / "briefing"


def borrow_dependencies(environment: Path) -> None:
    """Let an environment see what is installed here; the checkout stays out of its sight."""
    here = sysconfig.get_path("purelib")
    there = sysconfig.get_path("purelib", "venv", {"base": str(environment)})
    (Path(there) / "borrowed.pth").write_text(here)


def open_and_quit(command: Path, home: Path) -> None:
    """Open the shipped book in a terminal, from a folder that has nothing in it, and quit."""
    with Terminal(command, "open", BOOK, home=home, size=(120, 40), cwd=home) as terminal:
        terminal.wait_for(TITLE)
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        terminal.assert_handed_back()


def test_the_wheel_opens_the_shipped_book_from_any_folder(wheel: Path, home: Path, tmp_path: Path) -> None:
    command = install(wheel, tmp_path / "env", "--no-deps", "--no-index")
    borrow_dependencies(tmp_path / "env")
    open_and_quit(command, home)


@pytest.mark.slow
def test_the_wheel_brings_its_dependencies(wheel: Path, home: Path, tmp_path: Path) -> None:
    open_and_quit(install(wheel, tmp_path / "env", "--constraint", str(ROOT / "constraints.txt")), home)


def test_the_wheel_carries_all_books_and_nothing_else_from_the_checkout(wheel: Path) -> None:
    books = {f"briefing/{path.relative_to(ROOT)}" for path in (ROOT / "books").rglob("*") if path.is_file()}
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {name for name in names if name.startswith("briefing/books/")} == books
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"briefing"}


def test_what_is_imported_is_declared_and_what_is_declared_is_imported(wheel: Path) -> None:
    declared = {canonical(line) for line in requirements(wheel) if not re.search("extra == .dev.", line)}
    distributions = packages_distributions()
    imported = {canonical(distributions[name][0]) for name in imports() if name in distributions}
    # pydantic documents imports from pydantic-core, and asks itself for the one version that fits.
    assert imported - {"briefing", "pydantic-core"} == declared


def requirements(wheel: Path) -> list[str]:
    with ZipFile(wheel) as archive:
        (metadata,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return message_from_bytes(archive.read(metadata)).get_all("Requires-Dist", [])


def imports() -> set[str]:
    """The top-level packages that the source names in an import, wherever it stands."""
    names = set()
    for path in (ROOT / "briefing").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module)
    return {name.partition(".")[0] for name in names}


def canonical(requirement: str) -> str:
    """The project that a requirement names, as PEP 503 spells it."""
    name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()
