"""What an entry is called where there is little room: the words that stand for a link to it."""

from __future__ import annotations

from briefing.library.attribution import rule, speaker_name
from briefing.library.units import title_at
from briefing.model.book import Book
from briefing.model.dates import Edtf
from briefing.model.entries import Entry, Figure, Quote
from briefing.model.text import Text, clean, first_words, one_line

_WORDS_OF_A_QUOTE = 6


def short_title(book: Book, entry: Entry, when: Edtf | None = None) -> Text:
    """An entry in a few words: its title, or a quote's first words and its speaker behind the rule for it.

    A unit is called as it was at the date, without one as it is now.
    """
    if not isinstance(entry, Quote):
        return one_line(title_at(entry, when))
    words = first_words(one_line(entry.words), _WORDS_OF_A_QUOTE)
    bound_by, speaker = rule(entry), speaker_name(book, entry)
    return clean(f"[{bound_by}] " * bool(bound_by) + f"“{words}”" + f" ({speaker})" * bool(speaker))


def measure(figure: Figure) -> Text:
    """A figure's value and unit as one writes them: `5% of GDP`, `35 billion`; empty without a value."""
    if figure.value is None:
        return Text("")
    unit = figure.unit or ""
    return Text(figure.value + ("" if unit.startswith("%") or not unit else " ") + unit)
