"""The texts that a book has of its sources, and what they say of its quotes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from briefing.library.verification.meaning import IN_WORDS
from briefing.library.verification.states import Side, TextQuoteSelector, Verification
from briefing.library.verification.verdict import Fault, TextOf, Verdict, problems
from briefing.library.verification.verifier import Verifier, verified
from briefing.loading.budgets import LIMITS
from briefing.loading.decoding import decode
from briefing.loading.files import NotReadable, NotThere, OutsideBook, TooLarge, folder_of, read_inside
from briefing.loading.problems import Problem
from briefing.loading.sentences import joined, quoted
from briefing.model.book import Book
from briefing.model.entries import Article, Quote, Source, Variant
from briefing.model.text import Text, clean, first_words, one_line

_MARKDOWN = (".md", ".markdown")
_KEPT = 4_000_000
"""Characters of texts that are kept: quotes of one text need not follow one another."""
_TOLD = 30
"""Words of a passage that a problem tells."""


class Unread(NamedTuple):
    """Why a text that a source names is not looked in, and what an author can do."""

    why: Text
    remedy: Text


class Checked(NamedTuple):
    """What became of words, and in whose text they were looked up; None where there is none."""

    found: Verification
    text_of: Source | Article | None
    unread: Unread | None = None


class _Stored(NamedTuple):
    """A text, and what looks quotes up in it; None where it is not looked in."""

    text: Text
    verifier: Verifier | None
    unread: Unread | None = None


_NOWHERE = _Stored(Text(""), None)


class StoredTexts:
    """The texts of one book, each read when it is needed; those that were needed last are kept."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._folder = folder_of(book.path)
        self._kept: dict[str, _Stored] = {}
        self._kept_characters = 0
        self.characters = 0
        """How much was read so far."""

    def verify(self, quote: Quote) -> Checked:
        """The state of a quote in the text that its source names, else in the body of its article."""
        original = quote.original.source if quote.original and quote.status == "translation" else None
        named, article = original or quote.source, self._book.entries.get(quote.article or "")
        is_lost = named is not None and named not in self._book.entries  # then its text is not known
        of: Source | Article | None = self._with_text(named)
        if of is None and isinstance(article, Article) and not is_lost:
            of = article
        stored = self._stored(of) if of else _NOWHERE
        return Checked(verified(quote, stored.verifier), of, stored.unread)

    def variants(self, quote: Quote) -> tuple[Checked, ...]:
        """The state of each wording that others give of a quote, in the text that their source names."""
        return tuple(map(self._variant, quote.variants))

    def _variant(self, variant: Variant) -> Checked:
        of = self._with_text(variant.source)
        stored = self._stored(of) if of else _NOWHERE
        said = TextQuoteSelector(variant.words)
        found = stored.verifier.verify(said) if stored.verifier else Verification("unchecked")
        return Checked(found, of, stored.unread)

    def text(self, of: Source | Article) -> Text:
        """The text of a source or an article in which quotes are looked up; empty where there is none."""
        return self._stored(of).text

    def _with_text(self, source_id: str | None) -> Source | None:
        """The source of an id if it names a text, which need not be there."""
        source = self._book.entries.get(source_id or "")
        return source if isinstance(source, Source) and source.text else None

    def _stored(self, of: Source | Article) -> _Stored:
        stored = self._kept.pop(of.id, None) or self._made_of(of)
        self._kept[of.id] = stored  # what was needed last stands last
        if self._kept_characters > _KEPT and len(self._kept) > 1:
            self._kept_characters -= len(self._kept.pop(next(iter(self._kept))).text)
        return stored

    def _made_of(self, of: Source | Article) -> _Stored:
        text = of.body if isinstance(of, Article) else self._read(of.text or "")
        if isinstance(text, Unread):
            return _Stored(Text(""), None, text)
        self.characters += len(text)
        self._kept_characters += len(text)
        return _Stored(text, Verifier(text, is_markdown(of)))

    def _read(self, path: str) -> Text | Unread:
        """The text in a file of the book; what keeps it from being read."""
        named = quoted(path)
        try:
            text, found = decode(read_inside(self._folder, path, LIMITS.file_bytes), Path(path))
        except NotReadable as reason:
            return Unread(clean(f"{named} {reason}"), Text(_REMEDIES.get(type(reason), _READABLE)))
        if text is None:
            return Unread(
                clean(f"{named} cannot be read: {found[0].message}"), found[0].hint or Text(_READABLE)
            )
        return text if any(map(str.isalnum, text)) else Unread(clean(f"{named} is empty"), Text(_FILL))


