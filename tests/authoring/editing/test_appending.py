"""A new entry stands where the book keeps its kind; all else stays as it was to the byte."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from briefing.authoring.editing.appending import appended
from briefing.authoring.editing.manuscripts import Manuscript, NotEditable, manuscripts
from briefing.model.entries import Entry, Term
from briefing.model.text import Text

HEADER = "book: {title: T, date: 2026}\n"
EPS = Term(id=Text("eps"), term=Text("EPS"), means=Text("pilots: all of them"))
WRITTEN = 'id: eps\n    term: EPS\n    means: "pilots: all of them"\n'


def put(text: str, entry: Entry = EPS) -> str:
    """What a file becomes."""
    file = Manuscript(Path("book.yaml"), "book.yaml", text.encode())
    found = appended(Path(), [file], entry)
    assert found.new.text.splitlines()[found.line - 1].split() == ["-", "id:", entry.id]
    return found.new.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{HEADER}terms:\n  - id: a\n    term: A\n    means: a # kept\n", "\n  - @"),
        (f"{HEADER}terms:\n  - {{id: a, term: A, means: a}}\n  - {{id: b, term: B, means: b}}\n", "  - @"),
        (f"{HEADER}terms:\n- {{id: a, term: A, means: a}}", "\n\n- @"),
        (f"{HEADER}terms:\n", "  - @"),
        (f"{HEADER}terms: # none yet\n", "  - @"),
        (HEADER, "\nterms:\n  - @"),
        (HEADER.rstrip(), "\n\nterms:\n  - @"),
    ],
)
def test_it_is_written_as_the_others_are(before: str, after: str) -> None:
    indent = "" if "\n- @" in after else "  "
    lines = WRITTEN.replace("\n    ", f"\n{indent}  ")
    assert put(before) == before + after.replace("@", lines)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            f"{HEADER}terms:\n    -   id: a\n        term: 'A'\n        means: a\n",
            "\n    -   id: eps\n        term: EPS\n        means: 'pilots: all of them'\n",
        ),
        (
            "book:\n    title: T\n    date: 2026\n",
            '\nterms:\n    - id: eps\n      term: EPS\n      means: "pilots: all of them"\n',
        ),
        (
            f"{HEADER}people:\n-  id: a\n   name: 'A'\n",
            "\nterms:\n-  id: eps\n   term: EPS\n   means: 'pilots: all of them'\n",
        ),
        (
            f"{HEADER}people:\n  - {{id: a, name: 'A'}}\nterms:\n  - {{id: a, term: \"A\", means: a}}\n",
            '\n  - id: eps\n    term: EPS\n    means: "pilots: all of them"\n',
        ),
    ],
)
def test_it_is_written_in_the_style_of_the_section_else_of_the_file(before: str, after: str) -> None:
    assert put(before) == before + after


def test_single_quotes_stand_where_a_text_needs_no_escape() -> None:
    before = f"{HEADER}terms:\n- {{id: a, term: 'A', means: a}}\n"
    written = Term(id=Text("b"), term=Text('it\'s: "so"'), means=Text("O'Neill: yes"))
    assert put(before, written).removeprefix(before) == (
        "\n- id: b\n  term: \"it's: \\\"so\\\"\"\n  means: 'O''Neill: yes'\n"
    )


def test_empty_brackets_become_a_list_as_the_others_are() -> None:
    before = f"{HEADER}people:\n- {{id: a, name: A}}\nterms: []\n"
    lines = WRITTEN.replace("\n    ", "\n  ")
    assert put(before) == before.replace(" []", "") + f"- {lines}"


def test_it_stands_before_the_notes_on_the_next_section() -> None:
    before = f"{HEADER}terms:\n  - id: a\n    term: A\n    means: |\n      # no note\n\n      a\n"
    after = "\n# the people\npeople: []\n"
    assert put(before + after) == f"{before}\n  - {WRITTEN}{after}"


def test_empty_brackets_become_a_list() -> None:
    assert put(f"{HEADER}terms: []  # none yet\n") == f"{HEADER}terms:  # none yet\n  - {WRITTEN}"


def test_line_ends_and_byte_order_mark_stay() -> None:
    data = (
        codecs.BOM_UTF8 + f"{HEADER}terms:\n  - {{id: a, term: A, means: a}}\n".replace("\n", "\r\n").encode()
    )
    found = appended(Path(), [Manuscript(Path("b.yaml"), "b.yaml", data)], EPS)
    assert found.new.data.startswith(data)
    assert found.new.data.count(b"\n") == found.new.data.count(b"\r\n")


def test_of_several_files_it_stands_in_the_one_with_most_of_its_kind(tmp_path: Path) -> None:
    (tmp_path / "book.yaml").write_text(f"{HEADER}terms:\n  - {{id: a, term: A, means: a}}\n")
    (tmp_path / "words.yaml").write_text(
        "terms:\n  - {id: b, term: B, means: b}\n  - {id: c, term: C, means: c}\n"
    )
    assert appended(tmp_path, manuscripts(tmp_path), EPS).new.name == "words.yaml"


def test_of_several_files_without_any_of_its_kind_a_new_one_gets_it(tmp_path: Path) -> None:
    (tmp_path / "book.yaml").write_text(HEADER)
    (tmp_path / "people.yaml").write_text("people: []\n")
    found = appended(tmp_path, manuscripts(tmp_path), EPS)
    found.save()
    assert (tmp_path / "terms.yaml").read_text() == f"terms:\n  - {WRITTEN}"
    (tmp_path / "terms.yaml").write_text("")
    with pytest.raises(NotEditable, match="move it away"):
        appended(tmp_path, manuscripts(tmp_path), EPS)


@pytest.mark.parametrize(
    "text",
    [
        "terms: [{id: a, term: A, means: a}]\n",
        "terms: {id: a}\n",
        "{terms: , book: {title: T, date: 2026}}\n",
    ],
)
def test_where_it_cannot_be_put_safely_the_author_is_told(text: str) -> None:
    with pytest.raises(NotEditable, match=r"book\.yaml"):
        put(text)


def test_what_was_added_is_taken_back_unless_the_file_is_another_by_now(tmp_path: Path) -> None:
    file, new = tmp_path / "book.yaml", tmp_path / "terms.yaml"
    file.write_text(HEADER)
    found = appended(tmp_path, manuscripts(tmp_path), EPS)
    found.save()
    assert file.read_text() != HEADER
    found.take_back()
    assert file.read_text() == HEADER
    found.save()
    file.write_text(changed := file.read_text() + "# a note\n")
    with pytest.raises(NotEditable, match="another program"):
        found.take_back()
    assert file.read_text() == changed

    (tmp_path / "people.yaml").write_text("people: []\n")
    file.write_text(HEADER)
    found = appended(tmp_path, manuscripts(tmp_path), EPS)
    found.save()
    assert new.exists()
    found.take_back()
    assert not new.exists()
