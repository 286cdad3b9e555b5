"""Which lines of the files of books are printed: none of quotes under a rule, nor with their words.

A rule that cannot be read counts as one, and so does a key that no quote has: it may be meant as one.
"""

from __future__ import annotations

from datetime import date

from briefing.authoring.checking import may_print
from briefing.authoring.connections import Line, line_of
from briefing.authoring.editing.manuscripts import Manuscript, scalars
from briefing.authoring.mentions import Mention, Written, written
from briefing.library.attribution import binds
from briefing.library.reporting import WITHHELD
from briefing.loading.nodes import Scalar
from briefing.loading.shapes import keys
from briefing.model.entries import Quote


class Printing:
    """Tells of a mention what may be printed on a day; all without one."""

    def __init__(self, today: date | None) -> None:
        self._today = today
        self._lines: dict[Manuscript, set[int]] = {}

    def line(self, mention: Mention) -> Line:
        """The line in which a mention stands, or a sign at its place."""
        line = line_of(mention)
        if self._today is None:
            return line
        is_ruled = line.mark.line in self._of(mention.file)
        return line._replace(text=WITHHELD) if is_ruled or not may_print(line.path, line.text) else line

    def entry(self, mention: Mention) -> str:
        """The id of the entry in which a mention stands; empty for what is not to be told beside it."""
        return "" if self._binds(mention.within) else mention.entry

    def _of(self, file: Manuscript) -> set[int]:
        """The lines of a file on which a quote stands that is bound."""
        if file not in self._lines:
            bound = (entry for entry in written((file,)) if self._binds(entry))
            self._lines[file] = {line for entry in bound for line in _lines(entry)}
        return self._lines[file]

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
    return binds({key: rule.text.strip() for key, rule in rules.items() if isinstance(rule, Scalar)}, today)


def _lines(entry: Written) -> range:
    """The lines on which an entry stands."""
    last = max((scalar.end.line for _, scalar in scalars(entry.node)), default=entry.node.start.line)
    return range(entry.node.mark.line, last + 2)
