"""A book under a busy author's hands: entries that refer to each other and to nothing, changed at random."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

Entry = dict[str, Any]
File = dict[str, list[Entry]]
"""The entries in a file by section."""

_WORDS = (
    *(
        "NATO",
        "quay",
        "harbour",
        "5%",
        "burden-sharing",
        "Київ",
        "Müller",
        "U.S.",
        "five",
        "per",
        "cent",
        "2035",
    ),
    *("colby", "GDP", "the", "of"),
)
_DATES = ("2025", "2026-02", "2026-02-12", "2026-02~", "2030-01-01")
_HEADER = "book.yaml"
_TITLES = ("title", "name", "term", "words")


class Draft:
    """A book that is written at random, entry by entry, into a few files."""

    def __init__(self, book: Path, random: Random) -> None:
        book.mkdir()
        self._book = book
        self._random = random
        self._date = "2026-02-12"
        self._files: dict[str, File] = {_HEADER: {}, "more.yaml": {}}
        self._broken: set[str] = set()
        self._numbers = iter(range(1_000_000))
        for _ in range(20):
            self._add()
        self._write()

    def edit(self) -> str:
        """Do one of the things that authors do; which one."""
        edit = self._random.choice(
            (
                *[self._add] * 4,
                *[self._change] * 6,
                *[self._rename] * 2,
                *(self._delete, self._move, self._shuffle, self._give_new_id, self._take_id_of_another),
                *[self._write_text] * 3,
                *(self._set_date, self._add_file, self._remove_file, self._break, self._mend, self._mend),
            )
        )
        edit()
        self._write()
        return edit.__name__

    def _add(self) -> None:
        section = self._random.choice(list(_SECTIONS))
        self._any_file().setdefault(section, []).append({"id": self._new_id(), **self._fields(section)})

    def _change(self) -> None:
        section, _, entry = self._any_entry()
        key, value = self._random.choice(list(self._fields(section).items()))
        entry[key] = value

    def _rename(self) -> None:
        _, _, entry = self._any_entry()
        entry.update({key: self.words() for key in _TITLES if key in entry})

    def _delete(self) -> None:
        _, entries, entry = self._any_entry()
        entries.remove(entry)

    def _move(self) -> None:
        section, entries, entry = self._any_entry()
        entries.remove(entry)
        self._any_file().setdefault(section, []).append(entry)

    def _shuffle(self) -> None:
        _, entries, _ = self._any_entry()
        self._random.shuffle(entries)

    def _give_new_id(self) -> None:
        _, _, entry = self._any_entry()
        entry["id"] = self._new_id()

    def _take_id_of_another(self) -> None:
        _, _, entry = self._any_entry()
        entry["id"] = self.id()

    def _set_date(self) -> None:
        self._date = self._random.choice(("2026-02-12", "2026-03-01", "2020-01-01"))

    def _write_text(self) -> None:
        file = self._book / self.text()
        file.parent.mkdir(exist_ok=True)
        file.write_text(self.words())

    def _add_file(self) -> None:
        self._files[f"{self._new_id()}.yaml"] = {}

    def _remove_file(self) -> None:
        name = self._random.choice(list(self._files))
        if name != _HEADER:
            del self._files[name]
            (self._book / name).unlink()

    def _break(self) -> None:
        self._broken.add(self._random.choice(list(self._files)))

    def _mend(self) -> None:
        self._broken.clear()

    def _any_file(self) -> File:
        return self._random.choice(list(self._files.values()))

    def _any_entry(self) -> tuple[str, list[Entry], Entry]:
        """An entry, after its section and those that stand beside it."""
        if not any(any(file.values()) for file in self._files.values()):
            self._add()
        return self._random.choice(
            [
                (section, entries, entry)
                for file in self._files.values()
                for section, entries in file.items()
                for entry in entries
            ]
        )

    def _new_id(self) -> str:
        return f"e{next(self._numbers)}"

    def _fields(self, section: str) -> Entry:
        return {key: getattr(self, what)() for key, what in _SECTIONS[section].items()}

    def _write(self) -> None:
        for name, file in self._files.items():
            header = (
                {"title": "Draft", "date": self._date, "summary": self.prose()} if name == _HEADER else None
            )
            sections = {"book": header, **file}
            text = json.dumps({key: value for key, value in sections.items() if value}, ensure_ascii=False)
            (self._book / name).write_text(text[:-9] if name in self._broken else text, encoding="utf-8")

    # What stands in fields

    def id(self) -> str:
        """The id of an entry, or of one that is not there."""
        ids = [entry["id"] for file in self._files.values() for some in file.values() for entry in some]
        return str(self._random.choice([*ids, "gone"]))

    def person(self) -> str:
        """The id of a person, if there is one."""
        people = [entry["id"] for file in self._files.values() for entry in file.get("people", ())]
        return str(self._random.choice(people or [self.id()]))

    def ids(self) -> list[str]:
        """Some ids."""
        return list({self.id() for _ in range(self._random.randint(0, 3))})

    def date(self) -> str:
        """A date."""
        return self._random.choice(_DATES)

    def text(self) -> str:
        """The name of a text, which may not be there."""
        return self._random.choice(("texts/one.txt", "texts/other.md"))

    def words(self) -> str:
        """A few words."""
        return " ".join(self._random.choices(_WORDS, k=self._random.randint(1, 5)))

    def prose(self) -> str:
        """A text with links."""
        links = f"[[{self.id()}]] {self.words()} [[{self.id()}|{self.words()}]]"
        return f"{self.words()} {links}.\n\n# {self.words()}"

    def names(self) -> list[str]:
        """What else somebody is called."""
        return [self.words()]

    def superiors(self) -> list[Entry]:
        """What a unit reports to."""
        return [{"unit": self.id(), "source": self.id()}]

    def number(self) -> int:
        """A small number."""
        return self._random.randrange(10)


_SECTIONS = {
    "articles": {"title": "words", "published": "date", "sources": "ids", "body": "prose"},
    "quotes": {"words": "words", "speaker": "person", "said": "date", "source": "id", "article": "id"},
    "figures": {"title": "words", "value": "number", "as_of": "date", "source": "id"},
    "people": {"name": "words", "aliases": "names"},
    "units": {"name": "words", "abbreviation": "words", "reports_to": "superiors"},
    "events": {"title": "words", "date": "date", "about": "ids"},
    "terms": {"term": "words", "stands_for": "words", "means": "prose"},
    "sources": {"publisher": "words", "title": "words", "text": "text"},
    "agenda": {"title": "words", "about": "ids"},
}
"""The fields of an entry by section, each with the method that fills it."""
