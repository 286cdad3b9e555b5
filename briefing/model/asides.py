"""The pages that are worked out of texts, claims or other books, and the address of each in a book."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import ClassVar, Literal, Self
from urllib.parse import quote, unquote

import msgspec
from msgspec.structs import replace

from briefing.model.book import TIMELINE, Ref
from briefing.model.dates import Edtf
from briefing.model.text import Text, clean


class Aside(msgspec.Struct, frozen=True):
    """One of these pages, of no book yet: what it is about. No entry's id begins with its `sign`."""

    sign: ClassVar[str]

    @property
    def subject(self) -> str:
        """The id of the entry it is worked out of; empty where that is not one alone."""
        return ""

    def at(self, book: str) -> Ref:
        """Where it is in a book."""
        return Ref(book, self.sign + self._written())

    def renamed(self, ids: Mapping[str, str]) -> Aside:
        """The same page once entries of its book bear other ids, by their old ones."""
        return self

    @classmethod
    def read(cls, ref: Ref | None) -> Self | None:
        """What is at a place, if that is such a page."""
        if ref is None or not ref.id.startswith(cls.sign):
            return None
        return cls._read(ref.id.removeprefix(cls.sign), ref.book)

    def _written(self) -> str:
        """What stands behind the sign."""
        raise NotImplementedError

    @classmethod
    def _read(cls, written: str, book: str) -> Self | None:
        """What was written behind the sign, if it can be read."""
        raise NotImplementedError


class _OfAnEntry(Aside, frozen=True):
    entry: str

    @property
    def subject(self) -> str:
        """The entry's id."""
        return self.entry

    def renamed(self, ids: Mapping[str, str]) -> Aside:
        """Of the same entry by its new id."""
        return type(self)(ids.get(self.entry, self.entry))

    def _written(self) -> str:
        return self.entry

    @classmethod
    def _read(cls, written: str, book: str) -> Self | None:
        return cls(written) if written and "?" not in written else None


class Evidence(_OfAnEntry, frozen=True):
    """What an entry rests on."""

    sign = "@evidence-"


class Said(_OfAnEntry, frozen=True):
    """All that was said by a speaker, a person or a unit."""

    sign = "@said-"


class Chain(_OfAnEntry, frozen=True):
    """The chain of command from a unit or a person up to the top."""

    sign = "@chain-"


class Topic(Aside, frozen=True):
    """All quotes that a query finds in the whole library, or in one book alone."""

    sign = "@said-"
    query: Text
    is_here: bool = False

    def _written(self) -> str:
        return f"{'here' if self.is_here else ''}?{quote(self.query, safe='')}"

    @classmethod
    def _read(cls, written: str, book: str) -> Self | None:
        where, sign, query = written.partition("?")
        return cls(clean(unquote(query)), where == "here") if sign and where in ("", "here") else None


class Pair(Aside, frozen=True):
    """Two quotes side by side, of one book or of two."""

    sign = "@beside-"
    one: Ref
    other: Ref

    def at(self, book: str) -> Ref:
        """Where they are in a book, whose own quotes are named without it."""
        named = (ref._replace(book="" if ref.book == book else ref.book) for ref in (self.one, self.other))
        written = "+".join(quote(str(ref).removeprefix("/"), safe="") for ref in named)
        return Ref(book, self.sign + written)

    @classmethod
    def _read(cls, written: str, book: str) -> Self | None:
        named = [Ref.parse(clean(unquote(name)), book) for name in written.split("+") if name]
        return cls(*named) if len(named) == 2 else None


class Difference(Aside, frozen=True):
    """What of a structure, or of the unit at its top, is another at one date than at another."""

    sign = "@diff-"
    top: str
    before: Edtf
    after: Edtf

    @property
    def subject(self) -> str:
        """The id of the structure, or of the unit at its top."""
        return self.top

    def renamed(self, ids: Mapping[str, str]) -> Aside:
        """Of the same structure or unit by its new id."""
        return replace(self, top=ids.get(self.top, self.top))

    def _written(self) -> str:
        dates = (quote(date.text, safe="").replace(".", "%2E") for date in (self.before, self.after))
        return f"{self.top}?" + "..".join(dates)

    @classmethod
    def _read(cls, written: str, book: str) -> Self | None:
        top, _, dates = written.partition("?")
        before, _, after = dates.partition("..")
        try:
            return cls(top, Edtf.parse(unquote(before)), Edtf.parse(unquote(after))) if top else None
        except ValueError:
            return None

    @classmethod
    def amiss(cls, entry_id: str, known: Collection[str]) -> str:
        """What is wrong with the dates behind the sign and a known id; empty where there is none such."""
        top, sign, dates = entry_id.removeprefix(cls.sign).partition("?")
        if not entry_id.startswith(cls.sign) or top not in known:
            return ""
        if not sign or ".." not in dates:
            return f"a difference is between two dates: `{cls.sign}{top}?2025..2026`."
        for date in dates.split("..", 1):
            try:
                Edtf.parse(unquote(date))
            except ValueError as flaw:
                return f"`{clean(unquote(date))}`: {flaw}."
        return ""


Zoom = Literal["years", "months", "days"]
ZOOMS: tuple[Zoom, ...] = ("years", "months", "days")
"""How near one looks at a timeline, the farthest first."""


class Timeline(Aside, frozen=True):
    """A book's timeline, or some of it: how near, which kinds (none named: all), whom it is about."""

    sign = TIMELINE
    zoom: Zoom = "months"
    kinds: tuple[str, ...] = ()
    who: str = ""

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return not (self.kinds or self.who)

    def renamed(self, ids: Mapping[str, str]) -> Aside:
        """About the same person or unit by the new id."""
        return replace(self, who=ids.get(self.who, self.who))

    def _written(self) -> str:
        """Nothing for all of it month by month."""
        zoom = self.zoom if self.zoom != Timeline().zoom else ""
        asked = {"zoom": zoom, "kind": ",".join(self.kinds), "who": self.who}
        written = "&".join(f"{key}={value}" for key, value in asked.items() if value)
        return f"?{written}" if written else ""

    @classmethod
    def _read(cls, written: str, book: str) -> Self | None:
        rest, sign, query = written.partition("?")
        asked = dict(pair.partition("=")[::2] for pair in query.split("&")) if sign else {}
        kinds = tuple(filter(None, asked.pop("kind", "").split(",")))
        zoom, who = asked.pop("zoom", cls().zoom), asked.pop("who", "")
        known = next((one for one in ZOOMS if one == zoom), None)
        return cls(known, kinds, who) if known and not (asked or rest) else None


_KINDS: tuple[type[Aside], ...] = (Evidence, Said, Topic, Pair, Difference, Chain, Timeline)


def read(ref: Ref) -> Aside | None:
    """What is worked out at a place; None at an entry and at the pages of the book itself."""
    if not ref.id.startswith("@"):
        return None
    return next((found for kind in _KINDS if (found := kind.read(ref))), None)


def subject(ref: Ref) -> str:
    """The id of the entry that is at a place, or of which something is worked out there."""
    found = read(ref)
    return (found.subject if found else "") or ref.id


def cited(ref: Ref) -> Ref:
    """What one cites at a place: evidence as what it is for, and so under its rule."""
    found = Evidence.read(ref)
    return ref._replace(id=found.entry) if found else ref
