"""What an author says of problems: comments that ignore one and say why, rules that are set otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.authoring.checking import check
from briefing.library.volume import open_volume
from briefing.loading.problems import RULES, is_lasting
from briefing.model.dates import Edtf
from tests.loading.folders import HEADER, places, write_book

MEETING = Edtf.parse("2026-02-12")


def told(folder: Path, text: str, header: str = HEADER) -> list[str]:
    """The problems of a book with one file besides its header."""
    book = write_book(folder / "book", {"book.yaml": header, "a.yaml": text})
    return places(check([book], MEETING).problems, book)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("terms:\n  - {id: t, term: T, means: '[[no]]'} # briefing: ignore[R002] later", []),
        ("terms:\n  # briefing: ignore[R002] later\n  - {id: t, term: T, means: '[[no]]'}", []),
        ("terms:\n  # briefing: ignore[R002] later\n  # more\n\n  - {id: t, term: T, means: '[[no]]'}", []),
        ("terms:\n  - id: t\n    term: T\n    means: |  # briefing: ignore[R002] later\n"
         "      a\n\n      [[no]]", []),
        ("terms:\n  - id: t\n    term: T\n    # briefing: ignore[R002] later\n    means: >-\n"
         "      a\n      [[no]]", []),
        ("figures:\n  - {id: f, title: '[[no]]', value: 1} # briefing:ignore[N004, R002] counted here",
         ["a.yaml:2:40 S002"]),
        ("terms:\n  # briefing: ignore[R002] later\n  - {id: u, term: T, means: m}\n"
         "  - {id: t, term: T, means: '[[no]]'}", ["a.yaml:2:3 S002", "a.yaml:4:32 R002"]),
        ("terms:\n  - {id: t, term: T, means: '[[no]]'} # briefing: ignore[R002]",
         ["a.yaml:2:32 R002", "a.yaml:2:39 S001"]),
        ("terms:\n  - {id: t, term: T, means: '[[no]]'} # briefing: ignore it",
         ["a.yaml:2:32 R002", "a.yaml:2:39 S001"]),
        ("terms:\n  - {id: t, term: T, means: '[[no]]'} # briefing: ignore[R022] later",
         ["a.yaml:2:32 R002", "a.yaml:2:39 S001"]),
        ("terms:\n  - {id: t, term: T, wrong: M} # briefing: ignore[K003] later",
         ["a.yaml:2:6 K003", "a.yaml:2:22 K002", "a.yaml:2:32 S001"]),
        ("terms:\n  - {id: t, term: T, means: m} # briefing: ignore[T002] it ends in March", []),
    ],
)  # fmt: skip
def test_comments_ignore_what_they_stand_at(tmp_path: Path, text: str, left: list[str]) -> None:
    assert told(tmp_path, text) == left


LINK = "terms:\n  - {id: t, term: T, means: '[[no]]'}\n"


def test_the_header_sets_rules(tmp_path: Path) -> None:
    assert told(tmp_path, LINK, HEADER + "  rules: {R002: off}\n") == []
    book = write_book(tmp_path / "softer", {"book.yaml": HEADER + "  rules: {R002: hint}\n", "a.yaml": LINK})
    [problem] = check([book], MEETING).problems
    assert (problem.code, problem.severity) == ("R002", "hint")


@pytest.mark.parametrize(
    ("rules", "found", "help_"),
    [
        ("{R022: off}", ["book.yaml:4:11 K002"], "did you mean `R002`?"),
        ("{R002: of}", ["book.yaml:4:17 K005"],
         "did you mean `off`? allowed are `error`, `warning`, `hint` and `off`"),
        ("{Y003: off}", ["book.yaml:4:17 K005"], "what it tells of could not be read"),
        ("{Y003: error}", [], None),
    ],
)  # fmt: skip
def test_what_cannot_be_set_is_told(tmp_path: Path, rules: str, found: list[str], help_: str | None) -> None:
    header = {"book.yaml": f"{HEADER}  rules: {rules}\n", "a.yaml": "terms: [{id: t, term: T, means: m}]\n"}
    problems = check([write_book(tmp_path, dict(header))], MEETING).problems

    assert places(problems, tmp_path) == found
    assert [problem.hint for problem in problems] == ([help_] if help_ else [])


def test_a_file_above_sets_rules_for_all_books_and_the_header_goes_before_it(tmp_path: Path) -> None:
    (tmp_path / ".briefing.toml").write_text('[check]\nrules = {R002 = "off", N004 = "error"}\n')
    assert told(tmp_path, LINK) == []
    assert told(tmp_path / "other", LINK, HEADER + "  rules: {R002: warning}\n") == ["a.yaml:2:32 R002"]
    (tmp_path / "other" / ".briefing.toml").write_text("")
    assert told(tmp_path / "other", LINK) == ["a.yaml:2:32 R002"], "the nearest file alone counts"


@pytest.mark.parametrize(
    ("settings", "line", "message"),
    [
        ("[check]\nrules = {\n", 2, "the settings cannot be read: "),
        ("[check]\nrules = 1\n", 2, "`check.rules` is a table"),
        ("check = 1\n", 1, "`check.rules` is a table"),
        ('[check.rules]\nR022 = "off"\n', 2, "`R022` is not the code of a rule"),
        ('[check.rules]\n\nR002 = "of"\n', 3, "`of` is no severity"),
        ('# chek\n[chek]\nrules = {R002 = "off"}\n', 2, "the key `chek` is unknown"),
        ('[check]\nrule = {R002 = "off"}\n', 2, "the key `check.rule` is unknown"),
        ('# r008\n[check]\nrules = {r008 = "off"}\n', 3, "`r008` is not the code of a rule"),
        ("[check.rules]\nR002 = []\n", 2, "`[]` is no severity"),
        ('[check.rules]\nY003 = "hint"\n', 2, "`Y003` stays an error"),
    ],
)
def test_settings_that_cannot_be_used_are_told(
    tmp_path: Path, settings: str, line: int, message: str
) -> None:
    (tmp_path / ".briefing.toml").write_text(settings)
    book = write_book(tmp_path / "book", {"a.yaml": LINK})

    amiss, link = check([book], MEETING).problems

    assert (amiss.code, amiss.path, amiss.line) == ("F012", tmp_path / ".briefing.toml", line)
    assert amiss.message.startswith(message)
    assert link.code == "R002"


def test_what_looks_like_a_comment_within_a_text_ignores_nothing(tmp_path: Path) -> None:
    text = (
        "terms:\n"
        "  - id: t\n"
        "    term: T\n"
        "    means: |\n"
        "      Write it so:\n\n"
        "      [[no]] # briefing: ignore[R002] as text\n"
        "    tags: [a] # briefing: ignore[N004] behind it\n"
    )
    assert told(tmp_path, text) == ["a.yaml:7:9 R002", "a.yaml:8:15 S002"]


def test_a_settings_file_is_told_from_where_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".briefing.toml").write_text('[check.rules]\nr002 = "off"\n')
    write_book(tmp_path / "books" / "a", {})
    for here, book, told in ((tmp_path, "books/a", ""), (tmp_path / "books", "a", "..")):
        monkeypatch.chdir(here)
        (amiss,) = check([Path(book)], MEETING).problems
        assert (amiss.path, amiss.line, amiss.column) == (Path(told, ".briefing.toml"), 2, 1)
        assert amiss.hint == "did you mean `R002`?"


def test_the_reader_is_told_what_check_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    header = HEADER + "  rules: {N004: error}\n"
    text = (
        "figures: [{id: f, title: F, value: 1}]\n"
        "terms:\n"
        "  - {id: t, term: T, means: '[[no]]'} # briefing: ignore[R002] it comes tomorrow\n"
        "  - {id: u, term: U, means: '[[nor]]'}\n"
    )
    book = write_book(tmp_path / "book", {"book.yaml": header, "a.yaml": text})

    checked = check([book], MEETING).problems

    assert places(checked, book) == ["a.yaml:1:12 N004", "a.yaml:4:32 R002"]
    assert open_volume(book).problems == checked
    assert [problem.severity for problem in open_volume(book).problems] == ["error", "error"]


def test_what_could_not_be_read_stays() -> None:
    lasting = {code for code in RULES if is_lasting(code)}
    assert {"F001", "Y003", "K003", "R001", "T001"} <= lasting
    assert {"F009", "K010", "R002", "Q002", "N007"}.isdisjoint(lasting)
