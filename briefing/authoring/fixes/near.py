"""Which word was surely meant by a misspelt one."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache

_SHORT, _LONG = 4, 8
_ALIKE = 70  # of 100, as for hints
_APART = 8


def meant(written: str, allowed: Collection[str]) -> str | None:
    """The word that is a slip away, two if it is long, while no other is nearly as near; digits are none.

    A name with another number is another name: `pledge-3` never stands for `pledge-2`.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = 1 if len(written) < _LONG else 2
    by_bare = _by_bare(tuple(allowed))
    near = process.extract(
        _bare(written), by_bare.keys(), scorer=OSA.distance, score_cutoff=most + 1, limit=2
    )
    if len(near) != 1 or near[0][1] > most or len(written) < _SHORT:
        return None
    return _same_digits(written, by_bare[near[0][0]])


def likely(written: str, allowed: Collection[str]) -> str | None:
    """The word that is much more like it than any other."""
    from rapidfuzz import fuzz, process

    near = process.extract(written, list(allowed), scorer=fuzz.ratio, score_cutoff=_ALIKE - _APART, limit=2)
    if not near or near[0][1] < _ALIKE or (len(near) > 1 and near[0][1] - near[1][1] < _APART):
        return None
    return _same_digits(written, near[0][0])


@lru_cache
def _by_bare(words: tuple[str, ...]) -> Mapping[str, str]:
    return {_bare(word): word for word in words}


def _bare(word: str) -> str:
    return re.sub(r"[\s_-]+", "-", word.casefold())


def _same_digits(written: str, word: str) -> str | None:
    return word if re.findall(r"\d+", written) == re.findall(r"\d+", word) else None
