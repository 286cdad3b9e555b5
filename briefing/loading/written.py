"""What the author wrote of one entry, read again from the file in which it stands."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefing.loading.budgets import LIMITS
from briefing.loading.files import NotReadable, folder_of, read_file
from briefing.model.book import Place
from briefing.model.record import Record


def written(book: Path, place: Place, cls: type[Record]) -> Mapping[str, object]:
    """The keys and values of the record that starts at a place in a book's files; empty if none does."""
    from briefing.loading.decoding import decode
    from briefing.loading.nodes import Mapping as Node
    from briefing.loading.tree import parse
    from briefing.loading.validation import plain
    from briefing.loading.yaml_files import records

    folder = folder_of(book)
    path = folder / place.path
    try:
        text, _ = decode(read_file(path, LIMITS.file_bytes), path)
    except NotReadable:
        return {}
    root = parse(text, path).root if text is not None else None
    for node in records(root) if isinstance(root, Node) else ():
        if (node.start.line + 1, node.start.column + 1) == (place.line, place.column):
            found: Mapping[str, object] = plain(node, cls)
            return found
    return {}
