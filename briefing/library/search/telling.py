"""What a hit says: the sentence for which an entry was found, what is lit in it, and what stands for what."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.library.search.hits import Hit, Spans
from briefing.library.search.light import SAYING, Light
from briefing.library.search.tree import Node, Phrase, lit
from briefing.library.shelf.meta import KIND_OF_HEADER
from briefing.loading.prose.sentence import sentence_at
from briefing.model.book import Ref
from briefing.model.kinds import KINDS
from briefing.model.text import Text


class Telling:
    """Tells hits of what a tree finds; `also` is what stands for typed words, terms → as one reads it."""

    def __init__(self, tree: Node, also: Mapping[tuple[str, ...], Text]) -> None:
        instead = {written: Phrase(terms, written) for terms, written in also.items()}
        self.light = Light((*lit(tree), *instead.values()))
        self._also = tuple((written, Light([phrase])) for written, phrase in instead.items())

    def entry(self, ref: Ref, section: int, title: Text, text: Text) -> Hit:
        """An entry, with the sentence that says most of what is looked for."""
        title_spans = self.light.spans(title)
        sentence, spans = self._sentence(title, bool(title_spans), text)
        also = self._instead(f"{title}\n{sentence}")
        return Hit(ref, _kind(section), title, title_spans, sentence, spans, also)

    def sentence(self, ref: Ref, section: int, title: Text, sentence: Text) -> Hit:
        """One sentence of an entry."""
        return Hit(
            ref, _kind(section), title, (), sentence, self.light.spans(sentence), self._instead(sentence)
        )

    def _sentence(self, title: Text, is_lit: bool, text: Text) -> tuple[Text, Spans]:
        """The sentence of a text that says most of what is looked for, else the first one after its title.

        A bare name says nothing where the title is lit too.
        """
        body = Text(text.removeprefix(title).lstrip("\n"))
        found, spans = self.light.sentence(body)
        if spans and (found.count(" ") >= SAYING or not is_lit):
            return found, spans
        first = sentence_at(body, 0) if body else title
        return first, self.light.spans(first)

    def _instead(self, told: str) -> tuple[Text, ...]:
        """The words in what is told that were not typed."""
        return tuple(words for words, light in self._also if light.spans(told))


def _kind(section: int) -> str:
    return KINDS[section].name if section >= 0 else KIND_OF_HEADER
