"""What the author of a quote marks as not being the speaker's: brackets and ellipses.

| in the quote | stands for | called out is |
|---|---|---|
| `…`, `...`, `[...]`, `(...)` | at most 400 words and signs | see `omissions` |
| `[sic]` | nothing | |
| `[T]he` | `The` or `the` | |
| `defend[s]`, `[un]likely` | `defends` or `defend` | that it is another word, or a number |
| `[the allies]`, `[sic: allies]` | see below | see `insertions` |

The last are these words, nothing, or up to three others: no negation, number or end of a sentence.
Several words in brackets that touch a word are no mark, but signs.
Any of these may also stand so in the text: then it is no mark. More than 20 marks, or more than four within
words, are read as signs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from math import prod
from typing import NamedTuple

from briefing.library.verification.meaning import Alarm, is_negation, is_number, within_word
from briefing.library.verification.wording import ELLIPSIS, SENTENCE_ENDS, Wording, is_word

_MOST_LEFT_OUT = 400
_MOST_REPLACED = 3
_LONGEST_BRACKET = 20
_MOST_MARKS = 20
_MOST_SPELLINGS = 16


class Element(NamedTuple):
    """A word in the ways that it may be spelled, or a gap; from which word to before which of the quote."""

    spellings: tuple[str, ...]
    first: int
    end: int
    inserted: tuple[str, ...] | None = None
    """In a gap, the words of the bracket; none for an ellipsis."""

    @property
    def is_gap(self) -> bool:
        """Whether something else, or nothing, may stand here."""
        return not self.spellings

    def fits(self, words: Sequence[str]) -> bool:
        """Whether these words of the text may stand in the gap."""
        if self.inserted is None:
            return len(words) <= _MOST_LEFT_OUT
        if tuple(words) == self.inserted:
            return True
        grave = any(word in SENTENCE_ENDS or is_negation(word) or is_number(word) for word in words)
        return len(words) <= _MOST_REPLACED and not grave

    @property
    def reach(self) -> int:
        """How many words may stand in the gap."""
        return _MOST_LEFT_OUT if self.inserted is None else max(_MOST_REPLACED, len(self.inserted))


def elements(quote: Wording) -> list[Element] | None:
    """The words and gaps of a quote; None if nothing is marked in it."""
    signs = set(quote.words)
    if ELLIPSIS not in signs and not signs >= {"[", "]"}:
        return None
    found: list[Element] = []
    marks = at = 0
    while at < len(quote) and marks <= _MOST_MARKS:
        if end := _bracket_end(quote, at):
            marks += 1
            at = _read_bracket(quote, at, end, found)
        else:
            is_gap = quote.words[at] == ELLIPSIS
            marks += is_gap
            found.append(Element(() if is_gap else (quote.words[at],), at, at + 1))
            at += 1
    return found if 0 < marks <= _MOST_MARKS else None


def as_written(quote: Wording) -> list[Element]:
    """The words of a quote, its marks read as signs."""
    return [Element((word,), at, at + 1) for at, word in enumerate(quote.words)]


def _bracket_end(quote: Wording, at: int) -> int:
    """Where the bracket that opens here has ended; 0: none does."""
    words = quote.words
    if words[at] == "(" and words[at + 1 : at + 3] == [ELLIPSIS, ")"]:
        return at + 3
    if words[at] != "[":
        return 0
    inside = words[at + 1 : at + 1 + _LONGEST_BRACKET]
    length = inside.index("]") if "]" in inside else 0
    return at + length + 2 if length and "[" not in inside[:length] else 0


def _read_bracket(quote: Wording, at: int, end: int, found: list[Element]) -> int:
    """Add what a bracket stands for; where to read on."""
    inside = quote.words[at + 1 : end - 1]
    if inside == [ELLIPSIS]:
        found.append(Element((), at, end))
        return end
    if inside[0].lower() == "sic":
        if any(map(is_word, inside[1:])):
            found.append(Element((), at, end, tuple(inside[2:])))
        return end
    joins_before = quote.touches_word(at, -1) and bool(found) and not found[-1].is_gap
    joins_after = quote.touches_word(end - 1, 1)
    if not (joins_before or joins_after):
        found.append(Element((), at, end, tuple(inside)))
        return end
    if len(inside) > 1:
        found += (Element((quote.words[sign],), sign, sign + 1) for sign in range(at, end))
        return end
    before = found.pop() if joins_before else Element(("",), at, at)
    rest = quote.words[end] if joins_after else ""
    letters = inside[0]
    is_initial = len(letters) == 1 and not joins_before
    within = (letters.lower(), letters.upper()) if is_initial else (letters, "")
    spelled = tuple(dict.fromkeys(f"{stem}{x}{rest}" for stem in before.spellings for x in within))
    end += joins_after
    found.append(Element(spelled, before.first, end))
    return end


class Piece(NamedTuple):
    """Words that follow each other, and the gap above them; from which word to before which of the quote."""

    gap: Element | None
    words: list[str]
    first: int
    end: int
    alarms: tuple[Alarm, ...] = ()
    """What is touched by what the author put into the words."""


def readings(found: Sequence[Element]) -> Iterator[list[Piece]]:
    """The pieces of a quote, once for each way in which its marked words may be spelled."""
    spellings = [element.spellings or ("",) for element in found]
    if prod(map(len, spellings)) <= _MOST_SPELLINGS:
        for chosen in product(*spellings):
            yield _pieces(found, chosen)


def _pieces(found: Sequence[Element], chosen: tuple[str, ...]) -> list[Piece]:
    pieces: list[Piece] = []
    gap: Element | None = None
    for element, word in zip(found, chosen, strict=True):
        if element.is_gap:
            # Of two gaps side by side the ellipsis reaches further.
            gap = element if gap is None or gap.inserted is not None else gap
            continue
        touched = within_word(word, element.spellings[0])
        if pieces and gap is None:
            last = pieces[-1]
            pieces[-1] = Piece(last.gap, [*last.words, word], last.first, element.end, last.alarms + touched)
        else:
            pieces.append(Piece(gap if pieces else None, [word], element.first, element.end, touched))
            gap = None
    return pieces
