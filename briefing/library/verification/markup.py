"""Markdown read as its words, every character in its place.

`flat` tells the words too, but not where in the source they stand, and a passage is shown in its source. So
what is markup here becomes a filler of the same length that no word contains. What may be the author's stays:
a dash or a number at the start of a line, a star between two letters or digits.
"""

from __future__ import annotations

import re
from html import unescape

FILLER = "\N{WORD JOINER}"

_LINKS = re.compile(
    r"(?<!\\) (?: (?P<open>!?\[) (?P<words>[^\[\]\n]*+) (?P<close>\]\([^()\s]*+ (?:\s\"[^\"\n]*+\")?+ \))"
    r" | (?P<target>\[\[[^\[\]|\n]*+\\?\|) (?P<named>[^\[\]\n]*+) (?P<end>\]\]) )",
    re.VERBOSE,
)
_MARKUP = re.compile(
    r"""
      \\(?P<escaped>[!-/:-@\[-`{-~])
    | (?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
    | ^[ ]{0,3} (?: \#{1,6}(?=[ ]) | (?:>[ ]?)++ | (?P<rule>[-*_=])(?:[ ]*+(?P=rule)){2,}+[ ]*+$ )
    | (?P<note>\[\^[^\]\s]++\])
    | \[\[ | \]\]
    | (?<!\w)(?:\*++|_++|`++|~~)(?=\S) | (?<=\S)(?:\*++|_++|`++|~~)(?!\w)
    | \\$
    """,
    re.VERBOSE | re.MULTILINE,
)


def unmarked(source: str) -> str:
    """The text of the same length in which `FILLER` stands for each character that is markup."""
    return _MARKUP.sub(_filled, _LINKS.sub(_words_only, source))


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
    return (" " if match["rule"] or match["note"] else FILLER) * length
