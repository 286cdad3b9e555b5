"""Words with the signs that prose has most, read without the inline parser: emphasis, code, links.

Only what can mean one thing is read here: signs stand where they plainly open or close something, and nothing
stands in what they enclose but words and `[[links]]`. Everything else is left to the parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.loading.prose.markdown import TARGET, WIKI_LINK, WORDS
from briefing.loading.prose.raw import Address, Raw, wiki_run
from briefing.model.page import Mark
from briefing.model.text import clean

_LINK = rf"\[\[ \s*+ {TARGET} \s*+ (?: \\?\| {WORDS} )? \]\]"
_PIECE = re.compile(
    rf"""
      (?P<words> (?: [^\\`*_~&<\[\]]++ | (?<!!) {_LINK}
                   | (?<=[^\W_])_(?=[^\W_]) | (?<!~)~(?!~)         # signs that mean nothing where they stand
                   | &(?!\#|\w{{1,40}}+;) | <(?=[\s=]) )++ )
    | \\ (?P<escaped> [!-/:-@\[-`{{-~] )
    | (?<!`) ` (?P<code> [^`\s] (?: [^`\n]*+ (?<!\s) )? ) ` (?!`)
    | (?<![^\s(]) (?P<sign> \*\*?+ | __?+ )
      (?P<marked> (?!\s) (?: [^\\`*_~&<\[\]]++ | {_LINK} )++ (?<!\s) )
      (?P=sign) (?= [\s.,;:!?)] | \Z )
    | (?<!!) \[ (?!\^) (?P<shown> [^\\`*_~&<\[\]]*+ ) \]
      (?: (?<! [\s\[]\] ) \( (?P<address> (?:https?|mailto): [^\s()<>\\&]*+ ) \) | (?! [(\[:] ) )
    """,
    re.VERBOSE,
)
_MARKS = {"*": Mark.EMPHASIS, "_": Mark.EMPHASIS, "**": Mark.STRONG, "__": Mark.STRONG}
_LINE_END = re.compile(r" ?\n[ \t]*")


def phrases(words: str) -> list[Raw] | None:
    """The runs of a block's raw words, which has no addresses apart from its links; None for the parser."""
    if "  \n" in words:
        return None
    found: list[Raw] = []
    end = 0
    while match := _PIECE.match(words, end):
        found += _piece(match)
        end = match.end()
    return found if end == len(words) else None


def _piece(match: re.Match[str]) -> Iterator[Raw]:
    kind = match.lastgroup
    if kind == "words" or kind == "marked":
        yield from _linked(match, kind, _MARKS.get(match["sign"], Mark.NONE))
    elif kind == "escaped":
        yield Raw(match["escaped"])
    elif kind == "code":
        yield Raw(match["code"], Mark.CODE)
    elif kind == "shown":
        yield Raw(_on_one_line(f"[{match['shown']}]"))
    else:
        link = Address(clean(match["address"]))
        yield Raw(_on_one_line(match["shown"]), Mark.NONE, link)


def _linked(match: re.Match[str], kind: str, mark: Mark) -> Iterator[Raw]:
    words, (at, end) = match.string, match.span(kind)
    for link in WIKI_LINK.finditer(words, at, end):
        yield Raw(_on_one_line(words[at : link.start()]), mark)
        yield wiki_run(link, mark)
        at = link.end()
    yield Raw(_on_one_line(words[at:end]), mark)


def _on_one_line(words: str) -> str:
    return _LINE_END.sub(" ", words)
