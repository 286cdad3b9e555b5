"""Text that may be shown: every string passes `clean` once, where it enters the program.

`Text` is a type of its own so that mypy stops a raw string on its way to a widget. Nothing is dropped
by cleaning: what could act on a terminal, reorder a line or hide in it becomes a visible sign, and `faults`
tells where. Both read the same list of changes, so they cannot disagree.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, NewType

Text = NewType("Text", str)

MARKS_PER_BASE = 4
"""How many combining marks one character may bear: enough for pointed Hebrew, too few to paint over lines."""

_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_NONCHARACTERS = r"\ufdd0-\ufdef\ufffe\uffff" + "".join(
    rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 0x11)
)
_HARMFUL = rf"{_CONTROLS}\u202a-\u202e\ufeff\ud800-\udfff{_NONCHARACTERS}\U000e0000-\U000e007f"
_ISOLATES = "\u2066\u2067\u2068\u2069"
_POP_ISOLATE = "\u2069"
_BREAKS = "\r\u2028\u2029"
_MARK_LIKE = r"[^\w\s\x00-\u02ff]"
"""Every combining mark and every invisible character that can stand between two, and little else."""

_SUSPECT = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    r"\U0001fffe\U0001ffff\U0002fffe-\U0010ffff]"
)
"""Everything harmful, isolates and line ends, with some rare neighbours: fewer ranges are searched faster."""

_MANY_MARKS = re.compile(_MARK_LIKE + _MARK_LIKE + rf"{{{MARKS_PER_BASE}}}")
_SEEN = re.compile(
    r"[^\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u206f\u2800\u3164"
    r"\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""Any character but blanks and those that have no shape of their own."""
_LINE_OR_ISOLATE = re.compile(rf"[\n{_BREAKS}{_ISOLATES}]")
_TOKEN = (
    rf"(?P<newline>\r\n?|[{_BREAKS}])"
    r"|(?P<flag>\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,7}\U000e007f)"
    rf"|(?P<harmful>[{_HARMFUL}])"
    rf"|(?P<other>{_MARK_LIKE})"
)
"""Compiled only for a text that is not clean, which takes as long as to clean a book."""

