"""Problems that are found in a book once it is read, at their places in its files."""

from __future__ import annotations

from contextlib import suppress

from briefing.loading.budgets import LIMITS
from briefing.loading.files import NotReadable, folder_of, read_file
from briefing.loading.findings import Elsewhere, Finding, mark, problem
from briefing.loading.nodes import follow
from briefing.loading.problems import WHOLE_FILE, Mark, Problem, Related
from briefing.loading.yaml_files import YamlFile
from briefing.model.book import Book
from briefing.model.text import clean


class Places:
    """The files of a book, each read again when something must be told about it."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._folder = folder_of(book.path)
        self._files: dict[str, YamlFile | None] = {}

    def problem(self, entry_id: str, finding: Finding) -> Problem:
        """What was found in an entry, or under "" in the header; where it starts if its file has changed."""
        place = self._book.places.get(entry_id)
        if place is None:
            return Problem.at(WHOLE_FILE, self._book.path, finding.code, finding.message, finding.hint)
        related = tuple(filter(None, map(self.related, finding.elsewhere)))
        file = self._file(place.path)
        if file:
            try:
                return problem(finding, file.record_at(place), file, related)
            except (AssertionError, KeyError):
                pass
        at, path = Mark(place.line, place.column), self._folder / place.path
        return Problem.at(at, path, finding.code, finding.message, finding.hint, related)

    def related(self, other: Elsewhere) -> Related | None:
        """Another place in the book; None if it has no such entry."""
        place = self._book.places.get(other.entry_id)
        if place is None:
            return None
        at, file = Mark(place.line, place.column), self._file(place.path)
        if file:
            with suppress(AssertionError, KeyError):
                node = follow(file.record_at(place), other.steps).node
                at = mark(node, other.words, other.offset, file.text)
        return Related(self._folder / place.path, at, clean(other.message))

    def _file(self, name: str) -> YamlFile | None:
        if name not in self._files:
            path = self._folder / name
            try:
                self._files[name] = YamlFile(path, name, read_file(path, LIMITS.file_bytes))
            except NotReadable:
                self._files[name] = None
        return self._files[name]
