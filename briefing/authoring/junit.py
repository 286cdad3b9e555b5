"""Problems as JUnit XML, which most build servers read.

A suite is a file with problems, and a case in it a problem: a failure if it counts for the exit code, else
one that passed and says what was found. A book without problems is a suite of one case that passed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from briefing.authoring.formats import fails
from briefing.authoring.report import heading
from briefing.loading.problems import Problem
from briefing.model.text import clean

if TYPE_CHECKING:
    from briefing.authoring.checking import Checked


def junit(checked: Checked, strict: bool) -> str:
    """A document of all suites."""
    failures = sum(fails(problem, strict) for problem in checked.problems)
    root = ElementTree.Element("testsuites", {"name": "briefing check"})
    at_fault: set[Path] = set()
    for path, problems in groupby(checked.problems, key=lambda problem: problem.path):
        at_fault.update((path, *path.parents))
        root.append(_suite(path, tuple(problems), strict))
    for book in checked.books:
        if book not in at_fault:
            root.append(_suite(book, (), strict))
    tests = sum(int(suite.get("tests", "")) for suite in root)
    root.attrib |= {"tests": str(tests), "failures": str(failures), "errors": "0"}
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode")


def _suite(path: Path, problems: Sequence[Problem], strict: bool) -> ElementTree.Element:
    name = clean(str(path))
    failures = sum(fails(problem, strict) for problem in problems)
    counts = {"tests": str(len(problems) or 1), "failures": str(failures), "errors": "0"}
    suite = ElementTree.Element("testsuite", {"name": name, **counts})
    for problem in problems:
        at = f":{problem.line}:{problem.column}" if problem.line else ""
        case = ElementTree.SubElement(suite, "testcase", {"name": problem.code + at, "classname": name})
        told = heading(problem) + (f"\nhelp: {problem.hint}" if problem.hint else "")
        if fails(problem, strict):
            failure = ElementTree.SubElement(case, "failure", type=problem.severity, message=problem.message)
            failure.text = told
        else:
            ElementTree.SubElement(case, "system-out").text = told
    if not problems:
        ElementTree.SubElement(suite, "testcase", {"name": "no problems", "classname": name})
    return suite
