"""What a reader reads of an entry as plain lines, and what it leads to: for the index, found in one walk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefing.library.links import Written, how
from briefing.loading.prose.flat import Called, flat
from briefing.model.book import Ref
from briefing.model.entries import Entry, Figure, Header, Holds, Record, Refers
from briefing.model.fields import Found, texts
from briefing.model.text import Text, one_line

_PROSE, _PATH = Holds("prose"), Holds("path")
_NOT_READ = frozenset({"id", "code", "url", "archive_url", "language", "chart", "country", "tags"})
"""Keys whose texts nobody looks for by their words."""


class Told(NamedTuple):
    """The text of an entry, a line a block, and its links in the order of writing, one a target."""

    text: Text
    links: tuple[Written, ...]


def told(entry: Entry | Header, here: Ref, called: Called) -> Told:
    """What an entry tells. `here` is its place; `called` names the links that have no words of their own."""
    lines: list[Text] = []
    links: list[Written] = []
    record: Record | None = None
    for found in texts(entry):
        if found.mark == _PROSE:
            record = None
            links += _in_prose(found, here, called, lines)
        elif isinstance(found.mark, Refers):
            links += _typed(entry, found, here, called, lines)
        elif found.path[-1] not in _NOT_READ and found.mark != _PATH:
            _add(one_line(found.text), lines, joins=found.record is record and _is_short(record))
            record = found.record
    return Told(Text("\n".join(lines)), tuple(_unique(links, here)))


def _in_prose(found: Found, here: Ref, called: Called, lines: list[Text]) -> Iterator[Written]:
    read = flat(found.text, here, called)
    begins = sum(map(len, lines)) + len(lines)
    lines.append(read.text)
    for target, start, _ in read.links:
        yield Written(target._replace(heading=""), Text(""), begins + start)


def _typed(
    entry: Entry | Header, found: Found, here: Ref, called: Called, lines: list[Text]
) -> Iterator[Written]:
    assert isinstance(found.mark, Refers)
    target = Ref(here.book, found.text)
    if found.mark.or_words and called(target) is None:
        lines.append(one_line(found.text))
    # Words are a link too, to nothing as yet: an entry of that id may come.
    yield Written(target, how(entry, found))


def _is_short(record: Record | None) -> bool:
    """Whether the texts of a record are read as one line: a value with its unit, a part with its label."""
    return not isinstance(record, Entry | Header) or isinstance(record, Figure)


def _add(text: Text, lines: list[Text], joins: bool) -> None:
    if joins and lines:
        lines[-1] = Text(f"{lines[-1]} {text}")
    elif text:
        lines.append(text)


def _unique(links: list[Written], here: Ref) -> Iterator[Written]:
    """One link a target, none to the entry itself: the first, with the first sentence there is."""
    found: dict[Ref, Written] = {}
    for link in links:
        if link.target == here:
            continue
        known = found.setdefault(link.target, link)
        if link.offset is not None and known.offset is None:
            found[link.target] = known._replace(offset=link.offset)
    yield from found.values()
