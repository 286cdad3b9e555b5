"""Text and query fold to the same terms, however something is written; and the index has just these terms."""

from __future__ import annotations

import sqlite3
import time
import unicodedata
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library.search.words import indexed, terms

ALIKE = {
    "nato": "NATO; nato; Nato's; NATO’s; NATO`s; «NATO»; ‘NATO’; (NATO):; N\u00adA\u200dT\ufeffO",
    "burden sharing": "burden-sharing; Burden–Sharing; burden\u2011sharing; “burden” sharing",
    "lodz muller strasse aero": "Łódź Müller Straße ærø; LODZ MULLER STRASSE AERO",
    "зеленскии": "Зеленский; ЗЕЛЕНСКИЙ",
    "us": "U.S.; US; us; U.S",
    "us led": "U.S.-led; US-led",
    "jd vance": "J.D. Vance; JD Vance",
    "cooperation": "co-operation; cooperation; Co‑operation",
    "reelection": "re-election; reelection",
    "email": "e-mail; email; E-mail",
    "co chair": "co-chair; co chair",
    "f 35": "F-35; F35; F 35; f–35",
    "a 400 m": "A400M; A-400M",
    "2026 02 12": "2026-02-12; 2026/02/12; 2026.02.12",
    "14 30": "14:30; 14-30; (14 30)",
    "dont": "don't; don’t; dont",
    "l otan": "l'OTAN; l’Otan; L OTAN",
    "obrien": "O'Brien; O’Brien; OBrien",
    "c": "C++; C; c#",
    "snake case": "snake_case; snake case",
    "km 2": "km²; km 2; km2",
}
"""Terms, and ways to write them."""

PIECES = st.sampled_from(
    [
        *(
            " ",
            "  ",
            ".",
            ",",
            "'",
            "’",
            "-",
            "–",
            "%",
            "_",
            "\n",
            "€",
            "\u00ad",
            "\u0301",
            "\u200b",
            "\x00",
            "\ud800",
        ),
        *(
            "five",
            "twenty",
            "one",
            "hundred",
            "thousand",
            "and",
            "per cent",
            "pct",
            "million",
            "bn",
            "m",
            "k",
            "s",
        ),
        *(
            "1",
            "5",
            "35",
            "500",
            "1,500",
            "3.5",
            "12.02.2026",
            "½",
            "²",
            "٣",
            "ß",
            "É",
            "Ж",
            "漢",
            "ﬁ",
            "ा",
            "U.S.",
            "co-op",
        ),
    ]
)
TEXTS = st.one_of(st.text(), st.text(st.characters()), st.lists(PIECES, max_size=30).map("".join))


@pytest.mark.parametrize(
    ("folded", "written"), [(k, w) for k, ways in ALIKE.items() for w in ways.split("; ")]
)
def test_ways_to_write_something_are_one(folded: str, written: str) -> None:
    assert indexed(written) == folded
    assert indexed(unicodedata.normalize("NFD", written)) == folded


@given(TEXTS)
def test_the_index_has_the_terms_of_the_text(text: str) -> None:
    assert indexed(text) == " ".join(term.term for term in terms(text))


@given(TEXTS)
def test_a_term_has_its_place_in_the_text(text: str) -> None:
    reached = 0
    for _, start, end in terms(text):
        # Two terms share a character only where it stands for both: `½`.
        assert max(reached - 1, 0) <= start < end <= len(text)
        reached = end


@pytest.fixture(name="index", scope="module")
def _index() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(text, tokenize=\"ascii tokenchars '.'\")")
        connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, row)")
        yield connection


@given(TEXTS)
def test_each_term_is_one_token_of_the_index(index: sqlite3.Connection, text: str) -> None:
    found = [term.term for term in terms(text)]
    index.execute("DELETE FROM t")
    index.execute("INSERT INTO t VALUES (?)", (indexed(text),))
    assert {term for (term,) in index.execute("SELECT term FROM v")} == set(found)
    for term in found:
        assert index.execute("SELECT 1 FROM t WHERE t MATCH ?", (f'"{term}"',)).fetchone()


def test_a_term_is_lit_with_all_its_marks() -> None:
    text = "Mu\u0308ller’s twenty-five per\N{NO-BREAK SPACE}cent, €1.5bn"
    assert [(term, text[start:end]) for term, start, end in terms(text)] == [
        ("muller", "Mu\u0308ller"),
        ("25", "twenty-five"),
        ("percent", "per\N{NO-BREAK SPACE}cent"),
        ("1.5", "1.5"),
        ("billion", "bn"),
    ]


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "a",
            "a ",
            "1",
            "1 ",
            "100 ",
            "1,",
            "1.",
            "1,500 ",
            "100,",
            "1 000 ",
            "5bn ",
            "a1",
            "'",
            "a'",
            "a.",
            "-",
            "%",
        ),
        *(
            "five ",
            "five and ",
            "thousand ",
            "per cent ",
            "co-o",
            "é",
            "e\u0301",
            "\u0301",
            "½",
            "漢",
            "ﷺ",
            "\ud800",
        ),
    ],
)
@pytest.mark.parametrize(
    "size", [pytest.param(2**18, id="quarter"), pytest.param(2**20, id="whole", marks=pytest.mark.slow)]
)
def test_a_mebibyte_of_anything_is_read_without_delay(piece: str, size: int) -> None:
    text = piece * (size // len(piece.encode(errors="surrogatepass")))
    before = time.process_time()
    indexed(text)
    assert time.process_time() - before < 10  # the slowest takes half a second: this only tells a hang
