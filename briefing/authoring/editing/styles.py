"""How the author of a file writes entries: how far from the edge and behind the dash, in which quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from briefing.authoring.editing.manuscripts import Edit, Manuscript, scalars
from briefing.authoring.writing import item_of
from briefing.loading import nodes
from briefing.loading.quick import HEADER
from briefing.model.entries import Entry

_DOUBLE = '"'
_ESCAPE = "\\"


class Style(NamedTuple):
    """The columns before a dash and from there to the keys, and the mark around a text in quotes."""

    indent: int = 2
    keys: int = 2
    mark: str = _DOUBLE


def style(file: Manuscript, section: str) -> Style:
    """That of the section, else of the others in the file, else of its header."""
    names = (section, *file.root.by_key)
    mark = next(filter(None, (_mark(file, node) for node in (*_nodes(file, section), file.root))), _DOUBLE)
    for node in (node for name in names for node in _nodes(file, name)):
        if isinstance(node, nodes.Sequence) and node.items and file.text[node.start.index] == "-":
            return Style(node.start.column, max(2, node.items[0].start.column - node.start.column), mark)
    for node in _nodes(file, HEADER):
        if isinstance(node, nodes.Mapping) and file.text[node.start.index] != "{":
            return Style(node.start.column, mark=mark)
    return Style(mark=mark)


def block(entry: Entry, style: Style, line_end: str) -> str:
    """The lines of an entry as an item of a list, written so."""
    far = " " * (style.keys - 2)
    first, *others = item_of(entry)
    lines = (f"-{far}{first[1:]}", *(f"{far}{line}" if line else "" for line in others))
    text = "".join(f"{' ' * style.indent}{line}\n" if line else "\n" for line in lines)
    return (text if style.mark == _DOUBLE else _in_single_quotes(text)).replace("\n", line_end)


def _nodes(file: Manuscript, name: str) -> Iterator[nodes.Node]:
    if name in file.root.by_key:
        yield file.root.by_key[name][1]


def _mark(file: Manuscript, node: nodes.Node) -> str:
    """The quotation mark that most texts below a node have which are in any; empty where none is."""
    firsts = Counter(file.text[scalar.start.index : scalar.start.index + 1] for _, scalar in scalars(node))
    found = {mark: firsts[mark] for mark in (_DOUBLE, "'") if firsts[mark]}
    return max(found, key=lambda mark: found[mark]) if found else ""


def _in_single_quotes(text: str) -> str:
    """Lines with single quotes for double ones, but where a text needs an escape."""
    head = "entries:\n"
    file = Manuscript(Path(), "", f"{head}{text}".encode())
    edits = []
    for _, scalar in scalars(file.root):
        start, end = scalar.start.index, scalar.end.index
        if file.text[start] == _DOUBLE and _ESCAPE not in file.text[start:end]:
            edits.append(Edit(start, end, "'" + scalar.text.replace("'", "''") + "'"))
    return file.edited(edits).text.removeprefix(head)
