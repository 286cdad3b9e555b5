"""What was meant as a link of a text and is none, so that its brackets stand on the page."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from briefing.loading.prose.flat import flat
from briefing.loading.prose.markdown import WIKI_LINK
from briefing.loading.sentences import quoted
from briefing.model.book import Ref
from briefing.model.text import Text

_BRACKETS = re.compile(r"(?<!\\)\[\[(?:[^\n`*_\\<\[\]]*\]{1,2}|[\w#/-]*)")
_IN_CODE = re.compile(r"(?<!`)(`+)(?!`).{1,1000}?(?<!`)\1(?!`)", re.DOTALL)
_UNCLOSED = re.compile(r"\[\[\s*([a-z0-9-]+)\s*(\|[^\[\]]*)?\]?")
_NAMED = re.compile(r"\(([a-z0-9-]+)\)")
_MARKDOWN = re.compile(r"(?<!\\)\[([^\n\[\]]*)\]\(([a-z0-9-]+)\)")
_HOW = "write `[[id]]` or `[[id|words]]`; before brackets that are text put a backslash"


class Unmade(NamedTuple):
    """Words of a text that are no link, their offset, why, and what to write."""

    words: Text
    offset: int
    message: str
    hint: str


def may_have_any(source: Text) -> bool:
    """Whether to look further, told quickly."""
    brackets = source.count("[[")
    return (brackets > 0 and brackets > len(WIKI_LINK.findall(source))) or (
        "](" in source and _MARKDOWN.search(source) is not None
    )


def unmade(source: Text, ids: Container[str]) -> Iterator[Unmade]:
    """What was meant as a link to an entry and is none, but for what stands in code."""
    shown = flat(source, Ref("", ""), lambda ref: None).free
    made = {match.start() for match in WIKI_LINK.finditer(source)}
    brackets, named = set(_BRACKETS.findall(shown)), set(_NAMED.findall(shown))
    written = _IN_CODE.sub(lambda code: " " * len(code[0]), source)
    for found in _BRACKETS.finditer(written):
        if found.start() not in made and found[0] in brackets:
            yield Unmade(Text(found[0]), found.start(), *_why(found[0], ids))
    for found in _MARKDOWN.finditer(written):
        words, id_ = found[1], found[2]
        if id_ in ids and (words == id_ or id_ in named):
            link = f"[[{id_}]]" if words == id_ else f"[[{id_}|{words}]]"
            message = f"{quoted(found[0])} leads to no entry of a book"
            yield Unmade(Text(found[0]), found.start(), message, f"write {quoted(link)}")


def _why(written: str, ids: Container[str]) -> tuple[str, str]:
    """What keeps some words in brackets from being a link, and what to write."""
    if re.fullmatch(r"\[\[\s*(\|[^\[\]]*)?\]\]", written):
        return f"{quoted(written)} names no entry", _HOW
    found = _UNCLOSED.fullmatch(written)
    if found and found[1] in ids and (found[2] or written.endswith("]")):
        return f"{quoted(written)} is not closed", f"write {quoted(written.rstrip(']') + ']]')}"
    return f"{quoted(written)} is no link", _HOW
