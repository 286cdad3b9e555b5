"""Markdown read as its words, every character in its place.

`flat` tells the words too, but not where in the source they stand, and a passage is shown in its source. So
what is markup here becomes a filler of the same length that no word contains. Emphasis within a word joins it
(`un*likely*` reads `unlikely`), struck text is no text, and no heading runs on into what
follows. What may be the author's stays: a dash or a number at
the start of a line, a star that emphasises nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise

FILLER = "\N{WORD JOINER}"
PARTED = "\N{SYMBOL FOR RECORD SEPARATOR}"
"""Before and behind a heading, and for a line across: no quote runs over it."""

_LINKS = re.compile(
    r"(?<!\\) (?: (?P<open>!?\[) (?P<words>[^\[\]\n]*+) (?P<close>\]\([^()\s]*+ (?:\s\"[^\"\n]*+\")?+ \))"
    r" | (?P<target>\[\[[^\[\]|\n]*+\\?\|) (?P<named>[^\[\]\n]*+) (?P<end>\]\]) )",
    re.VERBOSE,
)
_MARKUP = re.compile(
    r"""
      \\(?P<escaped>[!-/:-@\[-`{-~])
    | (?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
    | ^[ ]{0,3} (?P<heading>\#{1,6}(?=[ ]))
    | ^[ ]{0,3} (?: (?:>[ ]?)++ | (?P<rule>[-*_=])(?:[ ]*+(?P=rule)){2,}+[ ]*+$ )
    | (?P<note>\[\^[^\]\s]++\])
    | \[\[ | \]\]
    | (?<!\w)`++(?=\S) | (?<=\S)`++(?!\w)
    | \\$
    """,
    re.VERBOSE | re.MULTILINE,
)


_HEADING_END = re.compile(r"^[ >]{0,9}#{1,6} [^\n]*+(?<![-‐‑\u00ad])(\n)", re.MULTILINE)
"""Not where a word seems to go on in the next line."""

_PARTS = re.compile(rf"\s*{PARTED}[\s{PARTED}]*")

_DELIMITERS = re.compile(
    r"\\[!-/:-@\[-`{-~] | `[^`\n]{1,200}+` | (?P<end>\n[ \t]*+\n) | (?P<run>\*++|_++|(?<!~)~~(?!~))",
    re.VERBOSE,
)


_TAGS = re.compile(
    r"""
      <(?P<struck>s|del|strike)>[^<]{0,2000}+</(?P=struck)> | <!--(?:[^-]|-(?!->)){0,2000}+-->
    | </?(?:b|i|em|strong|u|s|del|strike|ins|span|mark|small|code|font)(?:\s[^<>\n]{0,200}+)?>
    | (?P<blank><br[ ]?/?>)
    """,
    re.VERBOSE | re.IGNORECASE,
)


def unmarked(source: str) -> str:
    """The text of the same length in which `FILLER` stands for each character that is markup."""
    linked = _LINKS.sub(_words_only, _TAGS.sub(_without_tags, source))
    pieces: list[str] = []
    done = 0
    for start, end in sorted(_emphasis(linked)):
        if end > done:
            start = max(start, done)
            pieces += linked[done:start], FILLER * (end - start)
            done = end
    read = _MARKUP.sub(_filled, "".join((*pieces, linked[done:])))
    ends = (heading.start(1) for heading in _HEADING_END.finditer(source))
    return PARTED.join(read[above + 1 : end] for above, end in pairwise((-1, *ends, len(read))))


def seen(stretch: str) -> str:
    """A stretch of such a text as a reader sees it; `¶` where a heading ends or begins."""
    return _PARTS.sub(" ¶ ", stretch.replace(FILLER, ""))


def _emphasis(text: str) -> Iterator[tuple[int, int]]:
    """Where the signs of emphasis stand, and what is struck, as CommonMark pairs them within a paragraph."""
    opened: dict[str, list[tuple[int, int]]] = {"*": [], "_": [], "~": []}
    for match in _DELIMITERS.finditer(text):
        if match["end"]:
            for waiting in opened.values():
                waiting.clear()
        if not match["run"]:
            continue
        start, end = match.span()
        opens, closes = _flanks(text, start, end)
        mine = opened[text[start]]
        while closes and mine and start < end:
            first, last = mine.pop()
            length = min(end - start, last - first)
            if match["run"] == "~~":
                yield first, end
            else:
                yield last - length, last
                yield start, start + length
            start += length
            for waiting in opened.values():  # what was opened within a pair is not closed beyond it
                while waiting and waiting[-1][0] > first:
                    waiting.pop()
            if last - length > first:
                mine.append((first, last - length))
        if opens and start < end:
            mine.append((start, end))


def _flanks(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether signs of emphasis may begin one here, and whether they may end one."""
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    is_left = not after.isspace() and (after.isalnum() or not before.isalnum())
    is_right = not before.isspace() and (before.isalnum() or not after.isalnum())
    if text[start] == "_":
        return is_left and not before.isalnum(), is_right and not after.isalnum()
    return is_left, is_right


def _without_tags(match: re.Match[str]) -> str:
    return (" " if match["blank"] else FILLER) * len(match[0])


def _words_only(match: re.Match[str]) -> str:
    before, words, after = filter(lambda part: part is not None, match.groups())
    return FILLER * len(before) + words + FILLER * len(after)


def _filled(match: re.Match[str]) -> str:
    length = len(match[0])
    if match["escaped"]:
        return FILLER + match["escaped"]
    if match["entity"]:
        meant = unescape(match["entity"])
        return match[0] if len(meant) > length else meant.ljust(length, FILLER)
    if match["heading"] or match["rule"]:
        return (PARTED if match.start() else FILLER).ljust(length, FILLER)
    return (" " if match["note"] else FILLER) * length
