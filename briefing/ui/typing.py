"""A line that is being typed: its text and the cursor in it, as a value. It knows no screen."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.model.text import Text, clean
from briefing.wrap import cells

_WORD_BEFORE = re.compile(r"[^ ]* *$")


@dataclass(frozen=True, slots=True)
class Typed:
    """A text of at most `limit` characters, and how many of them stand before the cursor."""

    text: str = ""
    cursor: int = 0
    limit: int = 256
    selected: bool = False
    """Whether all of it is selected, so that what is typed takes its place."""

    def select(self) -> Typed:
        """All of it selected, the cursor behind it."""
        return Typed(self.text, len(self.text), self.limit, selected=bool(self.text))

    def insert(self, text: str) -> Typed:
        """What was typed or pasted, put in at the cursor: one line, and as much as there is room for."""
        if self.selected:
            return self.delete().insert(text)
        added = clean(text).replace("\n", " ").replace("\t", " ")[: max(0, self.limit - len(self.text))]
        whole = self.text[: self.cursor] + added + self.text[self.cursor :]
        return Typed(whole, self.cursor + len(added), self.limit)

    def backspace(self) -> Typed:
        """Without the character before the cursor."""
        return self._without(self.cursor - 1, self.cursor)

    def delete(self) -> Typed:
        """Without the character under the cursor."""
        return self._without(self.cursor, self.cursor + 1)

    def delete_word(self) -> Typed:
        """Without the word before the cursor."""
        found = _WORD_BEFORE.search(self.text[: self.cursor])
        return self._without(found.start() if found else 0, self.cursor)

    def delete_to_start(self) -> Typed:
        """Without all that stands before the cursor."""
        return self._without(0, self.cursor)

    def delete_to_end(self) -> Typed:
        """Without all that stands behind the cursor."""
        return self._without(self.cursor, len(self.text))

    def move(self, characters: int) -> Typed:
        """The cursor so many characters further on, or back."""
        return Typed(self.text, max(0, min(self.cursor + characters, len(self.text))), self.limit)

    def to_start(self) -> Typed:
        """The cursor before the first character."""
        return self.move(-len(self.text))

    def to_end(self) -> Typed:
        """The cursor behind the last character."""
        return self.move(len(self.text))

    def _without(self, start: int, end: int) -> Typed:
        start, end = (0, len(self.text)) if self.selected else (max(0, start), min(end, len(self.text)))
        return Typed(self.text[:start] + self.text[end:], start, self.limit)

    def seen(self, width: int) -> tuple[Text, Text, Text]:
        """What is seen in so many cells: before, under and behind the cursor, `…` where it is cut."""
        before, rest = self.text[: self.cursor], self.text[self.cursor :]
        under, behind = rest[:1], rest[1:]
        room = max(0, width - cells(under or " "))
        before = _cut(before, room, at_start=True)
        return Text(before), Text(under or " "), Text(_cut(behind, room - cells(before)))


def _cut(text: str, room: int, at_start: bool = False) -> str:
    """As much of a text as there is room for, with `…` where it is cut."""
    if cells(text) <= room:
        return text
    while text and cells(text) >= room:
        text = text[1:] if at_start else text[:-1]
    return "" if room < 1 else f"…{text}" if at_start else f"{text}…"
