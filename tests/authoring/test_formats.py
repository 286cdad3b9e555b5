"""What programs are given by `check`, held against the published descriptions of each format.

SARIF is held against its published schema, JUnit is read by a program that reads it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from jsonschema import Draft4Validator
from junitparser import Failure, JUnitXml

from briefing.authoring.checking import Checked, check
from briefing.authoring.fixes.fix import Fix
from briefing.authoring.fixes.offering import offered
from briefing.authoring.formats import FORMATS, as_json, concise, github
from briefing.authoring.junit import junit
from briefing.authoring.sarif import sarif
from briefing.loading.problems import Mark, Problem
from tests.authoring.faulty import LATE, faulty
from tests.sample import write_book


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
        "fix": None,
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


SARIF = Draft4Validator(json.loads((Path(__file__).parent / "sarif-2.1.0.json").read_text(encoding="utf-8")))


def sarif_run(
    problems: Collection[Problem], fixes: Mapping[Problem, Fix] = MappingProxyType({})
) -> dict[str, Any]:
    """The one run of what is printed, which must be as the published schema says."""
    log = json.loads(sarif(problems, fixes))
    assert [error.message for error in SARIF.iter_errors(log)] == []
    [run] = log["runs"]
    found: dict[str, Any] = run
    return found


def test_sarif_is_as_its_schema_says(checked: Checked) -> None:
    run = sarif_run(checked.problems)
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    results = run["results"]
    assert rules == sorted(set(rules)), "the rules of a run are unique"
    assert [rules[result["ruleIndex"]] for result in results] == [result["ruleId"] for result in results]
    assert [result["level"] for result in results] == ["note", "error", "error", "warning", "warning"]
    region = results[1]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 8, "startColumn": 61, "endColumn": 68}
    [related] = results[2]["relatedLocations"]
    assert related["message"] == {"text": "first given here"}
    whole = results[-1]["locations"][0]["physicalLocation"]
    assert whole == {"artifactLocation": {"uri": "faulty/empty%2C%20100%25.yaml"}}


@pytest.fixture
def fixable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checked:
    """A book with what can be mended, surely and perhaps."""
    monkeypatch.chdir(tmp_path)
    people = "people:\n  - {id: ek, nam: Bo Ek}\nevents:\n  - {id: met, title: Met, date: 02.03.2026}\n"
    found = check([write_book(Path(), LATE + people, name="talks")])
    return found._replace(fixes=offered(found.books, found.problems))


def test_json_has_the_fixes(fixable: Checked) -> None:
    rows = json.loads(as_json(fixable, False))["problems"]
    edit = {
        "path": "talks/book.yaml",
        "line": 5,
        "column": 14,
        "end_line": 5,
        "end_column": 17,
        "text": "name",
    }
    fixes = [row["fix"] for row in rows if row["fix"]]
    assert fixes[0] == {"message": "write `name`", "safe": True, "edits": [edit]}
    assert [fix["safe"] for fix in fixes] == [True, False]


def test_sarif_has_the_fixes_that_are_safe(fixable: Checked) -> None:
    run = sarif_run(fixable.problems, fixable.fixes)
    [fix] = (fix for result in run["results"] for fix in result.get("fixes", ()))
    [replacement] = fix["artifactChanges"][0]["replacements"]
    region = {"startLine": 5, "startColumn": 14, "endLine": 5, "endColumn": 17}
    assert replacement == {"deletedRegion": region, "insertedContent": {"text": "name"}}


def test_sarif_of_nothing_is_a_run_without_results() -> None:
    assert sarif_run([])["results"] == []


@pytest.mark.parametrize(("strict", "failures"), [(False, 2), (True, 4)])
def test_junit_is_read_as_it_was_meant(checked: Checked, strict: bool, failures: int) -> None:
    read = JUnitXml.fromstring(junit(checked, strict).encode())
    suites = list(read)
    assert (read.tests, read.failures, read.errors) == (5, failures, 0)
    assert [suite.name for suite in suites] == ["faulty/book.yaml", "faulty/empty, 100%.yaml"]
    told = [result for suite in suites for case in suite for result in case.result]
    assert {result.type for result in told if isinstance(result, Failure)} <= {"error", "warning"}
    counted = [(suite.tests, suite.failures) for suite in suites]
    read.update_statistics()  # type: ignore[no-untyped-call]
    assert [(suite.tests, suite.failures) for suite in suites] == counted


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
