"""Which lines of the files of books are printed: none of quotes under a rule, nor with their words.

A rule that cannot be read counts as one, and so does a key that no quote has: it may be meant as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from briefing.authoring.checking import as_printed
from briefing.authoring.connections import Line, line_of
from briefing.authoring.editing.manuscripts import Manuscript, scalars
from briefing.authoring.editing.renaming import difference
from briefing.authoring.mentions import Mention, Written, written
from briefing.library.reporting import WITHHELD
from briefing.loading.nodes import Scalar
from briefing.loading.shapes import keys
from briefing.model.dates import Edtf
from briefing.model.entries import Quote
from briefing.model.text import clean

_PART = re.compile(r"@@ -(\d+)(?:,\d+)? \+(\d+)")


class Printing:
    """Tells of a mention what may be printed on a day; all without one."""

    def __init__(self, today: date | None) -> None:
        self._today = today
        self._lines: dict[tuple[Manuscript, frozenset[str]], set[int]] = {}

    def line(self, mention: Mention) -> Line:
        """The line in which a mention stands, or a sign at its place."""
        line = line_of(mention)
        if self._today is None:
            return line
        if line.mark.line in self._of(mention.file):
            return line._replace(text=WITHHELD)
        return line._replace(text=as_printed(line.path, line.text))

    def difference(self, old: Manuscript, new: Manuscript) -> Iterator[str]:
        """The lines that differ between two states of a file, as `diff -u` shows them, or signs for them.

        What could have been meant as a rule is none if the quote is clearly free once that is mended.
        """
        kept = {"-": self._of(old, self._free(new)), "+": self._of(new)}
        at = {"-": 0, "+": 0}
        for line in difference(old, new):
            if found := _PART.match(line):
                at = {"-": int(found[1]), "+": int(found[2])}
            elif at["+"] or at["-"]:
                sign, text = line[:1], line[1:]
                side = "-" if sign == "-" else "+"
                is_kept = at[side] in kept[side]
                at["-"] += sign != "+"
                at["+"] += sign != "-"
                line = f"{sign}{WITHHELD if is_kept else as_printed(old.path, text)}"
            yield clean(line)

    def entry(self, mention: Mention) -> str:
        """The id of the entry in which a mention stands; empty for what is not to be told beside it."""
        return "" if self._binds(mention.within) else mention.entry

    def _of(self, file: Manuscript, free: frozenset[str] = frozenset()) -> set[int]:
        """The lines of a file on which a quote stands that is bound, and not known to be free."""
        if (file, free) not in self._lines:
            bound = (entry for entry in written((file,)) if self._binds(entry) and entry.id not in free)
            self._lines[file, free] = {line for entry in bound for line in _lines(entry)}
        return self._lines[file, free]

    def _free(self, file: Manuscript) -> frozenset[str]:
        """The ids of the quotes of a file that are not bound."""
        quotes = [entry for entry in written((file,)) if entry.cls is Quote and entry.id]
        return frozenset(entry.id for entry in quotes) - {entry.id for entry in quotes if self._binds(entry)}

    def _binds(self, entry: Written) -> bool:
        if self._today is None or entry.cls is not Quote:
            return False
        known = keys(Quote)
        is_unsure = entry.node.doubled or any(
            key not in known and not key.startswith("x-") for key in entry.node.by_key
        )
        return bool(is_unsure) or _is_bound(entry, self._today)


def _is_bound(entry: Written, today: date) -> bool:
    """Whether a quote has a rule that holds on a day, or one that cannot be read."""
    rules = {key: pair[1] for key in ("attribution", "embargo_until") if (pair := entry.node.by_key.get(key))}
    if not all(isinstance(rule, Scalar) for rule in rules.values()):
        return True
    texts = {key: rule.text.strip() for key, rule in rules.items() if isinstance(rule, Scalar)}
    if texts.get("attribution", "on record") != "on record":
        return True
    try:
        return "embargo_until" in texts and today < Edtf.parse(texts["embargo_until"]).latest
    except ValueError:
        return True


def _lines(entry: Written) -> range:
    """The lines on which an entry stands."""
    last = max((scalar.end.line for _, scalar in scalars(entry.node)), default=entry.node.start.line)
    return range(entry.node.mark.line, last + 2)
