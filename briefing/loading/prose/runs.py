"""The words of a block: raw words become runs of one look each, with the links in them.

Words without anything special, which are most of them, never meet the inline parser, nor do most others.

The text was cleaned when its file was read, but Markdown makes characters out of entities (`&#x202e;`) and
takes away signs that kept others apart. So what comes out of it is cleaned where it becomes a run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefing.loading.prose.inline import parsed
from briefing.loading.prose.markdown import TARGET, WIKI_LINK, WORDS
from briefing.loading.prose.phrases import phrases
from briefing.loading.prose.raw import Address, Note, Raw, WikiLink, wiki_run
from briefing.model.page import Mark
from briefing.model.text import Text, clean

if TYPE_CHECKING:
    from markdown_it.utils import EnvType

_MOST_SIGNS = 1_000
_MOST_UNCLOSED = 20
"""Words with more signs, or with more brackets that are never closed, are read for their `[[links]]` only."""

_CONTEXT = 100
"""So many characters before a piece tell how many combining marks its first character has."""

_SIMPLE = re.compile(
    rf"(?: [^\\`*_~&<\[\]]++ | \[\[ \s*+ {TARGET} \s*+ (?: \\?\| {WORDS} )? \]\] )*+", re.VERBOSE
)
_SIGN = re.compile(r"[\\`*_~&<\[]")
_LINE_END = re.compile(r" ?\n[ \t]*")


class Run(NamedTuple):
    """Words with one look, and the link to which they belong."""

    text: Text
    marks: Mark = Mark.NONE
    link: WikiLink | Address | Note | None = None


def runs(words: str, env: EnvType) -> list[Run]:
    """The runs of a block's raw words; a newline in them is a hard break."""
    if is_simple(words) or _is_costly(words):
        return only_links(words)
    return (None if env.get("references") else quick_runs(words)) or parsed_runs(words, env)


def quick_runs(words: str) -> list[Run] | None:
    """What `runs` gives where nothing is said of the text around, if that takes no inline parser."""
    found = phrases(words)
    return None if found is None else _cleaned(_merged(iter(found)))


def parsed_runs(words: str, env: EnvType) -> list[Run]:
    """What `runs` gives, always by the inline parser."""
    return _cleaned(_merged(parsed(words, env)))


def is_simple(words: str) -> bool:
    """Whether the words hold nothing that Markdown treats specially but `[[links]]`."""
    return "  \n" not in words and _SIMPLE.fullmatch(words) is not None


def _is_costly(words: str) -> bool:
    """Whether the inline parser would take more than some 20 ms."""
    unclosed = words.count("[") - words.count("]")
    return unclosed > _MOST_UNCLOSED or len(_SIGN.findall(words)) > _MOST_SIGNS


def only_links(words: str, line_end: str = " ") -> list[Run]:
    """The words as they are written but for `[[links]]`; `line_end` is what the end of a line becomes."""
    return _cleaned(_split_at_links(words, line_end))


def _split_at_links(words: str, line_end: str) -> Iterator[Raw]:
    end = 0
    for match in WIKI_LINK.finditer(words):
        yield Raw(_LINE_END.sub(line_end, words[end : match.start()]))
        yield wiki_run(match)
        end = match.end()
    yield Raw(_LINE_END.sub(line_end, words[end:]))


def _merged(runs: Iterator[Raw]) -> Iterator[Raw]:
    """Neighbours of one look and one link as one run; empty ones left out."""
    last: Raw | None = None
    for run in runs:
        if not run.text:
            continue
        if last and last.marks == run.marks and last.link == run.link:
            last = last._replace(text=last.text + run.text)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


def _cleaned(runs: Iterable[Raw]) -> list[Run]:
    found = [run for run in runs if run.text]
    texts = cleaned_together([run.text for run in found])
    return [Run(text, run.marks, run.link) for text, run in zip(texts, found, strict=True)]


def cleaned_together(pieces: Sequence[str]) -> list[Text]:
    """What follows each other, cleaned: an isolate may be closed in another piece, a mark stand on one."""
    whole = "".join(pieces)
    if clean(whole) == whole:
        return [Text(piece) for piece in pieces]
    cleaned: list[Text] = []
    above = ""
    for piece in pieces:
        before = clean(above[-_CONTEXT:])
        text = clean(clean(before + piece)[len(before) :])
        cleaned.append(text)
        above += text
    return cleaned
