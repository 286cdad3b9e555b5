"""Texts for properties: pieces of Markdown in any order, and any characters at all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from hypothesis import strategies as st

from briefing.model.page import Code, Heading, Mark, Paragraph, Part, Span, Spans, Table

PIECES = (
    "# Title\n",
    "## The *plan* for `x`\n",
    "Setext\n======\n",
    "### Title ###\n",
    "words and words\n",
    "*emphasis* and **strength**, ~~gone~~ `code [[no]]`\n",
    "[[colby]] met [[rutte|the [sic] Secretary]].\n",
    "[words](https://x.org/a) <https://y.org> ![alt](pic.png)\n",
    "[ref] and [words][ref]\n\n[ref]: https://z.org\n",
    "- one\n- two\n  - inner [[a]]\n",
    "1. first\n2. second\n\n   more\n",
    "+ a\n\n+ b\n",
    "10) ten\n11) eleven\n",
    "> said\n> > deeper [[b]]\nlazy\n",
    "| a | b |\n|---|--:|\n| [[c\\|d]] | 2 |\n",
    "---\n",
    "***\n",
    "```python\nx = '[[no]]'\n\n# no heading\n```\n",
    "~~~\n- no list\n\n~~~\n",
    "- item\n  ```\n  code\n\n  ```\n",
    "    indented [[no]]\n",
    "a note[^1] and[^n]\n",
    "[^1]: The [[note]].\n",
    "[^n]: Two\n\n    paragraphs\n",
    "<b>html</b> &amp; \\[[escaped]] \\*\n",
    "hard  \nbreak\\\nhere\n",
    "日本語 [[漢字]] e\u0301\n",
    "\t tab\n",
    "\n",
    "   \n",
)

documents = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
spaced_documents = st.lists(st.sampled_from(PIECES), max_size=12).map("\n".join)
signs = st.text(alphabet="ab[]|#>*_`~\\<&!-+1.:^()\"' \n\t", max_size=80)
anything = st.one_of(documents, spaced_documents, signs, st.text(max_size=200))

BOMBS = {
    "nested quotations": ">" * 50_000,
    "open brackets": "[" * 50_000,
    "open links": "[[a|" * 10_000,
    "stars": "*" * 50_000,
    "stars and words": "*a **a " * 7_000,
    "backticks": "`" * 100_000,
    "unequal backticks": "".join("`" * n + "a" for n in range(400)),
    "pictures": "![" * 16_000,
    "nested lists": "- " * 50_000,
    "backslashes": "\\" * 50_000,
    "angles": "<a" * 20_000,
    "entities": "&" * 50_000,
    "lines of quotations": "> a\n" * 20_000,
    "headings": "\n# a" * 20_000,
    "definitions": "[a]: x\n" * 10_000,
    "footnotes": "[^1]: x\n" * 10_000,
    "tables": "a|b\n-|-\n" * 10_000,
    "an endless table": "| a | b |\n|---|---|\n" + "| x | y |\n" * 50_000,
    "items": "- a\n" * 50_000,
    "loose items": "1. a\n\n" * 50_000,
    "empty lines": "\n" * 500_000 + " x",
    "fences": "```\n" * 50_000,
    "blanks": " " * 500_000,
}
"""Texts that would take very long if anything were read again and again."""


def passages_of(part: Part) -> Iterator[Spans]:
    """What is read as one in a part of a page: a paragraph, a heading, a block of code, a table cell."""
    for block in part.blocks:
        match block:
            case Paragraph(spans=spans) | Heading(spans=spans):
                yield spans
            case Code(text=text):
                yield (Span(text, Mark.CODE),)
            case Table(head=head, rows=rows):
                yield from chain(head, *rows)
