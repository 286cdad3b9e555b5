"""Which words change what is meant: negations, numbers and names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from briefing.library.verification.amounts import is_currency
from briefing.library.verification.wording import SENTENCE_ENDS

Alarm = Literal["negation", "number", "name", "word", "context"]
"""What a difference touches.

`word`: what the author put in makes another word of one. `context`: the words stand there, but not between
`before` and `after`.
"""

_DENYING = """
    no not never none nor neither nobody nothing nowhere non cannot without hardly scarcely barely rarely
    seldom unless except against unlikely impossible unable
    fail fails failed refuse refuses refused deny denies denied reject rejects rejected
    nicht nichts nie niemals kein keine keinen keinem keiner keines ohne weder noch
    ne pas jamais aucun aucune sans ni nessuno niente mai senza nunca nada sin nigdy bez ei
    не ни нет ні немає никогда ніколи без
"""
_POINTING = "i he she it we you they this that these those the a an our their his her its who"
_COUNTING = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred hundreds thousand thousands million millions billion billions trillion trillions bn m tn
    dozen dozens half halves third thirds quarter quarters first second once twice double triple
    percent percentage pct % ‰
"""
_NEGATIONS = frozenset(_DENYING.split())
_NUMBERS = frozenset(_COUNTING.split())
_NEGATIVE_STARTS = ("un", "in", "im", "il", "ir", "non", "dis", "mis", "de", "anti")
_NO_WORDS = frozenset(("un", "im", "il", "ir", "dis", "mis", "anti"))
"""Those that in brackets can be nothing but the start of what follows."""
_MODALS = frozenset(("may", "might", "can", "could", "will", "would", "shall", "should", "must"))
_NO_NAMES = frozenset(_POINTING.split())
_YEAR = re.compile(r"(?:19|20)\d\d")
_I = "I"


def is_negation(word: str) -> bool:
    """Whether a word denies."""
    lowered = word.lower()
    return lowered in _NEGATIONS or lowered.endswith("n't")


def is_number(word: str) -> bool:
    """Whether a word or sign is or belongs to an amount."""
    return any(map(str.isdigit, word)) or word.lower() in _NUMBERS or is_currency(word)


def alarms(found: Sequence[str], quoted: Sequence[str], begins: tuple[bool, bool]) -> tuple[Alarm, ...]:
    """What it touches that words of the text became others; `begins`: whether each starts a sentence."""
    told: list[Alarm] = []
    if _differ(filter(is_negation, found), filter(is_negation, quoted)) or negates(found, quoted):
        told.append("negation")
    if _differ(filter(is_number, found), filter(is_number, quoted)):
        told.append("number")
    if _differ(_names(found, begins[0]), _names(quoted, begins[1])):
        told.append("name")
    return tuple(told)


def within_word(found: str, quoted: str) -> tuple[Alarm, ...]:
    """What it touches that a word, by letters that are put in, became another."""
    is_same = found.lower() == quoted.lower()
    return () if is_same else alarms([found], [quoted], (True, True)) or ("word",)


def put_in(words: Sequence[str], left_out: Sequence[str], beside: tuple[str, str]) -> tuple[Alarm, ...]:
    """What it touches that an author put words where others stood, or none; `beside`: what is around them.

    A name may stand for a word that is none, not for another name.
    """
    if not words:
        return ()
    touched = list(alarms(left_out, words, (False, True)))
    if "name" in touched and not any(_names(left_out, False)):
        touched.remove("name")
    before, after = beside
    is_start = not left_out and not _NO_WORDS.isdisjoint(map(str.lower, words))
    if is_start or negates(beside, words) or is_negation(before) or is_negation(after):
        touched.append("negation")
    if (after and is_number(after)) or (before and is_number(before) and not _YEAR.fullmatch(before)):
        touched.append("number")
    if left_out and _differ(filter(_MODALS.__contains__, left_out), filter(_MODALS.__contains__, words)):
        touched.append("word")
    return tuple(dict.fromkeys(touched))


def is_name(word: str) -> bool:
    """Whether a word looks like a name, also where a sentence begins."""
    return word[:1].isupper() and word.lower() not in _NO_NAMES


def _differ(some: Iterator[str], others: Iterator[str]) -> bool:
    return Counter(some) != Counter(others)


def negates(found: Sequence[str], quoted: Sequence[str]) -> bool:
    """Whether one side has a word of the other with a start that denies (`likely`, `unlikely`)."""
    ours = {word.lower() for word in found}
    theirs = {word.lower() for word in quoted}
    return any(
        word.startswith(start) and word[len(start) :] in others
        for words, others in ((ours - theirs, theirs), (theirs - ours, ours))
        for word in words
        for start in _NEGATIVE_STARTS
    )


def _names(words: Sequence[str], begins: bool) -> Iterator[str]:
    """The words that look like names: a capital that no start of a sentence explains."""
    for word in words:
        if word[0].isupper() and word.split("'")[0] != _I and (not begins or not word[1:].islower()):
            yield word
        begins = word in SENTENCE_ENDS
