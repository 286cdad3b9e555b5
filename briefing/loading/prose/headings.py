"""The slugs of a text's headings, as GitHub makes them, found without parsing the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from briefing.loading.prose.runs import runs
from briefing.model.text import Text

_HEADING = re.compile(
    r"""^\ {0,3}(?: \#{1,6} [ \t]+ (?P<atx>[^\n]*?) (?:[ \t]+\#+)? [ \t]*$
                 | (?P<setext>\S[^\n]*) \n\ {0,3}(?:=+|-+)[ \t]*$ )""",
    re.MULTILINE | re.VERBOSE,
)
_DROPPED = re.compile(r"[^\w\- ]")


def slug(words: str) -> Text:
    """What a link calls the heading with these words."""
    return Text(_DROPPED.sub("", words.strip().lower()).replace(" ", "-"))


class Headings:
    """The headings of one text by the offset of their (last) line; read only as far as they are asked for."""

    def __init__(self, source: str) -> None:
        self._slugs: dict[int, Text] = {}
        self._rest = self._read(source)
        self._read_to = -1

    def at(self, offset: int) -> Text:
        """The slug of the heading on the line that begins at `offset`; empty if none was found there."""
        self._advance(offset)
        return self._slugs.get(offset, Text(""))

    def within(self, start: int, end: int) -> tuple[Text, ...]:
        """The slugs of the headings on the lines from `start` up to `end`."""
        self._advance(end)
        return tuple(known for offset, known in self._slugs.items() if start <= offset < end)

    def _advance(self, offset: int) -> None:
        while self._read_to < offset:
            found = next(self._rest, None)
            if found is None:
                self._read_to = max(self._read_to, offset)
                return
            self._read_to, self._slugs[found[0]] = found

    @staticmethod
    def _read(source: str) -> Iterator[tuple[int, Text]]:
        seen: Counter[str] = Counter()
        for match in _HEADING.finditer(source):
            found = slug("".join(run.text for run in runs(match["atx"] or match["setext"] or "", {})))
            count = seen[found]
            seen[found] += 1
            yield match.start(), Text(f"{found}-{count}" if count else found)
