"""Words that only join or point, in the languages in which most is quoted: not what is said, but of what."""

from __future__ import annotations

_PERSONS = """
    i me he him she her it we us they them you one who
    ich er sie es wir ihr man je il elle on nous vous ils elles
"""
_ARTICLES = """
    the a an our their his its my your
    der die das den dem des ein eine einen einem einer eines unser unsere
    le la les un une nos notre leur leurs ce cette ces
"""
_PREPOSITIONS = """
    of to in on at for from by with about as into under over after before between among across through
    during within since towards near per von zu an auf für mit bei aus nach über unter de à en pour par
    avec dans sur
"""
_JOINING = """
    and but or so yet while whereas because though although when
    und oder aber et ou mais
"""
_OWNERS = "our its their his her my your unser unsere notre nos leur leurs"
_COPULAS = "am is are was were be been being has have had do does did"
COPULAS = frozenset(_COPULAS.split())
PERSONS = frozenset(_PERSONS.split())
ARTICLES = frozenset(_ARTICLES.split())
"""Those and words like `our`, which stand for nothing alone."""
DETERMINERS = ARTICLES | frozenset(("this", "that", "these", "those", "her"))
PREPOSITIONS = frozenset(_PREPOSITIONS.split())
RELATIVE = frozenset(("that", "which", "who", "whom", "whose", "where"))
JOINING = frozenset(_JOINING.split())
POINTING = PERSONS | DETERMINERS
JOINTS = frozenset(("the", "that", "and", "of", "to"))
"""What an author may put in for the sake of grammar alone."""
NOUN_JOINTS = frozenset(("the", "of", "and", "de", "van", "von", "der", "du"))
"""What joins the words of a name."""
STANDING_ALONE = PERSONS - frozenset(("who", "one", "her", "on", "man", "ihr"))
"""Pronouns that stand for somebody or something; none that is also another word."""
OWNERS = frozenset(_OWNERS.split())
POINTERS = frozenset(("the", "this", "that", "these", "those"))
SAME_KIND = (
    POINTERS,
    frozenset(("a", "an")),
    frozenset(("der", "die", "das", "den", "dem", "des")),
    frozenset(("ein", "eine", "einen", "einem", "einer", "eines")),
    frozenset(("le", "la", "les", "ce", "cette", "ces")),
    frozenset(("un", "une")),
)
"""Words of which one may stand for another."""
NO_NOUNS = (PERSONS | COPULAS | RELATIVE | JOINING | frozenset(("to",))) - frozenset(("and",))
"""What is no part of whom or what is meant."""
_PERSONAL_FORMS = ({"is", "are"}, {"am", "is"}, {"was", "were"}, {"has", "have"})


def agrees(word: str, other: str) -> bool:
    """Whether two are one verb for one person and for another (`support`, `supports`)."""
    first, last = sorted((word.lower(), other.lower()), key=len)
    forms = {first, f"{first}s", f"{first}es", f"{first.removesuffix('y')}ies"}
    return last in forms or {first, last} in _PERSONAL_FORMS
