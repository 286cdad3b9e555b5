"""Words that are nearly what was typed: how many slips are forgiven, and how such words are found.

Two words one slip apart have a form in common once a letter is left out of one or of both. So a table from
every term with a letter missing to the term finds them at once, whatever the size of the vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterable

FORGIVEN_FROM, TWICE_FROM = 5, 9
"""Letters from which one slip is forgiven, and two."""


def slips_forgiven(term: str) -> int:
    """How many letters may be wrong, missing, too many or exchanged: none in a short word or in a number."""
    if not term.isalpha() or len(term) < FORGIVEN_FROM:
        return 0
    return 1 if len(term) < TWICE_FROM else 2


def shorter(term: str) -> set[str]:
    """The term, and all that is left of it when one letter is left out."""
    return {term, *(term[:at] + term[at + 1 :] for at in range(len(term)))}


def slips(word: str, others: Iterable[str], most: int) -> list[tuple[str, int]]:
    """Those words that are at most so many slips away from one, each with how many."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract_iter(word, list(others), scorer=OSA.distance, score_cutoff=most)
    return [(other, int(away)) for other, away, _ in found]
