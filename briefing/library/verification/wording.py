r"""A text as its words and signs, each with its place: what counts as the same wording.

| written | compared as |
|---|---|
| quotation marks and apostrophes of every form, single or double, one or several | one mark |
| dashes and hyphens of every form, `--`, a minus | one dash; it never vanishes |
| `…`, `...`, `. . .` | one ellipsis |
| white space, line and page breaks of every kind | one blank between words; none counts beside a sign |
| soft hyphens, zero-width spaces and other signs that nobody sees | nothing |
| a hyphen at a line end of the text, between letters | kept or left out, as the quote has it, but see below |
| an accent of its own or one with its letter (NFC) | the same letter |
| letters set in one: `ﬁ`, `ﬂ`, `ﬀ`, `ﬃ`, `ﬄ`, `ﬅ`, `ﬆ` | those letters |

Nothing else is alike: case, digits, spelling and every other sign count. A word holds its apostrophe
(`can't`), a number its point, comma and minus (`-3.5`, `1,000`): no part of either is found for the whole.
Nor does a quote stand where it would begin or end within a compound (`European-led`), a word (`(un)likely`)
or an amount (`5%`, `10 000`, `$5 bn`, `<2 km`). Where words with and without a hyphen are two (`re-sign`,
`resign`), that at a line end is left out only if the whole word stands in the text.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from unicodedata import category, is_normalized, normalize

from briefing.library.verification.amounts import is_one
from briefing.library.verification.markup import FILLER, PARTED, unmarked

ELLIPSIS = "…"
MARK = "'"
DASH = "-"
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
SENTENCE_ENDS = frozenset((*".!?…", PARTED))

_MARKS = "\"'`´‘’‚‛“”„‟«»‹›ʼ「」『』〝〞＂＇"
_DASHES = "-‐‑‒–—―−﹘﹣－⸺⸻"
_HYPHENS = "-‐‑"
_PARTING = frozenset((*",;:()[]|", DASH))
_WITHIN = frozenset("()[]*~^+=#|\\")
"""Signs that part no word where letters touch them on both sides: `(un)likely`, `member(s)`."""
_ALIKE = {**dict.fromkeys(_MARKS, MARK), **dict.fromkeys(_DASHES, DASH)}

_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_LIGATURE = re.compile("[ﬀ-ﬆ]")
_PAGE_BREAKS = str.maketrans("␋␌", "  ")
"""As a cleaned text has them."""

_NOTHING = (
    f"{SOFT_HYPHEN}{FILLER}\u061c\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e\u2061-\u2064\u2066-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef"
)
"""In a class of a pattern: all that is not seen."""
_ACCENTS = "\u20d0-\u20f0\ufe20-\ufe2f" + "".join(
    chr(code) for code in range(0x300, 0x2000) if category(chr(code))[0] == "M"
)
_LETTER = rf"[\w\u200c\u200d{_ACCENTS}]"
LETTERS = rf"{_LETTER}++(?:[{_NOTHING}]++{_LETTER}++)*+"
"""A pattern: letters and digits of any script with their accents, and what nobody sees between them."""
_HIDDEN = f"[{_NOTHING}]*+"
_JOINT = rf"{_HIDDEN}(?:['./&@]|[,:](?={_HIDDEN}\d)){_HIDDEN}"
_WORD = rf"(?:(?<![^\s({_NOTHING}])-{_HIDDEN}(?=\d))?{LETTERS}(?:{_JOINT}{LETTERS})*+"
_SIGN = rf"\.{{3,}}+|\.(?:\s++\.){{2,}}+|-++|'++|[^\s{_NOTHING}]"
_TOKEN = re.compile(rf"[A-Za-z]++(?=\s)|{_WORD}|{_SIGN}")
"""The first is the second told faster: most words are plain letters before a blank."""
_NO_LETTERS = re.compile(rf"[{_NOTHING}]+")

_LONGEST_COMPOUND = 6
_SHORTENED = """
    mr mrs ms dr prof gen lt col maj capt sgt cpl brig adm cmdr sen rep gov pres amb st hon rev jr sr
    no nos vs etc approx fig art sec para ed vol p pp inc ltd co corp hr fr bzw ca
    jan feb mar apr jun jul aug sep sept oct nov dec
