"""The `[[links]]` of a text, each with its place in the source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefing.loading.prose.markdown import WIKI_LINK, parse
from briefing.loading.prose.plain import is_plain
from briefing.loading.prose.raw import Raw, WikiLink, wiki_run
from briefing.loading.prose.runs import Run, only_links, runs
from briefing.loading.prose.stretches import Stretch
from briefing.loading.prose.whole import Whole
from briefing.model.text import Text

if TYPE_CHECKING:
    from markdown_it.token import Token

_HIDE_LINKS = ("`", "\\", "<", "](")
"""What may hide a link, or make it none."""
_UNDER_A_HEAD = re.compile(r"\n[ >]*+-[- ]*+$", re.MULTILINE)
"""A line that may be the second of a table, which has no room for more cells than its first."""


class ProseLink(NamedTuple):
    """A `[[link]]`: its target and words as written, its offset in the source."""

    target: Text
    words: Text | None
    offset: int


def links(source: Text) -> Sequence[ProseLink]:
    """The `[[links]]` of a text in the order of the source, none of them out of code."""
    plain = plain_links(source)
    if plain is not None:
        return plain
    whole = Whole(source)
    pieces = (piece for piece in whole.stretches if "[[" in whole.text(piece))
    return [link for piece in pieces for link in _links_in(whole, piece)]


def plain_links(source: Text) -> Sequence[ProseLink] | None:
    """The links, if nothing in the text can keep what looks like one from being one."""
    if "[[" not in source:
        return ()
    if any(sign in source for sign in _HIDE_LINKS) or not is_plain(source):
        return None
    if "|" in source and _UNDER_A_HEAD.search(source):
        return None
    matches = list(WIKI_LINK.finditer(source))
    if any("\n" in match[0] for match in matches):  # whether a block ends there is not known here
        return None
    return list(_links_of(map(wiki_run, matches), lambda offset: offset))


def _links_in(whole: Whole, piece: Stretch) -> Iterator[ProseLink]:
    text = whole.text(piece)
    if piece.too_long:
        yield from _links_of(only_links(text), lambda offset: piece.start + offset)
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
            yield from _links_of(runs(token.content, whole.env), place)


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


def _links_of(found: Iterable[Run | Raw], place: Callable[[int], int]) -> Iterator[ProseLink]:
    for run in found:
        if isinstance(run.link, WikiLink):
            yield ProseLink(run.link.target, run.link.words, place(run.link.offset))
