"""The search of a shelf: the same hits as a slow and obvious search, in the order that is promised."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import singledispatch
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.library.names import called
from briefing.library.search.engine import ShelfSearch
from briefing.library.search.hits import LIBRARY, Hit, Results, Scope
from briefing.library.search.query import parse
from briefing.library.search.tree import All, Any, Kind, Node, Not, Phrase, Speaker, When, Word
from briefing.library.search.words import indexed, terms
from briefing.library.shelf.ranks import when
from briefing.library.texts import told
from briefing.library.titles import short_title
from briefing.library.volume import Volume, open_volume
from briefing.model.book import Ref
from briefing.model.entries import Entry, Header, Quote
from briefing.model.kinds import kind_of
from briefing.model.text import Text
from tests.sample import sample_volume, write_book


def found(volume: Volume, written: str, scope: Scope = LIBRARY, limit: int = 1000) -> Results:
    return ShelfSearch([volume.shelf.live]).search(parse(written), scope, limit)


def ids(volume: Volume, written: str, scope: Scope = LIBRARY) -> list[str]:
    return [hit.ref.id for hit in found(volume, written, scope).hits]


def first(volume: Volume, written: str) -> Hit:
    return found(volume, written).hits[0]


# The order, and what is lit


def test_what_is_called_so_comes_first_then_what_was_said_then_prose(tmp_path: Path) -> None:
    volume = sample_volume(tmp_path)
    assert ids(volume, "colby ")[0] == "colby"
    assert ids(volume, "partnership ") == ["q-partner"]
    assert ids(volume, "naples ")[0] == "naples"


def test_a_spoken_code_finds_its_entry(tmp_path: Path) -> None:
    assert ids(sample_volume(tmp_path), "q2")[0] == "q-old"


def test_a_hit_has_the_sentence_with_its_words_lit(tmp_path: Path) -> None:
    hit = next(hit for hit in found(sample_volume(tmp_path), "waited ").hits if hit.ref.id == "arrival")
    assert hit.text == "Mark Rutte waited."
    assert [hit.text[start:end] for start, end in hit.spans] == ["waited"]
    assert (hit.kind, hit.title) == ("article", "The arrival")


def test_an_acronym_and_its_long_name_find_each_other(tmp_path: Path) -> None:
    volume = sample_volume(tmp_path)
    assert "pledge" in ids(volume, "gross domestic product ")
    assert first(volume, "gdp ").ref.id == "gdp"
    assert ids(volume, "joint force command naples ")[0] == "naples"


def test_a_slip_is_forgiven_and_said(tmp_path: Path) -> None:
    hit = first(sample_volume(tmp_path), "partnershp ")
    assert (hit.ref.id, hit.also) == ("q-partner", ("partnership",))


def test_a_short_word_must_be_right(tmp_path: Path) -> None:
    assert ids(sample_volume(tmp_path), "dael ") == []


def test_the_nearest_words_are_offered_where_nothing_is_found(tmp_path: Path) -> None:
    result = found(sample_volume(tmp_path), "depandancie ")
    assert result.hits == ()
    assert "dependence" in result.near or "dependency" in result.near


def test_a_name_in_cyrillic_finds_it_in_latin_and_back(tmp_path: Path) -> None:
    people = """
book: {title: T, date: 2026-02-12}
people:
  - {id: zelenskyy, name: Volodymyr Zelenskyy}
terms:
  - {id: other, term: Зеленський, means: A name.}
"""
    volume = open_volume(write_book(tmp_path, people))
    assert set(ids(volume, "Зеленський ")) == {"zelenskyy", "other"}
    assert set(ids(volume, "zelensky ")) == {"zelenskyy", "other"}


def test_a_search_keeps_to_its_scope(tmp_path: Path) -> None:
    write_book(tmp_path, "book: {title: T, date: 2026}\nterms: [{id: x, term: Naples, means: M}]", "other")
    volume = sample_volume(tmp_path)
    open_volume(tmp_path / "other")
    assert "x" in ids(volume, "naples ")
    assert "x" not in ids(volume, "naples ", Scope("sample"))
    assert ids(volume, "naples in:other ") == ["x"]


def test_within_an_entry_every_sentence_with_a_word_is_a_hit(tmp_path: Path) -> None:
    hits = found(sample_volume(tmp_path), "colby waited ", Scope("sample", "arrival")).hits
    assert [hit.text for hit in hits] == [
        "Elbridge Colby came in place of the Secretary.",
        "Mark Rutte waited.",
        "JFC Naples was named, and [[colby]] in code is no link.",
    ]


MEETING = """
book: {title: T, date: 2026-02-12}
articles:
  - id: a
    title: The meeting
    published: 2026-02-12
    tags: [draft]
    body: |
      Volodymyr Zelenskyy came. The alliance began a partnership.

      The North Atlantic Treaty Organization waited. Partners came, and Rutte waited.
