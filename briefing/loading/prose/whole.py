"""A Markdown text as a whole: its stretches, and what each of them needs to know of the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from briefing.loading.prose.markdown import parse
from briefing.loading.prose.stretches import Stretch, stretches

if TYPE_CHECKING:
    from markdown_it.utils import EnvType

_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]^][^\[\]]*\]:[^\n]*(?:\n[^\n]+)?", re.MULTILINE)
_MOST_DEFINITIONS = 1_000
_NOTE = re.compile(r"\[\^([^\s\]]+)\]")
_NOTE_TEXT = re.compile(r"^[ \t>]*\[\^([^\s\]]+)\]:", re.MULTILINE)


class Whole:
    """One text; everything is found at the first question."""

    def __init__(self, source: str) -> None:
        self.source = source

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The pieces of the text, in order."""
        return tuple(stretches(self.source))

    def text(self, stretch: Stretch) -> str:
        """A piece of the text."""
        return self.source[stretch.start : stretch.end]

    def line_starts(self, stretch: Stretch) -> list[int]:
        """Where each line of a piece begins in the text."""
        return [stretch.start, *(m.end() for m in re.compile("\n").finditer(self.source, *stretch[:2]))]

    def notes(self) -> Iterator[tuple[Stretch, list[str]]]:
        """The footnotes' labels in the order of their numbers, as many at a time as stand in one piece."""
        found = {
            (self.numbers[label], piece, label)
            for piece in self.stretches
            for label in _NOTE_TEXT.findall(self.source, *piece[:2])
            if label in self.numbers
        }
        for piece, notes in groupby(sorted(found), key=lambda note: note[1]):
            yield piece, [label for _, _, label in notes]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The footnotes' numbers by label, in the order in which the text refers to them."""
        if "[^" not in self.source:
            return {}
        defined = set(_NOTE_TEXT.findall(self.source))
        referred = (label for label in _NOTE.findall(self.source) if label in defined)
        return {label: number for number, label in enumerate(dict.fromkeys(referred), 1)}

    @cached_property
    def defines_links(self) -> bool:
        """Whether the text may have addresses that stand apart from their links."""
        return "]:" in self.source

    @cached_property
    def env(self) -> EnvType:
        """What markdown-it knows of the whole text: what its links mean, how its footnotes are labelled."""
        env: EnvType = {}
        if self.defines_links:
            definitions = [match[0] for match in _DEFINITION.finditer(self.source)]
            parse("\n\n".join(definitions[:_MOST_DEFINITIONS]), env)
        env["footnotes"] = {"refs": {f":{label}": -1 for label in self.numbers}, "list": {}}
        return env
