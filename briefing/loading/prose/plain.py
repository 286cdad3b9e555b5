"""A plain text in blocks, without the parser: paragraphs, headings, lists and quotations that are not nested.

Blocks are told apart line by line. What is nested, or looks like anything else, or may mean two things, makes
a text not plain.
"""

from __future__ import annotations

import re

from briefing.loading.prose.stretches import LONGEST, stretches

_NEVER_PLAIN = ("\t", "```", "~~~", "[^")
"""What may begin code or a footnote."""
_DEFINITION = re.compile(r"(?<!\])\]:|\\\]\]:")
"""What an address apart from its link has; most colons after a bracket follow a `[[link]]`."""

_MARKER = r"(?:[-+*]|\d{1,9}[.)])"
_RULE = r"(?P<sign>[-*_])(?:\ *+(?P=sign)){2,}\ *+$"
_NOT_PLAIN = re.compile(
    rf"""
    \n (?: \ {{4}}                                       # indented code, or what goes on in a list
     | \ *> (?: \ {{5}} | \ *> )                         # code or a quotation in a quotation
     | [ >]*+ (?: {_MARKER} (?: \ {{5}} | \ *+ $ | \ ++ (?: [>#=_] | [-+*]++ (?: \ |$) | \d{{1,9}}[.)] ) )
                | =++ \ *+ $ | -- \ *+ $                 # it depends on what is above
                | \#++ [ #]*+ $
                | (?= [-|: ]*? [|:]) [-|: ]++ $          # the line under a table's head
              )
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
_EMPTY_LINES = re.compile(r"\n(?:[ >]*+(?:\n|\Z))+")
_STARTS = re.compile(rf"\n\ *+(?:>|\#|{_MARKER}\ |{_RULE})", re.MULTILINE)
_START = re.compile(rf"(?P<heading>\#{{1,6}}\ )|{_RULE}|(?:[-+*]|(?P<number>\d{{1,9}})[.)])\ ")


def plain_blocks(source: str) -> list[str] | None:
    """The raw words of each block; None if it takes the parser to tell what is one."""
    if not is_plain(source):
        return None
    if len(source) > LONGEST and any(stretch.too_long for stretch in stretches(source)):
        return None
    blocks: list[str] = []
    for piece in _EMPTY_LINES.split(source):
        if _STARTS.search(f"\n{piece}") is None:
            blocks.append(piece)
        elif not _read_lines(piece, blocks):
            return None
    return blocks


def is_plain(source: str) -> bool:
    """Whether nothing is nested or looks like anything else, line by line."""
    if any(sign in source for sign in _NEVER_PLAIN) or _NOT_PLAIN.search(f"\n{source}"):
        return False
    return "]:" not in source or _DEFINITION.search(source) is None


def _read_lines(piece: str, blocks: list[str]) -> bool:
    """Add the blocks of lines that follow each other without an empty one; False if that is uncertain."""
    is_open, in_list, quoted = False, False, False
    for line in piece.split("\n"):
        words = line.strip(" ")
        if words.startswith(">") != quoted:
            if is_open and quoted:
                return False  # the quotation may go on without its sign
            is_open, in_list, quoted = False, False, not quoted
        words = words[1:].strip(" ") if quoted else words
        start = _START.match(words)
        if start is None:
            if is_open and words:
                blocks[-1] += f"\n{words}"
            else:
                blocks.append(words)
            is_open = bool(words)
            continue
        if is_open and not _interrupts(start, blocks[-1], in_list and not quoted and line[0] != " "):
            return False
        is_open = in_list = not (start["heading"] or start["sign"])
        if not start["sign"]:
            rest = words[start.end() :].strip(" ")
            blocks.append(_without_closing(rest) if start["heading"] else rest)
    return True


def _interrupts(start: re.Match[str], above: str, in_list: bool) -> bool:
    """Whether a paragraph surely ends above a line that starts so."""
    if start["sign"]:
        return "|" not in above  # else the line may be that under a table's head
    return in_list or start["number"] in (None, "1")


def _without_closing(heading: str) -> str:
    words = heading.rstrip("#")
    return words.rstrip(" ") if words.endswith(" ") else heading
