"""What may know what, proved by importing: each claim in an interpreter of its own."""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys

import pytest

import briefing
from tests import shipped
from tests.terminal import ROOT

HEAVY = ("markdown_it", "mdit_py_plugins", "pydantic", "textual", "yaml")

REPORT = """
import json, runpy, sys
try:
    {work}
finally:
    print(json.dumps(sorted({{name.partition(".")[0] for name in sys.modules}})), file=sys.stderr)
"""


def loaded_by(work: str) -> set[str]:
    """The top-level packages that are in memory after doing `work`, statements on one line."""
    program = REPORT.format(work=work)
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stderr.splitlines()[-1]))


def loaded_by_command(*arguments: str) -> set[str]:
    shipped.lend()
    return loaded_by(f"sys.argv[1:] = {arguments!r}; runpy.run_module('briefing', run_name='__main__')")


def modules(*beside: str) -> list[str]:
    """Every module of the package but those below the folders named, and but the one that runs at once."""
    found = pkgutil.walk_packages(briefing.__path__, "briefing.")
    names = [module.name for module in found if module.name != "briefing.__main__"]
    return [name for name in names if not name.startswith(beside)]


def modules_of(package: str) -> list[str]:
    return [name for name in modules() if f"{name}.".startswith(f"{package}.")]


def test_nothing_but_the_ui_loads_textual() -> None:
    names = modules("briefing.ui")
    assert "briefing.model.entries" in names
    assert "textual" not in loaded_by(f"import {', '.join(names)}")


@pytest.mark.parametrize("package", ["briefing.cli", "briefing.model", "briefing.reader", "briefing.wrap"])
def test_what_every_start_needs_loads_nothing_heavy(package: str) -> None:
    assert loaded_by(f"import {', '.join(modules_of(package))}").isdisjoint(HEAVY)


def test_the_keys_load_nothing_heavy() -> None:
    assert loaded_by("import briefing.ui.keys").isdisjoint(HEAVY)


def test_only_a_line_that_is_drawn_loads_plotext() -> None:
    drawing = "import briefing.ui.app, briefing.ui.rows, briefing.ui.charts"
    assert "plotext" not in loaded_by(drawing)
    assert "plotext" in loaded_by(f"{drawing}; briefing.ui.charts.strokes.load()")


@pytest.mark.parametrize(("entry", "is_loaded"), [("f-share-groups", True), ("f-allies-2025", False)])
def test_a_page_with_lines_is_fetched_together_with_plotext(entry: str, is_loaded: bool) -> None:
    fetching = (
        "from pathlib import Path; from briefing.library.finding import shipped_folder; "
        "from briefing.library.volume import open_volume; from briefing.reader.state import StateFolder; "
        "from briefing.ui.desk import Desk; volume = open_volume(shipped_folder() / 'nato-feb-2026'); "
        "desk = Desk(volume, None, StateFolder(Path('nowhere')), None); "
        f"ref = volume.ref({entry!r}); assert not desk.is_at_hand(ref); desk.fetch(ref); "
        f"assert desk.is_at_hand(ref) is {is_loaded}"
    )
    shipped.lend()
    assert ("plotext" in loaded_by(fetching)) is is_loaded


@pytest.mark.parametrize(
    "arguments", [("--help",), ("--version",), ("open", "--help"), ("keys",), ("locate",)]
)
def test_commands_that_read_no_book_load_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert loaded_by_command(*arguments).isdisjoint(HEAVY)


@pytest.mark.parametrize(
    "arguments",
    [
        ("list",),
        ("show", "nato-feb-2026"),
        ("cite", "nato-feb-2026/Q1"),
        ("who", "jfcnp"),
        ("check", "books"),
    ],
)
def test_commands_without_a_screen_do_not_load_textual(arguments: tuple[str, ...]) -> None:
    assert "textual" not in loaded_by_command(*arguments)


def test_a_book_that_has_not_changed_opens_without_yaml_and_pydantic() -> None:
    for entry in ("", "/colby", "/hague"):
        loaded_by_command("show", f"nato-feb-2026{entry}")
        again = loaded_by_command("show", f"nato-feb-2026{entry}")
        assert again.isdisjoint(("yaml", "pydantic", "markdown_it"))


def test_the_measure_itself_can_fail() -> None:
    assert "yaml" in loaded_by("import yaml")
