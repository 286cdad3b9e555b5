"""Acronyms that a reader cannot look up: no entry is called so, nor does any text say what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from briefing.library.names import called
from briefing.library.style.passages import Passage
from briefing.loading.findings import Finding
from briefing.loading.sentences import quoted
from briefing.model import countries
from briefing.model.book import Book

_ACRONYM = re.compile(r"(?<![\w.&/-])([A-Z]{2,6})s?(?![\w&/-]| \d|\.\w)")
"""Two to six capitals; not part of a longer sign, as in `JAS 39`, `F-35` or `U.S.A`."""
_SPELT_OUT = re.compile(r"(?<=\()[A-Z]{2,6}(?=s?\))|[A-Z]{2,6}(?= \()")
_ROMAN = re.compile(r"[IVXLC]+")
_WORD = re.compile(r"\w+")
_BESIDE = 30
"""Characters that are looked at for the word before and the one behind."""
_COMMON = frozenset(
    ("AM", "BBC", "CEO", "CNN", "DC", "DNA", "ID", "IT", "OK", "PDF", "PM", "TV", "UK", "USA")
)


def unexplained(book: Book, texts: Sequence[Passage]) -> Iterator[tuple[str, Finding]]:
    """The first place of each; none in a book that spells no acronym out as a term.

    What a text writes out is explained from there on to the end of the entry, in which it may be read alone.
    """
    if not any(term.stands_for for term in book.terms):
        return
    known = {word for entry in book for name in called(entry) for word in _WORD.findall(name.casefold())}
    for _, parts in groupby(texts, key=lambda passage: passage.entry_id):
        written_out: set[str] = set()
        for passage in parts:
            out = {
                found[0].casefold(): found.start() for found in reversed([*_SPELT_OUT.finditer(passage.text)])
            }
            for found in _ACRONYM.finditer(passage.text):
                word = found[1].casefold()
                if word in known or word in written_out or out.get(word, found.end()) <= found.start():
                    continue
                if _is_common(found[1]) or _is_shouted(passage.text, found):
                    continue
                known.add(word)
                sentence = f"{quoted(found[1])} is explained neither here nor in the terms"
                hint = "add it to `terms`, or write it out at its first place as in `long name (ABC)`"
                yield passage.finding(*found.span(), "S003", sentence, hint)
            written_out.update(out)


def _is_common(word: str) -> bool:
    return word in _COMMON or countries.known(word) or _ROMAN.fullmatch(word) is not None


def _is_shouted(text: str, found: re.Match[str]) -> bool:
    """Whether the words beside it are in capitals too: a heading, or an inscription."""
    start, end = found.span()
    before, behind = text[max(start - _BESIDE, 0) : start].rstrip(), text[end : end + _BESIDE].lstrip()
    words = (re.search(r"\w+$", before), re.match(r"\w+", behind))
    return any(word is not None and len(word.group()) > 1 and word.group().isupper() for word in words)
