"""A new entry put where the book keeps its kind, written as the entries there are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from briefing.authoring.editing.manuscripts import Edit, Manuscript, NotEditable
from briefing.authoring.editing.saving import save, write
from briefing.authoring.editing.styles import block, style
from briefing.loading import nodes
from briefing.model.entries import Entry
from briefing.model.kinds import kind_of


class Appended(NamedTuple):
    """The file in which the entry is to stand, as it was if it is there already, and the entry's line."""

    old: Manuscript | None
    new: Manuscript
    line: int

    def save(self) -> None:
        """Write the file. Raises NotEditable, OSError."""
        if self.old:
            save(self.old, self.new)
        else:
            write(self.new.path, self.new.data)

    def take_back(self) -> None:
        """Make the file what it was, or none where there was none. Raises as `save` does."""
        if self.old:
            save(self.new, self.old)
        else:
            save(self.new, self.new)
            self.new.path.unlink()


def appended(book: Path, files: Sequence[Manuscript], entry: Entry) -> Appended:
    """What the files of a book become with one more entry.

    It stands last in the file that has most entries of its kind; if none has any, in the one file of the
    book or in a new one named after the section. Raises NotEditable where it cannot be put safely.
    """
    section = kind_of(entry).section
    homes = [file for file in files if section in file.root.by_key]
    if homes:
        return _added(max(homes, key=lambda file: _entries(file, section)), section, entry)
    if len(files) == 1:
        return _begun(files[0], section, entry)
    path = book / f"{section}.yaml"
    if path.exists():
        raise NotEditable(f"{path} is there and is no file of the book; move it away first.")
    text = f"{section}:\n" + block(entry, style(files[0], section), "\n")
    return Appended(None, Manuscript(path, path.name, text.encode()), 2)


def _entries(file: Manuscript, section: str) -> int:
    node = file.root.by_key[section][1]
    return len(node.items) if isinstance(node, nodes.Sequence) else 0


def _added(file: Manuscript, section: str, entry: Entry) -> Appended:
    """The file with one entry more at the end of its section."""
    key, node = file.root.by_key[section]
    if isinstance(node, nodes.Scalar) and not node.text.strip():
        return _put(file, section, entry, _end_of_line(file.text, key.end.index), gap=False)
    if not isinstance(node, nodes.Sequence):
        raise NotEditable(f"{file.path}:{key.mark.line}: `{section}` is no list of entries; mend that first.")
    if file.text[node.start.index] == "[":
        if node.items:
            raise NotEditable(
                f"{file.path}:{key.mark.line}: `{section}` is written in brackets; write each entry on lines "
                "of its own first."
            )
        emptied = file.edited([Edit(key.end.index, file.text.index("]", node.start.index) + 1, ":")])
        end = _end_of_line(emptied.text, key.end.index)
        return _put(emptied, section, entry, end, gap=False)._replace(old=file)
    return _put(file, section, entry, _end_of_section(file, section), gap=_has_gaps(file, node))


def _begun(file: Manuscript, section: str, entry: Entry) -> Appended:
    """The file with a new section at its end."""
    end = file.line_end
    joint = "" if file.text.endswith(("\n", "\r")) or not file.text else end
    head = f"{joint}{end}{section}:{end}"
    text = head + block(entry, style(file, section), end)
    return _sure(file, file.edited([Edit(len(file.text), len(file.text), text)]), section)


def _put(file: Manuscript, section: str, entry: Entry, at: int, *, gap: bool) -> Appended:
    end = file.line_end
    joint = "" if not at or file.text[at - 1] in "\r\n" else end
    text = joint + (end if gap else "") + block(entry, style(file, section), end)
    return _sure(file, file.edited([Edit(at, at, text)]), section)


def _sure(old: Manuscript, new: Manuscript, section: str) -> Appended:
    """The change, if the file says all it said before, and one entry more."""
    kept = {steps: value for steps, value in old.values.items() if value or len(steps) > 1}
    try:
        now = new.values
        node = new.root.by_key[section][1]
    except NotEditable:
        now, node = {}, None
    if not isinstance(node, nodes.Sequence) or not kept.items() <= now.items():
        raise NotEditable(f"{old.path}: an entry cannot be added to `{section}` safely; add it by hand.")
    return Appended(old, new, node.items[-1].mark.line)


def _has_gaps(file: Manuscript, node: nodes.Sequence) -> bool:
    """Whether a blank line stands before most entries of a list but the first."""
    lines = file.text.splitlines()
    before = [lines[item.start.line - 1].strip() for item in node.items[1:]]
    return sum(not line for line in before) * 2 > len(before) or not before


def _end_of_section(file: Manuscript, section: str) -> int:
    """Where the last entry of a section ends, before the blank lines and notes that lead to the next."""
    begins = [key.start.index for key, _ in file.root.pairs]
    own = file.root.by_key[section][0].start.index
    at = min((index for index in begins if index > own), default=len(file.text))
    lines = file.text[:at].splitlines(keepends=True)
    while lines and _is_between(lines[-1]):
        at -= len(lines.pop())
    return at


def _is_between(line: str) -> bool:
    """Whether a line is blank, a note at the left edge, or the end of the document."""
    bare = line.rstrip("\r\n")
    return not bare.strip() or bare.startswith(("#", "...", "---"))


def _end_of_line(text: str, at: int) -> int:
    """Where the line of a place ends, after its line end."""
    found = re.compile(r"\r\n?|\n").search(text, at)
    return found.end() if found else len(text)
