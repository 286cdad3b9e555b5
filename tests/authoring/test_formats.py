"""What programs are given by `check`, held against the published descriptions of each format.

The parts of SARIF 2.1.0 and of JUnit that are used are written down here as their schemas have them:
no key that is not there, every required one, and the closed sets of values.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from annotated_types import Ge, MinLen
from pydantic import BaseModel, ConfigDict, Field

from briefing.authoring.checking import Checked
from briefing.authoring.formats import FORMATS, as_json, concise, github
from briefing.authoring.junit import junit
from briefing.authoring.sarif import sarif
from briefing.loading.problems import Mark, Problem
from tests.authoring.faulty import faulty


@pytest.fixture
def checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checked:
    """A faulty book, named relative to where one stands."""
    monkeypatch.chdir(tmp_path)
    return faulty(Path())


def test_a_line_a_problem(checked: Checked) -> None:
    assert concise(checked, False).splitlines() == [
        "faulty/book.yaml:6:10: R008 hint: no entry refers to the source `unused`",
        "faulty/book.yaml:8:61: R002 `nowhere` is not the id of any entry",
        "faulty/book.yaml:9:10: R001 `twice` is already the id of a term (book.yaml:8)",
        "faulty/book.yaml:11:6: N004 warning: the figure has no source",
        "faulty/empty, 100%.yaml: F009 warning: the file is empty",
    ]


def test_json_has_every_field(checked: Checked) -> None:
    answer = json.loads(as_json(checked, False))
    assert answer["schema"] == 1
    assert answer["problems"][2] == {
        "code": "R001",
        "severity": "error",
        "path": "faulty/book.yaml",
        "line": 9,
        "column": 10,
        "width": 5,
        "message": "`twice` is already the id of a term (book.yaml:8)",
        "hint": "this entry is left out",
        "related": [
            {"path": "faulty/book.yaml", "line": 8, "column": 10, "message": "first given here"},
        ],
    }
    whole = answer["problems"][-1]
    assert (whole["line"], whole["column"], whole["hint"], whole["related"]) == (0, 0, None, [])


# As GitHub tells it: `::name key=value,key=value::message`, in which `%`, line ends, and in values also
# `:` and `,`, are escaped.
_COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-zA-Z]+=[^:,]*)(?:,[a-zA-Z]+=[^:,]*)*)::(.*)")


def _commands(printed: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """What a runner of GitHub reads."""
    for line in printed.splitlines():
        found = _COMMAND.fullmatch(line)
        assert found, line
        properties = dict(pair.split("=", 1) for pair in found[2].split(","))
        yield found[1], {key: unquote(value) for key, value in properties.items()}, unquote(found[3])


def test_github_reads_what_was_meant(checked: Checked) -> None:
    read = list(_commands(github(checked, False)))
    assert [name for name, _, _ in read] == ["notice", "error", "error", "warning", "warning"]
    place = {"file": "faulty/book.yaml", "line": "8", "col": "61", "endColumn": "67", "title": "R002"}
    assert read[1] == ("error", place, "`nowhere` is not the id of any entry")
    assert read[-1] == ("warning", {"file": "faulty/empty, 100%.yaml", "title": "F009"}, "the file is empty")


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Message(_Part):
    text: str


class _Configuration(_Part):
    level: Literal["none", "note", "warning", "error"]


class _Descriptor(_Part):
    id: str
    shortDescription: _Message
    fullDescription: _Message
    defaultConfiguration: _Configuration


class _Driver(_Part):
    name: str
    version: str
    rules: list[_Descriptor]


class _Tool(_Part):
    driver: _Driver


class _Region(_Part):
    startLine: Annotated[int, Ge(1)]
    startColumn: Annotated[int, Ge(1)]
    endColumn: Annotated[int, Ge(1)]


class _Artifact(_Part):
    uri: Annotated[str, Field(pattern=r"^[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+$")]


class _Physical(_Part):
    artifactLocation: _Artifact
    region: _Region | None = None


class _Location(_Part):
    physicalLocation: _Physical
    id: Annotated[int, Ge(-1)] = -1
    message: _Message | None = None


class _Result(_Part):
    ruleId: str
    ruleIndex: Annotated[int, Ge(-1)]
    level: Literal["none", "note", "warning", "error"]
    message: _Message
    locations: list[_Location]
    relatedLocations: list[_Location] = []


class _Run(_Part):
    tool: _Tool
    columnKind: Literal["utf16CodeUnits", "unicodeCodePoints"]
    results: list[_Result]


class _Log(_Part):
    schema_: Annotated[str, Field(alias="$schema")]
    version: Literal["2.1.0"]
    runs: Annotated[list[_Run], MinLen(1)]


def test_sarif_is_as_its_schema_says(checked: Checked) -> None:
    [run] = _Log.model_validate_json(sarif(checked.problems)).runs
    rules = [rule.id for rule in run.tool.driver.rules]
    assert rules == sorted(set(rules)), "the rules of a run are unique"
    assert [rules[result.ruleIndex] for result in run.results] == [result.ruleId for result in run.results]
    assert [result.level for result in run.results] == ["note", "error", "error", "warning", "warning"]
    region = run.results[1].locations[0].physicalLocation.region
    assert region == _Region(startLine=8, startColumn=61, endColumn=68)
    assert [other.message for other in run.results[2].relatedLocations] == [_Message(text="first given here")]
    assert run.results[-1].locations[0].physicalLocation == _Physical(
        artifactLocation=_Artifact(uri="faulty/empty%2C%20100%25.yaml")
    )


def test_sarif_of_nothing_is_a_run_without_results() -> None:
    [run] = _Log.model_validate_json(sarif([])).runs
    assert run.results == []


_CHILDREN = {
    "testsuites": {"testsuite"},
    "testsuite": {"testcase"},
    "testcase": {"failure", "system-out"},
    "failure": set[str](),
    "system-out": set[str](),
}
_REQUIRED = {
    "testsuites": {"name", "tests", "failures", "errors"},
    "testsuite": {"name", "tests", "failures", "errors"},
    "testcase": {"name", "classname"},
    "failure": {"type", "message"},
    "system-out": set[str](),
}


@pytest.mark.parametrize(("strict", "failures"), [(False, 2), (True, 4)])
def test_junit_has_the_elements_and_counts_of_its_schema(
    checked: Checked, strict: bool, failures: int
) -> None:
    root = ElementTree.fromstring(junit(checked, strict))
    for element in root.iter():
        assert {child.tag for child in element} <= _CHILDREN[element.tag]
        assert set(element.attrib) == _REQUIRED[element.tag]
    for of in (root, *root):
        assert of.get("tests") == str(len(list(of.iter("testcase"))))
        assert of.get("failures") == str(len(list(of.iter("failure"))))
    assert len(list(root.iter("failure"))) == failures
    assert [suite.get("name") for suite in root] == ["faulty/book.yaml", "faulty/empty, 100%.yaml"]


def test_in_junit_a_book_without_problems_passes() -> None:
    root = ElementTree.fromstring(junit(Checked((Path("a"), Path("b.yaml")), 2, ()), False))
    assert [(case.get("classname"), case.get("name")) for case in root.iter("testcase")] == [
        ("a", "no problems"),
        ("b.yaml", "no problems"),
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_no_character_breaks_a_format(name: str) -> None:
    """Whatever an author wrote, what is printed can be printed and read."""
    hostile = "".join(map(chr, (*range(0x250), *range(0x2000, 0x2070), 0xD800, 0xDFFF, 0xFFFE, 0xFFFF)))
    path = Path(hostile.replace("\0", "").replace("/", ""))
    problem = Problem.at(Mark(1, 1, 3), path, "K002", hostile, hostile)

    printed = FORMATS[name](Checked((), 0, (problem,)), False)

    printed.encode()
    assert "\x1b" not in printed
    if name == "junit":
        ElementTree.fromstring(printed)
    elif name in ("json", "sarif"):
        json.loads(printed)
    else:
        assert len(printed.splitlines()) == 1
