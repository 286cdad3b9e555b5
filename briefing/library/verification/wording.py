r"""A text as its words and signs, each with its place: what counts as the same wording.

| written | compared as |
|---|---|
| quotation marks and apostrophes of every form, single or double, one or several | one mark |
| dashes and hyphens of every form, `--`, a minus | one dash; it never vanishes |
| `…`, `...`, `. . .` | one ellipsis |
| white space and line breaks of every kind | one blank between words; none counts beside a sign |
| soft hyphens, zero-width spaces, word joiners | nothing |
| a hyphen at a line end of the text, between letters | kept or left out, as the quote has it |
| an accent of its own or one with its letter (NFC) | the same letter |

Nothing else is alike: case, digits, spelling and every other sign count. A word holds its apostrophe
(`can't`), a number its point, comma and minus (`-3.5`, `1,000`): no part of either is found for the whole.
Nor does a quote stand where it would begin or end within a compound (`European-led`) or an amount (`5%`).
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from unicodedata import category, is_normalized, normalize

from briefing.library.verification.markup import FILLER, unmarked

ELLIPSIS = "…"
MARK = "'"
DASH = "-"
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
SENTENCE_ENDS = frozenset(".!?…")

_MARKS = "\"'`´‘’‚‛“”„‟«»‹›ʼ「」『』〝〞＂＇"
_DASHES = "-‐‑‒–—―−﹘﹣－⸺⸻"
_HYPHENS = "-‐‑"
_ALIKE = {**dict.fromkeys(_MARKS, MARK), **dict.fromkeys(_DASHES, DASH)}

_NOTHING = f"{SOFT_HYPHEN}{FILLER}\u200b\ufeff"
_ACCENTS = "".join(chr(code) for code in range(0x300, 0x2000) if category(chr(code))[0] == "M")
_LETTER = rf"[\w\u200c\u200d{_ACCENTS}]"
_LETTERS = rf"{_LETTER}++(?:[{_NOTHING}]++{_LETTER}++)*+"
_HIDDEN = f"[{_NOTHING}]*+"
_JOINT = rf"{_HIDDEN}(?:['./&@]|[,:](?={_HIDDEN}\d)){_HIDDEN}"
_WORD = rf"(?:(?<![^\s({_NOTHING}])-{_HIDDEN}(?=\d))?{_LETTERS}(?:{_JOINT}{_LETTERS})*+"
_SIGN = rf"\.{{3,}}+|\.(?:\s++\.){{2,}}+|-++|'++|[^\s{_NOTHING}]"
_TOKEN = re.compile(rf"[A-Za-z]++(?=\s)|{_WORD}|{_SIGN}")
"""The first is the second told faster: most words are plain letters before a blank."""
_NO_LETTERS = re.compile(rf"[{_NOTHING}]+")

_LONGEST_COMPOUND = 4
_UNITS = ("%", "‰", "°")

_LINE_END = re.compile(
    rf"(?<=[^\W\d_])(?P<hyphen>[-‐{SOFT_HYPHEN}])[ \t]*+\r?\n[ \t{FILLER}]*+(?P<rest>(?=[^\W\d_]){_LETTERS})?"
)
_LAST_LETTERS = re.compile(rf"{_LETTERS}$")
_LONGEST_WORD = 50


class Wording:
    """The words and signs of a text, as they are compared; the place of each in the text as given."""

    def __init__(self, text: str, is_markdown: bool = False) -> None:
        self._read = unmarked(text) if is_markdown else text
        self._hyphenated: dict[str, str] = {}
        alike = _LINE_END.sub(self._join, self._read)
        for char in filter(alike.__contains__, _ALIKE):
            alike = alike.replace(char, _ALIKE[char])
        found = [match.span() for match in _TOKEN.finditer(alike)]
        self.starts = [start for start, _ in found]
        self.ends = [end for _, end in found]
        written = [alike[start:end] for start, end in found]
        self.words = [word if word.isalnum() else _compared(word) for word in written]

    def _join(self, match: re.Match[str]) -> str:
        """A word without the hyphen at its line end; what it would be with it is remembered."""
        if not match["rest"]:
            return match[0]
        if match["hyphen"] != SOFT_HYPHEN:
            before = match.string[max(0, match.start() - _LONGEST_WORD) : match.start()]
            first = _LAST_LETTERS.search(before)
            if first:
                self._hyphenated[f"{first[0]}-{match['rest']}"] = first[0] + match["rest"]
        return FILLER * (match.start("rest") - match.start()) + match["rest"]

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def occurrences(self) -> Mapping[str, Sequence[int]]:
        """Where each word and sign stands."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self.words):
            found[word].append(at)
        return found

    def rarest(self, words: Sequence[str]) -> tuple[int, Sequence[int]]:
        """Which of some words is the rarest, and where it stands."""
        known = [self.occurrences.get(word, ()) for word in words]
        at = min(range(len(words)), key=lambda at: len(known[at]))
        return at, known[at]

    def places(self, words: list[str], low: int = 0, high: int = sys.maxsize) -> Iterator[int]:
        """Each word with which these words begin, one after the other, none cut, all from `low` to `high`."""
        length = len(words)
        at, known = self.rarest(words)
        for found in known[bisect_left(known, low + at) : bisect_left(known, high - length + at + 1)]:
            first = found - at
            if first < 0 or self._cut_before(first) or self._cut_after(first + length):
                continue
            if self.words[first : first + length] == words:
                yield first

    def spellings(self, words: list[str]) -> list[list[str]]:
        """The words; and the words as they stand in the text if hyphens at its line ends are left out."""
        joined = list(words)
        for at in range(len(words) - 3, -1, -1) if self._hyphenated else ():
            if joined[at + 1] == DASH and (whole := self._hyphenated.get("".join(joined[at : at + 3]))):
                joined[at : at + 3] = [whole]
        return [words] if len(joined) == len(words) else [words, joined]

    def whole(self, first: int, end: int) -> tuple[int, int]:
        """The words from `first` to before `end`, and what they cut off from a compound or an amount."""
        for _ in range(_LONGEST_COMPOUND):
            first -= self._cut_before(first)
            end += self._cut_after(end)
        return first, end

    def _cut_before(self, first: int) -> int:
        """How many words and signs before one belong to it: a hyphen and what is before it, or a currency."""
        if first == 0:
            return 0
        if self._is_hyphen(first - 1):
            return 2
        is_amount = self.words[first][0].isdigit() and is_currency(self.words[first - 1])
        return 1 if is_amount and self._touch(first - 1) else 0

    def _cut_after(self, end: int) -> int:
        """How many words and signs from one on belong to what is before: a hyphen and a word, or a unit."""
        if end >= len(self.words):
            return 0
        if self._is_hyphen(end):
            return 2
        unit = self.words[end]
        return 1 if self.words[end - 1][-1].isdigit() and (unit in _UNITS or is_currency(unit)) else 0

    def _is_hyphen(self, at: int) -> bool:
        """Whether this is a hyphen within a compound, or any dash between two numbers."""
        if self.words[at] != DASH or not 0 < at < len(self.words) - 1:
            return False
        if not (self._touch(at - 1) and self._touch(at)):
            return False
        before, after = self.words[at - 1][-1], self.words[at + 1][0]
        if before.isdigit() and after.isdigit():
            return True
        return (
            self._read[self.starts[at] : self.ends[at]] in _HYPHENS and before.isalnum() and after.isalnum()
        )

    def _touch(self, at: int) -> bool:
        """Whether nothing stands between a word and the next."""
        return self.ends[at] == self.starts[at + 1]

    def touches_word(self, at: int, step: int) -> bool:
        """Whether the neighbour before (-1) or after (1) is a word without a blank between."""
        beside = at + step
        return 0 <= beside < len(self) and self._touch(min(at, beside)) and is_word(self.words[beside])

    def begins(self, at: int) -> bool:
        """Whether a sentence begins with this word."""
        return at == 0 or self.words[at - 1] in SENTENCE_ENDS

    def shown(self, first: int, end: int) -> str:
        """The words from `first` to before `end` as they are read, on one line, with the blank after them."""
        if first >= end:
            return ""
        stop = self.starts[end] if end < len(self) else self.ends[end - 1]
        read = _NO_LETTERS.sub("", self._read[self.starts[first] : stop])
        return " ".join(read.split()) + (" " if read[-1:].isspace() else "")


def is_word(token: str) -> bool:
    """Whether this is a word or a number, and no sign."""
    return token[-1].isalnum() or token[0].isalnum()


def is_currency(token: str) -> bool:
    """Whether this is the sign of a currency."""
    return category(token[0]) == "Sc"


def _compared(token: str) -> str:
    """A word or a sign that is not only letters and digits, as it is compared."""
    if token[0] == MARK or (token[0] == DASH and token[-1] == DASH):
        return token[0]
    if token[-1] == "." and len(token) > 1:
        return ELLIPSIS
    token = _NO_LETTERS.sub("", token)
    return token if token.isascii() or is_normalized("NFC", token) else normalize("NFC", token)
