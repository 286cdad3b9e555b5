"""A query cut into the pieces it is typed in: words, quoted words, fields, and signs between them.

Every string is cut without an error: what makes no piece yet (a lone `-`, a stray sign) is no piece, and a
quote that is not closed goes on to the end. All kinds of double quotes are one, and so are all dashes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, get_args

from briefing.library.search.fields import FIELDS

What = Literal["open", "close", "either", "not", "field", "quoted", "words"]

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″＂", '"'))
_ENDS = r'\s()|"'
_OR, _AND = (rf"{word}(?=[{_ENDS}]|$)" for word in ("OR", "AND"))
_DASHES = "[-−–—]+"
_FIELD = f"(?i:{'|'.join(FIELDS)})"
_PIECE = re.compile(
    rf"""
    (?P<open> \( ) | (?P<close> \) ) | (?P<either> \| | {_OR} ) | {_AND}
    | (?P<not> {_DASHES} (?= [^{_ENDS}] | ["(] ) ) | {_DASHES}
    | (?: (?P<field> {_FIELD} ) : )?+
      (?: "(?P<quoted> [^"]* ) (?P<closed> "? ) | (?(field) (?P<value> [^{_ENDS}]* ) | (?!)) )
    | (?P<words> [^{_ENDS}]+ (?: \s+ (?! {_DASHES} | {_OR} | {_AND} | {_FIELD}: ) [^{_ENDS}]+ )*+ )
    """,
    re.VERBOSE,
)


class Piece(NamedTuple):
    """A piece of a query.

    `text` is what the words, the quotes or the field hold. `begun` says that it may go on: it reaches to the
    end, and neither a blank nor a quote ends it.
    """

    what: What
    text: str
    begun: bool
    field: str


def pieces(typed: str) -> Iterator[Piece]:
    """The pieces of a query in order; words that stand together are one piece."""
    for match in _PIECE.finditer(typed.translate(_QUOTES)):
        what = next((what for what in get_args(What) if match[what] is not None), None)
        if what:
            text = next((text for text in match.group("quoted", "value", "words") if text is not None), "")
            begun = match.end() == len(typed) and not match["closed"] and not text[-1:].isspace()
            yield Piece(what, text, begun, (match["field"] or "").lower())
