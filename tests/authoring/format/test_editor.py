"""What an author sees in an editor that runs the real yaml-language-server with our schema."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.authoring.format.schema import schema
from tests.authoring.format.language_server import SERVER, opened

pytestmark = pytest.mark.skipif(
    not SERVER.exists(), reason="needs npm, with which `make` installs the server"
)

WRITTEN = """\
# yaml-language-server: $schema=schema.json
book:
  title: Harbour talks
  date: 2026-05-20
quotes:
  - id: q-share
    words: We will share every pilot
    speeker: harbour-master
    attribution: background
    status:_
    speaker: harbour-master
figures:
  - id: cost
    title: Cost
    value: 1.10
    chart: pie

""".replace("_\n", " \n")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "schema.json").write_text(json.dumps(schema()))
    path = tmp_path / "book.yaml"
    path.write_text(WRITTEN)
    return path


def line(words: str) -> int:
    """The line of the file in which some words stand, from 0."""
    return next(number for number, text in enumerate(WRITTEN.split("\n")) if words in text)


def test_it_marks_completes_and_explains(file: Path) -> None:
    with opened(file) as editor:
        marked = {one["range"]["start"]["line"]: one["message"] for one in editor.diagnostics()}
        assert marked.keys() == {line("speeker"), line("pie")}
        assert "speeker" in marked[line("speeker")]
        assert '"line"' in marked[line("pie")]

        sections = editor.at("completion", WRITTEN.count("\n"), 0)["items"]
        assert {"people", "sources", "agenda"} <= {item["label"] for item in sections}
        choices = editor.at("completion", line("status:"), len("    status: "))["items"]
        assert {"verbatim", "paraphrase", "translation"} <= {item["label"] for item in choices}

        shown = editor.at("hover", line("attribution"), 6)["contents"]
        assert "Whom the words may be put down to" in (shown["value"] if "value" in shown else str(shown))
