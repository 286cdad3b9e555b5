"""Libraries that no one wrote: the same every time, valid, and in every form."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
import yaml

from benchmarks.content import forms
from benchmarks.content.libraries import copied, kept, library
from benchmarks.content.writing import Order, write_book
from briefing.library.finding import books_in
from briefing.loading.books import load_book
from briefing.loading.budgets import LIMITS

ORDER = Order(30, per_book=20, size=2_000, per_file=3)


def test_an_order_and_a_number_make_the_same_book_and_another_seed_another() -> None:
    assert write_book(ORDER, 1) == write_book(ORDER, 1)
    assert write_book(ORDER, 1) != write_book(Order(30, 20, 2_000, 3, seed=2), 1)


def test_a_library_holds_what_was_ordered_and_nothing_that_check_would_tell(tmp_path: Path) -> None:
    folder = library(tmp_path, ORDER).folder
    loaded = [load_book(path) for path in books_in(folder)]
    assert [len(one.book.articles) for one in loaded if one.book] == [20, 10]
    assert not [problem for one in loaded for problem in one.problems]


@pytest.mark.parametrize("order", [Order(10_000, per_book=10_000, per_file=10), Order(100_000)])
def test_a_book_of_the_largest_libraries_keeps_the_budgets(order: Order) -> None:
    per_file = sum(len(article["body"]) for article in write_book(Order(20), 0).sections["articles"]) / 20
    assert per_file * order.per_file * 1.5 < LIMITS.file_bytes
    assert per_file * order.per_book * 1.3 < LIMITS.book_bytes
    assert order.per_book / order.per_file < LIMITS.book_files * 0.9


def test_articles_are_as_long_as_was_ordered() -> None:
    sizes = [len(article["body"]) for article in write_book(ORDER, 0).sections["articles"]]
    assert all(ORDER.size <= size < ORDER.size + 1_500 for size in sizes)


def test_few_words_are_said_often_and_most_of_them_rarely() -> None:
    text = " ".join(article["body"] for article in write_book(Order(200), 0).sections["articles"])
    counts = Counter(text.casefold().split())
    once = sum(count == 1 for count in counts.values())
    assert counts["the"] > len(text.split()) / 20
    assert once > len(counts) / 3


def test_yaml_and_json_say_the_same() -> None:
    book = write_book(ORDER, 0)
    said: dict[str, object] = {}
    for _, text in forms.yaml_files(book, ORDER.per_file):
        for section, entries in yaml.load(text, yaml.CBaseLoader).items():  # noqa: S506 (our own words)
            said[section] = entries if section == "book" else [*said.get(section, []), *entries]  # type: ignore[misc]
    assert _texts(said) == _texts(json.loads(forms.as_json(book)))


def _texts(value: object) -> object:
    if isinstance(value, dict):
        return {key: _texts(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_texts(one) for one in value]
    return str(value).rstrip("\n")


def test_links_are_words_in_markdown() -> None:
    article = {"title": "A", "body": "See [[person-1|the judge]] and [[term-2]]."}
    assert forms.markdown(article) == "# A\n\nSee the judge and term-2.\n"


def test_what_is_kept_is_written_once_and_what_breaks_off_is_not_kept(tmp_path: Path) -> None:
    def broken(path: Path) -> None:
        path.write_text("half")
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        kept(tmp_path, "text", broken)
    assert kept(tmp_path, "text", lambda path: path.write_text("whole")).read_text() == "whole"
    assert kept(tmp_path, "text", broken).read_text() == "whole"


def test_a_copy_can_be_changed(tmp_path: Path) -> None:
    original = library(tmp_path, Order(3))
    copy = copied(original, tmp_path / "copy")
    (copy.path(0) / "people.yaml").unlink()
    assert (original.path(0) / "people.yaml").exists()
