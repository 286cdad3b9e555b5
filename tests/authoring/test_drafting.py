"""An entry made of what somebody says, held against the format and the book."""

from __future__ import annotations

import pytest

from briefing.authoring.drafting import Said, asked, choices, drafted, fault, proposed_id, sayable
from briefing.loading.books import load_book
from briefing.model.book import Book
from briefing.model.entries import Article, Person, Quote, Unit
from briefing.model.kinds import BY_CLASS, KINDS, Kind
from briefing.model.text import Text
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
    assert needed <= set(asked(kind, {})) <= sayable(kind).keys()


def test_of_a_place_the_rest_is_asked_only_if_there_is_one(book: Book) -> None:
    unit = BY_CLASS[Unit]
    said = {"name": "Ice watch", "abbreviation": "", "place": "", "country": ""}
    assert asked(unit, said) == ("under", "from", "source", "id")
    assert asked(unit, {**said, "under": ""}) == ("id",)
    assert asked(unit, {**said, "under": "bay-council", "from": ""}) == ("source", "id")


@pytest.mark.parametrize(
    ("key", "words", "told"),
    [
        ("speaker", "harbor-master", "`speaker`: `harbor-master` is not the id of a person or a unit in"),
        ("said", "soon", "`said`: this is not a date"),
        ("words", "", "a quote needs the key `words`."),
        ("context", "See [[nope]].", "`context`: `[[nope]]` leads nowhere."),
        ("speaker", "harbour-master", ""),
        ("context", "See [[q-share]], [[other/x]] and `[[code]]`.", ""),
        ("id", "q-share", "`id`: `q-share` is the id of"),
    ],
)
def test_one_key_is_looked_at_whatever_is_said_of_the_others(
    book: Book, key: str, words: str, told: str
) -> None:
    found = fault(QUOTE, key, words, book, {})
    assert (found.told if found else "").startswith(told)
    assert (found is None) == (not told)


def test_words_of_a_quote_under_a_rule_need_the_rule(book: Book) -> None:
    bound = Quote(
        id=Text("q-kept"), words=Text("It ends at dawn"), speaker=Text("x"), attribution="background"
    )
    kept = Book.of(book.id, book.path, book.header, (*book, bound))
    rule = {"attribution": "background"}
    for words in ("It ends at dawn", "He said: it ends at dawn."):
        assert (found := fault(QUOTE, "words", words, kept, {}))
        there = f"{kept.codes['q-kept']} (q-kept)"
        assert found.told == f"`words`: these are words of {there}, which is under a rule: background."
        assert fault(QUOTE, "words", words, kept, rule) is None
        said = {"id": "q-new", "words": words, "speaker": "harbour-master"}
        assert drafted(QUOTE, said, kept).entry is None
        assert drafted(QUOTE, {**said, **rule}, kept).entry


def test_where_a_unit_stands_is_looked_at_in_the_terms_in_which_it_was_said(book: Book) -> None:
    unit = BY_CLASS[Unit]
    for key, words in {"under": "nowhere", "from": "soon", "relation": "friend", "source": "nobody"}.items():
        found = fault(unit, key, words, book, {})
        assert found
        assert found.key == key
    assert fault(unit, "from", "2026", book, {}) is None


def test_what_may_be_said_of_a_key(book: Book) -> None:
    assert choices(QUOTE, "speaker", book)["harbour-master"] == "Aoife Example"
    assert tuple(choices(QUOTE, "status", book)) == ("verbatim", "paraphrase", "translation")
    assert tuple(choices(BY_CLASS[Article], "sources", book)) == ("gazette",)
    assert choices(QUOTE, "words", book) == {}


def test_an_id_is_proposed_that_is_free(book: Book) -> None:
    assert proposed_id(QUOTE, {"words": "We will share every pilot"}, book) == "q-we-will-share-every"
    assert proposed_id(BY_CLASS[Person], {"name": "Jörg Ødegård"}, book) == "jorg-odegard"
    assert proposed_id(BY_CLASS[Article], {"title": "One service"}, book) == "one-service-article"
    assert proposed_id(BY_CLASS[Article], {}, book) == "article"
