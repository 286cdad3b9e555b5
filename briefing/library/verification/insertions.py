"""What an author puts in by brackets that changes what is said.

| in brackets | stands for |
|---|---|
| whom or what is meant: `the Alliance`, `allies`, `Mark Rutte` | `it`, `we`; or nothing behind these |
| that with its verb: `the Alliance supports` | `we support` |
| whose it is: `NATO's`, `the allies'` | `its`, `our`, `their` |
| `the`, `this`, `these` | each other, `its`, `our` |
| `is`, `has` | `are`, `have` |
| `the`, `that`, `and`, `of`, `to` | nothing |
| any words behind `sic` | nothing: the wrong ones stay |

All else is called out: a name for `the council` or before a surname, whose it is for `the`, a place put in.
Be it true or not, the text does not bear it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.library.verification.grammar import (
    COPULAS,
    JOINTS,
    NO_NOUNS,
    NOUN_JOINTS,
    OWNERS,
    POINTERS,
    SAME_KIND,
    STANDING_ALONE,
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
_OF_OWNERS = ("'s", "s'")
_LONGEST_NOUN = 5
"""Words that tell whom or what is meant."""


def put_in_for_one(
    marked: Sequence[str], choices: Iterable[Sequence[str]], beside: tuple[str, str]
) -> tuple[Alarm, ...]:
    """What it touches that marked words stand for one of some stretches, the likeliest first."""
    found = [put_in(marked, choice, beside) for choice in choices]
    return () if () in found else found[0]


def put_in(marked: Sequence[str], left_out: Sequence[str], beside: tuple[str, str]) -> tuple[Alarm, ...]:
    """What it touches that an author put marked words where others stood, or none.

    `beside`: what is around them. What is put right behind `sic` may be any word, since the wrong one stays.
    """
    words = [word for word in marked if is_word(word) and word.lower() != _SIC]
    if not words:
        return ()
    replaced = list(filter(is_word, left_out))
    touched = list(alarms(left_out, words, (False, not beside[0])))
    if _denies(words, left_out, beside):
        touched.append("negation")
    if _counts(beside):
        touched.append("number")
    if any(map(is_limit, (*_without(words, replaced), *_without(replaced, words)))):
        touched.append("limit")
    is_corrected = len(words) < sum(map(is_word, marked))
    is_owner = "".join(marked).rstrip("]").endswith(_OF_OWNERS)
    if (is_corrected and not replaced) or _only_tells(words, replaced, beside[0], is_owner):
        touched = [alarm for alarm in touched if alarm != "name"]
    elif not touched:
        touched.append("word")
    return tuple(dict.fromkeys(touched))


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


def _only_tells(words: Sequence[str], replaced: Sequence[str], before: str, is_owner: bool) -> bool:
    """Whether words tell what those that they replace point to, or join what stands there, and no more."""
    if not replaced:
        is_behind = bool(before) and _is_of(before, STANDING_ALONE)
        return all(word.lower() in JOINTS for word in words) or (
            is_behind and len(words) <= _LONGEST_NOUN and not is_owner and _is_noun(words)
        )
    first, *others = replaced
    if len(others) == 1 and len(words) > 1 and agrees(words[-1], others[0]):
        return _is_of(first, STANDING_ALONE) and _is_meant(words[:-1])
    if others:
        return [*map(str.lower, words)] == [*map(str.lower, replaced)]
    if _is_of(first, OWNERS) and is_owner:
        return _is_meant([*words[:-1], words[-1].removesuffix("'s")])
    if _is_of(first, STANDING_ALONE) and not is_owner and _is_meant(words):
        return True
    return len(words) == 1 and _is_alike(words[0].lower(), first.lower())


def _is_alike(word: str, replaced: str) -> bool:
    """Whether a word does in a sentence what another did."""
    is_same = word == replaced or any({word, replaced} <= kind for kind in SAME_KIND)
    is_same_verb = {word, replaced} <= COPULAS and agrees(word, replaced)
    return is_same or is_same_verb or (word in POINTERS and replaced in OWNERS)


def _is_of(word: str, kind: frozenset[str]) -> bool:
    """Whether a word is of a kind; `US` is no `us`."""
    return word.lower() in kind and (len(word) == 1 or not word.isupper())


def _is_meant(words: Sequence[str]) -> bool:
    """Whether words may stand for a pronoun: somebody or something, or several (`allies`)."""
    if len(words) == 1 and words[0].islower():
        return words[0].endswith("s") and words[0] not in NO_NOUNS
    return 0 < len(words) <= _LONGEST_NOUN and _is_noun(words)


def _is_noun(words: Sequence[str]) -> bool:
    """Whether words look like names, or like what follows `the` or `our`."""
    first, *others = words
    if first.lower() in POINTERS | OWNERS or first.endswith(_OF_OWNERS[0]):
        return bool(others) and NO_NOUNS.isdisjoint(map(str.lower, others))
    return is_name(first) and all(is_name(word) or word.lower() in NOUN_JOINTS for word in others)
