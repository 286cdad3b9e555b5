"""README and docs/ tell the truth: commands run, the example is clean, links lead somewhere."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from briefing.ui.keymap import load_keymap
from briefing.ui.keys import markdown_table
from tests import shipped
from tests.terminal import ROOT
from tests.typed import run

README = (ROOT / "README.md").read_text()
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
COMMANDS = [line for language, block in BLOCKS if language == "sh" for line in block.splitlines()]
RUNNABLE = [command for command in COMMANDS if command.startswith("briefing ")]
PICTURE = ROOT / "docs" / "screen.svg"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which one has done what README says: the example book is saved in it."""
    name = re.search(r"Save this as `([^`]+)`", README)
    assert name
    example = tmp_path / name[1]
    example.parent.mkdir()
    example.write_text(next(block for language, block in BLOCKS if language == "yaml"))
    shipped.lend()
    return tmp_path


@pytest.mark.parametrize("command", RUNNABLE)
def test_commands_run(command: str, folder: Path) -> None:
    done = run(command.partition("|")[0], folder)
    assert (done.code, done.err) == (0, "")


def test_the_example_is_clean(folder: Path) -> None:
    checked = run("briefing check --on 2026-04-20 --output-format json harbour", folder)
    assert json.loads(checked.out)["problems"] == []


def test_the_other_commands_are_known_ones() -> None:
    assert {command.split()[0] for command in COMMANDS} <= {"briefing", "make", "pipx", "uv"}


def test_the_keymap_shown_is_one(tmp_path: Path) -> None:
    (shown,) = (block for language, block in BLOCKS if language == "yaml" and "keys:" in block)
    (tmp_path / "keys.yaml").write_text(shown)
    keymap, problems = load_keymap(tmp_path / "keys.yaml")
    assert problems == ()
    assert keymap.chosen
    assert keymap.layouts


@pytest.mark.parametrize("target", sorted(set(re.findall(r"^make ([a-z]+)|`make ([a-z]+)`", README, re.M))))
def test_what_is_made_can_be_made(target: tuple[str, str]) -> None:
    assert f"\n{''.join(target)}: " in (ROOT / "Makefile").read_text()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_named_files_lead_somewhere(page: Path) -> None:
    text = page.read_text()
    links = {page.parent / link for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)}
    named = {ROOT / path for path in re.findall(r"`((?:briefing|tests|docs|\.ci)/[\w/.-]*)`", text)}
    assert not [str(path) for path in links | named if not path.exists()]


def test_every_page_of_the_documentation_is_led_to() -> None:
    led_to = re.findall(r"\(docs/(\w+\.md)\)", README)
    assert {page.name for page in PAGES[1:]} == set(led_to)


def test_the_picture_asks_nothing_of_the_network() -> None:
    assert "@font-face" not in PICTURE.read_text()
    for element in ElementTree.parse(PICTURE).iter():
        for name, value in element.attrib.items():
            assert not re.search(r"https?:|//", value), f"{element.tag} {name}={value}"


def test_the_key_table_is_the_keys() -> None:
    table = re.search(r"<!-- keys.*?-->\n(.*?)<!-- /keys -->", README, re.DOTALL)
    assert table
    assert table[1].strip() == markdown_table().strip()
