"""A book as it was read: its header, its entries by section and by id, its spoken codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple, cast
from urllib.parse import quote, unquote

import msgspec

from briefing.model.dates import Edtf
from briefing.model.entries import (
    AgendaItem,
    Article,
    Entry,
    Event,
    Figure,
    Header,
    Person,
    Quote,
    Term,
    Unit,
)
from briefing.model.kinds import KINDS, kind_of
from briefing.model.text import Text, clean

TIMELINE, PROBLEMS = "@timeline", "@problems"
"""Where a book has pages that are no entry's; an `@` cannot begin an entry's id."""

_NOTE = "fn-"
_EVIDENCE, _SAID, _BESIDE = "@evidence-", "@said-", "@beside-"
_DIFF, _CHAIN = "@diff-", "@chain-"
_QUERY = {False: "?", True: "here?"}
"""What stands before a query, and before one that is asked of the book alone; no id has a `?`."""


class Topic(NamedTuple):
    """A query whose quotes are wanted, of the whole library, or of one book alone."""

    query: Text
    is_here: bool = False


class Compared(NamedTuple):
    """A structure or the unit at its top, by id, and the two dates at which it is compared."""

    top: str
    before: Edtf
    after: Edtf


Zoom = Literal["years", "months", "days"]
ZOOMS: tuple[Zoom, ...] = ("years", "months", "days")
"""How near one looks at a timeline, the farthest first."""


class Selection(NamedTuple):
    """What of a book's timeline is shown: how near, which kinds (none named: all), whom it is about."""

    zoom: Zoom = "months"
    kinds: tuple[str, ...] = ()
    who: str = ""

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return not (self.kinds or self.who)


class Ref(NamedTuple):
    """Where a reader can be: a book's entry, perhaps at a heading; without an id, the book's front page."""

    book: str
    id: str = ""
    heading: str = ""

    @classmethod
    def parse(cls, written: str, book: str, at: str = "") -> Ref:
        """The place that `id`, `id#heading`, `#heading` or `book/id` names, written in an entry of a book."""
        path, _, heading = written.strip().partition("#")
        other, slash, entry = path.rpartition("/")
        return cls(other, entry, heading) if slash else cls(book, entry or at, heading)

    @property
    def is_note(self) -> bool:
        """Whether it is a footnote."""
        return self.heading.startswith(_NOTE)

    @property
    def evidence(self) -> Ref:
        """Where the evidence for the entry that stands here is."""
        return Ref(self.book, f"{_EVIDENCE}{self.id}")

    @property
    def claim(self) -> str:
        """The id of the entry whose evidence is here; empty at any other place."""
        return self._behind(_EVIDENCE)

    @property
    def cited(self) -> Ref:
        """What one cites here: evidence as what it is for, and so under its rule."""
        return self._replace(id=self.claim) if self.claim else self

    @property
    def said(self) -> Ref:
        """Where all is that was said by the speaker who stands here."""
        return Ref(self.book, f"{_SAID}{self.id}")

    @property
    def speaker(self) -> str:
        """The id of the speaker of whom all is here that was said; empty at any other place."""
        found = self._behind(_SAID)
        return "" if "?" in found else found

    @classmethod
    def said_on(cls, topic: Topic, book: str) -> Ref:
        """Where all quotes are that a query finds."""
        return cls(book, _SAID + _QUERY[topic.is_here] + quote(topic.query, safe=""))

    @property
    def topic(self) -> Topic | None:
        """The query whose quotes are here; None at any other place."""
        before, sign, query = self._behind(_SAID).partition("?")
        return Topic(clean(unquote(query)), before + sign == _QUERY[True]) if sign else None

    def beside(self, other: Ref, book: str) -> Ref:
        """Where two quotes are side by side."""
        names = (str(one._replace(book="" if one.book == book else one.book)) for one in (self, other))
        return Ref(book, _BESIDE + "+".join(quote(name.removeprefix("/"), safe="") for name in names))

    @property
    def pair(self) -> tuple[Ref, ...]:
        """The two quotes that are side by side here; none at any other place."""
        named = filter(None, self._behind(_BESIDE).split("+"))
        return tuple(Ref.parse(clean(unquote(name)), self.book) for name in named)

    def diff(self, before: Edtf, after: Edtf) -> Ref:
        """Where it is told what of the structure that stands here is another at one date than at another."""
        dates = (quote(date.text, safe="").replace(".", "%2E") for date in (before, after))
        return Ref(self.book, f"{_DIFF}{self.id}?" + "..".join(dates))

    @property
    def compared(self) -> Compared | None:
        """The structure and the dates that are compared here; None at any other place."""
        top, _, dates = self._behind(_DIFF).partition("?")
        before, _, after = dates.partition("..")
        try:
            return Compared(top, Edtf.parse(unquote(before)), Edtf.parse(unquote(after))) if top else None
        except ValueError:
            return None

    @property
    def chain(self) -> Ref:
        """Where the chain of command is from the unit or the person who stands here up to the top."""
        return Ref(self.book, f"{_CHAIN}{self.id}")

    @property
    def chained(self) -> str:
        """The id of the unit or the person whose chain of command is here; empty at any other place."""
        return self._behind(_CHAIN)

    @classmethod
    def timeline(cls, book: str, selection: Selection) -> Ref:
        """Where some of a book's timeline is; all of it, month by month, has the plain name."""
        zoom = selection.zoom if selection.zoom != Selection().zoom else ""
        asked = {"zoom": zoom, "kind": ",".join(selection.kinds), "who": selection.who}
        written = "&".join(f"{key}={value}" for key, value in asked.items() if value)
        return cls(book, f"{TIMELINE}?{written}" if written else TIMELINE)

    @property
    def selection(self) -> Selection | None:
        """What is shown of the book's timeline, if that is here."""
        place, sign, written = self.id.partition("?")
        if place != TIMELINE:
            return None
        asked = dict(pair.partition("=")[::2] for pair in written.split("&")) if sign else {}
        kinds = tuple(filter(None, asked.pop("kind", "").split(",")))
        zoom, who = asked.pop("zoom", Selection().zoom), asked.pop("who", "")
        known = next((one for one in ZOOMS if one == zoom), None)
        return Selection(known, kinds, who) if known and not asked else None

    @property
    def subject(self) -> str:
        """The id of the entry that is here, or of which something is worked out here."""
        compared = self.compared
        return self.claim or self.speaker or self.chained or (compared.top if compared else self.id)

    @property
    def is_worked_out(self) -> bool:
        """Whether the page here is worked out of texts, claims or other books, which may take its time."""
        return self.id.startswith((_EVIDENCE, _SAID, _BESIDE, _DIFF, _CHAIN, TIMELINE))

    def _behind(self, sign: str) -> str:
        """The rest of an id that begins so; empty for any other."""
        return self.id.removeprefix(sign) if self.id.startswith(sign) else ""

    def __str__(self) -> str:
        """As a person types it: `book/id#heading`."""
        return self.book + (f"/{self.id}" if self.id else "") + (f"#{self.heading}" if self.heading else "")


