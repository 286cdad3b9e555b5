"""Ids are made of names in one way, and a book's own are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.authoring.naming import Ids, Wanted, slug
from briefing.loading.books import load_book
from briefing.model.book import Book
from briefing.model.entries import Person, Unit
from tests.sample import write_book


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("JFC Naples", "jfc-naples"),
        ("  6. Panzergrenadierdivision ", "6-panzergrenadierdivision"),
        ("Straße & Ødegård", "strasse-odegard"),
        ("Łódź’s", "lodzs"),
        ("Бригада Київ", "bryhada-kyiv"),
        ("司令部", ""),
        ("a" * 100, "a" * 48),
        ("word " * 20, "word-" * 8 + "word"),
        ("...", ""),
    ],
)
def test_a_slug_is_made_of_what_can_be_written_so(words: str, made: str) -> None:
    assert slug(words) == made


def test_two_alike_are_told_apart_by_what_is_above_them_and_then_by_number() -> None:
    ids = Ids(None)
    made = [ids.new(Wanted("unit", ("1 Coy",), above=above)) for above in ("1 Bn", "2 Bn", "2 Bn", "1 Coy")]

    assert made == ["1-coy", "1-coy-2-bn", "1-coy-2-bn-2", "1-coy-2"]
    assert [ids.new(Wanted("unit", (name,))) for name in ("con", "司令部")] == ["con-unit", "unit"]
    assert len(ids.new(Wanted("unit", ("a" * 300,), above="b" * 300))) <= 64


def test_the_given_id_comes_before_the_abbreviation_and_that_before_the_name() -> None:
    names = ("Joint Force Command", "JFC")

    assert Ids(None).new(Wanted("unit", names, "given")) == "given"
    assert Ids(None).new(Wanted("unit", names)) == "jfc"
    assert Ids(None).new(Wanted("unit", ("Joint Force Command", ""))) == "joint-force-command"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    book = load_book(write_book(tmp_path)).book
    assert book
    return book


@pytest.mark.parametrize(
    ("cls", "names", "given", "id_"),
    [
        (Unit, ("Another name",), "naples", "naples"),
        (Unit, ("joint force  command NAPLES",), "", "naples"),
        (Unit, ("Unheard of", "AFSOUTH"), "x", "naples"),
        (Unit, ("Mark Rutte",), "", "mark-rutte"),
        (Person, ("Mark Rutte",), "", "rutte"),
        (Person, ("Unheard of",), "naples", "naples-person"),
    ],
)
def test_a_book_keeps_its_ids(
    book: Book, cls: type[Unit] | type[Person], names: tuple[str, ...], given: str, id_: str
) -> None:
    ids = Ids(book)

    assert ids.of(cls, Wanted("person", names, given)) == id_
    assert ids.known == {id_} & set(book.entries)


def test_an_id_of_a_book_is_found_once(book: Book) -> None:
    ids = Ids(book)

    assert [ids.of(Unit, Wanted("unit", ("JFC Naples",))) for _ in range(2)] == ["naples", "jfc-naples"]


def test_a_person_whose_name_has_the_rank_in_the_book_is_known_without_it(tmp_path: Path) -> None:
    (tmp_path / "book.yaml").write_text(
        "book: {title: A book, date: 2026}\npeople:\n  - {id: gen-ann-lee, name: Gen. Ann Lee}\n"
        "  - {id: gen-bob, name: Gen. Bob Low}\n  - {id: bob, name: Bob Low}\n"
    )
    book = load_book(tmp_path).book

    assert Ids(book).of(Person, Wanted("person", ("Ann Lee",))) == "gen-ann-lee"
    assert Ids(book).of(Person, Wanted("person", ("Bob Low",))) == "bob"
