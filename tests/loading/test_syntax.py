"""A YAML syntax error is told as what the author did, where he did it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.loading.tree import parse
from briefing.model.text import Text

IN_QUOTES = "put the whole value in quotes"


@pytest.mark.parametrize(
    ("text", "place", "sentence", "hint"),
    [
        ("a:\n\tb: 1", "2:1 Y002", "a tab cannot indent a line", "indent with spaces"),
        ("a: |\n\tx", "2:1 Y002", "a tab cannot indent a line", "indent with spaces"),
        ("a: 'x\nb: 1", "1:4 Y003", "the quotation mark here is never closed",
         "close it where the value ends"),
        ("a: '\n---\n'", "1:4 Y003", "the quotation mark here is never closed",
         "close it where the value ends"),
        ("a: @x", "1:4 Y004", "a value cannot begin with `@`", IN_QUOTES),
        ("a: %x", "1:4 Y004", "a value cannot begin with `%`", IN_QUOTES),
        ("a: `x`", "1:4 Y004", 'a value cannot begin with "`"', IN_QUOTES),
        ("a: , x", "1:4 Y004", "a value cannot begin with `,`", IN_QUOTES),
        ("a: ]", "1:4 Y004", "a value cannot begin with `]`", IN_QUOTES),
        ("a: ? x", "1:4 Y004", "a value cannot begin with `?`", IN_QUOTES),
        ("a: & x", "1:4 Y004", "a value cannot begin with `&`", IN_QUOTES),
        ("a: **bold** x", "1:4 Y004", "a value cannot begin with `*`", IN_QUOTES),
        ("a: !x!y z", "1:4 Y004", "a value cannot begin with `!`", IN_QUOTES),
        ("a: [[colby]] came", "1:4 Y004", "a text cannot begin with `[[`", IN_QUOTES),
        ("a:\n  - [[colby]] came", "2:5 Y004", "a text cannot begin with `[[`", IN_QUOTES),
        ("a: {x} y", "1:4 Y004", "a text cannot begin with `{`", IN_QUOTES),
        ("a: *We will* go", "1:4 Y004", "a value cannot begin with `*`", IN_QUOTES),
        ("- *We will* go", "1:3 Y004", "a value cannot begin with `*`", IN_QUOTES),
        ("a: {b: *We will* go}", "1:8 Y004", "a value cannot begin with `*`", IN_QUOTES),
        ("a: 'it's'", "1:8 Y004", "the value goes on after its closing quotation mark",
         "write a quotation mark inside the value twice"),
        ('a: "x" y', "1:8 Y004", "the value goes on after its closing quotation mark",
         "write a backslash before a quotation mark inside the value"),
        ("a: |x\n  y", "1:5 Y004", "the text after `|` or `>` begins on the next line",
         "move it there, or put the whole value in quotes"),
        ("a: b: c", "1:5 Y005", "a second `: ` in a value without quotes", IN_QUOTES),
        ("- a: b: c", "1:7 Y005", "a second `: ` in a value without quotes", IN_QUOTES),
        ("a:\n  b: 1\n c: 2", "3:2 Y006", "the line fits no block above it",
         "line it up, with spaces, under the lines it belongs with"),
        ("a:\n  - x\n - y", "3:2 Y006", "the line fits no block above it",
         "line it up, with spaces, under the lines it belongs with"),
        ("a: |\n   x\n  y", "3:3 Y006", "the line fits no block above it",
         "line it up, with spaces, under the lines it belongs with"),
        ("  a: 1\nb: 2", "2:1 Y006", "the line fits no block above it",
         "line it up, with spaces, under the lines it belongs with"),
        ("a: 1\n b: 2", "2:2 Y006", "a key stands where the text of the line above goes on",
         "end the key above with `:`, or line it up, with spaces, under the lines it belongs with"),
        ("a:\n- b: 1\nc: 2\n  d: 3", "3:1 Y006", "the line fits no block above it",
         "line it up, with spaces, under the lines it belongs with"),
        ("a: - b", "1:4 Y006", "a list cannot begin on the line of its key",
         "write `- ` on the next line, or put the value in quotes"),
        ("a: [1, 2\nb: 3", "1:4 Y007", "the bracket `[` is never closed",
         "close it, or put the value in quotes"),
        ("a: {say: one: two}", "1:13 Y007", "a comma or the end of `{` is missing here",
         "a text with commas, colons or brackets needs quotes"),
        ("a: {", "2:1 Y007", "the file ends where a value should follow", "close every bracket"),
        (r'a: "x \q"', "1:7 Y008", r"`\q` means nothing in double quotes",
         "write the backslash twice, or use single quotes"),
        (r'a: "\ud800"', "1:5 Y008", r"`\u` needs the code of a character in double quotes",
         "write the backslash twice, or use single quotes"),
        ("a: |\nfoo bar\nc: d", "2:1 Y001", "the text does not stand under its key",
         "indent it further than the key"),
        ("a: b\nterm:x\nc: d", "2:1 Y001", "a space is missing behind the colon", "write `: ` after a key"),
        ("- id: b\n-id: c", "2:1 Y006", "a space is missing behind the dash", "write `- ` before the key"),
        ("a:\n  b: c\n\xa0\xa0d: e: f", "3:1 Y006", "a blank that is no space indents the line",
         "indent with spaces"),
        ("a:\n  b: c\n\xa0 d: e\n  f: g", "3:1 Y006", "a blank that is no space indents the line",
         "indent with spaces"),
        ("- id b\n  term: c", "1:3 Y001", "a colon is missing behind the key", "write `: ` after a key"),
        ("- id:b\n  term: c", "1:3 Y001", "a space is missing behind the colon", "write `: ` after a key"),
        ('a: "b\nc: \\| d"', "1:4 Y003", "the quotation mark here is never closed",
         "close it where the value ends"),
        ("a: b\n<<<<<<< HEAD\nc: d", "2:1 Y001", "a merge was not finished here",
         "keep one version, without these signs"),
        ("a: 'b\nc: it's", "1:4 Y003", "the quotation mark here is closed only in line 2",
         "close it where the value ends"),
        ('a: "b\nc: "d" e', "1:4 Y003", "the quotation mark here is closed only in line 2",
         "close it where the value ends"),
        ("a: {b: c}}", "1:10 Y007", "`}` closes a bracket that was not opened",
         "take it out, or put the value in quotes"),
        ("a: b\nfoo bar\nc: d", "2:1 Y001", "the line is neither `key: value` nor part of the text above",
         "write `: ` after a key; indent a text under its key"),
        ("%YAML 3.0\n---\na: 1", "1:1 Y001", "a line cannot begin with `%`", "take it out"),
        ("a: 1\n...\nb: 2", "3:1 Y104", "the document ended with `...` above", "take that line out"),
    ],
)  # fmt: skip
def test_what_the_author_did(text: str, place: str, sentence: str, hint: str) -> None:
    root, [problem] = parse(Text(text), Path("x.yaml"))

    assert root is None
    assert f"{problem.line}:{problem.column} {problem.code}" == place
    assert (problem.message, problem.hint) == (sentence, hint)