def note_slug(number: int) -> Text:
    """What names a footnote of an entry in the place of a heading."""
    return Text(f"{_NOTE}{number}")


WORDS = "in-words"
"""The heading at which a structure is a page to read and not a tree to go through."""


class Place(msgspec.Struct, frozen=True):
    """Where something stands in a book's files: path relative to the book, line and column from 1."""

    path: str
    line: int
    column: int


class Book(msgspec.Struct, frozen=True, kw_only=True):
    """One book, complete and unchanging.

    Its mappings may read what they are asked for only then, so that opening a large book costs no more than
    opening a small one. `sections` holds the entries by section, in the order of the files; `entries` and
    `codes` are by id. `written` holds each entry's keys and values as the author wrote them, under "" the
    header's; `places` tells where each entry starts.
    """

    id: Text
    path: Path
    header: Header
    sections: Mapping[str, Sequence[Entry]]
    entries: Mapping[str, Entry]
    codes: Mapping[str, str]
    by_code: Mapping[str, str]
    """Ids by spoken code in capitals."""
    written: Mapping[str, Mapping[str, object]] = {}
    places: Mapping[str, Place] = {}

    @classmethod
    def of(
        cls,
        id_: Text,
        path: Path,
        header: Header,
        entries: Iterable[Entry],
        written: Mapping[str, Mapping[str, object]] | None = None,
        places: Mapping[str, Place] | None = None,
    ) -> Book:
        """The book of entries that are all at hand, each id once, in the order of the files."""
        sections: dict[str, list[Entry]] = {kind.section: [] for kind in KINDS}
        for entry in entries:
            sections[kind_of(entry).section].append(entry)
        codes: dict[str, str] = {
            entry.id: code_of(entry, position)
            for found in sections.values()
            for position, entry in enumerate(found)
        }
        return cls(
            id=id_,
            path=path,
            header=header,
            sections={name: tuple(found) for name, found in sections.items()},
            entries={entry.id: entry for found in sections.values() for entry in found},
            codes=codes,
            by_code={code.upper(): entry_id for entry_id, code in codes.items()},
            written=written or {},
            places=places or {},
        )

    def section(self, name: str) -> Sequence[Entry]:
        """The entries of one section."""
        return self.sections[name]

    @property
    def agenda(self) -> Sequence[AgendaItem]:
        """The points of the meeting."""
        return cast(Sequence[AgendaItem], self.sections["agenda"])

    @property
    def articles(self) -> Sequence[Article]:
        """The texts to read."""
        return cast(Sequence[Article], self.sections["articles"])

    @property
    def quotes(self) -> Sequence[Quote]:
        """What was said."""
        return cast(Sequence[Quote], self.sections["quotes"])

    @property
    def figures(self) -> Sequence[Figure]:
        """The numbers."""
        return cast(Sequence[Figure], self.sections["figures"])

    @property
    def units(self) -> Sequence[Unit]:
        """The bodies of the command structures."""
        return cast(Sequence[Unit], self.sections["units"])

    @property
    def people(self) -> Sequence[Person]:
        """Who speaks, decides or commands."""
        return cast(Sequence[Person], self.sections["people"])

    @property
    def events(self) -> Sequence[Event]:
        """What happened, or will."""
        return cast(Sequence[Event], self.sections["events"])

    @property
    def terms(self) -> Sequence[Term]:
        """The words and acronyms."""
        return cast(Sequence[Term], self.sections["terms"])

    def __iter__(self) -> Iterator[Entry]:
        """Every entry, section by section."""
        for kind in KINDS:
            yield from self.sections[kind.section]

    def at(self, ref: Ref) -> Entry | None:
        """The entry at a place, if that is in this book and something is there."""
        return self.entries.get(ref.id) if ref.book == self.id else None


def code_of(entry: Entry, position: int) -> str:
    """An entry's spoken code: kind letter and position in its section, from 0 (`Q7`), or the one it pins."""
    return entry.code or f"{kind_of(entry).letter}{position + 1}"
