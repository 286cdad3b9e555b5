"""Events that are told with two dates: twice as events, or beside a link to one.

The date in the words of a link is meant to be that of the event, as is one right before it (`on 13 February
2026 ([[met]])`, `the 13 February [[met]]`) or behind (`[[met]] of 13 February`, `[[met]] (13 February)`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefing.library.style.dates import Written, dates
from briefing.library.style.passages import Passage
from briefing.loading.findings import Elsewhere, Finding
from briefing.loading.prose.links import links
from briefing.loading.sentences import quoted
from briefing.model.book import Book, Ref
from briefing.model.entries import Event
from briefing.model.text import Text

_NEAR = 45
"""Days: what bears one name is one event if no more lie between; else it may take place every year."""
_REACH = 60
_LINK = re.compile(r"\[\[([^\[\]|\\]*)(?:\\?\|[^\[\]]*)?\]\]")
_BETWEEN_BEFORE = re.compile(r"[’']s\s+|\s*,?\s*\((?:see\s+)?")
_BETWEEN_BEHIND = re.compile(r"[\]\s]*(?:of|\((?:on\s+|of\s+)?)\s*(?:the\s+)?")
_THE = re.compile(r"\b[Tt]he\s+$")


def dated_twice(book: Book, texts: Iterable[Passage]) -> Iterator[tuple[str, Finding]]:
    """Each event that is told anew with another date, and each date beside a link to one that is not its."""
    yield from _told_twice(book)
    events: dict[str, Event] = {
        event.id: event for event in book.events if not (event.date.approximate or event.date.uncertain)
    }
    for passage in texts:
        for link in _LINK.finditer(passage.written):
            ref = Ref.parse(Text(link[1]), book.id)
            event = events.get(ref.id) if ref.book == book.id else None
            found = _misdated(passage, link, event) if event else None
            if found and any(link.start() == other.offset for other in links(Text(passage.written))):
                yield found


def _told_twice(book: Book) -> Iterator[tuple[str, Finding]]:
    """Each event that is called as one before it, within some weeks, and surely is not of the same time."""
    known: dict[str, Event] = {}
    for event in book.events:
        name = " ".join(re.findall(r"\w+", event.title.casefold().removeprefix("the ")))
        first = known.setdefault(name, event)
        gap = max(
            event.date.earliest.toordinal() - first.date.latest.toordinal(),
            first.date.earliest.toordinal() - event.date.latest.toordinal(),
        )
        if 0 < gap <= _NEAR:
            sentence = f"{quoted(event.title)} is of {quoted(first.date.text)} in {quoted(first.id)}"
            other = Elsewhere(first.id, ("date",), "the other date here")
            hint = "correct one date, or tell them apart"
            yield event.id, Finding(("date",), "S005", sentence, hint, elsewhere=(other,))


def _misdated(passage: Passage, link: re.Match[str], event: Event) -> tuple[str, Finding] | None:
    beside = [written for written in _beside(passage.written, link) if written.month]
    if not beside or any(written.may_be(event.date) for written in beside):
        return None
    start, end = beside[0].start, beside[0].end
    sentence = (
        f"{quoted(event.id)} is of {quoted(event.date.text)}, not of {quoted(passage.written[start:end])}"
    )
    other = Elsewhere(event.id, ("date",), "the date of the event here")
    return passage.finding(start, end, "S005", sentence, "correct one of the two dates", other)


def _beside(text: str, link: re.Match[str]) -> list[Written]:
    """The dates in the words of a link, else those right before and right behind it."""
    start, end = link.span()
    around = list(dates(text, max(start - _REACH, 0), end + _REACH))
    if inside := [written for written in around if start < written.start < end]:
        return inside
    return [written for written in around if _is_next_to(text, written, start, end)]


def _is_next_to(text: str, written: Written, start: int, end: int) -> bool:
    if written.end <= start:
        is_the = _THE.search(text[: written.start][-_REACH:]) and not text[written.end : start].strip()
        return bool(is_the) or _BETWEEN_BEFORE.fullmatch(text, written.end, start) is not None
    return _BETWEEN_BEHIND.fullmatch(text, end, written.start) is not None
