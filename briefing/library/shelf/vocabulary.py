"""Every term of the shelf: how many entries have it, how it sounds, and what it is with a letter missing.

From it come the words that are nearly what was typed. A term is kept while an entry has it.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator

from briefing.library.search.names import skeleton
from briefing.library.search.spelling import FORGIVEN_FROM, shorter

_LONGEST = 32
"""Longer terms are no words."""


def add(connection: sqlite3.Connection, texts: Iterable[str]) -> None:
    """Count the terms of entries, each text one entry's terms joined by blanks."""
    counts = _counted(texts)
    known = _known(connection, counts)
    connection.executemany(
        "UPDATE term SET entries = entries + ? WHERE term = ?", ((counts[term], term) for term in known)
    )
    new = sorted(counts.keys() - known)
    connection.executemany(
        "INSERT INTO term VALUES (?, ?, ?)", ((term, counts[term], _skeleton(term)) for term in new)
    )
    connection.executemany("INSERT OR IGNORE INTO shortened VALUES (?, ?)", sorted(_shortened(new)))


def remove(connection: sqlite3.Connection, texts: Iterable[str]) -> None:
    """Take back what `add` counted for these entries."""
    counts = _counted(texts)
    connection.executemany(
        "UPDATE term SET entries = entries - ? WHERE term = ?",
        ((count, term) for term, count in counts.items()),
    )
    gone = [term for term in counts if _is_gone(connection, term)]
    connection.executemany("DELETE FROM term WHERE term = ?", ((term,) for term in gone))
    connection.executemany("DELETE FROM shortened WHERE shorter = ? AND term = ?", _shortened(gone))


def _counted(texts: Iterable[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({term for term in text.split() if "_" not in term})
    return counts


def _known(connection: sqlite3.Connection, terms: Iterable[str]) -> set[str]:
    asked = connection.cursor()
    sql = "SELECT 1 FROM term WHERE term = ?"
    return {term for term in terms if asked.execute(sql, (term,)).fetchone()}


def _is_gone(connection: sqlite3.Connection, term: str) -> bool:
    found = connection.execute("SELECT entries FROM term WHERE term = ?", (term,)).fetchone()
    return found is not None and found[0] <= 0


def _is_word(term: str) -> bool:
    return term.isalpha() and len(term) <= _LONGEST


def _skeleton(term: str) -> str:
    return skeleton(term) if _is_word(term) else term


def _shortened(terms: Iterable[str]) -> Iterator[tuple[str, str]]:
    for term in terms:
        if _is_word(term) and len(term) >= FORGIVEN_FROM:
            yield from ((short, term) for short in shorter(term))