def is_markdown(of: Source | Article) -> bool:
    """Whether the text in which quotes are looked up is Markdown."""
    return isinstance(of, Article) or (of.text or "").lower().endswith(_MARKDOWN)


_READABLE = "put a text in UTF-8 there, or take the key `text` of the source away"
_FILL = "put the words of the source there, or take its key `text` away"
_REMEDIES: dict[type[NotReadable], str] = {
    NotThere: "put the file there, or take the key `text` of the source away",
    TooLarge: "keep there only what is quoted, with what stands around it",
    OutsideBook: "move the file into the book, and write its path from there",
}


def verdict(texts: StoredTexts, quote: Quote) -> Verdict:
    """What became of a quote, and of the wordings that others give of it, in the texts of its book."""
    others = (
        summed_up(checked, f"its wording in {quoted(variant.source or '')}: ")
        for variant, checked in zip(quote.variants, texts.variants(quote), strict=True)
    )
    return summed_up(texts.verify(quote))._replace(variants=tuple(others))


def summed_up(checked: Checked, of_what: str = "") -> Verdict:
    """What was found of words, in short; `of_what` is how a sentence about them begins."""
    found, of, unread = checked
    if of is None or found.state == "paraphrase":
        return Verdict(found.state, found.original)
    text_of: TextOf = "article" if isinstance(of, Article) else "source"
    if unread:
        fault = Fault("Q007", clean(f"{of_what}not looked up: {unread.why}"), unread.remedy)
        return Verdict(found.state, found.original, fault, text_of, unread.why)
    return Verdict(found.state, found.original, _fault(found, of, of_what), text_of)


def _fault(found: Verification, of: Source | Article, of_what: str) -> Fault | None:
    code, sentence = _FAULTS.get(found.state, ("", ""))
    hint = _remedy(found)
    if "altered" in (found.state, found.original) and found.alarms:
        code, sentence = "Q005", "what it leaves out or puts in changes what stands in"
        if found.original:
            code, sentence = "Q006", "what its original leaves out or puts in changes what stands in"
        changed = joined((IN_WORDS[alarm] for alarm in found.alarms), "and")
        hint = f"not the same: {changed}; there stands “{_told_passage(found)}”"
    elif found.original in _FAULTS:
        code, sentence = "Q006", f"its original: {_FAULTS[found.original][1]}"
    where = "the article" if isinstance(of, Article) else "the text of"
    told = clean(f"{of_what}{sentence} {where} {quoted(of.id)}")
    return Fault(code, told, None if hint is None else clean(hint)) if code else None


def unverified(book: Book) -> tuple[Problem, ...]:
    """The verbatim quotes of a book that its texts do not bear out, each a problem where the quote stands."""
    texts = StoredTexts(book)
    return problems(book, ((quote.id, verdict(texts, quote)) for quote in book.quotes))


_FAULTS = {
    "drift": ("Q002", "these are not the words in"),
    "ambiguous": ("Q003", "these words stand more than once in"),
    "not-found": ("Q004", "these words are not in"),
}


_NOWHERE_BESIDE: Mapping[Side, str] = {
    "before": "`before` stands in front of none of them",
    "after": "`after` stands behind none of them",
}


def _remedy(found: Verification) -> str | None:
    if found.state == "ambiguous":
        told = joined((_NOWHERE_BESIDE[side] for side in found.nowhere), "and")
        return told or "tell by `before` or `after` which ones are meant"
    if not found.passages:
        return None
    called_out = f" ({', '.join(found.alarms)} changed)" if found.alarms else ""
    return f"nearest there: “{_told_passage(found)}”{called_out}"


def _told_passage(found: Verification) -> str:
    return first_words(one_line(Text(found.passages[0].text)), _TOLD)
