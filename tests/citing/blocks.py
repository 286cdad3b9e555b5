"""Blocks with any words in them, and how they lead outside, for the tests of Markdown and HTML."""

from __future__ import annotations

from hypothesis import strategies as st

from briefing.model.page import Mark, Paragraph, Span, Spans, Target, Web
from briefing.model.text import Text, clean

_SIGNS = [*"\\`*_[]<>&~|$#+-=.!(){}^%:;'\"1aA \n", "<b>", "</p>", "&amp;", "2.", "# ", "[a](b)", "E\u0301"]
WORDS = st.lists(st.sampled_from(_SIGNS) | st.characters(codec="utf-8"), max_size=20).map("".join).map(clean)
"""Texts as they are in a book, rich in signs that Markdown, HTML or TeX could obey."""

HOSTILE = clean(
    "# a\n- b\n+ c\n* d\n1. e\n2) f\n~~~\n```\n> g\n| h | i |\n| - | - |\n    j\n<div>\n[k]: l\n<!-- m -->\n"
    "**n** _o_ ~~p~~ `q` [r](https://s) ![t](u) <https://v> &lt;w&gt; \\x $y$ {z} % # ^\n"
    "\\input{a} [[b]] </p>\nc\n==="
)
"""Every sign that one of the languages could obey, each where it would."""

SPANS = st.lists(
    st.builds(Span, WORDS, st.sampled_from([Mark.NONE, *Mark, Mark.STRONG | Mark.EMPHASIS])), max_size=5
).map(tuple)


def leads_to(target: Target | None) -> str | None:
    """A link leads where it says."""
    return target.url if isinstance(target, Web) else None


def nowhere(target: Target | None) -> str | None:
    """No link leads outside."""
    return None


def paragraph(text: str) -> Paragraph:
    """One paragraph of plain words."""
    return Paragraph((Span(Text(text)),))


def read_off(spans: Spans) -> list[str]:
    """The lines of spans as one reads them: no empty ones, no blanks that are not seen."""
    lines = "".join(span.text for span in spans).split("\n")
    return [line for line in (" ".join(line.split()) for line in lines) if line]
