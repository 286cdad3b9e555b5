"""What shows only in the whole of a book stands on the shelf as `check` tells it, until the book changes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from shutil import copytree

import pytest

from briefing.answers.books import text_of
from briefing.authoring.checking import check
from briefing.library import whole
from briefing.library.finding import books_in, shipped_folder
from briefing.library.shelf.findings import books_left
from briefing.library.shelf.shelf import Shelf
from briefing.library.shelf.stocking import look_through
from briefing.library.volume import Library, Volume, open_volume
from briefing.model.book import PROBLEMS, Ref
from briefing.model.dates import Edtf
from briefing.pages.view import View
from tests.library.shelf.readings import settle
from tests.loading.folders import HEADER, write_book

BOOK = """
sources:
  - {id: s, publisher: P, title: S, accessed: 2024-01-01, text: s.txt}
  - {id: t, publisher: P, title: T, valid_until: 2026-02-03}
articles: [{id: a, title: A, sources: [t], body: "It costs 52 million euros ([[cost]])."}]
quotes: [{id: q, words: not there at all, speaker: p, source: s}]
figures:
  - {id: cost, title: Cost, value: 48, unit: million euros, source: s, as_of: 2026}
  - {id: again, title: Cost, value: 50, unit: million euros, source: s, as_of: 2026}
units:
  - {id: u, name: U, reports_to: [{unit: v, source: s}]}
  - {id: v, name: V, reports_to: [{unit: u, source: s}]}
people: [{id: p, name: P}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return settle(write_book(tmp_path / "books" / "b", {"b.yaml": BOOK, "s.txt": "Something was said."}))


def worked_out(folder: Path) -> Volume:
    volume = open_volume(folder)
    volume.findings.work_out()
    return volume


def test_the_reader_is_told_what_check_tells(folder: Path) -> None:
    volume = worked_out(folder)
    told = {problem.code for problem in volume.problems}
    assert told >= {"N007", "N009", "T002", "T004", "T006", "Q004"}
    assert volume.problems == check([folder]).problems


COMMENTED = """
sources: [{id: s, publisher: P, title: S, accessed: 2024-01-01}] # briefing: ignore[T004] it does not change
articles:
  # briefing: ignore[N009] counted otherwise
  - {id: a, title: A, body: "It costs 52 million euros ([[cost]])."}
figures:
  - {id: cost, title: Cost, value: 48, unit: million euros, source: s} # briefing: ignore[N007] the first
  - {id: again, title: Cost, value: 50, unit: million euros, source: s}
  - {id: more, title: Cost, value: 51, unit: million euros, source: s} # briefing: ignore[N007] another quay
  - {id: bare, title: Bare, value: 1}
agenda:
  - {id: i, title: I, lines: [{rung: top, say: No., cleared: {until: 2026-01-01}}]}
people: [{id: p, name: P}] # briefing: ignore
"""


@pytest.mark.parametrize(
    "header", ["", "  rules: {N004: error, L001: off}\n", "  rules: {N007: off, N009: off}\n"]
)
def test_what_its_author_makes_of_problems_counts_for_both(tmp_path: Path, header: str) -> None:
    text = {"book.yaml": HEADER + header, "a.yaml": COMMENTED, "plain.yaml": "terms: []\n"}
    folder = settle(write_book(tmp_path / "books" / "b", dict(text)))
    (tmp_path / ".briefing.toml").write_text('[check]\nrules = {L002 = "hint", R022 = "off"}\n')
    problems = check([folder]).problems
    assert {problem.code for problem in problems} >= {"F012", "L002", "S001", "S002"}
    assert worked_out(folder).problems == open_volume(folder).problems == problems
    assert [problem.severity for problem in problems if problem.code == "L002"] == ["hint"]


def test_until_all_is_known_no_comment_is_called_idle(tmp_path: Path) -> None:
    folder = settle(write_book(tmp_path / "books" / "b", {"a.yaml": COMMENTED}))
    codes = [problem.code for problem in open_volume(folder).problems]
    assert codes == ["N004"]


def test_the_other_place_of_a_figure_is_told(folder: Path) -> None:
    worked_out(folder)
    [problem] = [problem for problem in open_volume(folder).problems if problem.code == "N007"]
    [other] = problem.related
    assert (other.path, other.mark.line, other.message) == (folder / "b.yaml", 8, "also given here")


def test_of_each_book_that_is_shipped_the_same_is_told(tmp_path: Path) -> None:
    for shipped in books_in(shipped_folder()):
        book = settle(Path(copytree(shipped, tmp_path / shipped.name)))
        volume = worked_out(book)
        list(volume.verdicts.look_up())
        assert volume.problems == check([book]).problems


def test_the_page_of_problems_works_it_out_itself(folder: Path) -> None:
    volume = open_volume(folder)
    view = View(Library(volume), volume, volume.book.header.date)
    page = text_of(view, Ref("b", PROBLEMS))
    for problem in check([folder]).problems:
        assert problem.message in " ".join(page.split())


def test_it_is_kept_until_the_book_changes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = worked_out(folder).problems
    with monkeypatch.context() as patched:
        patched.setattr(whole, "lasting", None)
        kept = open_volume(folder)
        assert kept.is_looked_through
        assert kept.problems == before
    text = (folder / "b.yaml").read_text()
    (folder / "b.yaml").write_text(text.replace("value: 50", "value: 48"))
    changed = open_volume(settle(folder))
    assert changed.findings.is_left
    assert not {"N007", "N009", "T006"} & {problem.code for problem in changed.problems}
    changed.findings.work_out()
    assert changed.problems == check([folder]).problems
    assert "N007" not in {problem.code for problem in changed.problems}


def test_what_ages_is_judged_on_the_day_on_which_it_is_shown(folder: Path) -> None:
    findings = worked_out(folder).findings

    def aged(on: str) -> Sequence[tuple[str, str]]:
        found = findings.problems(Edtf.parse(on))
        return [(problem.code, problem.message) for problem in found if problem.code[0] == "T"][1:]

    assert aged("2024-12-31") == []
    assert aged("2025-01-01") == [("T004", "accessed 1 Jan 2024, 366 days before 1 Jan 2025")]
    assert [code for code, _ in aged("2026-02-03")] == ["T004"]
    assert aged("2026-02-04")[-1] == ("T002", "valid until 3 Feb 2026, 1 day before 4 Feb 2026")


def test_whoever_has_the_time_looks_through_all_books_of_a_folder(folder: Path) -> None:
    write_book(folder.parent / "c", {})
    shelf = Shelf(folder.parent)
    for book in ("b", "c"):
        shelf.compile(settle(folder.parent / book))
    assert {path.name for path in books_left(shelf)} == {"b", "c"}
    look_through([shelf])
    assert books_left(shelf) == ()
    assert open_volume(folder).problems == check([folder]).problems


def test_a_book_that_is_gone_leaves_nothing_behind(folder: Path) -> None:
    worked_out(folder)
    shelf = Shelf(folder.parent)
    shelf.drop("b")
    assert shelf.rows("SELECT * FROM finding") == shelf.rows("SELECT * FROM ageing") == []
