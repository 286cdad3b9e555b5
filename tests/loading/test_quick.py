"""What is read quickly is what the nodes say, and whatever else there is to say is left to them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from briefing.library.finding import books_in
from briefing.loading.budgets import Budgets
from briefing.loading.nodes import Mapping, Node, Sequence
from briefing.loading.quick import HEADER, Quick, quickly
from briefing.loading.tree import parse
from briefing.loading.validation import is_empty, plain
from briefing.model.kinds import BY_SECTION
from briefing.model.text import Text, clean

PATH = Path("x.yaml")
LOW = Budgets(depth_levels=4, file_values=30, key_characters=8, text_characters=20)


def agree(quick: Quick, text: Text, limits: Budgets) -> bool:
    """Whether the nodes of a text have nothing to add to what was read quickly."""
    root, problems = parse(text, PATH, limits)
    assert isinstance(root, Mapping)
    assert not problems
    told = {kind.section: [tuple(entry) for entry in entries] for kind, entries in quick.sections}
    if quick.header:
        told[HEADER] = [tuple(quick.header)]
    return told == {
        key.text: [
            (plain(node, None), node.start.line + 1, node.start.column + 1)
            for node in (value.items if isinstance(value, Sequence) else [value])
            if isinstance(node, Mapping)
        ]
        for key, value in root.pairs
        if not key.text.startswith("x-")
    }


pieces = st.sampled_from(
    ("book:", "articles:", "quotes: ", "x-own:", "terms: []", "other:", "\n", "\n  ", "\n    ", "- ",
     "- id: a", "title: T", "a: ", "b: [c, d]", "{e: f}", "|\n", ">-\n", "'q'", '"w"', '"\\e"', '"\\n"',
     "&x ", "*x", "!t ", "<<: ", "? ", ": ", "#", "---\n", "...\n", "é", "  ", ",", "[", "]", "k234567890: v",
     "v" * 21, "''")
)  # fmt: skip
keys = ("  title: T\n", "  tags: [x, '']\n", "  body: |\n    one\n\n    two\n", "  x-note:\n", "  url:\n",
        "  points: {a: 1, '2': }\n", "  long: 'a\n    b'\n", '  esc: "a\\tb"\n')  # fmt: skip
block = st.tuples(
    st.sampled_from(("- id: a\n", "-\n  id: b\n")),
    st.lists(st.sampled_from(keys), unique=True, max_size=3).map("".join),
).map("".join)
unusual = st.sampled_from(
    (
        "- text\n",
        '- {esc: "\\x1b"}\n',
        "- &a {}\n",
        "- {!t a: b}\n",
        "- {<<: b}\n",
        "- {a: 1, a: 2}\n",
        "- []\n",
    )
)
flow = st.sampled_from(("- {id: c, t: [d, {e: f}], n: {}}\n", "# comment\n", "\n"))
entries = st.lists(st.one_of(block, block, flow), max_size=3).map("".join)
sections = st.lists(
    st.tuples(
        st.sampled_from(("articles:", "quotes:", "terms:", "x-own:", "articles:", "other:", "---\nevents:")),
        entries | st.tuples(entries, unusual).map("".join),
    ).map("\n".join),
    max_size=2,
    unique_by=lambda section: section.partition("\n")[0],
).map("".join)  # fmt: skip
header = st.sampled_from(
    ("", "book: {title: T}\n", "book:\n  title: T\n  date:\n", "book:\n", "%YAML 1.1\n---\n")
)
files = st.tuples(header, sections).map("".join)


@given(st.lists(pieces, max_size=12).map("".join) | files, st.sampled_from((Budgets(), LOW)))
def test_what_is_read_quickly_is_what_the_nodes_say(written: str, limits: Budgets) -> None:
    text = clean(written)
    quick = quickly(text, limits)
    event("quick" if quick else "left")

    assert quick is None or agree(quick, text, limits)


@given(files)
def test_only_what_is_unusual_is_left_to_the_nodes(written: str) -> None:
    text = clean(written)
    root, problems = parse(text, PATH)
    event("sound" if not problems else "not")

    assert (quickly(text) is not None) == (not problems and isinstance(root, Mapping) and is_file(root))


def is_file(root: Mapping) -> bool:
    """Whether the keys are those of a book's file and each has what belongs there."""
    return all(
        key.text.startswith("x-")
        or (key.text == HEADER and isinstance(value, Mapping))
        or (key.text in BY_SECTION and (is_empty(value) or is_list_of_blocks(value)))
        for key, value in root.pairs
    )


def is_list_of_blocks(node: Node) -> bool:
    return isinstance(node, Sequence) and all(isinstance(item, Mapping) for item in node.items)


@pytest.mark.parametrize(
    "path", [file for book in books_in(Path("books")) for file in book.rglob("*.yaml")], ids=str
)
def test_the_books_are_read_quickly(path: Path) -> None:
    assert quickly(Text(path.read_text("utf-8")))
