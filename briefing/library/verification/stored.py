"""The texts that a book has of its sources, and what they say of its quotes."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from briefing.library.verification.states import Verification
from briefing.library.verification.verdict import Fault, Verdict, folder_of, problems
from briefing.library.verification.verifier import Verifier, verified
from briefing.loading.budgets import LIMITS
from briefing.loading.decoding import decode
from briefing.loading.files import NotReadable, read_inside
from briefing.loading.problems import Problem
from briefing.loading.sentences import quoted
from briefing.model.book import Book
from briefing.model.entries import Article, Quote, Source
from briefing.model.text import Text, clean, first_words, one_line

_MARKDOWN = (".md", ".markdown")
_KEPT = 16
"""Texts that are kept: quotes of one text mostly follow one another."""
_TOLD = 30
"""Words of a passage that a problem tells."""


class Checked(NamedTuple):
    """What became of a quote, and whose text it was looked up in; None where there is none."""

    found: Verification
    text_of: Source | Article | None


class _Stored(NamedTuple):
    """A text, and what looks quotes up in it; None for an empty one."""

    text: Text
    verifier: Verifier | None


class StoredTexts:
    """The texts of one book, each read when it is needed; those that were needed last are kept."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._folder = folder_of(book)
        self._kept: dict[str, _Stored] = {}
        self.characters = 0
        """How much was read so far."""

    def verify(self, quote: Quote) -> Checked:
        """The state of a quote in the text of its source, else in the body of its article."""
        of = self._text_of(quote)
        return Checked(verified(quote, self._stored(of).verifier if of else None), of)

    def text(self, of: Source | Article) -> Text:
        """The text of a source or an article in which quotes are looked up; empty where there is none."""
        return self._stored(of).text

    def _text_of(self, quote: Quote) -> Source | Article | None:
        original = quote.original.source if quote.original and quote.status == "translation" else None
        source = self._book.entries.get(original or quote.source or "")
        if isinstance(source, Source) and source.text and self.text(source):
            return source
        article = self._book.entries.get(quote.article or "")
        return article if isinstance(article, Article) else None

    def _stored(self, of: Source | Article) -> _Stored:
        stored = self._kept.pop(of.id, None) or self._made_of(of)
        self._kept[of.id] = stored  # what was needed last stands last
        if len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        return stored

    def _made_of(self, of: Source | Article) -> _Stored:
        text = of.body if isinstance(of, Article) else self._read(of)
        self.characters += len(text)
        is_markdown = isinstance(of, Article) or (of.text or "").lower().endswith(_MARKDOWN)
        return _Stored(text, Verifier(text, is_markdown) if text else None)

    def _read(self, source: Source) -> Text:
        path = source.text or ""
        try:
            text, _ = decode(read_inside(self._folder, path, LIMITS.file_bytes), Path(path))
        except NotReadable:
            return Text("")
        return text or Text("")


def verdict(texts: StoredTexts, quote: Quote) -> Verdict:
    """What became of a quote in the texts of its book."""
    return summed_up(*texts.verify(quote))


def summed_up(found: Verification, of: Source | Article | None) -> Verdict:
    """What was found of a quote, in short."""
    return Verdict(found.state, found.original, _fault(found, of) if of else None)


def _fault(found: Verification, of: Source | Article) -> Fault | None:
    code, sentence = _FAULTS.get(found.state, ("", ""))
    hint = _remedy(found)
    if found.state == "altered" and found.alarms:
        code, sentence = "Q005", "its brackets or ellipses change what stands in the text of"
        hint = f"not the same: {', '.join(found.alarms)}"
    elif found.original in _FAULTS:
        code, sentence = "Q006", f"its original: {_FAULTS[found.original][1]}"
    told = clean(f"{sentence} {quoted(of.id)}")
    return Fault(code, told, None if hint is None else clean(hint)) if code else None


def unverified(book: Book) -> tuple[Problem, ...]:
    """The verbatim quotes of a book that its texts do not bear out, each a problem where the quote stands."""
    texts = StoredTexts(book)
    return problems(book, ((quote.id, verdict(texts, quote)) for quote in book.quotes))


_FAULTS = {
    "drift": ("Q002", "these are not the words in the text of"),
    "ambiguous": ("Q003", "these words stand more than once in the text of"),
    "not-found": ("Q004", "these words are not in the text of"),
}


def _remedy(found: Verification) -> str | None:
    if found.state == "ambiguous":
        return "tell by `before` or `after` which ones are meant"
    if not found.passages:
        return None
    passage = first_words(one_line(Text(found.passages[0].text)), _TOLD)
    called_out = f" ({', '.join(found.alarms)} changed)" if found.alarms else ""
    return f"nearest there: “{passage}”{called_out}"
