"""What an ellipsis leaves out that changes what is said.

| left out | where |
|---|---|
| a negation, a condition (`if`, `until`) | in a sentence of which something stays |
| a word that limits (`almost`, `may`, `half`; before a number `over`) | beside what stays, no break between |
| another subject: `France … opposes it` of `France is for it, Germany opposes it` | before a verb |
| the end of a sentence | before words that do not begin one |
| `and 12` of `40 ships and 12 aircraft`, a number beside others | with no break behind it |

A break is a sign such as a comma, or a word such as `and`. What stands between two signs is an aside, as is
`that Germany proposed` after what it tells of: its subject is nobody's but its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, takewhile
from typing import Literal

from briefing.library.verification.grammar import (
    COPULAS,
    DETERMINERS,
    JOINING,
    PERSONS,
    POINTING,
    PREPOSITIONS,
    RELATIVE,
)
from briefing.library.verification.meaning import (
    CONDITIONS,
    MODALS,
    Alarm,
    is_limit,
    is_name,
    is_negation,
    is_number,
)
from briefing.library.verification.wording import MARK, Wording, is_word

_BOUNDING = """
    more over above below under less fewer than about around roughly approximately circa up near
"""
_BOUNDS = frozenset(_BOUNDING.split())
_BESIDE_NUMBER = 3
_BREAKS = JOINING | RELATIVE
_BREAKS_BEFORE = JOINING - frozenset(("and", "or", "und", "oder", "et", "ou"))
_JOINED = "and or but yet nor while whereas und oder aber et ou mais"
_COORDINATING = frozenset(_JOINED.split())
_WISHING = """
    hope hopes hoped hopefully wish wishes wished doubt doubts doubted fear fears feared
    dream dreams dreamt pretend pretends pretended deny denies imagine whether suppose supposing
