"""YAML text → nodes: texts stay as typed, places are true, and what a book does not need is refused."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.loading.budgets import Budgets
from briefing.loading.nodes import Mapping, Node, Scalar, Sequence
from briefing.loading.quick import quickly
from briefing.loading.tree import parse
from briefing.model.text import Text, clean

PATH = Path("x.yaml")


def plain(node: Node | None) -> object:
    match node:
        case Scalar():
            return str(node.text)
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key.text: plain(value) for key, value in node.pairs}
    return None


def found(text: str, limits: Budgets | None = None) -> list[tuple[str, int, int]]:
    _, problems = parse(Text(text), PATH, limits or Budgets())
    return [(problem.code, problem.line, problem.column) for problem in problems]


@pytest.mark.parametrize(
    "written",
    ["NO", "no", "on", "off", "y", "yes", "true", "null", "~", "14:30", "12:30:45", "0123", "0o17", "0x1F",
     "1.10", "1_000", "1e3", ".inf", "+1", "2026-02-12", "=", "12e03"],
)  # fmt: skip
def test_yaml_traps_stay_text(written: str) -> None:
    root, problems = parse(Text(f"key: {written}\n{written}: value\n"), PATH)

    assert plain(root) == {"key": written, written: "value"}
    assert not problems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("# only a comment\n", None),
        ("---\n", ""),
        ("%YAML 1.1\n---\na: 1\n...\n", {"a": "1"}),
        ("a: [x, 'y', \"z\"]\n", {"a": ["x", "y", "z"]}),
        ("a: |\n  one\n  two\nb: >-\n  one\n  two\n", {"a": "one\ntwo\n", "b": "one two"}),
        ("a:\nb: {c: }\n", {"a": "", "b": {"c": ""}}),
        ("? a\n: b\n", {"a": "b"}),
        ("x: a#b\n", {"x": "a#b"}),
    ],
)
def test_what_a_book_needs_of_yaml(text: str, expected: object) -> None:
    root, problems = parse(Text(text), PATH)

    assert plain(root) == expected
    assert not problems


def test_every_node_knows_its_place() -> None:
    root, _ = parse(Text("a: x\nlist:\n  - 日本: [é, zz]\n"), PATH)

    assert isinstance(root, Mapping)
    (key, value), (_, items) = root.pairs
    assert (key.mark, value.mark) == ((1, 1, 1), (1, 4, 1))
    assert isinstance(items, Sequence)
    [inner] = items.items
    assert isinstance(inner, Mapping)
    [(wide, letters)] = inner.pairs
    assert wide.mark == (3, 5, 2)
    assert isinstance(letters, Sequence)
    assert [item.mark for item in letters.items] == [(3, 10, 1), (3, 13, 2)]


@pytest.mark.parametrize(
    ("text", "problem", "kept"),
    [
        ("a: &x 1\n", ("Y101", 1, 4), {"a": "1"}),
        ("a: *x\n", ("Y101", 1, 4), {"a": "*x"}),
        ("a: 1\n<<: {b: 2}\n", ("Y102", 2, 1), {"a": "1"}),
        ("a: !!str 1\n", ("Y103", 1, 4), {"a": "1"}),
        ("a: !local {b: c}\n", ("Y103", 1, 4), {"a": {"b": "c"}}),
        ("a: 1\n---\nb: 2\n", ("Y104", 2, 1), {"a": "1"}),
        ("a: 1\n[b, c]: 2\nd: 3\n", ("Y105", 2, 1), {"a": "1", "d": "3"}),
        ("a: 1\nb: 2\na: 3\n", ("Y106", 3, 1), {"a": "1", "b": "2"}),
        ("a: [x]\nb: 1\na:\n- y\n", ("Y106", 3, 1), {"a": ["x", "y"], "b": "1"}),
        ("a: [x]\na: {y: 1}\nb: [z]\n", ("Y106", 2, 1), {"a": ["x"], "b": ["z"]}),
        ("a: {b: [1], b: [2]}\n", ("Y106", 1, 13), {"a": {"b": ["1"]}}),
        ("a: {b: 1, b: 2}\n", ("Y106", 1, 11), {"a": {"b": "1"}}),
    ],
)
def test_what_a_book_does_not_need_is_refused(text: str, problem: tuple[str, int, int], kept: object) -> None:
    root, _ = parse(Text(text), PATH)

    assert found(text) == [problem]
    assert plain(root) == kept


def test_a_key_written_twice_names_the_first() -> None:
    _, [problem] = parse(Text("title: a\ndate: x\ntitle: b\n"), PATH)

    assert problem.message == "`title` appears twice in the same block, first on line 1"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("a:\n  - x\n   - y\n   - z\n  - w\n", (3, 4)),
        ("a:\n  - x\n    more\n\n    - y\n", (5, 5)),
        ("a: one\n  -\n", (2, 3)),
    ],
)
def test_an_item_that_goes_on_with_the_text_above_is_told(text: str, at: tuple[int, int]) -> None:
    assert found(text) == [("Y006", *at)]
    assert quickly(Text(text.replace("a:", "terms:"))) is None


@pytest.mark.parametrize(
    "text", ["a: one -\n  two\n", "a: one\n  -two\n", "a: 'one\n  - two'\n", "a: |\n  one\n    - two\n"]
)
def test_a_dash_within_a_text_is_part_of_it(text: str) -> None:
    assert found(text) == []


def test_a_quoted_merge_key_is_a_key() -> None:
    assert found("'<<': a\n") == []


def test_escapes_bring_in_nothing_that_acts_on_a_terminal() -> None:
    root, problems = parse(Text('a: "x\\e[2J\\u202ey\\0"\n'), PATH)

    assert plain(root) == {"a": "x␛[2J‹RLO›y␀"}
    assert [problem.code for problem in problems] == ["F004", "F004", "F004"]


@pytest.mark.parametrize(
    ("within", "over", "code"),
    [
        ("[" * 4 + "]" * 4, "[" * 5 + "]" * 5, "Y107"),
        ("[" + "x," * 9 + "]", "[" + "x," * 10 + "]", "Y108"),
        ("a" * 8 + ": x", "a" * 9 + ": x", "Y109"),
        ("a: " + "x" * 12, "a: " + "x" * 13, "Y110"),
    ],
)
def test_budgets_hold_to_the_last_value(within: str, over: str, code: str) -> None:
    limits = Budgets(depth_levels=4, file_values=10, key_characters=8, text_characters=12)

    assert found(within, limits) == []
    assert [code_ for code_, _, _ in found(over, limits)] == [code]
    assert parse(Text(over), PATH, limits).root is None


def test_a_file_of_too_many_values_is_to_be_split() -> None:
    _, (problem,) = parse(Text("[" + "x," * 10 + "]"), PATH, Budgets(file_values=10))
    assert problem.hint == "the file is not read; split it into several"


def hostile(times: int) -> dict[str, str]:
    """Texts that have hung, crashed or filled other readers of YAML; `times` makes them longer."""
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 30))
    return {
        "brackets": "[" * 25_000,
        "braces": "{" * 25_000,
        "dashes": "- " * 25_000,
        "question marks": "? " * 25_000,
        "keys in keys": "a:\n" + "".join(" " * n + "a:\n" for n in range(1, 1_000)),
        "aliases that explode": bomb,
        "values": "[" + "x," * 250_000 * times + "]",
        "keys": "".join(f"k{n}:\n" for n in range(60_000 * times)),
        "a scalar": "a: " + "x" * 1_000_000 * times,
        "a quoted scalar": 'a: "' + "\\n" * 400_000 * times + '"',
        "an open quote": "a: '" + "x\n" * 250_000 * times,
        "spaces": "a:" + " " * 1_000_000 * times + "x",
        "newlines": "\n" * 1_000_000 * times + "a: b",
        "tabs": "\t" * 1_000_000 * times,
        "comments": "#" * 1_000_000 * times,
        "anchors": "".join(f"- &a{n} x\n" for n in range(25_000 * times)),
        "documents": "---\n" * 250_000 * times,
        "colons": ":" * 1_000_000 * times,
        "commas": "[" + "," * 1_000_000 * times,
        "one key": "k: 1\n" * 50_000 * times,
        "escapes": 'a: "' + "\\e" * 125_000 * times + '"',
    }


@pytest.mark.parametrize("times", [1, pytest.param(4, marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", hostile(0))
def test_no_text_hangs_or_crashes_the_parser(name: str, times: int) -> None:
    text = Text(hostile(times)[name])
    before = perf_counter()

    parse(text, PATH)

    assert perf_counter() - before < 40  # the slowest takes under three seconds: this only tells a hang


yamlish = st.text(st.sampled_from("ab:-[]{}#&*!|>'\"%@`,? \n\t\\.0é"), max_size=60)


@given(st.text().map(clean) | yamlish.map(clean))
def test_any_text_gives_nodes_or_a_reason(text: Text) -> None:
    root, problems = parse(text, PATH)

    lines = text.count("\n") + 1
    assert (
        root is not None
        or problems
        or not text.strip()
        or text.lstrip("\ufeff \n\t").startswith(("#", "%", "."))
    )
    assert all(0 < problem.line <= lines + 1 and problem.column > 0 for problem in problems)


keys = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Cn", "Mn", "Me", "Zl", "Zp"])
)
values = st.recursive(
    keys, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4)
)


@given(st.dictionaries(keys, values, max_size=5))
def test_what_is_quoted_comes_back_as_it_was_written(value: dict[str, object]) -> None:
    import json

    root, problems = parse(clean(json.dumps(value, ensure_ascii=False)), PATH)

    assert not problems
    assert plain(root) == value
