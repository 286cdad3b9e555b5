"""The header and the entries of opened files.

Those of a file that was read another time are there already. Where nothing is wrong in a file, its plain
values become records. Everything else is read node by node, so that each fault is told at its place and what
is left can be used.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TypeVar

from briefing.loading.drafts import Draft
from briefing.loading.findings import problem
from briefing.loading.misspelling import given
from briefing.loading.nodes import Mapping, Node, Scalar, Sequence, cut_all
from briefing.loading.opening import Opened
from briefing.loading.quick import HEADER, Quick, Started
from briefing.loading.recovery import Left
from briefing.loading.sentences import an, listed, meaning, nearest, quoted
from briefing.loading.validation import filled, is_empty, read, read_sound
from briefing.loading.yaml_files import YamlFile
from briefing.model.book import Place
from briefing.model.entries import Entry, Header
from briefing.model.kinds import BY_SECTION, Kind
from briefing.model.record import Record

R = TypeVar("R", bound=Record)
_HEADER = "the header"


def read_header(opened: Opened) -> list[Draft[Header]]:
    """What could be read of the book's header; without one, the problem is told."""
    header, seen = list[Draft[Header]](), False
    for file in opened.files:
        if file.name != opened.header:
            if file.has_header:
                file.sound = False
                sentence = f"a second header: only `{opened.header}` of a book has `book:`"
                opened.tell(file.path, "F008", sentence, at=file.root.by_key[HEADER][0].mark)
        elif file.has_header:
            header, seen = _header_of(file, opened)
        else:
            left = (one for one in file.left if one.section == HEADER)
            header = [draft for one in left for draft in _read_left(one, Header, _HEADER, file, opened)]
    if not seen:
        _miss_header(opened)
    return header


def _header_of(file: YamlFile, opened: Opened) -> tuple[list[Draft[Header]], bool]:
    """The header of the file that may have one, and whether there are keys in it."""
    if file.known is not None:
        [header] = (
            Draft(record, place, file) for record, place in file.known.records if isinstance(record, Header)
        )
        return [header], True
    quick = file.quick
    if quick and quick.header and (draft := _read_quickly(quick.header, Header, file, quick.has_gaps)):
        return [draft], True
    file.sound = False
    node = file.root.by_key[HEADER][1]
    if not isinstance(node, Mapping) or not node.by_key:
        return [], False
    return _read(node, Header, _HEADER, file, opened), True


def read_entries(opened: Opened) -> list[Draft[Entry]]:
    """Every entry that can be read, in the order of the files; the ids of the others count as lost."""
    return [draft for file in opened.files for draft in _of_file(file, opened)]


def _of_file(file: YamlFile, opened: Opened) -> list[Draft[Entry]]:
    if file.known is not None:
        return [
            Draft(record, place, file)
            for record, place in file.known.records
            if not isinstance(record, Header)
        ]
    drafts = _of_sound_file(file, file.quick) if file.quick else None
    if drafts is None:
        file.sound = False
        drafts = list(_of_nodes(file, opened))
    return drafts


def _of_sound_file(file: YamlFile, quick: Quick) -> list[Draft[Entry]] | None:
    """The entries of a file, None if anything is wrong with one."""
    drafts: list[Draft[Entry]] = []
    for kind, entries in quick.sections:
        for started in entries:
            draft = _read_quickly(started, kind.entry, file, quick.has_gaps)
            if draft is None:
                return None
            drafts.append(draft)
    return drafts


def _of_nodes(file: YamlFile, opened: Opened) -> Iterator[Draft[Entry]]:
    for left in file.left:
        if kind := BY_SECTION.get(left.section):
            yield from _read_left(left, kind.entry, an(kind.name), file, opened)
    for key, node in file.root.pairs:
        if key.text == HEADER or key.text.startswith("x-") or (is_empty(node) and key.text in BY_SECTION):
            continue
        if kind := BY_SECTION.get(key.text):
            yield from _of_section(kind, key, node, file, opened)
        else:
            hint = _section_meant(key, file.root) or f"known are {listed(BY_SECTION, 'and')}"
            opened.tell(file.path, "K001", f"{quoted(key.text)} is not a section", hint, at=key.mark)
            _lose_all(node, file, opened)


def _section_meant(key: Scalar, root: Mapping) -> str | None:
    """A hint with the section that is spelt nearly so, or where it stands if the file has it already."""
    near = nearest(key.text, (*BY_SECTION, HEADER))
    if near is None or near not in root.by_key:
        return meaning(near)
    return given(root.by_key[near][0], key, "put these entries there")


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
        else:
            drafts = _read(item, kind.entry, an(kind.name), file, opened)
            yield from drafts
            if not any(draft.opens for draft in drafts):
                _lose(item, file, opened)


def _read_left(left: Left, cls: type[R], name: str, file: YamlFile, opened: Opened) -> Iterator[Draft[R]]:
    """What can be told of an entry in which lines are left out."""
    for draft in _read(left.node, cls, name, file, opened, left.words):
        draft.opens = False
        draft.mended = cut_all(draft.mended or left.node)
        yield draft


def _read(
    node: Mapping, cls: type[R], name: str, file: YamlFile, opened: Opened, left_out: Container[str] = ()
) -> list[Draft[R]]:
    """What could be read of a node: as it opens, and as it is told if anything is wanting in it."""
    record, mended, written, findings, supposed = read(node, cls, name)
    for finding, spoken_of in findings:
        if finding.code == "K003" and finding.steps[-1] in left_out:
            continue
        if opened.problems.has_room(finding.code):
            opened.problems.add(problem(finding, spoken_of, file))
    place = Place(file.name, node.start.line + 1, node.start.column + 1)
    drafts = []
    if record is not None:
        cut = None if mended is node else mended
        drafts.append(Draft(record, place, file, cut, written, told=supposed is None))
    if supposed:
        whole, filled_up, places = supposed
        drafts.append(Draft(whole, place, file, filled_up, written, opens=False, supposed=places))
    return drafts


def _read_quickly(started: Started, cls: type[R], file: YamlFile, has_gaps: bool) -> Draft[R] | None:
    """A block in which nothing is wrong as a record, None for any other."""
    written = filled(started.block, cls) if has_gaps else started.block
    record = read_sound(written, cls)
    if record is None:
        return None
    return Draft(record, Place(file.name, started.line, started.column), file, None, written)


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
    file = next((file for file in opened.files if file.name == opened.header), None)
    if file and "" not in opened.lost:
        file.sound = False
        opened.tell(path, "F007", "the file has no header", "begin it with `book:`")
    elif not file and not opened.alone and not path.exists():
        opened.tell(opened.folder, "F007", f"the folder has no `{opened.header}`", "it holds the header")
