"""What the spellings of one name have in common, in Latin and in Cyrillic letters.

    Зеленський, Зеленский, Zelenskyy, Zelensky, Zelenskiy   →  zelenski
    Харків, Kharkiv                                         →  harkiv

A Cyrillic word is written in Latin letters first: a Ukrainian one by the rule of 2010 (KMU 55), any other as
in a Russian passport. Then what people spell in more ways than one is spelt in one way. The Ukrainian and the
Russian form of a name stay apart where they differ in sound: Kyiv and Kiev, Serhii and Sergei.
"""

from __future__ import annotations

import re
from functools import lru_cache

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_UKRAINIAN = re.compile("[іїєґ]|[сцз]ьк")
_SOFT_E = re.compile("(?<=.)є")
_VARIES = re.compile("[yjxh]|i[ie]|enka$")
"""What a Latin word without is spelt in one way."""

_ONE_WAY = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"y", "i"),  # Syrskyi, Sirski; Yulia, Iuliia
        (r"ii+(?=[aeou]|$)", "i"),  # Serhii, Serhiy; Nadiia, Nadia
        (r"(?<=i)j$", ""),  # Zelenskij
        (r"^ie(?![aeiou])", "e"),  # Yermak, Ermak
        (r"(?<=[aeou])ie", "e"),  # Dostoyevsky, Dostoevsky
        (r"(?<=[^aeiou])ie(?=.+[eo]v$)", "e"),  # Umierov, Umerov
        (r"kh", "h"),  # Kharkiv, Harkiv
        (r"zh", "z"),  # Zaluzhnyi, and Zalužnyj without its accents
        (r"shch", "sch"),  # Khrushchev, Khruschev
        (r"x", "ks"),  # Alexey, Aleksey
        (r"zgh", "zg"),
        (r"(?<![cgpstw])(?<!^)h|^h(?![aeiou])", "g"),  # Oleh, Oleg; Hryhorii, Grigorii
        (r"enka$", "enko"),  # Lukashenka, Lukashenko
    )
)

_LENGTHS = range(4, 65)
"""Letters of a word that can be spelt in several ways; what is shorter would soon be another word."""


@lru_cache(10_000)
def skeleton(term: str) -> str:
    """What a term (see `words`) is reduced to: the same for every spelling of one name."""
    latin = in_latin(term) if _CYRILLIC.search(term) else term
    if len(latin) not in _LENGTHS or not _VARIES.search(latin):
        return latin
    for pattern, instead in _ONE_WAY:
        latin = pattern.sub(instead, latin)
    return latin


def in_latin(term: str) -> str:
    """A Cyrillic term in Latin letters; letters of no table stay as they are, signs alone too."""
    from translitua import RussianInternationalPassport1997, UkrainianKMU, translit

    table = UkrainianKMU if _UKRAINIAN.search(term) else RussianInternationalPassport1997
    return translit(_SOFT_E.sub("е", term), table).replace("'", "") or term
