"""How problems are worded: quoting what the author wrote, and finding what he may have meant."""

from __future__ import annotations

from collections.abc import Iterable

_QUOTED_CHARACTERS = 60
_ALIKE = 70  # of 100


def quoted(written: str) -> str:
    """Words of the author's inside a sentence: in backticks, on one line, cut when long."""
    words = " ".join(written.split())
    shown = words[:_QUOTED_CHARACTERS] + "…" if len(words) > _QUOTED_CHARACTERS else words
    return f'"{shown}"' if "`" in shown else f"`{shown}`"


def listed(words: Iterable[str], last: str = "or") -> str:
    """`a`, `b` or `c`."""
    *others, final = [f"`{word}`" for word in words]
    return f"{', '.join(others)} {last} {final}" if others else final


def nearest(written: str, allowed: Iterable[str]) -> str | None:
    """The allowed word that is spelt most nearly like what was written, if any is near."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(written, list(allowed), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return found[0] if found else None


def did_you_mean(written: str, allowed: Iterable[str]) -> str | None:
    """A hint with the nearest spelling, if any is near."""
    near = nearest(written, allowed)
    return f"did you mean `{near}`?" if near else None


def an(noun: str) -> str:
    """The noun with its article."""
    return f"{'an' if noun[0] in 'aeio' else 'a'} {noun}"
