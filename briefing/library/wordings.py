"""Where one wording says something else than another, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+(?:['’.,]\w+)*")
_MOST = 200
"""Words beyond which two wordings are not compared: it would be felt."""

Stretches = tuple[tuple[int, int], ...]
"""First and last character + 1 of stretches of a text, in order."""


def unlike(words: str, other: str) -> Stretches:
    """What of some words is not in another wording of them; nothing where less than a quarter is the same.

    Case and punctuation make no difference.
    """
    found = list(_WORD.finditer(words))
    mine, theirs = ([_folded(match[0]) for match in matches] for matches in (found, _WORD.finditer(other)))
    if len(mine) + len(theirs) > _MOST:
        return ()
    steps = SequenceMatcher(None, theirs, mine, autojunk=False).get_opcodes()
    changed = [(first, end) for tag, _, _, first, end in steps if tag != "equal" and first < end]
    if 4 * sum(end - first for first, end in changed) > 3 * len(mine):
        return ()
    return tuple((found[first].start(), found[end - 1].end()) for first, end in changed)


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'")
