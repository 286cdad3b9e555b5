"""Mistakes that tired authors make, generated from the real book: each is told on its line."""

from __future__ import annotations

import random
import re
import shutil
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from briefing.authoring.editing.manuscripts import Manuscript, manuscripts, scalars
from briefing.authoring.mentions import mentions
from briefing.loading import nodes
from briefing.loading.books import Loaded, load_book
from briefing.loading.nodes import Node, Scalar
from briefing.loading.yaml_files import Known, KnownFile
from tests.terminal import ROOT

BOOK = ROOT / "books" / "nato-feb-2026"
MOST = 300
"""So many of all kinds together in the slow run, a fifth of them in every run."""


class Mistake(NamedTuple):
    """A file with a mistake in it, and the lines on which it may be told."""

    text: str
    lines: range


Choice = random.Random
Maker = Callable[[Manuscript, Choice], Mistake | None]


def keys_of(node: Node) -> list[Scalar]:
    """Every key below a node."""
    match node:
        case nodes.Mapping():
            return [one for key, value in node.pairs for one in (key, *keys_of(value))]
        case nodes.Sequence():
            return [one for item in node.items for one in keys_of(item)]
    return []


def replaced(file: Manuscript, scalar: Scalar, words: str) -> Mistake:
    text = file.text[: scalar.start.index] + words + file.text[scalar.end.index :]
    return Mistake(text, range(scalar.mark.line, scalar.mark.line + 1))


def misspelt_key(file: Manuscript, choice: Choice) -> Mistake:
    key = choice.choice([key for key in keys_of(file.root) if re.fullmatch("[a-z_]{4,}", key.text)])
    at = choice.randrange(1, len(key.text) - 1)
    word = key.text
    spelt = choice.choice(
        [word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:], word[:at] + "q" + word[at + 1 :]]
    )
    return replaced(file, key, spelt)


def wrong_type(file: Manuscript, choice: Choice) -> Mistake | None:
    plain = [scalar for _, scalar in scalars(file.root) if scalar.plain and _is_on_one_line(scalar)]
    return replaced(file, choice.choice(plain), choice.choice(["[a, b]", "{a: b}", "[[a]]"]))


def moved_indentation(file: Manuscript, choice: Choice) -> Mistake | None:
    lines = file.text.split("\n")
    number = choice.choice([n for n, line in enumerate(lines) if re.match(r"    [a-z_]+: ?\S", line)])
    moved = choice.choice([" ", "  ", "   "])
    line = moved + lines[number] if choice.random() < 0.5 else lines[number][len(moved) :]
    text = "\n".join([*lines[:number], line, *lines[number + 1 :]])
    return Mistake(text, range(number, number + 3))  # it may be the line before or after that no longer fits


def doubled_key(file: Manuscript, choice: Choice) -> Mistake:
    lines = file.text.split("\n")
    number = choice.choice(
        [n for n, line in enumerate(lines) if re.match(r"    [a-z_]+: [^|>\[{\"']+$", line)]
    )
    return Mistake("\n".join([*lines[: number + 1], *lines[number:]]), range(number + 2, number + 3))


def broken_reference(file: Manuscript, choice: Choice) -> Mistake | None:
    found = [one for one in mentions(BOOK.name, [file]) if one.words and len(one.words) > 3]
    if not found:
        return None
    one = choice.choice(found)
    line = file.mark(one.steps, one.offset, one.words).line
    value = file.values[one.steps]
    instead = f"{one.words[:-1]}zq"
    if value != one.words and f"[[{one.words}" not in value:
        return None
    start = one.offset
    changed = {**file.values, one.steps: value[:start] + instead + value[start + len(one.words) :]}
    text = file.text.split("\n")
    text[line - 1] = text[line - 1].replace(one.words, instead, 1)
    new = Manuscript(file.path, file.name, "\n".join(text).encode())
    return Mistake(new.text, range(line, line + 1)) if new.values == changed else None


def wrong_date(file: Manuscript, choice: Choice) -> Mistake | None:
    lines = file.text.split("\n")
    dated = re.compile(r"((?:date|said|as_of|published|accessed|from|until): )(\d{4}-\d\d-\d\d)(?=[,} ]|$)")
    found = [n for n, line in enumerate(lines) if dated.search(line) and "points:" not in line]
    if not found:
        return None
    number = choice.choice(found)
    wrong = choice.choice(["2026-13-01", "2026-02-30", "12.02.2026", "Feb 2026", "26-02-12", "2026/02/12x"])
    lines[number] = dated.sub(lambda match: match[1] + wrong, lines[number], count=1)
    return Mistake("\n".join(lines), range(number + 1, number + 2))


MAKERS: tuple[Maker, ...] = (
    misspelt_key,
    wrong_type,
    moved_indentation,
    doubled_key,
    broken_reference,
    wrong_date,
)


def _is_on_one_line(scalar: Scalar) -> bool:
    return scalar.start.line == scalar.end.line


@cache
def files(book: Path) -> tuple[Manuscript, ...]:
    return manuscripts(book)


@cache
def sound() -> tuple[Loaded, dict[tuple[str, bytes], KnownFile]]:
    """The book without a mistake, and its files, so that only a changed one is read again."""
    loaded = load_book(BOOK)
    assert loaded.book
    records = {"": loaded.book.header, **loaded.book.entries}
    known = {
        (file.name, file.digest): KnownFile(
            [Known(records[id_], loaded.book.places[id_]) for id_ in file.ids], file.leads
        )
        for file in loaded.files
        if file.reusable
    }
    return loaded, known


def told(mistake: Mistake, name: str, folder: Path) -> list[tuple[str, int]]:
    """The codes and lines of what is told in the file because of the mistake."""
    loaded, known = sound()
    path = folder / name
    before = path.read_bytes()
    path.write_bytes(mistake.text.encode())
    try:
        found = load_book(folder, known=lambda name, digest: known.get((name, digest)))
    finally:
        path.write_bytes(before)
    old = {(problem.code, problem.message) for problem in loaded.problems}
    new = [problem for problem in found.problems if (problem.code, problem.message) not in old]
    return [(problem.code, problem.line) for problem in new if problem.path == path]


def tried(most: int, folder: Path) -> Counter[tuple[str, str]]:
    """How many mistakes of each kind are told on their line, elsewhere in the file, or not at all."""
    counts: Counter[tuple[str, str]] = Counter()
    for seed in range(most * 2):
        maker = MAKERS[seed % len(MAKERS)]
        choice = random.Random(seed)
        file = choice.choice(files(BOOK))
        try:
            mistake = maker(file, choice)
        except IndexError:  # nothing in the file of which such a mistake could be made
            continue
        if mistake is None or mistake.text == file.text:
            continue
        found = told(mistake, file.name, folder)
        where = (
            "line" if any(line in mistake.lines for _, line in found) else "elsewhere" if found else "none"
        )
        if where != "line":
            print(seed, maker.__name__, where, file.name, mistake.lines, found[:3])
        counts[maker.__name__, where] += 1
        if sum(counts.values()) == most:
            break
    return counts


@pytest.mark.parametrize(
    "most", [pytest.param(MOST // 5, id="some"), pytest.param(MOST, id="all", marks=pytest.mark.slow)]
)
def test_each_mistake_is_told_on_its_line(most: int, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(BOOK, tmp_path / BOOK.name))
    counts = tried(most, folder)
    assert sum(counts.values()) == most
    assert [key for key in counts if key[1] != "line"] == []
