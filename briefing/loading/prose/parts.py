"""A text as the parts of a page: a part a stretch, parsed when it is looked at, then parts of footnotes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial

from briefing.loading.prose.blocks import Blocks, Reading
from briefing.loading.prose.headings import Headings
from briefing.loading.prose.markdown import parse
from briefing.loading.prose.raw import Address, Note, WikiLink
from briefing.loading.prose.runs import Run, only_links, runs
from briefing.loading.prose.stretches import Stretch
from briefing.loading.prose.whole import Whole
from briefing.model.book import Ref, note_slug
from briefing.model.page import Block, Mark, Paragraph, Part, Rule, Span, Spans, Web
from briefing.model.text import Text

Name = Callable[[Ref], Spans | None]
"""The words that stand for a bare `[[id]]`; None: there is no such entry."""


_LINK = ("[[", "](", "[^", "<")
_ANY_LINK = ("[", "<")
"""What a text with a link has in it; where addresses stand apart from their links, any bracket may be one."""


def prose(source: Text, book: str, name: Name, at: str = "") -> tuple[Part, ...]:
    """The parts of a text.

    `book` and `at` are the ids of the book and the entry in which it stands; `name` is asked for every link
    to an entry.
    """
    return _Prose(source, book, name, at).parts()


def slugs(source: Text) -> tuple[Text, ...]:
    """What `[[id#slug]]` can name in a text: its headings and its footnotes, in the order of the page."""
    return tuple(slug for part in prose(source, "", lambda ref: None) for slug in part.slugs)


class _Prose:
    """One text on its way to parts."""

    def __init__(self, source: str, book: str, name: Name, at: str) -> None:
        self._whole = Whole(source)
        self._headings = Headings(source)
        self._book = book
        self._name = name
        self._at = at
        self._read: dict[Stretch, Blocks] = {}

    def parts(self) -> tuple[Part, ...]:
        """A part a stretch, and one for each stretch of footnotes."""
        parts = [self._part(stretch) for stretch in self._whole.stretches]
        return (*parts, *(self._notes_part(*notes) for notes in self._notes))

    def _part(self, stretch: Stretch) -> Part:
        text = self._whole.text(stretch)
        headings = partial(self._headings.within, stretch.start, stretch.end)
        links = any(sign in text for sign in (_ANY_LINK if self._whole.defines_links else _LINK))
        return Part(len(text), lambda: self._blocks(stretch).body, headings, links)

    @cached_property
    def _notes(self) -> tuple[tuple[Stretch, list[str]], ...]:
        return tuple(self._whole.notes())

    def _notes_part(self, stretch: Stretch, labels: list[str]) -> Part:
        names = tuple(note_slug(self._whole.numbers[label]) for label in labels)
        return Part(100 * len(labels), lambda: self._notes_blocks(stretch, labels), lambda: names)

    def _notes_blocks(self, stretch: Stretch, labels: list[str]) -> Iterator[Block]:
        notes = self._blocks(stretch).notes
        found = [block for label in labels for block in notes.get(label, ())]
        if found and (stretch, labels) == self._first_notes:
            yield Rule()
        yield from found

    @cached_property
    def _first_notes(self) -> tuple[Stretch, list[str]] | None:
        """The first footnotes that are some: what stands in code is not."""
        return next((group for group in self._notes if self._blocks(group[0]).notes.keys() & group[1]), None)

    def _blocks(self, stretch: Stretch) -> Blocks:
        if stretch not in self._read:
            self._read[stretch] = self._read_blocks(stretch)
        return self._read[stretch]

    def _read_blocks(self, stretch: Stretch) -> Blocks:
        text, lines = self._whole.text(stretch), self._whole.line_starts(stretch)
        reading = Reading(self._spans, lambda line: self._headings.at(lines[line]), self._whole.numbers)
        if not stretch.too_long:
            return Blocks(parse(text, self._whole.env), reading)
        blocks = Blocks([], reading)
        found = only_links(text.strip("\n"), "\n" if "|" in text else " ")
        blocks.body.append(Paragraph(tuple(self._linked(found)), space=0 if stretch.start else 1))
        return blocks

    def _spans(self, words: str) -> Spans:
        return tuple(self._linked(runs(words, self._whole.env)))

    def _linked(self, found: Iterable[Run]) -> Iterator[Span]:
        for run in found:
            match run.link:
                case WikiLink():
                    yield from self._wiki(run, run.link)
                case Address(url):
                    yield Span(run.text, run.marks, Web(url))
                case Note(label) if number := self._whole.numbers.get(label):
                    yield Span(Text(f"[{number}]"), run.marks, Ref(self._book, self._at, note_slug(number)))
                case _:
                    yield Span(run.text, run.marks)

    def _wiki(self, run: Run, link: WikiLink) -> Iterator[Span]:
        target = Ref.parse(link.target, self._book, self._at)
        name = self._name(target)
        if name is None:
            yield Span(run.text, run.marks | Mark.WARNING)
        elif link.words is not None:
            yield Span(run.text, run.marks, target)
        else:
            for span in name:
                yield Span(span.text, span.marks | run.marks, target)
