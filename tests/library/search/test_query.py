"""Any string is a query, and typing on never takes away what is finished."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library.search.query import LONGEST, MOST_TERMS, parse
from briefing.library.search.tree import (
    All,
    Any,
    Code,
    InBook,
    Kind,
    Node,
    Not,
    Phrase,
    Speaker,
    Tag,
    When,
    Word,
    lit,
)
from briefing.model.text import Text, clean


def bare(node: Node | None) -> object:
    """A tree in short: words as strings, phrases as lists, a beginning with `*`, filters as they are."""
    match node:
        case Word(term=term, prefix=prefix):
            return term + "*" * prefix
        case Phrase(terms=terms, prefix=prefix):
            return [*terms, "*"] if prefix else [*terms]
        case Not(node=inner):
            return ("not", bare(inner))
        case All(nodes=nodes) | Any(nodes=nodes):
            return (type(node).__name__.lower(), *map(bare, nodes))
    return node


READ = {
    "": None,
    "  ": None,
    "partnership": "partnership*",
    "partnership ": "partnership",
    "NATO’s Partnership": ("all", "nato", "partnership*"),
    "burden-sharing ": ["burden", "sharing"],
    "burden-sh": ["burden", "sh", "*"],
    '"burden sharing"': ["burden", "sharing"],
    "“burden sharing” pledge ": ("all", ["burden", "sharing"], "pledge"),
    '"burden sh': ["burden", "sh", "*"],
    '"burden ': "burden",
    '"pledge"': "pledge",
    "partner, ": "partner",
    "partner,": "partner",
    "-gdp": ("not", "gdp"),
    "pledge -gdp ": ("all", "pledge", ("not", "gdp")),
    "pledge –gdp ": ("all", "pledge", ("not", "gdp")),
    'pledge -"two words': ("all", "pledge", ("not", ["2", "words"])),
    "-(a b": ("not", ("all", "a", "b")),
    "--a ": ("not", "a"),
    "-(-a) ": "a",
    "a OR b ": ("any", "a", "b"),
    "a|b | c ": ("any", "a", "b", "c"),
    "a b OR c d ": ("all", "a", ("any", "b", "c"), "d"),
    "a or b ": ("all", "a", "or", "b"),
    "a AND b ": ("all", "a", "b"),
    "a (b OR (c d)) ": ("all", "a", ("any", "b", ("all", "c", "d"))),
    "(a b) c ": ("all", "a", "b", "c"),
    "a OR -b ": ("any", "a", ("not", "b")),
    "five per cent of GDP ": ("all", ["5", "percent"], "of", "gdp"),
    "5 % ": ["5", "percent"],
    "5 percent OR 3 percent ": ("any", ["5", "percent"], ["3", "percent"]),
    "35bn ": ["35", "billion"],
    "1 500 ": "1500",
    "20": "20*",
    "six": "6",
    "5 per": ("all", "5", "per*"),
    "5 per ": ("all", "5", "per*"),
    "5 per c": ["5", "percent", "*"],
    "gdp per c": ("all", "gdp", "per", "c*"),
    "35 m": ("all", "35", "m*"),
    "35m": ["35", "m", "*"],
    "foo:bar ": ["foo", "bar"],
    "14:30 ": ["14", "30"],
    "C++ ": "c",
    "a ) b ( ": ("all", "a", "b"),
}
"""What is typed, and the tree in short."""


@pytest.mark.parametrize(("typed", "tree"), READ.items())
def test_a_query_is_read(typed: str, tree: object) -> None:
    query = parse(typed)
    assert bare(query.tree) == tree
    assert query.notes == ()


FILTERS: dict[str, Node] = {
    "kind:quote": Kind(("quote",)),
    "Kind:Quotes": Kind(("quote",)),
    "kind:people": Kind(("person",)),
    'kind:"agenda item"': Kind(("agenda item",)),
    "kind:agenda": Kind(("agenda item",)),
    "kind:book": Kind(("book",)),
    "kind:qu": Kind(("quote",)),
    "kind:a": Kind(("agenda item", "article")),
    "kind:quote,fig": Kind(("quote", "figure")),
    "kind:quote OR kind:term": Kind(("quote", "term")),
    "by:colby": Speaker(("colby",), Text("colby")),
    'by:"Elbridge Colby"': Speaker(("elbridge", "colby"), Text("Elbridge Colby")),
    'by:"Elbridge Co': Speaker(("elbridge", "co"), Text("Elbridge Co")),
    "in:nato-feb": InBook(("nato", "feb"), Text("nato-feb")),
    "tag:naval": Tag(("naval",), Text("naval")),
    "q7": Code("Q7", ("q", "7"), Text("q7"), prefix=True),
    "F12 ": Code("F12", ("f", "12"), Text("F12")),
    "date:2026-02": When(date(2026, 2, 1), date(2026, 2, 28), Text("in February 2026")),
}


@pytest.mark.parametrize(("typed", "filter_"), FILTERS.items())
def test_a_filter_is_read(typed: str, filter_: Node) -> None:
    assert parse(typed).tree == filter_
    assert parse(f"pledge {typed}").tree == All((Word("pledge", False, Text("pledge")), filter_))


NOTES = {
    "kind:zz": "No kind of entry begins with ‘zz’.",
    "date:2026-02-30 ": "date:2026-02-30 is left out: February 2026 has only 28 days.",
    "date:2026-1 ": "date:2026-1 is left out: write the date as 2026-01.",
    "a b c d e f g h i j k l m n o": "Only the first 12 words count, without ‘m n o’.",
    '"a b c d e f g h i j k l m" by:x': "Only the first 12 words count, without ‘m by:x’.",
    "a" * (LONGEST + 1): "Only the first 256 characters count.",
    "(" * 9 + "a": "Parentheses more than 8 deep do not count.",
}


@pytest.mark.parametrize(("typed", "note"), NOTES.items())
def test_what_is_left_out_is_noted(typed: str, note: str) -> None:
    assert parse(typed).notes == (note,)


def test_words_are_lit_and_what_must_not_be_is_not() -> None:
    tree = parse('pledge "burden sharing" (a OR b) Q7 kind:quote -gdp -(x OR y) partn').tree
    assert [bare(node) for node in lit(tree)] == [
        "pledge",
        ["burden", "sharing"],
        "a",
        "b",
        ["q", "7"],
        "partn*",
    ]
    assert list(lit(None)) == []


WORDS = st.sampled_from(
    ["pledge", "burden-sharing", '"burden sharing"', "-gdp", "(a OR b)", "-(c d)", "NATO’s", "foo:bar", "Q7"]
)
FILTERS_TYPED = st.sampled_from(
    ["kind:quote", "by:colby", 'by:"Elbridge Colby"', "date:2026-02", "date:>2026-01", "in:book", "tag:x"]
)
SIGNS = st.sampled_from(
    ["OR", "AND", "|", "(", ")", '"', "-", "kind:", "kind:zz", "date:x", "5", "%", "per", "\n", "\\"]
)
TYPED = st.lists(WORDS | FILTERS_TYPED | SIGNS | st.text(max_size=5), max_size=8).map(" ".join)


def conditions(typed: str) -> tuple[Node, ...]:
    """All that a query asks for."""
    tree = parse(typed).tree
    return tree.nodes if isinstance(tree, All) else (tree,) if tree else ()


def terms_of(node: Node) -> int:
    """How many terms a condition has."""
    match node:
        case All(nodes=nodes) | Any(nodes=nodes):
            return sum(map(terms_of, nodes))
        case Not(node=inner):
            return terms_of(inner)
    return len(getattr(node, "terms", "1"))


@given(st.one_of(st.text(), st.text(st.characters()), TYPED))
def test_every_string_and_each_of_its_beginnings_is_a_query(typed: str) -> None:
    for end in range(len(typed) + 1):
        query = parse(typed[:end])
        assert sum(map(terms_of, conditions(typed[:end]))) <= MOST_TERMS
        assert (query.written, *query.notes) == tuple(map(clean, (query.written, *query.notes)))


FINISHED = st.lists(WORDS | FILTERS_TYPED, max_size=4).map(lambda typed: "".join(f"{one} " for one in typed))


BEGUN = (
    *(
        "-",
        '"',
        "(",
        ")",
        '-"',
        '("',
        "-((",
        "OR",
        "(OR",
        "|",
        "AND",
        "kind:",
        "-kind:",
        "kind:zz",
        "by:",
        'by:"',
    ),
    *("date:", "date:2", "date:>202", "in:", "tag:"),
)


@given(FINISHED, st.sampled_from(BEGUN))
def test_what_is_only_begun_changes_nothing(finished: str, begun: str) -> None:
    assert parse(finished + begun).tree == parse(finished).tree


@given(FINISHED, WORDS | FILTERS_TYPED)
def test_typing_the_next_piece_keeps_what_is_finished(finished: str, piece: str) -> None:
    kept = conditions(finished)
    for end in range(len(piece) + 1):
        assert conditions(finished + piece[:end])[: len(kept)] == kept


@given(FINISHED, WORDS)
def test_an_alternative_widens_the_last_condition_only(finished: str, piece: str) -> None:
    kept = conditions(finished)[:-1]
    for end in range(len(piece) + 1):
        assert conditions(f"{finished}OR {piece[:end]}")[: len(kept)] == kept
