"""What an author puts in by brackets that changes what is said.

| in brackets | stands for | |
|---|---|---|
| any words | `it`, `we`, `they` | a verb may follow its new subject: `[the Alliance supports]` |
| a name, `the` or `our` and what follows it, perhaps after `of` or `in` | nothing, `the`, `this` | |
| articles, pronouns, `is`, `have`, `to`, `of`, `and` | nothing, each other | |
| words with those that they stand for among them: `[Mark Rutte]` | `Rutte` | what is added is as above |

All else is called out: other words replaced, and words put in that say more of something (`[illegal]`), limit
it (`[almost]`), deny or count.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import dropwhile

from briefing.library.verification.grammar import (
    ARTICLES,
    DETERMINERS,
    GLUE,
    LINKING,
    PERSONS,
    POINTING,
    PREPOSITIONS,
    agrees,
)
from briefing.library.verification.meaning import (
    NO_WORDS,
    Alarm,
    alarms,
    is_limit,
    is_name,
    is_negation,
    is_number,
    is_year,
    negates,
)
from briefing.library.verification.wording import is_word

_SIC = "sic"
_JOINS = GLUE | LINKING
_LEADING = PREPOSITIONS | (GLUE - DETERMINERS)


def put_in(marked: Sequence[str], left_out: Sequence[str], beside: tuple[str, str]) -> tuple[Alarm, ...]:
    """What it touches that an author put marked words where others stood, or none.

    `beside`: what is around them. What is put right behind `sic` may be any word, since the wrong one stays.
    """
    words = [word for word in marked if is_word(word) and word.lower() != _SIC]
    if not words:
        return ()
    lost = _without(filter(is_word, left_out), words)
    added = _without(words, left_out)
    touched = list(alarms(left_out, words, (False, True)))
    if "name" in touched and not any(map(is_name, lost)):
        touched.remove("name")
    if _denies(words, left_out, beside):
        touched.append("negation")
    if _counts(beside):
        touched.append("number")
    if any(map(is_limit, added)) or any(map(is_limit, lost)):
        touched.append("limit")
    is_owner = any("'" in word for word in marked)
    is_corrected = len(words) < sum(map(is_word, marked))
    says_more = not (touched or is_corrected or _only_points(added, lost, left_out, is_owner))
    if says_more or _is_replaced(added, lost, left_out):
        touched.append("word")
    return tuple(dict.fromkeys(touched))


def replaced_at_edge(marked: Sequence[str], beside: str) -> tuple[str, ...]:
    """The word beside a quote for which a mark at its edge may stand: no sign, and none that only joins."""
    if not beside or not is_word(beside) or (beside.lower() in _JOINS and beside.lower() not in PERSONS):
        return ()
    is_grave = is_name(beside) or is_negation(beside) or is_limit(beside) or beside.lower() in PERSONS
    is_glue = all(word.lower() in GLUE for word in filter(is_word, marked))
    return (beside,) if is_grave or not is_glue else ()


def _without(words: Iterable[str], others: Iterable[str]) -> list[str]:
    known = set(map(str.lower, others))
    return [word for word in words if word.lower() not in known]


def _denies(words: Sequence[str], left_out: Sequence[str], beside: tuple[str, str]) -> bool:
    """Whether words are put in beside one that denies, or the start of one is."""
    is_start = not left_out and not NO_WORDS.isdisjoint(map(str.lower, words))
    return is_start or negates(beside, words) or any(map(is_negation, beside))


def _counts(beside: tuple[str, str]) -> bool:
    """Whether words are put in beside a number that is no year."""
    before, after = beside
    counts_before = bool(before) and is_number(before) and not is_year(before)
    return counts_before or (bool(after) and is_number(after))


def _is_replaced(added: Sequence[str], lost: Sequence[str], left_out: Sequence[str]) -> bool:
    """Whether words are lost that neither point nor, as a verb, have got another subject."""
    has_subject = not PERSONS.isdisjoint(map(str.lower, left_out))
    return any(
        word.lower() not in POINTING
        and not is_name(word)
        and not (has_subject and any(agrees(word, other) for other in added))
        for word in lost
    )


def _only_points(added: Sequence[str], lost: Sequence[str], left_out: Sequence[str], is_owner: bool) -> bool:
    """Whether what is put in tells of what the words are, and nothing more of it.

    `is_owner`: it may stand for an `our`, as `[the Alliance's]` does.
    """
    if not PERSONS.isdisjoint(map(str.lower, left_out)) or all(word.lower() in GLUE for word in added):
        return True
    if not (is_owner or ARTICLES.isdisjoint(map(str.lower, lost))):
        return all(is_name(word) or word.lower() in GLUE for word in added)
    first = next(dropwhile(lambda word: word.lower() in _LEADING, added), "")
    return is_name(first) or first.lower() in DETERMINERS