people:
  - {id: zelenskyy, name: Зеленський}
terms:
  - {id: nato, term: NATO, stands_for: North Atlantic Treaty Organization, means: An alliance.}
"""


@pytest.mark.parametrize(
    ("written", "sentences"),
    [
        (
            "NATO ",
            [("The North Atlantic Treaty Organization waited.", ("North Atlantic Treaty Organization",))],
        ),
        ("Зеленський ", [("Volodymyr Zelenskyy came.", ("zelenskyy",))]),
        (
            "partnershp ",
            [
                ("The alliance began a partnership.", ("partnership",)),
                ("Partners came, and Rutte waited.", ("partners",)),
            ],
        ),
        ("partner", [("The alliance began a partnership.", ()), ("Partners came, and Rutte waited.", ())]),
        ("waited -rutte ", [("The North Atlantic Treaty Organization waited.", ())]),
        ("kind:article tag:draft rutte ", [("Partners came, and Rutte waited.", ())]),
        ("date:2026 -kind:quote rutte ", [("Partners came, and Rutte waited.", ())]),
        ("(tag:draft OR date:2025) rutte ", [("Partners came, and Rutte waited.", ())]),
        ("(kind:quote OR rutte) ", [("Partners came, and Rutte waited.", ())]),
        ("kind:quote rutte ", []),
        ("date:2025 rutte ", []),
        ("-kind:article rutte ", []),
        ("in:other rutte ", []),
        ("by:rutte rutte ", []),
    ],
)
def test_a_query_means_within_an_entry_what_it_means_elsewhere(
    tmp_path: Path, written: str, sentences: list[tuple[str, tuple[str, ...]]]
) -> None:
    volume = open_volume(write_book(tmp_path, MEETING))
    hits = found(volume, written, Scope("sample", "a")).hits
    assert [(hit.text, hit.also) for hit in hits] == sentences
    assert all(hit.spans for hit in hits)


PARAGRAPHS = 300


@pytest.fixture
def long(tmp_path: Path) -> Volume:
    """A book whose one article has two sentences with `waited` in each of many paragraphs."""
    lines = [f"      Minister {n} waited. Nobody came. The car waited.\n" for n in range(PARAGRAPHS)]
    body = "\n".join(lines)
    head = "book: {title: T, date: 2026}\narticles:\n  - id: a\n    title: A\n    published: 2026\n"
    return open_volume(write_book(tmp_path, f"{head}    body: |\n{body}"))


def within(
    volume: Volume, written: str, seconds: float = 60, limit: int = 50, first: int | None = None
) -> Results:
    """What is found in the article of the long book."""
    search = ShelfSearch([volume.shelf.live], seconds)
    return search.search(parse(written), Scope("sample", "a"), limit, first)


def test_no_more_sentences_of_an_entry_are_looked_for_than_are_wanted(long: Volume) -> None:
    some = within(long, "waited ", limit=5)
    assert [hit.text for hit in some.hits] == [
        *("Minister 0 waited.", "The car waited.", "Minister 1 waited.", "The car waited."),
        "Minister 2 waited.",
    ]
    assert some.whole
    assert len(within(long, "waited ", limit=10_000).hits) == 2 * PARAGRAPHS


def test_the_first_sentences_of_an_entry_are_told_and_the_others_counted(long: Volume) -> None:
    some = within(long, "waited ", limit=50, first=8)
    assert (len(some.hits), some.more, some.whole) == (8, 42, True)
    assert some.hits == within(long, "waited ").hits[:8]


def test_a_paragraph_may_be_longer_than_is_read_at_once(tmp_path: Path) -> None:
    told = [f"Minister {n} waited for a car." for n in range(1_000)]
    head = "book: {title: T, date: 2026}\narticles:\n  - id: a\n    title: A\n    published: 2026\n"
    volume = open_volume(write_book(tmp_path, f"{head}    body: {' '.join(told)}"))
    assert [hit.text for hit in within(volume, "waited ", limit=10_000).hits] == told


def terms_read(act: Callable[[], object]) -> int:
    """How many terms of texts are read meanwhile."""
    read = 0

    def look(frame: FrameType, event: str, arg: object) -> None:
        nonlocal read
        read += event == "call" and frame.f_code is terms.__code__

    sys.setprofile(look)
    try:
        act()
    finally:
        sys.setprofile(None)
    return read


def test_of_an_entry_no_more_is_read_than_may_have_what_is_wanted(long: Volume) -> None:
    every = terms_read(lambda: within(long, "waited ", limit=10_000))
    assert every > 8 * PARAGRAPHS
    assert terms_read(lambda: within(long, "waited ", limit=5)) < every / 20
    assert terms_read(lambda: within(long, "minister nobody ", seconds=0)) < every / 20
    assert terms_read(lambda: within(long, "nowhere ")) < every / 20


def test_where_the_time_is_up_an_entry_is_not_read_to_its_end(long: Volume) -> None:
    hurried = within(long, "waited ", seconds=0, limit=10_000)
    assert len(hurried.hits) < 2 * PARAGRAPHS
    assert not hurried.whole


# How many, and whether that is all


NAMES = [f"Frigate{one}{other}" for one in "abcdef" for other in "abcdefghij"]
BEGINNINGS = "".join(f"  - {{id: t{n}, term: {name}, means: A ship.}}\n" for n, name in enumerate(NAMES))


@pytest.fixture
def ships(tmp_path: Path) -> ShelfSearch:
    """Sixty terms that begin alike, and time to find them."""
    volume = open_volume(write_book(tmp_path, f"book: {{title: T, date: 2026}}\nterms:\n{BEGINNINGS}"))
    return ShelfSearch([volume.shelf.live], seconds=60)


def test_of_the_best_hits_no_more_are_given_than_are_wanted(ships: ShelfSearch) -> None:
    every = ships.search(parse("frigate"), limit=100)
    assert (len(every.hits), every.more, every.whole) == (60, 0, True)
    some = ships.search(parse("frigate"), limit=7)
    assert (some.hits, some.more, some.whole) == (every.hits[:7], 0, True)


@pytest.mark.parametrize(("first", "told", "counted"), [(0, 0, 50), (1, 1, 49), (50, 50, 0), (80, 50, 0)])
def test_only_the_first_hits_are_told_and_the_others_counted(
    ships: ShelfSearch, first: int, told: int, counted: int
) -> None:
    every = ships.search(parse("ship "), limit=50)
    some = ships.search(parse("ship "), limit=50, first=first)
    assert (some.hits, some.more) == (every.hits[:told], counted)


def test_what_is_begun_in_a_hurry_is_not_all_there_is(tmp_path: Path) -> None:
    volume = open_volume(write_book(tmp_path, f"book: {{title: T, date: 2026}}\nterms:\n{BEGINNINGS}"))
    hurried = ShelfSearch([volume.shelf.live], seconds=0.1).search(parse("frigate"), limit=100)
    assert not hurried.whole
    assert 0 < len(hurried.hits) < 60


@pytest.mark.parametrize(
    "written", ["", "-", '"', "kind:", "(", 'a"b', "C++", "*", "NEAR(", "a:b", "\0", "'"]
)
def test_any_string_is_a_query(tmp_path: Path, written: str) -> None:
    found(sample_volume(tmp_path), written)


# A slow and obvious search

WORDS = ["ally", "base", "cost", "deal", "east", "fund", "gulf"]
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
dates = st.sampled_from(["2025", "2026-01-15", "2026-02", "2026-02-12"])


@st.composite
def books(draw: st.DrawFn) -> str:
    lines = ["book: {title: book, date: 2026-02-12}", "people:"]
    lines += [f"  - {{id: p{n}, name: {draw(texts)}}}" for n in range(2)]
    lines += ["articles:"]
    for n in range(draw(st.integers(1, 6))):
        body = f"{draw(texts)}. {draw(texts)} [[p0]]."
        lines += [f"  - {{id: a{n}, title: {draw(texts)}, published: {draw(dates)}, body: {body!r}}}"]
    lines += ["quotes:"]
    for n in range(draw(st.integers(1, 4))):
        lines += [f"  - {{id: q{n}, words: {draw(texts)}, speaker: p{draw(st.integers(0, 1))}, said: 2026}}"]
    return "\n".join(lines)


words = st.sampled_from(WORDS)
pieces = st.one_of(
    words,
    words.map(lambda word: f"-{word}"),
    words.map(lambda word: word[:2]),
    texts.map(lambda text: f'"{text}"'),
    st.sampled_from(["kind:quote", "kind:article", "date:2026-02", "date:<2026", "date:>2026-02", "by:ally"]),
    st.tuples(words, words).map(lambda two: f"({two[0]} OR {two[1]} date:2025)"),
)
queries = st.lists(pieces, min_size=1, max_size=4).map(" ".join)


def entries(volume: Volume) -> Iterator[tuple[str, Entry | Header]]:
    yield "", volume.book.header
    yield from volume.book.entries.items()


def expected(volume: Volume, tree: Node) -> set[str]:
    return {id_ for id_, entry in entries(volume) if matches(tree, entry, volume)}


def texts_of(entry: Entry | Header, volume: Volume) -> list[list[str]]:
    """The terms of an entry's text, and of what it is called."""

    def title(ref: Ref) -> Text | None:
        return short_title(volume.book, volume.book.entries[ref.id]) if ref.id else None

    text = told(entry, Ref("sample", getattr(entry, "id", "")), title).text
    return [indexed(words).split() for words in (text, *called(entry))]


