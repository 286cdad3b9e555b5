"""How a quote stands in the text of its source: a sign and a word beside it, a sentence on its own page."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.library.verification.verdict import State, Verdict
from briefing.model.book import Ref
from briefing.model.entries import Entry, Quote
from briefing.model.page import Mark, Span, Spans
from briefing.model.text import clean
from briefing.pages.view import View
from briefing.pages.words import muted, to

_FAULTY: tuple[State | None, ...] = ("drift", "ambiguous", "not-found")
"""The states in which the words are not to be relied on."""

_WORDS: Mapping[State, str] = {
    "exact": "✓ exact",
    "altered": "✓ exact […]",
    "drift": "▲ drift",
    "ambiguous": "▲ ambiguous",
    "not-found": "▲ not found",
    "unchecked": "○ unchecked",
    "translation": "⇄ translation",
    "paraphrase": "≈ paraphrase",
}
_SENTENCES: Mapping[State, str] = {
    "exact": "word for word in {of}",
    "altered": "in {of}, but for what it leaves out or puts in",
    "drift": "other words stand in {of}",
    "ambiguous": "the words stand more than once in {of}",
    "not-found": "the words are not in {of}",
    "unchecked": "this book has no text to look them up in",
    "translation": "not the words as spoken",
    "paraphrase": "not the words themselves",
}
_SOURCE, _ARTICLE = "the text of its source", "the article that quotes it"
_TOGETHER = "\N{NO-BREAK SPACE}"
"""Between a sign and its word, which no line end may part."""
_NOT_YET = "… not looked up yet"
_NOT_THE_WORDS = ("translation", "paraphrase")


def standing(view: View, entry: Entry | None) -> Spans:
    """The sign and the word for how a quote stands; nothing for any other entry."""
    return short(view.volume.verdicts.of(entry.id)) if isinstance(entry, Quote) else ()


def standing_at(view: View, ref: Ref) -> Spans:
    """The sign and the word for how the quote at a place stands, in this book or another; else nothing."""
    if ref.book == view.volume.book.id:
        return standing(view, view.volume.book.at(ref))
    found = view.library.verdict(ref)
    return short(found) if found else ()


def caution(view: View, ref: Ref) -> str:
    """What stands in prose beside a quote, of this book or another, unless these are surely the words.

    Of a quote of this book it says so too that it was not looked up yet.
    """
    book = view.volume.book
    is_here = ref.book == book.id
    if is_here and not isinstance(book.at(ref), Quote):
        return ""
    found = view.library.verdict(ref)
    if found is None:
        return f" [{_NOT_YET}]" if is_here else ""
    return f" [{in_words(found)}]" if is_amiss(found) or found.state in _NOT_THE_WORDS else ""


def short(found: Verdict | None) -> Spans:
    """A verdict as a sign and a word, on one line."""
    return _marked(_joined(in_words(found)), found)


def named(view: View, entry_id: str) -> Spans:
    """A link to an entry by its short title, a quote with how it stands."""
    found = standing(view, view.entry(entry_id))
    return (*to(view, entry_id), *(muted(" ") if found else ()), *found)


def in_words(found: Verdict | None) -> str:
    """How a quote stands, in a sign and a word; of a translation whose original is amiss, how that stands.

    It says so where that is not in the text of its source but in an article.
    """
    if found is None:
        return _NOT_YET
    is_altered = found.original == "altered" and found.fault
    if found.original and (is_altered or found.original in _FAULTY):
        word = f"{_word(found._replace(state=found.original, text_of=None))} in the original"
    else:
        word = _word(found)
    return f"{word} (article)" if found.text_of == "article" else word


def sign(view: View, entry: Entry) -> str:
    """The sign alone, where there is no room for a word; nothing for an entry that is no quote."""
    return in_words(view.volume.verdicts.of(entry.id))[:1] if isinstance(entry, Quote) else ""


def told(found: Verdict | None, of: str | None = None) -> Spans:
    """How a quote stands in a text, in a sentence."""
    if found is None:
        return _marked(_NOT_YET, found)
    of = of or (_ARTICLE if found.text_of == "article" else _SOURCE)
    sentence = f"{_joined(_word(found))}: {_sentence(found.state, found, of)}"
    if found.original:
        original = found._replace(state=found.original)
        sentence += f"; its original: {_joined(_word(original))}, {_sentence(found.original, found, of)}"
    return _marked(sentence, found)


def _joined(words: str) -> str:
    return words.replace(" ", _TOGETHER, 2)


def _word(found: Verdict) -> str:
    word = "▲ altered […]" if found.state == "altered" and found.fault else _WORDS[found.state]
    return _in_article(word) if found.text_of == "article" else word


def _in_article(word: str) -> str:
    """With another sign for what no text of a source has, so that it is seen where the sign stands alone."""
    return word.replace("✓", "◐", 1)


def _sentence(state: State, found: Verdict, of: str) -> str:
    return f"{found.unread}" if state == "unchecked" and found.unread else _SENTENCES[state].format(of=of)


def _marked(words: str, found: Verdict | None) -> Spans:
    return (Span(clean(words), Mark.WARNING if is_amiss(found) else Mark.MUTED),)


def is_amiss(found: Verdict | None) -> bool:
    """Whether the words, or those of which they are a translation, are not to be relied on."""
    return found is not None and (
        found.fault is not None or found.state in _FAULTY or found.original in _FAULTY
    )
