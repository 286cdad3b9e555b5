"""Which words change what is meant: negations, numbers, units, names and who does it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from briefing.library.verification.amounts import is_currency, is_measure
from briefing.library.verification.grammar import STANDING_ALONE
from briefing.library.verification.wording import SENTENCE_ENDS

Alarm = Literal["negation", "number", "unit", "name", "limit", "subject", "word", "context"]
"""What a difference touches.

`unit`: a currency or the like. `limit`: a word that limits (`almost`, `if`). `subject`: who does it. `word`:
what the author put in makes another word of one, or says more. `context`: the words stand there, but
not between `before` and `after`.
"""
IN_WORDS: Mapping[Alarm, str] = {
    "negation": "a negation",
    "number": "a number",
    "unit": "a unit",
    "name": "a name",
    "limit": "a word that limits",
    "subject": "who is spoken of",
    "word": "a word",
    "context": "what stands around it",
}

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
    cent percent percentage pct % ‰
"""
_LIMITING = """
    almost nearly virtually practically mostly largely merely only just least some few most several half part
    may might can could would should must perhaps maybe possibly probably likely hopefully
    allegedly reportedly supposedly apparently reluctantly so-called alleged former draft interim temporary
    temporarily potential possible
    nur fast beinahe mindestens höchstens teilweise etwa vielleicht könnte könnten würde würden
    seulement presque environ pourrait pourraient
"""
_CONDITIONAL = """
    if unless until till provided assuming partly partially conditionally provisionally
    falls wenn sofern solange si
"""
_NEGATIONS = frozenset(_DENYING.split())
_NUMBERS = frozenset(_COUNTING.split())
_NEGATIVE_STARTS = ("un", "in", "im", "il", "ir", "non", "dis", "mis", "de", "anti")
NO_WORDS = frozenset(("un", "im", "il", "ir", "dis", "mis", "anti"))
"""Those that in brackets can be nothing but the start of what follows."""
MODALS = frozenset(("may", "might", "can", "could", "will", "would", "shall", "should", "must"))
CONDITIONS = frozenset(_CONDITIONAL.split())
_LIMITS = frozenset((*_LIMITING.split(), *CONDITIONS))
_NO_NAMES = frozenset(_POINTING.split())
_YEAR = re.compile(r"(?:19|20)\d\d")


def is_negation(word: str) -> bool:
    """Whether a word denies."""
    lowered = word.lower()
    return lowered in _NEGATIONS or lowered.endswith("n't")


def is_number(word: str) -> bool:
    """Whether a word or sign is or belongs to an amount."""
    return any(map(str.isdigit, word)) or word.lower() in _NUMBERS or is_currency(word)


def is_year(word: str) -> bool:
    """Whether a number is likely to be a year."""
    return _YEAR.fullmatch(word) is not None


def is_limit(word: str) -> bool:
    """Whether a word, not the month of May, takes something of what is said back, or makes it depend."""
    return word.lower() in _LIMITS and word != "May"


def alarms(found: Sequence[str], quoted: Sequence[str], begins: tuple[bool, bool]) -> tuple[Alarm, ...]:
    """What it touches that words of the text became others; `begins`: whether each starts a sentence."""
    told: list[Alarm] = []
    if _differ(_denials(found), _denials(quoted)) or negates(found, quoted):
        told.append("negation")
    if _differ(filter(is_number, found), filter(is_number, quoted)):
        told.append("number")
    if _differ(filter(is_measure, found), filter(is_measure, quoted)):
        told.append("unit")
    if _differ(_names(found, begins[0]), _names(quoted, begins[1])):
        told.append("name")
    ours, theirs = (STANDING_ALONE.intersection(map(str.lower, words)) for words in (found, quoted))
    if ours and theirs and not ours & theirs:
        told.append("subject")
    return tuple(told)


def within_word(found: str, quoted: str) -> tuple[Alarm, ...]:
    """What it touches that a word, by letters that are put in, became another."""
    is_same = found.lower() == quoted.lower()
    return () if is_same else alarms([found], [quoted], (True, True)) or ("word",)


def is_name(word: str) -> bool:
    """Whether a word looks like a name, also where a sentence begins."""
    return word[:1].isupper() and word.lower() not in _NO_NAMES


def _denials(words: Iterable[str]) -> Iterator[str]:
    """The words that deny; `don't` and `cannot` have a `not`."""
    for word in filter(is_negation, words):
        yield "not" if word.lower().endswith(("n't", "cannot")) else word.lower()


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


def _names(words: Iterable[str], begins: bool) -> Iterator[str]:
    """The words that look like names: a capital that no start of a sentence explains."""
    for word in words:
        if is_name(word.split("'")[0]) and (not begins or not word[1:].islower()):
            yield word
        begins = word in SENTENCE_ENDS