"""
_WISHES = frozenset(_WISHING.split())
_EXCEPTING = "nobody nothing none nowhere one all anything anyone anybody everything everyone"
_BUT = frozenset(_EXCEPTING.split())
_NO_VERBS = _BREAKS | POINTING | PREPOSITIONS | CONDITIONS | frozenset(("and", "of", "to"))
_FARTHEST = 40
"""Words that are looked at beyond an ellipsis with which a quote begins or ends."""


def left_out(text: Wording, low: int, high: int) -> tuple[Alarm, ...]:
    """What an ellipsis within a quote changes, in whose place stand words from `low` to before `high`."""
    kept_of = [text.words[at] for at in _of_kept_sentences(text, low, high)]
    parts = _parts(text, range(low, high), _BREAKS)
    told = _told(kept_of, kept_of, [*parts[0], *parts[-1]])
    bound = parts[-1][-_BESIDE_NUMBER:] if is_number(text.words[high]) else ()
    if "limit" not in told and not _BOUNDS.isdisjoint(map(str.lower, bound)):
        told = (*told, "limit")
    if "limit" not in told and _excepts(text, low):
        told = (*told, "limit")
    if _is_of_another(text, low, high, parts):
        return (*told, "subject")
    spliced = _spliced(text, low, high)
    return (*told, spliced) if spliced else told


def beyond(text: Wording, at: int, step: Literal[-1, 1]) -> tuple[list[int], tuple[Alarm, ...]]:
    """What a quote leaves out of its sentence before it (-1) or behind it (1), and what that changes.

    Those are the words from a place on. They count up to the first break, a condition up to the next. Before
    the quote also counts who wishes or doubts what is said, and no `and` is a break.
    """
    places = _of_sentence(text, at, step)
    first, *others = _parts(text, places, _BREAKS_BEFORE if step < 0 else JOINING)
    told = _told(first, [*first, *chain(*others[:1])], first)
    if step < 0 and "limit" not in told and not _WISHES.isdisjoint(map(str.lower, first)):
        told = (*told, "limit")
    return places, told


def _of_sentence(text: Wording, at: int, step: Literal[-1, 1]) -> list[int]:
    """The words from a place on, as far as they are of the sentence on its other side."""
    if step < 0:
        there = range(at, max(-1, at - _FARTHEST), -1)
    else:
        last = next((place for place in range(at - 1, -1, -1) if text.words[place] != MARK), 0)
        there = range(at, at if text.ends_sentence(last) else min(len(text), at + _FARTHEST))
    return list(
        takewhile(
            lambda place: not (text.ends_sentence(place) or text.ends_paragraph(place - (step > 0))), there
        )
    )


def _told(denied: Sequence[str], depends: Sequence[str], limited: Sequence[str]) -> tuple[Alarm, ...]:
    """What is touched by words that are left out, as far as each reaches."""
    told: list[Alarm] = ["negation"] if any(map(is_negation, denied)) else []
    if any(map(_limits, limited, ["", *limited], [*limited[1:], ""])) or not CONDITIONS.isdisjoint(
        map(str.lower, depends)
    ):
        told.append("limit")
    return tuple(told)


def _limits(word: str, before: str, after: str) -> bool:
    """Whether a word limits, as `part` does, but not in `is part of`; the words may be in either order."""
    return is_limit(word) and not (word.lower() == "part" and {before, after} & COPULAS)


def _of_kept_sentences(text: Wording, low: int, high: int) -> Iterator[int]:
    """Which of the words stand in a sentence of which something stays."""
    ends = list(filter(text.ends_sentence, range(low, high)))
    is_whole = ends and low and text.ends_sentence(low - 1)
    yield from range(low, low if is_whole else (ends or [high])[0])
    yield from range(ends[-1] + 1 if ends else high, high)


def _breaks(text: Wording, at: int, joining: frozenset[str]) -> bool:
    """Whether a sign or a word parts what is said; no `but` does that stands for `except`."""
    word = text.words[at].lower()
    return text.is_break(at) or (word in joining and not _excepts(text, at))


def _excepts(text: Wording, at: int) -> bool:
    """Whether a word is the `but` of `nobody but` and the like."""
    return at > 0 and text.words[at].lower() == "but" and text.words[at - 1].lower() in _BUT


def _parts(text: Wording, places: Iterable[int], joining: frozenset[str]) -> list[list[str]]:
    """The words at some places, from sign to sign or word that joins; there may be none between two."""
    parts: list[list[str]] = [[]]
    for at in places:
        if _breaks(text, at, joining):
            parts.append([])
        elif is_word(text.words[at]):
            parts[-1].append(text.words[at])
    return parts


def _is_of_another(text: Wording, low: int, high: int, parts: Sequence[Sequence[str]]) -> bool:
    """Whether the words behind an ellipsis may be told of another than the words before it."""
    after = high + (not is_word(text.words[high]))
    word = text.words[after] if after < len(text) else ""
    if not word[:1].islower():
        return False
    if any(map(text.ends_sentence, range(low, high))):
        return word not in POINTING
    if word in _NO_VERBS or _is_aside(text, low, high):
        return False
    known = frozenset(map(str.lower, text.words[max(0, low - _FARTHEST) : low])) - DETERMINERS
    if any(_is_subject(part, 0, known) for part in parts[1:] if part):
        return True
    *_, last = parts
    return _is_finite(word) and any(_is_subject(last, at, known | DETERMINERS) for at in range(len(last)))


def _spliced(text: Wording, low: int, high: int) -> Alarm | None:
    """What is left out of a sentence in which one statement goes on with the end of another."""
    words = [text.words[at] for at in range(low, high) if is_word(text.words[at])]
    after = high + (not is_word(text.words[high]))
    if not words or after >= len(text) or any(map(text.ends_sentence, range(low, high))):
        return None
    if text.is_break(high - 1) or text.is_break(high) or _is_finite(text.words[after]):
        return None
    behind = list(takewhile(lambda word: word.lower() not in _COORDINATING, reversed(words)))
    known = map(str.lower, text.words[max(0, low - _FARTHEST) : low])
    if len(behind) < len(words) and not {word.lower() for word in behind} <= set(known):
        return "number" if any(map(is_number, behind)) else "word"
    kept = (*_of_sentence(text, low - 1, -1), *_of_sentence(text, high, 1)) if low else ()
    is_of_several = any(map(is_number, words)) and any(is_number(text.words[at]) for at in kept)
    return "number" if is_of_several else None


def _is_aside(text: Wording, low: int, high: int) -> bool:
    """Whether words stand between two signs and join nothing, or tell of the word before them."""
    words = [text.words[at].lower() for at in range(low, high)]
    signs = list(map(text.is_break, range(low, high)))
    if not words or (words[0] in RELATIVE and not any(signs)):
        return True
    begins = signs[0] or (low > 0 and text.is_break(low - 1))
    ends = signs[-1] or text.is_break(high)
    return begins and ends and not any(word in JOINING for word in words[: 1 + signs[0]])


def _is_finite(word: str) -> bool:
    """Whether a word looks like a verb that somebody does."""
    return word.endswith(("s", "ed")) or word in COPULAS or word in MODALS


def _is_subject(words: Sequence[str], at: int, known: frozenset[str]) -> bool:
    """Whether somebody who is not known may do something: is named, and not after `of` or the like."""
    word = words[at].lower()
    is_one = is_name(words[at]) or word in PERSONS or (word in DETERMINERS and at < len(words) - 1)
    led = takewhile(lambda before: is_name(before) or before.lower() in DETERMINERS, reversed(words[:at]))
    before = at - 1 - sum(1 for _ in led)
    return is_one and word not in known and (before < 0 or words[before].lower() not in PREPOSITIONS)
