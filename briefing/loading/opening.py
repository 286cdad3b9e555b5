"""A book's YAML files, opened: each one's keys, and what is wrong with those that cannot be used."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from briefing.loading.budgets import LIMITS
from briefing.loading.decoding import decode
from briefing.loading.files import (
    HEADER_FILE,
    NotReadable,
    OutsideBook,
    TooLarge,
    book_id,
    check_inside,
    folder_of,
    names_below,
    read_file,
    read_inside,
    read_start,
)
from briefing.loading.nodes import Mapping, Scalar
from briefing.loading.problems import WHOLE_FILE, Mark, Problem, Problems
from briefing.loading.quick import HEADER, quickly
from briefing.loading.recovery import recover
from briefing.loading.yaml_files import KnownFiles, YamlFile
from briefing.model.text import Text, clean

_ID_LINE = re.compile(r"^[^\S\n]*(?:-[ \t]*)?\{?[ \t]*id\b([^,\n]*)")
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_HEADER_LINE = re.compile(f"^{HEADER}:", re.MULTILINE)


@dataclass(slots=True)
class Opened:
    """The files of a book that could be read, in path order, and what was found on the way.

    `header` names the file that may have the book's header. `known` is asked for what need not be read again.
    `room` is how many bytes of files may still be read. `lost` has the ids of entries which could not be
    read, each with its file and line; the header has the id "".
    """

    id: Text
    folder: Path
    header: str
    alone: bool
    known: KnownFiles | None = None
    room: int = LIMITS.book_bytes
    files: list[YamlFile] = field(default_factory=list)
    lost: dict[str, str] = field(default_factory=dict)
    problems: Problems = field(default_factory=Problems)

    def tell(
        self, path: Path, code: str, sentence: str, hint: str | None = None, at: Mark = WHOLE_FILE
    ) -> None:
        """Add a problem, of a whole file unless a place is given."""
        if self.problems.has_room(code):
            self.problems.add(Problem.at(at, path, code, sentence, hint))

    def read(self, name: str) -> bytes:
        """The bytes of a file that the book names. Raises NotReadable, TooLarge once there is no room."""
        self._need_folder()
        self._need_room()
        return self._charged(read_inside(self.folder, name, LIMITS.file_bytes))

    def read_yaml(self, name: str) -> bytes:
        """The bytes of one of the book's own files. Raises as `read` does."""
        if self.alone:  # it may be a link to a file elsewhere
            return self._charged(read_file(self.folder / name, LIMITS.file_bytes))
        return self.read(name)

    def check(self, name: str, limit: int) -> None:
        """Raise NotReadable unless a path is that of a file of the book, of `limit` bytes at most."""
        self._need_folder()
        check_inside(self.folder, name, limit)

    def start(self, name: str, limit: int, most: int) -> bytes:
        """The first bytes of a file of the book. Raises as `check` does."""
        self._need_folder()
        return read_start(self.folder, name, limit, most)

    def _charged(self, data: bytes) -> bytes:
        self.room -= len(data)
        self._need_room()
        return data

    def _need_room(self) -> None:
        if self.room < 0:
            limit = f"{LIMITS.book_bytes // 1024 // 1024} MiB"
            raise TooLarge(f"and what follows it is not read: the book is larger than {limit}")

    def _need_folder(self) -> None:
        if self.alone:
            raise OutsideBook("is another file, and a book in a single file has no others")


def open_files(path: Path, known: KnownFiles | None = None) -> Opened:
    """Open a book: a folder with a `book.yaml`, that file itself, or a single NAME.yaml.

    Of the files that `known` knows nothing is read but the bytes.
    """
    if path.is_dir() or path.name == HEADER_FILE:
        folder = folder_of(path)
        opened = Opened(book_id(folder), folder, HEADER_FILE, alone=False, known=known)
        _open_all(opened, _yaml_names(opened))
        opened.files.sort(key=lambda file: _in_path_order(file.name))
    else:
        opened = Opened(book_id(path), path.parent, path.name, alone=True, known=known)
        if path.name == clean(path.name):
            _open_all(opened, [path.name])
        else:
            _tell_of_name(opened, path.name)
    return opened


def _yaml_names(opened: Opened) -> list[str]:
    """The names of the book's YAML files, as many as it may have: the header's, then the others in order."""

    def skipped(folder: Path, reason: NotReadable) -> None:
        opened.tell(folder, reason.code, f"the folder {reason}")

    names = []
    found = names_below(opened.folder, LIMITS.folder_names, skipped)
    for name in sorted(found, key=lambda name: (name != HEADER_FILE, _in_path_order(name))):
        if name.endswith(".yaml") and name == clean(name):
            names.append(name)
        elif name.lower().endswith((".yml", ".yaml")):
            _tell_of_name(opened, name)
    if len(names) > LIMITS.book_files:
        sentence = f"the book has more than {LIMITS.book_files:,} files; those from here on are not read"
        opened.tell(opened.folder / names[LIMITS.book_files], "F002", sentence)
        del names[LIMITS.book_files :]
    return names


def _tell_of_name(opened: Opened, name: str) -> None:
    sentence = "the file is not read because of its name"
    opened.tell(opened.folder / name, "F010", sentence, "give it one in plain letters that ends in `.yaml`")


def _in_path_order(name: str) -> list[str]:
    return name.split("/")


def _open_all(opened: Opened, names: list[str]) -> None:
    for name in names:
        path = opened.folder / name
        try:
            _take(opened, path, name, opened.read_yaml(name))
        except NotReadable as reason:
            opened.tell(path, reason.code, f"the file {reason}")
            if opened.room < 0:
                return


def _take(opened: Opened, path: Path, name: str, data: bytes) -> None:
    """Add the file with these bytes, or the ids that are lost with it."""
    file = YamlFile(path, name, data)
    file.known = opened.known(name, file.digest) if opened.known else None
    if file.known is not None:
        opened.files.append(file)
        return
    text, problems = decode(data, path)
    opened.problems.add(*problems)
    if text is None:
        _lose(opened, name, data.decode("utf-8", errors="replace"))
        return
    file.quick = None if problems else quickly(text)
    if file.quick or _parse(opened, file, text):
        opened.files.append(file)


def _parse(opened: Opened, file: YamlFile, text: Text) -> bool:
    """Give a file its nodes; False, and its ids are lost, if it has no keys."""
    root, problems, lost, file.left = recover(text, file.path)
    opened.problems.add(*problems)
    file.sound = False
    _lose(opened, file.name, lost)
    if isinstance(root, Mapping):
        file.text, file.root = text, root
        if HEADER not in root.by_key and _HEADER_LINE.search(lost):
            opened.lost[""] = file.name
        return True
    if problems:
        _lose(opened, file.name, text)
    elif root is None or (isinstance(root, Scalar) and not root.text.strip()):
        if file.name == opened.header:
            hint = "begin it with `book:`"
            opened.tell(file.path, "F007", "the file is empty, so the book has no header", hint)
        else:
            opened.tell(file.path, "F009", "the file is empty")
    else:
        hint = "begin with a section, as in `articles:`"
        opened.tell(file.path, "K004", "a file is a block of keys", hint, at=root.mark)
        _lose(opened, file.name, text)
    return False


def _lose(opened: Opened, name: str, text: str) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        found = _ID_LINE.match(line)
        for id_ in _ID.findall(found[1]) if found else ():  # the line itself may be at fault
            opened.lost.setdefault(id_, f"{name}:{number}")
