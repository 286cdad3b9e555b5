"""The header and the entries of opened files, each with the node from which it was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from briefing.loading.findings import Finding, YamlFile, problem
from briefing.loading.nodes import Mapping, Node, Scalar, Sequence, follow
from briefing.loading.opening import Opened
from briefing.loading.sentences import an, did_you_mean, listed, quoted
from briefing.loading.validation import Plain, is_empty, read
from briefing.model.book import Place
from briefing.model.entries import Entry, Header, Record
from briefing.model.kinds import BY_SECTION, Kind

R = TypeVar("R", bound=Record)

_HEADER = "book"


@dataclass(slots=True)
class Draft(Generic[R]):
    """A record, the keys that its author wrote, and the node it was read from.

    The node is without what was at fault; `whole` if nothing was.
    """

    record: R
    written: Plain
    node: Mapping
    file: YamlFile
    whole: bool

    @property
    def place(self) -> Place:
        """Where it starts."""
        return Place(self.file.name, self.node.start.line + 1, self.node.start.column + 1)

    def is_cut(self, finding: Finding) -> bool:
        """Whether something was taken out just there, so that what is missing may be only that."""
        node = follow(self.node, finding.steps).node
        return not isinstance(node, Scalar) and node.cut

    def tell(self, opened: Opened, finding: Finding) -> None:
        """Add what was found in the record to the problems of its book."""
        _tell(finding, self.node, self.file, opened)


def read_header(opened: Opened) -> Draft[Header] | None:
    """The book's header; without one, the problem is told."""
    header, seen = None, False
    for file in opened.files:
        if pair := file.root.by_key.get(_HEADER):
            key, node = pair
            if file.name != opened.header:
                sentence = f"a second header: only `{opened.header}` of a book has `book:`"
                opened.tell(file.path, "F008", sentence, at=key.mark)
            elif seen := isinstance(node, Mapping) and bool(node.by_key):
                header = _read(node, Header, "the header", file, opened)
    if header is None and not seen:
        _miss_header(opened)
    return header


def read_entries(opened: Opened) -> list[Draft[Entry]]:
    """Every entry that can be read, in the order of the files; the ids of the others count as lost."""
    return [draft for file in opened.files for draft in _of_file(file, opened)]


def _of_file(file: YamlFile, opened: Opened) -> Iterator[Draft[Entry]]:
    for key, node in file.root.pairs:
        if key.text == _HEADER or key.text.startswith("x-") or (is_empty(node) and key.text in BY_SECTION):
            continue
        if kind := BY_SECTION.get(key.text):
            yield from _of_section(kind, key, node, file, opened)
        else:
            hint = did_you_mean(key.text, (*BY_SECTION, _HEADER)) or f"known are {listed(BY_SECTION, 'and')}"
            opened.tell(file.path, "K001", f"{quoted(key.text)} is not a section", hint, at=key.mark)
            _lose_all(node, file, opened)


def _of_section(
    kind: Kind, key: Scalar, node: Node, file: YamlFile, opened: Opened
) -> Iterator[Draft[Entry]]:
    if not isinstance(node, Sequence):
        sentence = f"{quoted(key.text)} is a list of entries"
        opened.tell(file.path, "K004", sentence, "begin each entry with `- id:`", at=key.mark)
        _lose_all(node, file, opened)
        return
    for item in node.items:
        if not isinstance(item, Mapping):
            sentence = f"an entry of {quoted(key.text)} is a block of keys"
            opened.tell(file.path, "K004", sentence, "begin it with `- id:`", at=item.mark)
        elif draft := _read(item, kind.entry, an(kind.name), file, opened):
            yield draft
        else:
            _lose(item, file, opened)


def _read(node: Mapping, cls: type[R], name: str, file: YamlFile, opened: Opened) -> Draft[R] | None:
    record, mended, written, findings = read(node, cls, name)
    for finding, spoken_of in findings:
        _tell(finding, spoken_of, file, opened)
    return Draft(record, written, mended, file, mended is node) if record is not None else None


def _tell(finding: Finding, node: Mapping, file: YamlFile, opened: Opened) -> None:
    if opened.problems.has_room(finding.code):
        opened.problems.add(problem(finding, node, file))


def _lose_all(node: Node, file: YamlFile, opened: Opened) -> None:
    """Take every entry below a node as lost, whether it stands in a list or under a key."""
    children = node.items if isinstance(node, Sequence) else ()
    for item in (node, *children):
        if isinstance(item, Mapping):
            _lose(item, file, opened)


def _lose(node: Mapping, file: YamlFile, opened: Opened) -> None:
    pair = node.by_key.get("id")
    if pair and isinstance(pair[1], Scalar):
        opened.lost.setdefault(pair[1].text, f"{file.name}:{node.mark.line}")


def _miss_header(opened: Opened) -> None:
    """Tell that there is no header, unless its file is there and something else was wrong with it."""
    path = opened.folder / opened.header
    if any(file.name == opened.header for file in opened.files):
        opened.tell(path, "F007", "the file has no header", "begin it with `book:`")
    elif not opened.alone and not path.exists():
        opened.tell(opened.folder, "F007", f"the folder has no `{opened.header}`", "it holds the header")
