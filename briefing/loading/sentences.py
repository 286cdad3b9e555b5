"""How sentences are worded: quoting what was written, finding what was meant, listing and counting."""

from __future__ import annotations

from collections.abc import Iterable

_QUOTED_CHARACTERS = 60
_ALIKE = 70  # of 100


def quoted(written: str) -> str:
    """Words of the author's inside a sentence: in backticks, on one line, cut when long."""
    words = " ".join(written.split())
    shown = words[:_QUOTED_CHARACTERS] + "…" if len(words) > _QUOTED_CHARACTERS else words
    return f'"{shown}"' if "`" in shown else f"`{shown}`"


def joined(phrases: Iterable[str], last: str = "or") -> str:
    """Phrases as a sentence lists them: a, b or c; nothing for none."""
    *others, final = tuple(phrases) or ("",)
    return f"{', '.join(others)} {last} {final}" if others else final


def listed(words: Iterable[str], last: str = "or") -> str:
    """Words of the author's or of the format in a list: `a`, `b` or `c`."""
    return joined((f"`{word}`" for word in words), last)


def counted(number: int, noun: str) -> str:
    """How many of something: 1 book, 2,000 books."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def nearest(written: str, allowed: Iterable[str]) -> str | None:
    """The allowed word that is spelt most nearly like what was written, if any is near."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(written, list(allowed), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return found[0] if found else None


def did_you_mean(written: str, allowed: Iterable[str]) -> str | None:
    """A hint with the nearest spelling, if any is near."""
    return meaning(nearest(written, allowed))


def meaning(word: str | None) -> str | None:
    """A hint with a word that was surely meant, if there is one."""
    return f"did you mean `{word}`?" if word else None


def to_run(*words: object) -> str:
    """A command of this program for somebody to run, in backticks, as a shell takes its words."""
    return f"`briefing {in_shell(*words)}`"


def in_shell(*words: object) -> str:
    """Words as a shell takes them."""
    import shlex  # only what is told needs it

    return shlex.join(map(str, words))


def an(noun: str) -> str:
    """The noun with its article."""
    return f"{'an' if noun[0] in 'aeio' else 'a'} {noun}"
