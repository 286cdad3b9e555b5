"""A file is changed at the places meant, and nowhere else."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.authoring.editing.manuscripts import Change, Edit, Manuscript, NotEditable, manuscripts

WRITTEN = """\
# who says what
terms:
  - {id: eps, term: "EPS", means: 'see [[eps]], [[eps|it]]'}   # kept
  -   id:   nos
      term: NOS
      means: |
        First [[eps]].

        Then   [[eps]]  again.
x-own: [eps,  eps]
"""


def manuscript(text: str, line_end: str = "\n", bom: bytes = b"") -> Manuscript:
    return Manuscript(Path("terms.yaml"), "terms.yaml", bom + text.replace("\n", line_end).encode())


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", [b"", codecs.BOM_UTF8])
def test_nothing_else_changes_whatever_the_line_ends(line_end: str, bom: bytes) -> None:
    old = manuscript(WRITTEN, line_end, bom)
    second = old.values["terms", 1, "means"].rindex("eps")
    new = old.changed([Change(("terms", 1, "means"), second, "eps", "pilots")])
    assert new.data == old.data.replace(b"Then   [[eps]]", b"Then   [[pilots]]")


def test_several_places_of_one_value_change_at_once() -> None:
    old = manuscript(WRITTEN)
    means = ("terms", 0, "means")
    changes = [Change(means, 6, "eps", "a"), Change(means, 15, "eps", "pilots")]
    assert old.changed(changes).values[means] == "see [[a]], [[pilots|it]]"


@pytest.mark.parametrize(
    ("value", "words", "instead"),
    [
        ('"\\x65ps"', "eps", "pilots"),  # it stands there as an escape
        ("eps", "eps", "a: b"),  # it would be a block of keys
        ("'eps'", "eps", "it's"),  # it would end the quotes
        ("eps", "eps", "[eps"),
    ],
)
def test_what_would_say_something_else_is_left_to_the_author(value: str, words: str, instead: str) -> None:
    old = manuscript(f"terms:\n- term: {value}\n")
    with pytest.raises(NotEditable, match=r"terms\.yaml:2: .*change it by hand"):
        old.changed([Change(("terms", 0, "term"), 0, words, instead)])


def test_a_file_that_is_not_yaml_is_not_changed(tmp_path: Path) -> None:
    (tmp_path / "book.yaml").write_text("book:\n  title: T\n  date: 2026\n")
    (tmp_path / "terms.yaml").write_text("terms: [\n")
    with pytest.raises(NotEditable, match=r"terms\.yaml:\d: .*mend that first"):
        manuscripts(tmp_path)


ids = st.text("abcxyz019-", min_size=1, max_size=8)
around = st.text("ab[]|# .é\U0001f6a2\n", max_size=20)


@given(ids, ids, st.lists(around, min_size=2, max_size=6), st.sampled_from(["|", ">-", '"']))
def test_any_place_in_any_prose_can_be_changed_or_is_refused(
    old: str, new: str, pieces: list[str], style: str
) -> None:
    words = old.join(pieces)
    block = "\n".join("    " + line for line in words.split("\n"))
    quoted = words.replace("\n", "\\n")
    value = f'"{quoted}"' if style == '"' else f"{style}\n{block}"
    try:
        file = manuscript(f"terms:\n- means: {value}\n  term: t\n")
        before = file.values["terms", 0, "means"]
    except NotEditable:
        return
    at = before.rfind(old)
    if at < 0:
        return
    try:
        changed = file.changed([Change(("terms", 0, "means"), at, old, new)])
    except NotEditable:
        return
    assert changed.values["terms", 0, "means"] == before[:at] + new + before[at + len(old) :]
    assert len(changed.text) == len(file.text) - len(old) + len(new)


def test_a_place_is_told_as_people_count() -> None:
    file = manuscript(WRITTEN, "\r\n")
    means = ("terms", 1, "means")
    last = file.values[means].rindex("eps")
    assert file.mark(means, last, "eps") == (9, 18, 3)
    assert file.mark(means, 0, "") == (6, 14, 1)


def test_edits_may_come_in_any_order() -> None:
    file = manuscript("a: b\n")
    assert file.edited([Edit(3, 4, "c"), Edit(0, 1, "x")]).text == "x: c\n"
