"""A quote made of words that are seen on a page: a draft that has everything but its speaker.

Where the text is evidence for another quote, its speaker and its day are proposed.

The words are those of the text in which the quote is looked up, so that it verifies; where they stand there
more than once, as few words as tell which are meant come before or after them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from briefing.authoring.drafting import Drafted, Said, drafted, freed, proposed_id
from briefing.authoring.editing.appending import Appended, appended
from briefing.authoring.editing.manuscripts import Manuscript, NotEditable, manuscripts
from briefing.authoring.seen import Name, NotTaken, SeenText, Stretch
from briefing.library.attribution import is_on_record
from briefing.library.unruled import KeptWords
from briefing.library.verification.states import Verification
from briefing.library.verification.stored import Checked, StoredTexts, is_markdown, summed_up
from briefing.library.verification.verdict import Verdict
from briefing.library.verification.wording import is_word
from briefing.loading.sentences import quoted
from briefing.model.book import Book
from briefing.model.dates import Edtf
from briefing.model.entries import Article, Entry, Quote, Source
from briefing.model.kinds import BY_CLASS
from briefing.model.page import Excerpt
from briefing.model.text import Text, clean, one_line

QUOTE = BY_CLASS[Quote]
_LENGTHS = (*range(1, 13), 16, 24, 32, 48, 64)
"""Words before or after a quote by which it may be told from others."""
_SAME = ("words", "source", "article", "before", "after")
"""The keys that tell which words of which text a quote has."""
_NOBODY = Text("nobody-yet")


class Taken(NamedTuple):
    """What is said of a quote, its speaker if one is likely; in whose text its words stand, and how."""

    said: Said
    text_of: Source | Article
    verdict: Verdict


class Taking:
    """Words that are seen on the page of an article, or among the evidence for a quote.

    Raises NotTaken where no quote can be made of them.
    """

    def __init__(self, book: Book, entry: Entry | None, shown: Excerpt, name: Name) -> None:
        self.book = book
        self._texts = StoredTexts(book)
        self._kept = KeptWords(book, date.today())
        of, self.article, offered = self._rests_on(entry)
        self.sources: tuple[Source | None, ...] = offered
        """The sources that may be named, None for the article alone."""
        self._beside = entry if isinstance(entry, Quote) else None
        self._of = of
        self._shown = shown
        self._seen = SeenText(self._texts.text(of), is_markdown(of), name)
        self._stretch = self._seen.stretch(shown)

    def _rests_on(
        self, entry: Entry | None
    ) -> tuple[Source | Article, Article | None, tuple[Source | None, ...]]:
        """The text that is seen, the article of the quote, and the sources that it may have."""
        if isinstance(entry, Article):
            named = (self.book.entries.get(source_id) for source_id in entry.sources)
            return entry, entry, tuple(found for found in named if isinstance(found, Source)) or (None,)
        of = self._texts.verify(entry).text_of if isinstance(entry, Quote) else None
        if of is None or not isinstance(entry, Quote):
            raise NotTaken("quotes are made of words in an article, or in the evidence for a quote.")
        article = self.book.entries.get(entry.article or "")
        source = of if isinstance(of, Source) else self.book.entries.get(entry.source or "")
        offered = source if isinstance(source, Source) else None
        return of, article if isinstance(article, Article) else None, (offered,)

    def drafts(self) -> tuple[Taken, ...]:
        """A draft for each source whose text has the words, else for each that has no text, else for none.

        Raises NotTaken if there is none.
        """
        found, refused = [], NotTaken("")
        for source in self.sources:
            try:
                found.append(self.taken(source))
            except NotTaken as reason:
                refused = reason
        if found:
            return tuple(one for one in found if isinstance(one.text_of, Source)) or tuple(found)
        if isinstance(self._of, Article) and len(self.sources) > 1:
            return (self.taken(None),)
        raise refused

    def taken(self, source: Source | None) -> Taken:
        """The draft with one of the sources, whose words its text bears out. Raises NotTaken."""
        checked = Checked(Verification("not-found"), self._of)
        for words in self._seen.spellings(self._stretch):
            if "|" in words and "|" not in self._shown.words:
                raise NotTaken("they reach over cells of a table: select within one.")
            for before, after in self._contexts():
                said = self._said(source, words, before, after)
                checked = self._texts.verify(_quote(said))
                if self._is_meant(checked) and checked.text_of:
                    if why := freed(_quote(said), self._kept):
                        raise NotTaken(f"{why}.")
                    self._refuse_again(said)
                    named = {"id": proposed_id(QUOTE, said, self.book)}
                    return Taken({**named, **said}, checked.text_of, summed_up(checked))
                if checked.found.state not in ("exact", "altered", "ambiguous"):
                    break
        raise NotTaken(_why(checked))

    def _said(self, source: Source | None, words: str, before: str, after: str) -> dict[str, Text]:
        day = self._day(source)
        said = {
            "words": words,
            "speaker": self._beside.speaker if self._beside and is_on_record(self._beside) else "",
            "said": day.text if day else "",
            "source": source.id if source else "",
            "before": before,
            "after": after,
            "article": self.article.id if self.article else "",
        }
        return {key: clean(value) for key, value in said.items() if value}

    def _day(self, source: Source | None) -> Edtf | None:
        """That of the quote for which the text is evidence, else of its source; of an article its own."""
        if self._beside is None:
            return self.article.published if self.article else source.published if source else None
        published = source.published if source else None
        return self._beside.said or (published if published and published.is_day else None)

    def _refuse_again(self, said: Mapping[str, Text]) -> None:
        """Raises NotTaken if the book has a quote of these words."""
        wanted = tuple(map(said.get, _SAME))
        same = (quote for quote in self.book.quotes if tuple(getattr(quote, key) for key in _SAME) == wanted)
        if there := next(same, None):
            raise NotTaken(f"these words are a quote already, {self.book.codes[there.id]} ({there.id}).")

    def _contexts(self) -> Iterator[tuple[str, str]]:
        """What stands before and after the words, ever more of it, the shorter first."""
        yield "", ""
        for length in _LENGTHS:
            before, after = self._around(length, -1), self._around(length, 1)
            yield from sorted(((before, ""), ("", after)), key=lambda beside: len("".join(beside)))
            yield before, after

    def _around(self, length: int, step: int) -> str:
        """So many words before (-1) or after (1) those that are taken, with the signs between."""
        words, (first, end) = self._seen.wording.words, self._stretch
        ahead = range(first - 1, -1, -1) if step < 0 else range(end, len(words))
        found = list(islice((at for at in ahead if is_word(words[at])), length))
        if not found:
            return ""
        stretch = Stretch(found[-1], first) if step < 0 else Stretch(end, found[-1] + 1)
        return next(self._seen.spellings(stretch), "")

    def _is_meant(self, checked: Checked) -> bool:
        """Whether a text has exactly these words, and at the place from which they are taken.

        What they cut off from their sentence may be told with them.
        """
        found, text_of, _ = checked
        has_words = all(run.kind == "equal" or not run.quoted for run in found.diff)
        if found.state not in ("exact", "altered") or not has_words or text_of is None:
            return False
        start = self._seen.wording.starts[self._stretch.first]
        is_there = found.passage is not None and found.passage.start <= start < found.passage.end
        return is_there or text_of.id != self._of.id


class Draft(NamedTuple):
    """A quote that is to be added, and the files of its book as they were when it was begun."""

    book: Book
    files: Sequence[Manuscript]
    said: Said

    def drafted(self) -> Drafted:
        """The quote, or all that is wrong with what is said of it."""
        return drafted(QUOTE, self.said, self.book)

    def added(self) -> Appended:
        """The file in which it is to stand. Raises NotEditable."""
        found = self.drafted()
        if found.entry is None:
            raise NotEditable("; ".join(fault.message for fault in found.faults))
        return appended(self.book.path, self.files, found.entry)


def files_to_write(book: Book) -> tuple[Manuscript, ...]:
    """The files of a book, one of which is to have a quote more. Raises NotEditable where none can."""
    files = manuscripts(book.path)
    probe = Quote(id=_NOBODY, words=Text("words"), speaker=_NOBODY)
    place = appended(book.path, files, probe).new.path
    home = place if place.exists() else place.parent
    is_kept = not os.stat(home).st_mode & 0o222 or not os.access(home, os.W_OK)
    if is_kept or not os.access(place.parent, os.W_OK):
        raise NotEditable(f"{home} cannot be written; take a copy of the book to write in.")
    return files


def _quote(said: Mapping[str, Text]) -> Quote:
    """The quote without a speaker, to be looked up."""
    return Quote(
        id=_NOBODY,
        words=said["words"],
        speaker=_NOBODY,
        source=said.get("source"),
        before=said.get("before"),
        after=said.get("after"),
        article=said.get("article"),
    )


def _why(checked: Checked) -> str:
    """Why words that are not borne out by the text of their source are not taken."""
    found, of, unread = checked
    if unread:
        return f"they cannot be looked up: {unread.why}. {unread.remedy[0].upper()}{unread.remedy[1:]}."
    where = f"the text of {one_line(of.publisher)}" if isinstance(of, Source) else "the article"
    if found.state in ("ambiguous", "exact"):
        return f"these words stand more than once in {where}: select more of them."
    named = f" ({quoted(of.text)})" if isinstance(of, Source) and of.text else ""
    return f"these are not the words of {where}{named}, in which the quote would be looked up."
