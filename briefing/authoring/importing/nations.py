"""Nations as people write them: by code, by name, by what they are called for short, several in a row."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.model import countries

_SHORT = {
    **dict.fromkeys(("uk", "u.k.", "great britain", "britain"), "GB"),
    **dict.fromkeys(("u.s.", "usa", "u.s.a.", "united states of america", "america"), "US"),
    **{"uae": "AE", "holland": "NL", "turkey": "TR", "turkiye": "TR", "czech republic": "CZ"},
    **{"slovak republic": "SK", "macedonia": "MK", "moldova": "MD", "republic of moldova": "MD"},
    **{"bosnia": "BA", "bosnia-herzegovina": "BA", "ivory coast": "CI", "republic of korea": "KR"},
    **{"federal republic of germany": "DE", "west germany": "DE", "russian federation": "RU"},
    **{"congo": "CG", "dr congo": "CD", "swaziland": "SZ", "vatican": "VA", "vatican city": "VA"},
    **{"ussr": "SU", "gdr": "DD", "hellenic republic": "GR", "republic of ireland": "IE"},
    **{"bahamas": "BS", "gambia": "GM"},
}
"""Names in everyday use that are not those of the model, in lower case."""

_THREE = """
ALB:AL AUS:AU AUT:AT BEL:BE BGR:BG CAN:CA CHE:CH CZE:CZ DEU:DE DNK:DK ESP:ES EST:EE
FIN:FI FRA:FR GBR:GB GEO:GE GRC:GR HRV:HR HUN:HU IRL:IE ISL:IS ITA:IT JPN:JP KOR:KR
LTU:LT LUX:LU LVA:LV MKD:MK MNE:ME NLD:NL NOR:NO NZL:NZ POL:PL PRT:PT ROU:RO RUS:RU
SVK:SK SVN:SI SWE:SE TUR:TR UKR:UA USA:US
"""
"""The three letters that NATO writes for its nations and some others, and their codes."""

_TRIGRAPHS = dict(pair.split(":") for pair in _THREE.split())
_BETWEEN = re.compile(r"\s*(?:,\s*and\b|\band\b|[,/&+;])\s*")
_MOST = 32
"""So many words between names are looked at; more nations share no post."""


@lru_cache(maxsize=1024)
def code(words: str) -> str:
    """The code of the nation or organisation that these words are, empty if they are none."""
    plain = " ".join(words.split())
    if countries.known(plain):
        return plain
    lowered = plain.casefold().replace("'", "’")
    bare = lowered.removeprefix("the ")
    short = _SHORT.get(bare) or _TRIGRAPHS.get(plain)
    return short or countries.code_of(bare) or (countries.code_of(lowered) if bare != lowered else None) or ""


def codes(words: str) -> list[str]:
    """The codes of the nations that are all these words name, in their order; none if they say more."""
    if found := code(words):
        return [found]
    betweens = [*_BETWEEN.finditer(words)]
    for between in betweens if len(betweens) <= _MOST else ():
        if (first := code(words[: between.start()])) and (others := codes(words[between.end() :])):
            return [first, *others]
    return []