"""
_ABBREVIATIONS = frozenset(_SHORTENED.split())
_TWO_WORDS = (
    "resign",
    "reform",
    "recover",
    "recreat",
    "resort",
    "recount",
    "redress",
    "relay",
    "resent",
    "release",
)
"""How words begin that say something else with a hyphen behind `re`."""

_LINE_END = re.compile(
    rf"(?<=[^\W\d_])(?P<hyphen>[-‐{SOFT_HYPHEN}])[ \t]*+\r?\n[ \t{FILLER}]*+(?P<rest>(?=[^\W\d_]){LETTERS})?"
)
_LAST_LETTERS = re.compile(rf"{LETTERS}$")
_UNBROKEN = re.compile(rf"(?<!-){LETTERS}(?!-)")
_LONGEST_WORD = 50


class Wording:
    """The words and signs of a text, as they are compared; the place of each in the text as given."""

    def __init__(self, text: str, is_markdown: bool = False) -> None:
        self._read = (unmarked(text) if is_markdown else text).translate(_PAGE_BREAKS)
        self._hyphenated: dict[str, str] = {}
        alike = _LINE_END.sub(self._join, self._read)
        for char in filter(alike.__contains__, _ALIKE):
            alike = alike.replace(char, _ALIKE[char])
        found = [match.span() for match in _TOKEN.finditer(alike)]
        self.starts = [start for start, _ in found]
        self.ends = [end for _, end in found]
        written = [alike[start:end] for start, end in found]
        if _LIGATURE.search(alike):
            written = [word.translate(_LIGATURES) for word in written]
        self.words = [word if word.isalnum() else _compared(word) for word in written]

    def _join(self, match: re.Match[str]) -> str:
        """A word without the hyphen at its line end; what it would be with it is remembered."""
        if not match["rest"]:
            return match[0]
        if match["hyphen"] != SOFT_HYPHEN:
            before = match.string[max(0, match.start() - _LONGEST_WORD) : match.start()]
            first = _LAST_LETTERS.search(before)
            if first:
                joined = first[0] + match["rest"]
                if _is_two_words(first[0], joined) and joined not in self._unbroken:
                    return match[0]
                hyphenated = f"{first[0]}-{match['rest']}"
                self._hyphenated[hyphenated.translate(_LIGATURES)] = joined.translate(_LIGATURES)
        return FILLER * (match.start("rest") - match.start()) + match["rest"]

    @cached_property
    def _unbroken(self) -> frozenset[str]:
        """The words that stand in the text without a hyphen."""
        return frozenset(_UNBROKEN.findall(self._read))

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
        length, high = len(words), min(high, len(self.words))
        at, known = self.rarest(words)
        for found in known[bisect_left(known, low + at) : bisect_left(known, high - length + at + 1)]:
            first = found - at
            if first < 0 or self.words[first] != words[0]:
                continue
            if self._cut_before(first) or self._cut_after(first + length):
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
        """How many words and signs before one belong to it: a hyphen and what is before it, or an amount."""
        if first == 0:
            return 0
        return 2 if self._is_hyphen(first - 1) else int(self._is_amount(first - 1, begins=True))

    def _cut_after(self, end: int) -> int:
        """How many words and signs from one on belong to what is before: as before it."""
        if end >= len(self.words):
            return 0
        return 2 if self._is_hyphen(end) else int(self._is_amount(end - 1))

    def _is_amount(self, at: int, begins: bool = False) -> bool:
        """Whether a word and the next are of one amount, which no paragraph parts."""
        blank = self._between(at)
        return blank.count("\n") < 2 and is_one(self.words[at], self.words[at + 1], blank, begins)

    def _is_hyphen(self, at: int) -> bool:
        """Whether this is a hyphen within a compound, a dash between two numbers, or a sign within a word.

        A line may end with a hyphen, nothing else may part it from what is beside it.
        """
        if not 0 < at < len(self.words) - 1 or not self._touch(at - 1):
            return False
        sign, before, after = self.words[at], self.words[at - 1][-1], self.words[at + 1][0]
        if sign in _WITHIN:
            return self._touch(at) and before.isalpha() and after.isalpha()
        if sign != DASH or not (self._touch(at) or "\n" in self._between(at)):
            return False
        if before.isdigit() and after.isdigit():
            return True
        return (
            self._read[self.starts[at] : self.ends[at]] in _HYPHENS and before.isalnum() and after.isalnum()
        )

    def _touch(self, at: int) -> bool:
        """Whether nothing that is seen stands between a word and the next."""
        return self.ends[at] == self.starts[at + 1] or not self._between(at)

    def _between(self, at: int) -> str:
        """What is seen between a word and the next: white space."""
        return _NO_LETTERS.sub("", self._read[self.ends[at] : self.starts[at + 1]])

    def touches_word(self, at: int, step: int) -> bool:
        """Whether the neighbour before (-1) or after (1) is a word without a blank between."""
        beside = at + step
        return 0 <= beside < len(self) and self._touch(min(at, beside)) and is_word(self.words[beside])

    def ends_sentence(self, at: int) -> bool:
        """Whether a sentence surely ends with this sign: not that of an abbreviation, nor an ellipsis."""
        sign = self.words[at]
        if sign != ".":
            return sign in ("!", "?", PARTED)
        before = self.words[at - 1] if at else ""
        is_initial = len(before) == 1 and before.isalpha()
        is_short = "." in before or is_initial or before.lower() in _ABBREVIATIONS
        after = next(filter(is_word, self.words[at + 1 : at + 4]), "A")
        return not is_short and not after[0].islower()

    def ends_paragraph(self, at: int) -> bool:
        """Whether an empty line stands behind this word."""
        return at + 1 < len(self.words) and self._between(at).count("\n") > 1

    def is_break(self, at: int) -> bool:
        """Whether this is a sign that parts what is said, as a comma does, and a hyphen does not."""
        return self.words[at] in _PARTING and not self._is_hyphen(at)

    def begins(self, at: int) -> bool:
        """Whether a sentence begins with this word."""
        return at == 0 or self.words[at - 1] in SENTENCE_ENDS

    def shown(self, first: int, end: int) -> str:
        """The words from `first` to before `end` as they are read, on one line, with the blank after them."""
        if first >= end:
            return ""
        stop = self.starts[end] if end < len(self) else self.ends[end - 1]
        read = _NO_LETTERS.sub("", self._read[self.starts[first] : stop]).replace(PARTED, "¶")
        return " ".join(read.split()) + (" " if read[-1:].isspace() else "")


def is_word(token: str) -> bool:
    """Whether this is a word or a number, and no sign."""
    return token[-1].isalnum() or token[0].isalnum()


def _is_two_words(first: str, joined: str) -> bool:
    return first.lower() == "re" and joined.lower().startswith(_TWO_WORDS)


def _compared(token: str) -> str:
    """A word or a sign that is not only letters and digits, as it is compared."""
    if token[0] == MARK or (token[0] == DASH and token[-1] == DASH):
        return token[0]
    if token[-1] == "." and len(token) > 1:
        return ELLIPSIS
    token = _NO_LETTERS.sub("", token)
    return token if token.isascii() or is_normalized("NFC", token) else normalize("NFC", token)
