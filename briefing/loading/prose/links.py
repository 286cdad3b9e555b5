"""The `[[links]]` of a text, each with its place in the source and the sentence in which it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from briefing.loading.prose.markdown import Run, WikiLink, only_links, parse, runs
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
    """The same for a table cell that begins at `at` or later, and its end; `\\|` stands for `|` there."""
    written = words.replace("|", "\\|")
    found = max(at, source.find(written, at))
    return found + len(written), lambda offset: found + offset + words.count("|", 0, offset)


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


_SENTENCE_END = re.compile(r"""(?<!\b[A-Z])[.!?…]["'”’)\]]*\s+(?=["'“‘(\[]*[A-Z0-9])|\n""")
_ABBREVIATED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Adm|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|Prof|St|No|Art|vs|cf|approx)\.\s+"
)
_LONGEST_ABBREVIATION = 10


def sentence_at(text: str, offset: int, longest: int = 200) -> Text:
    """The sentence that stands at an offset, on one line; what is longer than `longest` is cut with `…`."""
    start, stop = _sentence(text, offset, 2 * longest)
    first, last = start, stop
    if stop - start > longest:
        first = max(start, min(offset - longest // 2, stop - longest))
        last = min(stop, first + longest)
    if cut_before := first > start:
        first = max(first, text.find(" ", first, offset) + 1)
    if cut_after := last < stop:
        last = text.rfind(" ", offset + 1, last) if " " in text[offset + 1 : last] else last
    words = " ".join(text[first:last].split())
    return Text(("…" if cut_before else "") + words + ("…" if cut_after else ""))


def _sentence(text: str, offset: int, reach: int) -> tuple[int, int]:
    first, last = max(0, offset - reach), min(len(text), offset + reach)
    ends = [end.end() for end in _SENTENCE_END.finditer(text, first, last) if not _abbreviates(text, end)]
    start = max((end for end in ends if end <= offset), default=first)
    return start, min((end for end in ends if end > offset), default=last)


def _abbreviates(text: str, end: re.Match[str]) -> bool:
    """Whether the full stop belongs to a title or the like."""
    found = _ABBREVIATED.finditer(text, max(0, end.start() - _LONGEST_ABBREVIATION), end.end())
    return any(match.end() == end.end() for match in found)
