"""From a file's bytes to its text: UTF-8 or a sentence, and nothing in it that acts on a terminal."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from unicodedata import category

from briefing.loading.budgets import LIMITS
from briefing.loading.problems import WHOLE_FILE, Mark, Problem
from briefing.model.text import Text, clean, faults

_SAVE_AS_UTF8 = "save the file as UTF-8"
_FOREIGN = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)

_PLAIN_BYTES = bytes([*b"\t\n", *range(0x20, 0x7F)])
_MOST_LETTERS = 2_000
"""So many different characters beyond ASCII are looked at one by one."""


class Decoded(NamedTuple):
    """A file's text, None when it cannot be read, and what was found on the way."""

    text: Text | None
    problems: list[Problem]


def decode(data: bytes, path: Path) -> Decoded:
    """The text of a file: a byte order mark gone, line ends `\\n`, control characters as visible signs."""
    foreign = _foreign_encoding(data)
    if foreign:
        sentence = f"the file is {foreign}, not UTF-8"
        return Decoded(None, [Problem.at(WHOLE_FILE, path, "F003", sentence, _SAVE_AS_UTF8)])
    try:
        raw = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Decoded(None, [_bad_byte(data, error, path)])
    if _is_harmless(data):
        return Decoded(Text(raw), [])
    problems = list(_harmful(raw, path))
    if len(problems) == LIMITS.problems_per_code:
        sentence = f"the file has {len(problems):,} control characters or more; it is not a text"
        return Decoded(None, [Problem.at(WHOLE_FILE, path, "F003", sentence, _SAVE_AS_UTF8)])
    return Decoded(clean(raw), problems)


def _is_harmless(data: bytes) -> bool:
    """Whether cleaning certainly changes nothing: most files have but a few characters beyond ASCII."""
    letters = set(data.translate(None, _PLAIN_BYTES).decode())
    return len(letters) <= _MOST_LETTERS and all(map(_stands_for_itself, letters))


@lru_cache(maxsize=2 * _MOST_LETTERS)
def _stands_for_itself(letter: str) -> bool:
    """Whether a character is shown as it is, whatever is beside it."""
    return clean(letter) == letter and category(letter) not in ("Mn", "Me")


def _foreign_encoding(data: bytes) -> str | None:
    """The name of another Unicode encoding, told by its mark or by the zero bytes between ASCII letters."""
    for bom, name in _FOREIGN:
        if data.startswith(bom):
            return name
    zeros = tuple(byte == 0 for byte in data[:4])
    if zeros in ((False, True, True, True), (True, True, True, False)):
        return "UTF-32"
    if zeros in ((False, True, False, True), (True, False, True, False)):
        return "UTF-16"
    return None


def _bad_byte(data: bytes, error: UnicodeDecodeError, path: Path) -> Problem:
    before = data[: error.start].decode("utf-8-sig")
    sentence = f"byte 0x{data[error.start]:02X} is not UTF-8"
    hint = f"{_SAVE_AS_UTF8}; it may be Latin-1 or Windows-1252 now"
    return Problem.at(_mark(_line_starts(before), len(before)), path, "F003", sentence, hint)


def _harmful(raw: str, path: Path) -> Iterator[Problem]:
    """Every character that acts on a terminal, as many as are told."""
    if found := list(islice(faults(raw), LIMITS.problems_per_code)):
        starts = _line_starts(raw)
        for fault in found:
            sentence = f"{fault.name} in the text, shown as {fault.sign}"
            yield Problem.at(_mark(starts, fault.at), path, "F004", sentence)


def _line_starts(raw: str) -> list[int]:
    """Where each line begins, counting lines as an editor does."""
    return [0, *(end.end() for end in re.finditer("\r\n?|\n", raw))]


def _mark(starts: list[int], index: int) -> Mark:
    line = bisect_right(starts, index)
    return Mark(line, index - starts[line - 1] + 1)