@singledispatch
def matches(node: Node, entry: Entry | Header, volume: Volume) -> bool:
    raise TypeError(type(node).__name__)


@matches.register
def _(node: Word, entry: Entry | Header, volume: Volume) -> bool:
    return has(Phrase((node.term,), prefix=node.prefix), entry, volume)


@matches.register
def has(node: Phrase, entry: Entry | Header, volume: Volume) -> bool:
    *whole, last = node.terms
    for found_terms in texts_of(entry, volume):
        for at in range(len(found_terms) - len(whole)):
            *start, end = found_terms[at : at + len(node.terms)]
            if start == whole and (end == last or (node.prefix and end.startswith(last))):
                return True
    return False


@matches.register
def _(node: Kind, entry: Entry | Header, volume: Volume) -> bool:
    return (kind_of(entry).name if not isinstance(entry, Header) else "book") in node.names


@matches.register
def _(node: Speaker, entry: Entry | Header, volume: Volume) -> bool:
    if not isinstance(entry, Quote):
        return False
    names = indexed(" ".join(called(volume.book.entries[entry.speaker]))).split()
    return all(any(name.startswith(term) for name in names) for term in node.terms)


@matches.register
def _(node: When, entry: Entry | Header, volume: Volume) -> bool:
    date = when(entry)
    if date is None:
        return False
    return (node.last is None or date.earliest <= node.last) and (
        node.first is None or date.latest >= node.first
    )