_CONTROL_NAMES = (
    *("NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "FF", "CR", "SO", "SI"),
    *("DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC"),
    *("FS", "GS", "RS", "US", "DEL"),
    *("PAD", "HOP", "BPH", "NBH", "IND", "NEL", "SSA", "ESA", "HTS", "HTJ", "VTS", "PLD", "PLU", "RI"),
    *("SS2", "SS3", "DCS", "PU1", "PU2", "STS", "CCH", "MW", "SPA", "EPA", "SOS", "SGC", "SCI"),
    *("CSI", "ST", "OSC", "PM", "APC"),
)
"""Of U+0000 to U+001F and of U+007F to U+009F, one after the other."""

_ABBREVIATIONS = {
    **dict(zip("\u202a\u202b\u202c\u202d\u202e", ("LRE", "RLE", "PDF", "LRO", "RLO"), strict=True)),
    **dict(zip(_ISOLATES, ("LRI", "RLI", "FSI", "PDI"), strict=True)),
    "\ufeff": "BOM",
}
_REPLACEMENT = "\ufffd"
_MARKS = ("Mn", "Me")
_TAGS = range(0xE0000, 0xE0080)


class Fault(NamedTuple):
    """What cleaning makes visible: where it is in the raw text, its name for a sentence, the sign shown."""

    at: int
    name: str
    sign: Text


class _Change(NamedTuple):
    """A stretch of raw text and what stands for it."""

    start: int
    end: int
    shown: str


def clean(raw: str) -> Text:
    """The text with all that is not plainly visible or harmless turned into a visible sign (`␛`).

    Line ends (CRLF, CR, U+2028, U+2029) become newlines. Tabs, joiners, directional marks, isolates closed
    within their line, variation selectors and emoji flags stay. Cleaning clean text changes nothing.
    """
    if _is_clean(raw):
        return Text(raw)
    pieces: list[str] = []
    done = 0
    for change in _changes(raw):
        pieces += raw[done : change.start], change.shown
        done = change.end
    pieces.append(raw[done:])
    return Text("".join(pieces))


def faults(raw: str) -> Iterator[Fault]:
    """Everything in the raw text that `clean` shows as a sign, in order; line ends are no fault."""
    if _is_clean(raw):
        return
    for start, _, shown in _changes(raw):
        if shown != "\n":
            yield Fault(start, _name(raw[start]), Text(shown))


def is_blank(text: str) -> bool:
    """Whether nothing of a text is seen."""
    return _SEEN.search(text) is None


def one_line(text: Text) -> Text:
    """The text on one line: every run of white space is one blank, none at the ends."""
    return Text(" ".join(text.split()))


def first_words(text: Text, count: int) -> Text:
    """The first `count` words on one line, with `…` when there are more."""
    words = text.split()
    if len(words) <= count:
        return Text(" ".join(words))
    start = " ".join(words[:count]).rstrip(" .,;:–—")
    return Text(start + "…" + _POP_ISOLATE * len(_lone_isolates(start)))


def _is_clean(raw: str) -> bool:
    """Whether the text surely needs no change; the fast path of nearly every text."""
    return _SUSPECT.search(raw) is None and (raw.isascii() or _MANY_MARKS.search(raw) is None)


def _changes(raw: str) -> Iterator[_Change]:
    """Every stretch that cleaning changes, in order."""
    lone = _lone_isolates(raw)
    position = marks = 0
    token = re.compile(_TOKEN)
    while match := token.search(raw, position):
        start, end = match.span()
        borne = marks if start == position else 0
        marks = 0
        if match.lastgroup == "newline":
            yield _Change(start, end, "\n")
        elif match.lastgroup == "harmful" or start in lone:
            yield _Change(start, end, _sign(match[0]))
        elif match.lastgroup == "other":
            marks = _marks_after(match[0], borne)
            if marks > MARKS_PER_BASE:
                end = _end_of_marks(raw, end)
                marks = 0
                yield _Change(start, end, _REPLACEMENT)
        position = end


def _marks_after(char: str, marks: int) -> int:
    """How many marks the last base bears after this character: a mark adds one, an invisible one nothing."""
    category = unicodedata.category(char)
    if category in _MARKS:
        return marks + 1
    return marks if category == "Cf" else 0


def _end_of_marks(raw: str, position: int) -> int:
    """Where the run of marks that goes on at `position` ends."""
    while position < len(raw) and unicodedata.category(raw[position]) in _MARKS:
        position += 1
    return position


def _lone_isolates(raw: str) -> set[int]:
    """Where isolates stand that are not closed, or not opened, within their line."""
    lone: set[int] = set()
    opened: list[int] = []
    for match in _LINE_OR_ISOLATE.finditer(raw):
        if match[0] not in _ISOLATES:
            lone.update(opened)
            opened.clear()
        elif match[0] != _POP_ISOLATE:
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            lone.add(match.start())
    return lone.union(opened)


@cache
def _sign(char: str) -> str:
    """What is shown for a character that may not be."""
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if code < 0xA0:
        return "␛" + chr(code - 0x40)
    if char in _ABBREVIATIONS:
        return f"‹{_ABBREVIATIONS[char]}›"
    if code in _TAGS:
        return f"‹U+{code:X}›"
    return _REPLACEMENT


@cache
def _name(char: str) -> str:
    """What a fault that begins with this character is called in a sentence: `ESC (U+001B)`."""
    code = ord(char)
    category = unicodedata.category(char)
    if category in _MARKS:
        return f"more than {MARKS_PER_BASE} marks on one character"
    if category == "Cc":
        name = _CONTROL_NAMES[code if code < 0x20 else code - 0x5F]
    elif category == "Cs":
        name = "half of a surrogate pair"
    else:
        name = unicodedata.name(char, "noncharacter").lower()
    return f"{name} (U+{code:04X})"
