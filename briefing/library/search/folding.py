"""Letters as they are looked for: without case, accents and the many ways to write a dash or an apostrophe.

Each character is folded by itself: to letters and digits, to a blank, to nothing (what is invisible), or to
one of the five marks that may matter between letters or digits and are judged later (see `words`).
"""

from __future__ import annotations

from unicodedata import category, decimal, normalize

MARKS = ".,'-%"

_ALIKE = {
    **dict.fromkeys("`´‘’‚‛′ʹʻʼʽʾʿˈ", "'"),
    **dict.fromkeys("\N{MINUS SIGN}\N{HYPHEN BULLET}", "-"),
    "\N{ARABIC PERCENT SIGN}": "%",
    **{"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"},
    **{"ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "ng", "ŀ": "l", "ĸ": "k"},
    **dict.fromkeys("™℠", " "),
}
"""What stands for a character whose own description in Unicode tells something else."""

_LONGEST = 4
"""Letters that one character may stand for; one that stands for a whole sentence is left alone."""


class _Folds(dict[int, str]):
    """What stands for each character, by its number; found at the first question and kept."""

    def __missing__(self, code: int) -> str:
        self[code] = fold = _fold(chr(code))
        return fold


def _fold(char: str) -> str:
    """What stands for one character."""
    lowered = char.casefold()
    apart = normalize("NFKD", _ALIKE.get(lowered, lowered)).casefold()
    return normalize("NFC", "".join(map(_plain, apart if len(apart) <= _LONGEST else lowered)))


def _plain(char: str) -> str:
    """What stands for a character that has no accent any more, or for an accent that stands alone."""
    if char in MARKS or char in _ALIKE:
        return _ALIKE.get(char, char)
    kind = category(char)
    if kind == "Nd":
        return str(decimal(char))
    if kind[0] in "LN" or kind == "Mc":
        return char
    if kind == "Pd":
        return "-"
    return "" if kind in ("Mn", "Me", "Cf") else " "


_FOLDS = _Folds()


def folded(text: str) -> str:
    """The text in lower-case letters without accents, digits, blanks and `MARKS`."""
    return text.translate(_FOLDS)


def places(text: str) -> list[int]:
    """For each character of the folded text, where it comes from; and the length of the text."""
    found = [at for at, char in enumerate(text) for _ in _FOLDS[ord(char)]]
    found.append(len(text))
    return found