@matches.register
def _(node: Not, entry: Entry | Header, volume: Volume) -> bool:
    return not matches(node.node, entry, volume)


@matches.register
def _(node: All, entry: Entry | Header, volume: Volume) -> bool:
    return all(matches(part, entry, volume) for part in node.nodes)


@matches.register
def _(node: Any, entry: Entry | Header, volume: Volume) -> bool:
    return any(matches(part, entry, volume) for part in node.nodes)


@settings(suppress_health_check=list(HealthCheck))
@given(books(), st.lists(queries, min_size=5, max_size=10))
def test_the_hits_are_those_of_a_slow_and_obvious_search(text: str, asked: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        volume = open_volume(write_book(Path(folder), text))
        for written in asked:
            tree = parse(written).tree
            assert set(ids(volume, written)) == (expected(volume, tree) if tree else set()), written


@pytest.mark.parametrize("filtered", ["in:sample", "date:..2030", "-zzz", "(kind:person OR kind:unit)"])
def test_a_filter_changes_nothing_in_how_well_the_words_match(tmp_path: Path, filtered: str) -> None:
    volume = sample_volume(tmp_path)
    for words in ("naples", "rutte", "joint force"):
        among = set(ids(volume, f"{filtered} "))
        assert ids(volume, f"{words} {filtered} ") == [
            id_ for id_ in ids(volume, f"{words} ") if id_ in among
        ]


def test_codes_are_found_beside_other_words_and_codes(tmp_path: Path) -> None:
    volume = sample_volume(tmp_path)
    first, second = (volume.book.by_code[code] for code in ("Q1", "Q2"))
    assert set(ids(volume, "Q1 OR Q2 ")) == {first, second}
    assert ids(volume, "(Q1 OR Q2) partnership ") == [first]
    assert ids(volume, "Q1 -partnership ") == []
