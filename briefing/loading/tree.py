"""YAML text → nodes, on PyYAML's event stream.

Budgets are kept while events arrive, before anything is built, so neither depth nor number can hurt. What a
book does not need is refused with a sentence: anchors, aliases, merge keys, tags, second documents, keys
that are not text, a key written twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, NoReturn

import yaml

from briefing.loading.budgets import LIMITS, Budgets
from briefing.loading.nodes import Mapping, Node, ParserMark, Scalar, Sequence
from briefing.loading.problems import Mark, Problem, Related
from briefing.loading.sentences import quoted
from briefing.loading.syntax import explain
from briefing.model.text import Text, clean, faults


class Tree(NamedTuple):
    """A file's nodes, None when it is empty or refused, and what was found on the way."""

    root: Node | None
    problems: list[Problem]


def parse(text: Text, path: Path, limits: Budgets = LIMITS) -> Tree:
    """The nodes of a YAML text; a file that is refused has problems and no nodes."""
    builder = _Builder(text, path, limits)
    try:
        for event in _events(text):
            builder.take(event)
    except _Refused as refusal:
        return Tree(None, [*builder.problems, refusal.problem])
    except _SecondDocument as second:
        builder.problems.append(second.problem)
    except yaml.YAMLError as error:
        stop = explain(error, text, path)  # and not also what it seemed to be at first
        before = [one for one in builder.problems if (one.line, one.column) != (stop.line, stop.column)]
        return Tree(None, [*before, stop])
    return Tree(builder.root, builder.problems)


def _events(text: str) -> Iterator[yaml.Event]:
    loader = yaml.CBaseLoader(text)
    try:
        while (event := loader.get_event()) is not None:
            yield event
    finally:
        loader.dispose()


