"""What an author wrote, as it may leave the book: text without words of quotes that may not be told there.

A quote under a rule is known by its code, in prose and where it is named, and not named at all in an entry
that tells who spoke.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.citing.allowed import ruled
from briefing.citing.forms import Terms
from briefing.library.attribution import speaker_name
from briefing.library.ruled import sentence, sign
from briefing.model.book import Ref
from briefing.model.entries import Entry, Quote
from briefing.model.fields import references
from briefing.model.kinds import title_of
from briefing.model.text import Text, clean, one_line
from briefing.pages.view import View


class Telling:
    """Tells what stands in an entry of the view's book, None for its header, on terms."""

    def __init__(self, view: View, entry: Entry | None, terms: Terms) -> None:
        self._book = view.volume.book
        self._is_free = terms.embargo and terms.naming
        self._ruled = ruled(view.volume, terms.today, entry, entry.id if entry else "")
        self._beside = "" if entry is None else one_line(title_of(entry))
        self._named = {found.text for found in references(entry)} if entry else set()
        if isinstance(entry, Quote):
            self._beside = speaker_name(self._book, entry) or entry.speaker

    def of_all(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Values by their keys."""
        if self._is_free or not self._ruled.quotes:
            return values
        told = ((key, self.of(value)) for key, value in values.items())
        return {key: value for key, value in told if value is not None}

    def of(self, value: Any) -> Any:
        """A value of any shape; None for the name of a quote that is not to be told here."""
        if isinstance(value, Mapping):
            return self.of_all(value)
        if isinstance(value, list | tuple):
            return [one for one in map(self.of, value) if one is not None]
        if not isinstance(value, str):
            return value
        quote = self._ruled.quotes.get(value) if value in self._named else None
        if quote is None:
            return self.told(value)
        return None if self._ruled.gives_away(quote, self._beside) else self._book.codes[quote.id]

    def told(self, text: str) -> Text:
        """A text, its links to such quotes by their codes or as a sign."""
        text = clean(text)
        if self._is_free or not self._ruled.quotes:
            return text
        from briefing.loading.prose.links import links  # it brings what reads Markdown

        pieces: list[str] = []
        done = 0
        for link in links(Text(text)):
            target = Ref.parse(link.target, self._book.id)
            quote = self._ruled.quotes.get(target.id) if target.book == self._book.id else None
            end = text.find("]]", link.offset) + 2
            if quote and end > 1:
                around = sentence(text, link.offset, end).replace(text[link.offset : end], "")
                is_kept = self._ruled.is_kept(quote, f"{self._beside}\n{around}")
                code = text[link.offset : end].replace(link.target, self._book.codes[quote.id], 1)
                pieces += text[done : link.offset], sign(quote, self._ruled.today) if is_kept else code
                done = end
        return self._ruled.told("".join((*pieces, text[done:])), self._beside)

    def holds_back(self, text: str) -> bool:
        """Whether something of a text may not be told."""
        return not self._is_free and bool(self._ruled.stretches(text, self._beside))
