"""An entry made of what somebody says, held against the format and the book."""

from __future__ import annotations

import pytest

from briefing.authoring.drafting import Said, asked, drafted, proposed_id, sayable
from briefing.loading.books import load_book
from briefing.model.book import Book
from briefing.model.entries import Article, Person, Quote
from briefing.model.kinds import BY_CLASS, KINDS, Kind
from tests.terminal import ROOT


@pytest.fixture(scope="module")
def book() -> Book:
    found = load_book(ROOT / "docs" / "example").book
    assert found
    return found


QUOTE = BY_CLASS[Quote]
SAID = {"id": "q-new", "words": "No: never", "speaker": "harbour-master", "source": "gazette"}


def faults(said: Said, book: Book) -> list[tuple[str, str]]:
    found = drafted(QUOTE, said, book)
    assert (found.entry is None) == bool(found.faults)
    return [(fault.key, fault.message) for fault in found.faults]


def test_what_is_said_becomes_an_entry_and_what_is_not_stays_out(book: Book) -> None:
    entry = drafted(QUOTE, {**SAID, "occasion": "", "tags": "bay, pilots,"}, book).entry
    assert isinstance(entry, Quote)
    assert (entry.words, entry.tags, entry.occasion) == ("No: never", ("bay", "pilots"), None)


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        (
            "speaker",
            "harbor-master",
            "is not the id of a person or a unit in example; did you mean `harbour-master`?",
        ),
        ("source", "q-share", "`q-share` is not the id of a source in example"),
        ("said", "12.2.2026", "2026-02-12"),
        ("attribution", "off record", "`off record` is not a value of"),
        ("id", "q-share", "`q-share` is the id of"),
        ("id", "Q Share", "`Q Share` is not an id"),
        ("words", "", "a quote needs the key `words`"),
    ],
)
def test_each_fault_is_told_of_its_key(book: Book, key: str, value: str, said: str) -> None:
    [(told_of, message)] = faults({**SAID, key: value}, book)
    assert told_of == key
    assert said in message


def test_all_faults_are_told_at_once(book: Book) -> None:
    assert [key for key, _ in faults({"id": "q", "said": "soon"}, book)] == ["words", "speaker", "said"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_is_asked_for_can_be_said_and_is_enough(kind: Kind, book: Book) -> None:
    needed = {key for key, told in sayable(kind).items() if told.key.required}
    assert needed <= set(asked(kind)) <= sayable(kind).keys()


def test_an_id_is_proposed_that_is_free(book: Book) -> None:
    assert proposed_id(QUOTE, {"words": "We will share every pilot"}, book) == "q-we-will-share-every"
    assert proposed_id(BY_CLASS[Person], {"name": "Jörg Ødegård"}, book) == "jorg-odegard"
    assert proposed_id(BY_CLASS[Article], {"title": "One service"}, book) == "one-service-article"
    assert proposed_id(BY_CLASS[Article], {}, book) == "article"
