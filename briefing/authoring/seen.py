"""Words that are seen on a page → where they stand in the text from which the page was made.

A page shows a text without its Markdown, with titles for links that have no words of their own, and in lines.
Letters and digits stay what they are, so these are compared; of several places the one with the same letters
around it is meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import takewhile
from typing import NamedTuple

from briefing.library.verification.markup import FILLER, PARTED, unmarked
from briefing.library.verification.wording import MARK, Wording
from briefing.loading.prose.links import ProseLink, links
from briefing.loading.sentences import quoted
from briefing.model.page import Excerpt
from briefing.model.text import Text, first_words

_BROKEN = re.compile(r"(?<=\w)([-‐\N{SOFT HYPHEN}])[ \t]*\r?\n\s*(?=\w)")
"""A word that goes on in the next line of a text."""
_APART = re.compile(r" (?=[.,](?:\s|$))")
"""The blank that a footnote leaves."""
_SIGNS_BEFORE, _SIGNS_AFTER = re.compile(r"[^\w]*"), re.compile(r"[^\w]*\Z")
_TOLD = 8
"""Words of a selection that a sentence tells."""
_WITHIN = str.maketrans('“”„"', "‘’‚'")
"""Quotation marks, and what stands for them within others."""

Name = Callable[[Text], str]
"""What a page shows for a link without words of its own, by its target as written."""


class NotTaken(Exception):
    """Words of which no quote can be made; says why, and what to do."""


class Stretch(NamedTuple):
    """Words and signs of a text: from which to before which, as `Wording` counts them."""

    first: int
    end: int


class SeenText:
    """A text that is seen on a page; `name` tells what is seen for its bare links."""

    def __init__(self, text: Text, is_markdown: bool, name: Name) -> None:
        self.wording = Wording(text, is_markdown)
        self._text = text
        self._read = unmarked(text) if is_markdown else text
        self._links = [link for link in links(text) if link.words is None] if is_markdown else []
        self._name = name

    def stretch(self, shown: Excerpt) -> Stretch:
        """Where words that are seen stand, widened to whole words. Raises NotTaken."""
        wanted = _letters(shown.words)
        if not wanted:
            raise NotTaken("no word is selected.")
        at = self._place(wanted, shown)
        places = self._seen[1][at : at + len(wanted)]
        if hidden := next((place for place in places if place < 0), 0):
            raise NotTaken(self._named(self._links[-hidden - 1]))
        words = self.wording
        first = max(0, bisect_right(words.starts, places[0]) - 1)
        end = bisect_left(words.starts, places[-1] + 1)
        return Stretch(*words.whole(*self._with_signs(first, end, shown.words)))

    def spellings(self, stretch: Stretch) -> Iterator[str]:
        """The words of a stretch on one line; those that a line end breaks, with a hyphen and without."""
        words = self.wording
        if stretch.first < stretch.end:
            read = self._read[words.starts[stretch.first] : words.ends[stretch.end - 1]]
            read = read.replace(FILLER, "").replace(PARTED, " ")
            for joint in (r"\1", ""):
                yield _APART.sub("", " ".join(_BROKEN.sub(joint, read).split()))

    def _place(self, wanted: str, shown: Excerpt) -> int:
        """Where letters stand among those that are seen of the text. Raises NotTaken."""
        seen, _ = self._seen
        before, after = _letters(shown.before)[::-1], _letters(shown.after)
        found: list[tuple[int, int]] = []
        at = seen.find(wanted)
        while at >= 0:
            end = at + len(wanted)
            above = seen[max(0, at - len(before)) : at][::-1]
            beside = _alike(above, before) + _alike(seen[end : end + len(after)], after)
            found.append((beside, at))
            at = seen.find(wanted, at + 1)
        if not found:
            raise NotTaken(f"“{_told(shown.words)}” is not in the text of which quotes are made here.")
        best = max(found)
        if sum(near == best[0] for near, _ in found) > 1:
            raise NotTaken("these words stand there more than once, with the same words around: select more.")
        return best[1]

    @cached_property
    def _seen(self) -> tuple[str, list[int]]:
        """The letters that are seen, and the place of each in the text; that of a name is -1 - its link."""
        letters: list[str] = []
        places: list[int] = []
        done = 0
        for number, link in enumerate(self._links):
            self._add(done, link.offset, letters, places)
            name = _letters(self._name(link.target))
            letters.append(name)
            places += [-1 - number] * len(name)
            done = self._text.index("]]", link.offset)
        self._add(done, len(self._read), letters, places)
        return "".join(letters), places

    def _add(self, start: int, end: int, letters: list[str], places: list[int]) -> None:
        found = [(char, at) for at, char in enumerate(self._read[start:end], start) if char.isalnum()]
        letters += (char for char, _ in found)
        places += (at for _, at in found)

    def _with_signs(self, first: int, end: int, shown: str) -> tuple[int, int]:
        """With the signs at both ends that are selected too; quotation marks around all of it are none."""
        words = self.wording.words
        before = _signs(_SIGNS_BEFORE, shown)
        after = _signs(_SIGNS_AFTER, shown)
        while before and first and words[first - 1] == before.pop():
            first -= 1
        for sign in after:
            if end == len(words) or words[end] != sign:
                break
            end += 1
        if MARK not in words[first + 1 : end - 1]:
            first += words[first] == MARK
            end -= words[end - 1] == MARK
        return first, end

    def _named(self, link: ProseLink) -> str:
        """Why the title that is seen for a link is not quoted."""
        name = self._name(link.target)
        links = quoted(f"[[{link.target}]]"), quoted(f"[[{link.target}|{name}]]")
        return (
            f"“{_told(name)}” is the title that is shown for {links[0]}, and no words of the text. "
            f"Select what is beside it, or write {links[1]} there."
        )


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _signs(where: re.Pattern[str], shown: str) -> list[str]:
    found = where.search(shown)
    return Wording(found[0]).words if found else []


def _told(words: str) -> str:
    """The first words, to stand in quotation marks: those within are single ones."""
    return first_words(Text(words.translate(_WITHIN)), _TOLD)
