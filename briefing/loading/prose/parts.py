"""A text as the parts of a page: a part a stretch, parsed when it is looked at, and one for the footnotes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain

from briefing.loading.prose.blocks import Blocks, Reading
from briefing.loading.prose.headings import Headings
from briefing.loading.prose.markdown import Address, Note, Run, WikiLink, only_links, parse, runs
from briefing.loading.prose.stretches import Stretch
from briefing.loading.prose.whole import Whole
from briefing.model.book import Ref
from briefing.model.page import Block, Code, Heading, Mark, Paragraph, Part, Rule, Span, Spans, Table, Web
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


def plain_text(source: Text, book: str = "", name: Name = lambda ref: None) -> Text:
    """The visible words, a block a line; a bare `[[id]]` that nobody names stands for itself."""
    blocks = chain.from_iterable(part.blocks for part in prose(source, book, name))
    return Text("\n".join(filter(None, map(_words_of, blocks))))


def _words_of(block: Block) -> str:
    match block:
        case Paragraph(spans=spans) | Heading(spans=spans):
            return "".join(span.text for span in spans)
        case Code(text=text):
            return text
        case Table(head=head, rows=rows):
            return "\n".join(" ".join(span.text for cell in row for span in cell) for row in (head, *rows))
    return ""


def parse_target(written: str, book: str) -> Ref:
    """The place that `id`, `id#heading` or `book/id` names when written in the given book."""
    path, _, heading = written.strip().partition("#")
    other, slash, entry = path.rpartition("/")
    return Ref(other if slash else book, entry, heading)


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
        """A part a stretch, and one for the footnotes."""
        parts = [self._part(stretch) for stretch in self._whole.stretches]
        if self._whole.numbers:
            parts.append(self._notes_part())
        return tuple(parts)

    def _part(self, stretch: Stretch) -> Part:
        text = self._whole.text(stretch)
        slugs = partial(self._headings.within, stretch.start, stretch.end)
        links = any(sign in text for sign in (_ANY_LINK if self._whole.defines_links else _LINK))
        return Part(len(text), lambda: self._blocks(stretch).body, slugs, links)

    def _notes_part(self) -> Part:
        numbers = self._whole.numbers.values()
        return Part(100 * len(numbers), self._notes, lambda: (Text(f"fn-{number}") for number in numbers))

    def _notes(self) -> Iterator[Block]:
        notes: dict[str, list[Block]] = {}
        for stretch in self._whole.with_notes():
            for label, blocks in self._blocks(stretch).notes.items():
                notes.setdefault(label, []).extend(blocks)
        if notes:
            yield Rule()
        for label in self._whole.numbers:
            yield from notes.get(label, ())

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
                    yield Span(Text(run.text), run.marks, Web(url))
                case Note(label) if number := self._whole.numbers.get(label):
                    yield Span(Text(f"[{number}]"), run.marks, Ref(self._book, self._at, f"fn-{number}"))
                case _:
                    yield Span(Text(run.text), run.marks)

    def _wiki(self, run: Run, link: WikiLink) -> Iterator[Span]:
        target = parse_target(link.target, self._book)
        name = self._name(target)
        if name is None:
            yield Span(Text(run.text), run.marks | Mark.WARNING)
        elif link.words is not None:
            yield Span(link.words, run.marks, target)
        else:
            for span in name:
                yield Span(span.text, span.marks | run.marks, target)
