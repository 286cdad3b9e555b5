"""A whole page on its way out of the book: what may not be told yet is not on it, and the page says so.

A sign stands for a link to an embargoed quote, and for all of a list's line that begins with one, since the
rest of it tells more. Where it also stands who said it, in the same block or what that stands under, or
because the page is that of the speaker or of a source that tells, a sign is there for what is not on record
too. So it is with the words of quotes that stand there without a link (see `library.ruled`). Of the sources
and people that a page lists below such words none is told that gives away who spoke.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from msgspec.structs import replace

from briefing.citing.allowed import of_source, ruled
from briefing.citing.spans import cut, spans_of, struck, with_spans, words_of
from briefing.library.attribution import is_embargoed, is_on_record, speaker_name
from briefing.library.posts import Posts
from briefing.library.reporting import Reporting
from briefing.library.ruled import QuotedWords, Ruled, sentence, sign
from briefing.library.said import saying
from briefing.loading.sentences import counted
from briefing.model import asides
from briefing.model.book import PROBLEMS, Book, Ref
from briefing.model.entries import Person, Quote, Source, Unit
from briefing.model.page import Block, Column, Columns, Happening, Heading, Page, Paragraph, Span, Spans
from briefing.model.text import Text, one_line
from briefing.pages.problems import listed
from briefing.pages.said import said_by, said_on
from briefing.pages.timeline import timeline
from briefing.pages.view import View
from briefing.pages.words import muted, plain

_UNNAMED = Text("[withheld: it would tell who spoke]")


def withheld(view: View, ref: Ref, today: date, blocks: Iterable[Block], but: str = "") -> Iterator[Block]:
    """The blocks of the page at a place, with a sign in the place of what may not leave on a day.

    The last one says how much that is. `but` is a quote that is told for itself.
    """
    if ref.id == PROBLEMS:
        problems = map(Reporting(view.volume.book, today).told, view.volume.problems)
        yield from listed(view.volume, problems)
        return
    chosen = asides.Timeline.read(ref)
    by_speaker = bool(asides.Said.read(ref) or (chosen and chosen.who))
    if found := _for_outside(view, ref, today):
        blocks = (block for part in found.parts for block in part.blocks)
    made, beside = tuple(blocks), ""
    if isinstance(quote := view.entry(asides.cited(ref).id), Quote):
        # All of such a page is about what one speaker said.
        beside = "\n".join((speaker_name(view.volume.book, quote), *map(words_of, made)))
    about = asides.subject(ref)
    withholding = Withholding(view, today, about, by_speaker=by_speaker, but=but, beside=beside)
    if isinstance(view.entry(about), Person | Unit):
        made = tuple(withholding.on_record(made))
    yield from withholding.unnamed(tuple(withholding.of(made)))
    yield from withholding.note()


def _for_outside(view: View, ref: Ref, today: date) -> Page | None:
    """A page that is made of quotes, without those of which it may not be told by whom they are."""
    if topic := asides.Topic.read(ref):
        return said_on(view, ref, topic, outside=today)
    if said := asides.Said.read(ref):
        return said_by(view, ref, said, outside=True)
    chosen = asides.Timeline.read(ref)
    return timeline(view, ref, chosen, outside=True) if chosen else None


class Withholding:
    """Takes from blocks of a view's book what may not leave on a day, and knows of which quotes it did.

    `about` is the entry of which the page is, `by_speaker` if its title says who spoke, `but` the quote that
    is told for itself, `beside` what stands with all of it.
    """

    def __init__(
        self,
        view: View,
        today: date,
        about: str = "",
        *,
        by_speaker: bool = False,
        but: str = "",
        beside: str = "",
    ) -> None:
        self._view = view
        self._today = today
        self._about_id = about
        self._about = view.entry(about)
        self._by_speaker = by_speaker
        self._but = but
        self._beside = beside
        self._known: dict[str, Ruled] = {}
        self._over = ("", "")
        self._around = ""
        self.quotes: dict[Quote, None] = {}
        """Of which something was withheld."""

    def of(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """The blocks, with a sign in the place of what may not leave."""
        for block in blocks:
            # Of a paragraph a sentence stands together, of anything else all of it.
            whole = "" if isinstance(block, Paragraph) else self._free_words(block)
            self._around = "\n".join((*self._over, self._beside, whole))
            if isinstance(block, Columns):
                yield replace(block, columns=tuple(map(self._column, block.columns)))
            else:
                is_line = isinstance(block, Happening) or (isinstance(block, Paragraph) and block.leads)
                yield with_spans(block, self._line if is_line else self._told)
            self._go_on(block)

    def on_record(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """Blocks without lines of a list for what the one whom the page is about said otherwise."""
        over: list[Heading] = []
        is_left_out = False
        for block in blocks:
            if self._is_off_record(block):
                is_left_out = True
            elif isinstance(block, Heading):
                over = [one for one in over if not is_left_out or one.level < block.level]
                over.append(block)
                is_left_out = False
            else:
                yield from over
                yield replace(block, space=1) if over and is_left_out else block
                over, is_left_out = [], False
        yield from (one for one in over if not is_left_out or one.level == 1)

    def _is_off_record(self, block: Block) -> bool:
        """Whether it is the line of a quote of the one whom the page is about, and not on record."""
        is_line = isinstance(block, Paragraph) and block.leads and block.spans
        found = self._quoted(block.spans[0]) if isinstance(block, Paragraph) and is_line else None
        return bool(found and found[1].speaker == self._about_id and not is_on_record(found[1]))

    def unnamed(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """Blocks that may be told, but for lines that list who spoke, or a source that tells it."""
        told = [(ruled, quote) for ruled, quote in self.quotes_in(blocks) if not is_on_record(quote)]
        told = list(dict.fromkeys(told))
        for block in blocks:
            is_naming = isinstance(block, Paragraph) and block.leads and self._names_one(block.spans, told)
            yield replace(block, spans=(Span(_UNNAMED),)) if is_naming else block

    def _names_one(self, spans: Spans, told: Iterable[tuple[Ruled, Quote]]) -> bool:
        """Whether a line is of a person or a source and tells who spoke."""
        target = spans[0].target if spans else None
        listed = self._view.volume.book.at(target) if isinstance(target, Ref) else None
        if not isinstance(listed, Person | Source):
            return False
        text = "\n".join((words_of(Paragraph(spans)), *of_source(listed)))
        return any(listed.id == quote.speaker or ruled.tells_speaker(quote, text) for ruled, quote in told)

    def note(self) -> Iterator[Block]:
        """How many quotes were withheld; nothing for none."""
        if number := len(self.quotes):
            rules = "its rule" if number == 1 else "their rules"
            yield Paragraph(muted(f"[{counted(number, 'quote')} withheld, by {rules}]"))

    def quotes_in(self, blocks: Iterable[Block]) -> Iterator[tuple[Ruled, Quote]]:
        """The quotes under a rule that stand there by a link or by their words, with those of their books."""
        for block in blocks:
            for span in spans_of(block):
                if found := self._quoted(span):
                    yield self.ruled(found[0]), found[1]
            yield from ((self.ruled(), quote) for quote in self.ruled().quotes_in(words_of(block)))

    def _go_on(self, block: Block) -> None:
        """Bear in mind what the next blocks stand under: headings, and the words that lead to a list."""
        words = self._free_words(block)
        if isinstance(block, Heading):
            self._over = (words, "") if block.level == 1 else (self._over[0], words)
        elif isinstance(block, Paragraph) and not block.leads:
            self._over = (self._over[0], (words[-1:] == ":" and words) or self._over[1])

    def _free_words(self, block: Block) -> str:
        """The words of a block but for links to quotes under a rule."""
        return "\n".join(span.text for span in spans_of(block) if self._is_free(span))

    def _column(self, column: Column) -> Column:
        """One of two quotes that stand side by side: what is not on record without all but its words."""
        book, quote = (column.head and self._quoted(column.head[0])) or (None, None)
        if book and quote and not is_on_record(quote) and not is_embargoed(quote, self._today):
            words = Paragraph(plain(f"“{one_line(quote.words)}”"), space=0)
            who = speaker_name(book, quote)
            return Column(
                (Span(sign(quote, self._today)),), (words, *((Paragraph(plain(who)),) if who else ()))
            )
        if stands := self._sign(column.head, names=True):
            return Column((Span(stands),), ())
        return Column(self._told(column.head), tuple(self.of(column.blocks)))

    def _line(self, spans: Spans) -> Spans:
        stands = self._sign(spans, names=self._by_speaker, beside=self._free_text(spans))
        return (Span(stands),) if stands else self._told(spans)

    def _told(self, spans: Spans) -> Spans:
        text, told, end = self._free_text(spans), list[Span](), 0
        for _, group in groupby(spans, lambda span: span.target):
            link = tuple(group)
            start, end = end, end + sum(len(span.text) for span in link)
            stands = self._sign(link, names=False, beside=sentence(text, start, end))
            told += (Span(stands, link[0].marks),) if stands else link
        return self._swept(tuple(told))

    def _free_text(self, spans: Spans) -> str:
        """The text of spans, with blanks for links to quotes under a rule."""
        return "".join(span.text if self._is_free(span) else " " * len(span.text) for span in spans)

    def _is_free(self, span: Span) -> bool:
        found = self._quoted(span)
        return found is None or found[1].id not in self.ruled(found[0]).quotes

    def _swept(self, spans: Spans) -> Spans:
        """Spans without words of quotes that are no links to them."""
        text = "".join(span.text for span in spans)
        if whole := self.ruled().stretches(struck(spans), self._around):
            self.quotes |= dict.fromkeys(quote for _, _, quote in whole)
            return (Span(sign(whole[0].quote, self._today)),)
        if not (found := self.ruled().stretches(text, self._around)):
            return spans
        self.quotes |= dict.fromkeys(quote for _, _, quote in found)
        return tuple(cut(spans, ((start, end, sign(quote, self._today)) for start, end, quote in found)))

    def _sign(self, spans: Spans, names: bool, beside: str = "") -> Text | None:
        """What stands for all that begins with a quote that may not leave so; None where it may."""
        found = self._quoted(spans[0]) if spans else None
        if found is None:
            return None
        book, quote = found
        is_named = names and not is_on_record(quote)
        if not (is_named or self.ruled(book).is_kept(quote, f"{self._around}\n{beside}")):
            return None
        self.quotes[quote] = None
        return sign(quote, self._today)

    def ruled(self, book: Book | None = None) -> Ruled:
        """What is known of the quotes of a book that are under a rule, else of those of the view's."""
        volume = self._view.volume
        book = book or volume.book
        if book.id not in self._known:
            is_own = book.id == volume.book.id
            self._known[book.id] = (
                ruled(volume, self._today, self._about, self._but)
                if is_own
                else Ruled(QuotedWords(book, self._today), Posts(book))
            )
        return self._known[book.id]

    def _quoted(self, span: Span) -> tuple[Book, Quote] | None:
        """The quote to which it leads, of any book that was ever read, and its book."""
        if not isinstance(span.target, Ref):
            return None
        library = self._view.library
        if volume := library.opened(span.target.book):
            entry = volume.book.at(span.target)
            return (volume.book, entry) if isinstance(entry, Quote) else None
        found = saying(library, span.target)
        return (found.book, found.quote) if found else None