class _Stop(Exception):
    """Ends the reading of a file, and why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Refused(_Stop):
    """The file is over a budget: nothing of it is used."""


class _SecondDocument(_Stop):
    """The first document ends here; the rest is not read."""


class _Block:
    """A mapping or list that has begun and not ended.

    Of a mapping it is also known whether a value comes next, and its key: None if that was refused, and then
    the value is dropped too, but for what `goes_on`: a section that is there already. It `is_two` when its
    id came twice: another entry began without its dash.
    """

    __slots__ = ("awaits_value", "goes_on", "is_two", "key", "node")

    def __init__(self, node: Mapping | Sequence) -> None:
        self.node = node
        self.key: Scalar | None = None
        self.awaits_value = False
        self.is_two = False
        self.goes_on: Sequence | None = None


class _Builder:
    """Takes events one by one, keeps the budgets, and puts nodes together."""

    def __init__(self, text: Text, path: Path, limits: Budgets) -> None:
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._text = text
        self._path = path
        self._limits = limits
        self._blocks: list[_Block] = []
        self._values = 0
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Take the next event; raises _Stop when the rest of the file is not to be read."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._begin(event, Mapping(_start(event), {}))
        elif isinstance(event, yaml.SequenceStartEvent):
            self._begin(event, Sequence(_start(event), []))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._blocks.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        text = Text(event.value)
        node = Scalar(_start(event), _end(event), text, plain=not event.style)
        if len(text) > self._limits.text_characters:
            self._refuse(node, "Y110", f"a text is longer than {self._limits.text_characters:,} characters")
        # only here can an escape bring in what the decoded text no longer has
        if event.style == '"' and (shown := clean(text)) != text:
            for fault in {fault.name: fault for fault in faults(text)}.values():
                self._tell(node, "F004", f"{fault.name} in the text, shown as {fault.sign}")
            node.text = shown
        if event.anchor is not None or event.tag is not None:
            self._decorations(event, node)
        if node.plain and text and (cut := _COMMENT.match(self._text, node.end.index)):
            self._cut(node, cut)
        if node.plain and node.start.line < node.end.line:
            self._slipped(node)
        self._put(node)

    def _cut(self, node: Scalar, comment: re.Match[str]) -> None:
        """Tell of a comment that looks like the rest of a value: `Brief #3` is `Brief`."""
        column = node.end.column + comment.end() - node.end.index
        mark = Mark(node.end.line + 1, column, 1)
        sentence = f"the value ends before `#`: it is {quoted(node.text)}"
        hint = "put the value in quotes, or a space behind `#` if it is a comment"
        self.problems.append(Problem.at(mark, self._path, "Y111", sentence, hint))

    def _slipped(self, node: Scalar) -> None:
        """Tell of an item that stands too far in, so that it goes on with the text above: `x - y`."""
        if found := SLIPPED_ITEM.search(self._text, node.start.index, node.end.index):
            breaks = self._text.count("\n", node.start.index, found.start("dash"))
            mark = Mark(node.start.line + 1 + breaks, len(found["blank"]) + 1)
            sentence = f"the dash begins no item here: the text above goes on, as {quoted(node.text)}"
            hint = "line it up under the dash of the item above, or put the whole text in quotes"
            self.problems.append(Problem.at(mark, self._path, "Y006", sentence, hint))

    def _begin(self, event: yaml.CollectionStartEvent, node: Mapping | Sequence) -> None:
        if len(self._blocks) >= self._limits.depth_levels:
            self._refuse(node, "Y107", f"nested more than {self._limits.depth_levels} levels deep")
        self._decorations(event, node)
        self._put(node)
        block = self._blocks[-1] if self._blocks else None
        if block and block.goes_on and isinstance(node, Sequence):
            node = block.goes_on
        self._blocks.append(_Block(node))

    def _alias(self, event: yaml.AliasEvent) -> None:
        node = Scalar(_start(event), _end(event), clean(f"*{event.anchor}"), plain=False)
        self._tell(node, "Y101", f"{quoted(node.text)} is an alias; a book has none", _QUOTE_IT)
        self._put(node)

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            problem = self._problem(Sequence(_start(event), []), "Y104", *_SECOND_DOCUMENT)
            raise _SecondDocument(problem)

    def _decorations(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, node: Node) -> None:
        """Refuse what a book does not need at a node: an anchor, a tag."""
        if event.anchor is not None:
            sentence = f"{quoted('&' + event.anchor)} is an anchor; a book has none"
            self._tell(node, "Y101", sentence, _QUOTE_IT)
            if isinstance(node, Scalar) and not node.text:
                node.text = clean(f"&{event.anchor}")  # it was meant as text
        if event.tag is not None:
            self._tell(node, "Y103", "a word that begins with `!` is a tag; a book has none", _QUOTE_IT)
            if isinstance(node, Scalar) and not node.text:
                node.text = clean(event.tag)

    def _put(self, node: Node) -> None:
        """Count a node and put it in its place."""
        self._values += 1
        if self._values > self._limits.file_values:
            sentence = f"the file has more than {self._limits.file_values:,} values"
            self._refuse(node, "Y108", sentence, "the file is not read; split it into several")
        if not self._blocks:
            self.root = node
            return
        block = self._blocks[-1]
        if isinstance(block.node, Sequence):
            block.node.items.append(node)
        elif not block.awaits_value:
            block.key = self._key(block, node)
            block.awaits_value = True
        else:
            if block.key is not None:
                block.node.by_key[block.key.text] = (block.key, node)
            block.awaits_value = False

    def _key(self, block: _Block, node: Node) -> Scalar | None:
        """A node as the next key of a mapping, None if it cannot be one."""
        block.goes_on = None
        if not isinstance(node, Scalar):
            self._tell(node, "Y105", "a list or a block stands where a key should", "put the key in quotes")
            return None
        if len(node.text) > self._limits.key_characters:
            self._refuse(node, "Y109", f"a key is longer than {self._limits.key_characters} characters")
        if node.text == "<<" and node.plain:
            self._tell(node, "Y102", "`<<` is a merge key; a book has none", "write the keys out")
            return None
        assert isinstance(block.node, Mapping)
        if first := block.node.by_key.get(node.text):
            if len(self._blocks) == 1 and isinstance(first[1], Sequence):
                block.goes_on = first[1]
            if not block.is_two:
                self._doubled(first[0], node, block.goes_on)
            block.is_two |= node.text == "id"
            block.node.doubled.add(node.text)
            return None
        return node

    def _doubled(self, first: Scalar, node: Scalar, section: Sequence | None) -> None:
        sentence = f"{quoted(node.text)} appears twice in the same block, first on line {first.mark.line}"
        hint = "begin another entry with `- `" if node.text == "id" else "keep one of the two"
        if section:
            hint = "move its entries up into the first"
        related = (Related(self._path, first.mark, Text("first here")),)
        self.problems.append(self._problem(node, "Y106", sentence, hint)._replace(related=related))

    def _tell(self, node: Node, code: str, sentence: str, hint: str | None = None) -> None:
        self.problems.append(self._problem(node, code, sentence, hint))

    def _refuse(self, node: Node, code: str, sentence: str, hint: str = "the file is not read") -> NoReturn:
        raise _Refused(self._problem(node, code, sentence, hint))

    def _problem(self, node: Node, code: str, sentence: str, hint: str | None = None) -> Problem:
        return Problem.at(node.mark, self._path, code, sentence, hint)


_COMMENT = re.compile(r"[ \t]+#(?=[^\s#])")
"""A comment without a space after its `#`."""
SLIPPED_ITEM = re.compile(r"\n(?P<blank>[ \t]*)(?P<dash>-)(?=\s|$)")
"""A line of a plain text that looks like an item of a list."""
_QUOTE_IT = "if it is meant as text, put the value in quotes"
_SECOND_DOCUMENT = ("a second document begins here and is not read", "make it a file of its own")


def _start(event: yaml.Event) -> ParserMark:
    assert event.start_mark is not None
    return event.start_mark


def _end(event: yaml.Event) -> ParserMark:
    assert event.end_mark is not None
    return event.end_mark
