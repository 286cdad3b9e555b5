"""Blocks that many pages share: the line above a title, the title, prose, lists and facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from briefing.model.book import Ref
from briefing.model.entries import Entry
from briefing.model.kinds import kind_of
from briefing.model.page import Block, Fact, Facts, Heading, Lead, Paragraph, Part, Spans, part
from briefing.model.text import Text, clean
from briefing.pages.ages import aged, marked, over
from briefing.pages.later import is_later
from briefing.pages.lines import line
from briefing.pages.standing import caution
from briefing.pages.view import View
from briefing.pages.words import facts as known
from briefing.pages.words import joined, muted, name, plain, source, strong

_IN_A_PART = 50


def kicker(view: View, entry: Entry, *more: str | None) -> Block:
    """The small line above a title: spoken code, kind, what places the entry, that it is later or stale."""
    if is_later(entry, view.when):
        more += (f"later than {view.when.short()}",)
    phrases = (muted(phrase) for phrase in (kind_of(entry).name, *filter(None, more)))
    placed = joined((strong(view.code(entry.id)), *phrases, aged(view, entry)))
    return Paragraph(joined((placed, *over(view, entry)), "\n"))


def title(text: str) -> Block:
    """The title of a page."""
    return Heading(plain(text), level=1, space=0)


def heading(text: str) -> Block:
    """The heading of a section of a page."""
    return Heading(plain(text), level=2)


def prose(view: View, entry_id: str, source: Text | None) -> tuple[Part, ...]:
    """An author's prose in an entry, its bare links named as the book names them; nothing for no prose."""
    return view.volume.prose(source, entry_id, _namer(view)) if source else ()


def _namer(view: View) -> Callable[[Ref], Spans | None]:
    def named(ref: Ref) -> Spans | None:
        words = name(view, ref)
        return None if words is None else plain(words, caution(view, ref))

    return named


def facts(rows: Iterable[Fact], space: int = 1) -> Iterator[Block]:
    """Labelled rows, or nothing where there are none."""
    found = tuple(rows)
    if found:
        yield Facts(found, space=space)


def facts_of(entry: Entry, *rows: tuple[str, Spans | None]) -> Iterator[Block]:
    """What is known of an entry as labelled rows, its tags last; nothing where nothing is known."""
    yield from facts(known(*rows, ("Tags", muted(", ".join(entry.tags)))))


def bullets(items: Iterable[Spans]) -> Iterator[Block]:
    """A tight list."""
    for position, spans in enumerate(items):
        yield Paragraph(spans, leads=(Lead("bullet"),), space=0 if position else 1)


def listed(view: View, heading_text: str, entries: Iterable[Entry]) -> Iterator[Block]:
    """A section that lists entries one a line, or nothing where there are none."""
    items = [line(view, entry) for entry in entries]
    if items:
        yield heading(heading_text)
        yield from bullets(items)


def sources(view: View, source_ids: Iterable[Text]) -> Iterator[Block]:
    """A section with sources, or nothing where there are none."""
    found = [(source(view, source_id), view.entry(source_id)) for source_id in source_ids]
    items = [joined((spans, marked(view, entry) if entry else ())) for spans, entry in found]
    if items:
        yield heading("Sources")
        yield from bullets(items)


def about(view: View, entry_ids: Iterable[Text]) -> Iterator[Block]:
    """A section with what an entry is about, or nothing."""
    yield from listed(view, "About", (found for entry_id in entry_ids if (found := view.entry(entry_id))))


def naming(view: View, entry: Entry) -> Iterator[Entry]:
    """The entries that lead to this one or name it without a link, each once."""
    volume = view.volume
    found = [link.source.id for link in volume.links.leading_to(entry.id)]
    found += [mention.source.id for mention in volume.mentions.of_entry(entry.id)]
    return (volume.book.entries[entry_id] for entry_id in dict.fromkeys(found) if entry_id)


def parts(blocks: Iterable[Block]) -> tuple[Part, ...]:
    """Blocks that are there already, in parts of a size that costs little to lay out."""
    made = tuple(blocks)
    return tuple(part(*made[start : start + _IN_A_PART]) for start in range(0, len(made), _IN_A_PART))


def note(text: str) -> Block:
    """A quiet sentence."""
    return Paragraph(muted(clean(text)))
