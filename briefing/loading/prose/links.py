"""The `[[links]]` of a text, each with its place in the source and the sentence in which it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from briefing.loading.prose.markdown import parse
from briefing.loading.prose.raw import WikiLink
from briefing.loading.prose.runs import Run, only_links, runs
from briefing.loading.prose.sentence import sentence_at
from briefing.loading.prose.stretches import Stretch
from briefing.loading.prose.whole import Whole
from briefing.model.text import Text

if TYPE_CHECKING:
    from markdown_it.token import Token

Called = Callable[[Text], str | None]
"""From a link's target as written to the words that stand for it."""


class ProseLink(NamedTuple):
    """A `[[link]]`: its target and words as written, its offset in the source, the sentence around it."""

    target: Text
    words: Text | None
    offset: int
    sentence: Text


def links(source: Text, called: Called = lambda target: None) -> tuple[ProseLink, ...]:
    """The `[[links]]` of a text in the order of the source, none of them out of code.

    `called` gives the words that stand for a bare `[[id]]` in a sentence; None: the id itself.
    """
    if "[[" not in source:
        return ()
    whole = Whole(source)
    pieces = (piece for piece in whole.stretches if "[[" in whole.text(piece))
    return tuple(link for piece in pieces for link in _links_in(whole, piece, called))


def _links_in(whole: Whole, piece: Stretch, called: Called) -> Iterator[ProseLink]:
    text = whole.text(piece)
    if piece.too_long:
        yield from _links_of(only_links(text), lambda offset: piece.start + offset, called)
        return
    lines = whole.line_starts(piece)
    at = 0
    for opening, token in _pairs(parse(text, whole.env)):
        line = token.map[0] if token.map else 0
        if opening.type in ("th_open", "td_open"):
            at, place = _cell_place(whole.source, max(at, lines[line]), token.content)
        else:
            place = _block_place(whole.source, lines[line:], token.content)
        if "[[" in token.content:
            yield from _links_of(runs(token.content, whole.env), place, called)


def _pairs(tokens: list[Token]) -> Iterator[tuple[Token, Token]]:
    """Each token of raw words with the one that opens its block."""
    return ((tokens[i - 1], token) for i, token in enumerate(tokens) if token.type == "inline")


def _block_place(source: str, lines: list[int], words: str) -> Callable[[int], int]:
    """From an offset in a block's raw words to one in the source: each line is the end of a line there."""

    def place(offset: int) -> int:
        line_number = words.count("\n", 0, offset)
        begin = words.rfind("\n", 0, offset) + 1
        line = words[begin:].partition("\n")[0]
        end = source.find("\n", lines[line_number])
        found = source.rfind(line.strip(), lines[line_number], end if end >= 0 else len(source))
        return found + offset - begin - (len(line) - len(line.lstrip()))

    return place


def _cell_place(source: str, at: int, words: str) -> tuple[int, Callable[[int], int]]:
    """The same for a table cell that begins at `at` or later, and its end; `\\|` may stand for `|` there."""
    starts = []
    for piece in words.split("|"):
        found = max(at, source.find(piece, at))
        starts.append(found)
        at = found + len(piece)

    def place(offset: int) -> int:
        bars = words.count("|", 0, offset)
        return starts[bars] + offset - (words.rfind("|", 0, offset) + 1)

    return at, place


def _links_of(found: Iterable[Run], place: Callable[[int], int], called: Called) -> Iterator[ProseLink]:
    read = [(run, _words(run, called)) for run in found]
    text = "".join(words for _, words in read)
    at = 0
    for run, words in read:
        if isinstance(run.link, WikiLink):
            link = run.link
            yield ProseLink(link.target, link.words, place(link.offset), sentence_at(text, at))
        at += len(words)


def _words(run: Run, called: Called) -> str:
    """What a reader reads of a run."""
    if isinstance(run.link, WikiLink) and run.link.words is None:
        return called(run.link.target) or run.text
    return run.text
