"""What an author may write: one frozen class a kind of entry, one field a key.

This is the only description of the format. pydantic validates these classes on the authoring path, the
references and the prose of an entry are found through the marks on its field types, and the schema and the
reference of the format are written from them. A field named `from_` is the key `from`. They are structs,
since as many dataclasses would take 15 ms of every start.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from briefing.model.claims import FormerName, FormerPlace, PersonPost, Post, Superior
from briefing.model.dates import Edtf
from briefing.model.measures import Image, Part, Series, Superseded, TargetLine
from briefing.model.record import (
    AnyId,
    ArticleId,
    FilePath,
    Line,
    Listed,
    Passage,
    PersonOrWords,
    Prose,
    Record,
    SourceId,
    SpeakerId,
    UnitId,
)

Ruling = Literal["error", "warning", "hint", "off"]
Attribution = Literal["on record", "background", "not attributable"]


class Header(Record, frozen=True, kw_only=True):
    """The `book:` block."""

    title: Line
    """What the book is about. For example `NATO defence ministers, Brussels`."""
    date: Edtf
    """The day of the meeting, as of which the book opens. For example `2026-02-12`."""
    edition: int = 1
    """The number of the edition."""
    language: Line | None = None
    """The language of the book, by its code. For example `en`."""
    marking: Line | None = None
    """Who may see it: a TLP 2.0 marking, or one of `markings`. For example `TLP:CLEAR`."""
    markings: tuple[Line, ...] = ()
    """Markings of your own, least strict first."""
    stale_after: int | None = None
    """What was looked at so many days before a date is stale on it."""
    rules: Mapping[Line, Ruling] = {}
    """How bad `check` takes it to be that a rule is broken, by its code. For example `{N004: off}`."""
    summary: Prose | None = None
    """One paragraph for the front page."""


class Source(Listed, frozen=True, kw_only=True):
    """Where a claim comes from."""

    publisher: Line
    """Who published it. For example `Reuters`."""
    title: Line
    """What it is called there."""
    url: Line | None = None
    """Its address."""
    archive_url: Line | None = None
    """The address of a copy that will stay."""
    published: Edtf | None = None
    """The day on which it was published."""
    accessed: Edtf | None = None
    """The day on which somebody last looked at it."""
    reliability: Literal["official", "agency", "press", "analysis"] | None = None
    """What kind of source it is."""
    text: FilePath | None = None
    """A stored copy in the book that quotes are verified against. For example `sources/reuters.txt`."""


class Article(Listed, frozen=True, kw_only=True):
    """A text to read."""

    title: Line
    """Its headline."""
    published: Edtf | None = None
    """The day on which it was written or published."""
    sources: tuple[SourceId, ...] = ()
    """The sources it rests on."""
    summary: Prose | None = None
    """What it says, in a paragraph."""
    body: Prose
    """The text, in Markdown; `[[id]]` leads to another entry."""


class Original(Record, frozen=True, kw_only=True):
    """The words in the language in which they were said."""

    language: Line
    """The language, by its code. For example `de`."""
    words: Passage
    """The words as they were said."""
    source: SourceId | None = None
    """The source that has them."""


class Variant(Record, frozen=True, kw_only=True):
    """The same words as another source gives them."""

    words: Passage
    """The words as they stand there."""
    source: SourceId | None = None
    """The other source."""


class Quote(Listed, frozen=True, kw_only=True):
    """Words somebody said."""

    words: Passage
    """The words as the source gives them; `[...]` and `...` stand for what is left out."""
    speaker: SpeakerId
    """The person or unit that said them."""
    speaker_as: Line | None = None
    """What the speaker is to be called. For example `an allied official`."""
    said: Edtf | None = None
    """The day on which they were said."""
    occasion: Line | None = None
    """Where, and at what. For example `arrival statement, NATO headquarters`."""
    source: SourceId | None = None
    """The source in which they stand."""
    before: Passage | None = None
    """What stands before them in the source, where the same words stand there twice."""
    after: Passage | None = None
    """What stands after them in the source, where the same words stand there twice."""
    original: Original | None = None
    """The words that were said, when these are a translation."""
    status: Literal["verbatim", "paraphrase", "translation"] = "verbatim"
    """Whether these are the words as they were said."""
    attribution: Attribution = "on record"
    """Whom the words may be put down to: the speaker by name, what `speaker_as` says, or nobody."""
    embargo_until: Edtf | None = None
    """The day before which the words may not leave the book."""
    variants: tuple[Variant, ...] = ()
    """The words as other sources give them."""
    article: ArticleId | None = None
    """The article in which they stand; their source, where `source` has no text."""
    context: Prose | None = None
    """What one must know to understand them."""


class Figure(Listed, frozen=True, kw_only=True):
    """A number with its unit, date, definition and source; it needs a `value` or a `series`."""

    title: Line
    """What it is a figure of."""
    value: Line | None = None
    """The value; words if it is no number. For example `5`."""
    unit: Line | None = None
    """What it is counted in. For example `"% of GDP"`."""
    as_of: Edtf | None = None
    """The day for which it is given."""
    definition: Prose | None = None
    """What is counted, and what is not."""
    source: SourceId | None = None
    """The source that gives it."""
    parts: tuple[Part, ...] = ()
    """What it is made up of; the parts must add up."""
    series: tuple[Series, ...] = ()
    """Values over time or countries, one series or several."""
    chart: Literal["line", "bar", "stacked", "none"] | None = None
    """How the series are drawn; left out: lines over time, else bars."""
    targets: tuple[TargetLine, ...] = ()
    """Lines across the plot that the series are measured against."""
    image: Image | None = None
    """A picture of it."""
    supersedes: tuple[Superseded, ...] = ()
    """Earlier values, the latest first."""


class Structure(Listed, frozen=True, kw_only=True):
    """A tree of units under one root."""

    title: Line
    """What it is a structure of. For example `NATO Command Structure`."""
    root: UnitId
    """The unit at the top."""
    summary: Prose | None = None
    """What one must know of it."""


class Unit(Listed, frozen=True, kw_only=True):
    """A headquarters, staff, office or other body in a command structure."""

    name: Line
    """Its name now. For example `Allied Joint Force Command Naples`."""
    abbreviation: Line | None = None
    """What it is called for short. For example `JFC Naples`."""
    level: Line | None = None
    """Where it stands, in words. For example `operational`."""
    place: Line | None = None
    """Where it is now."""
    country: Line | None = None
    """The country in which it is, by the ISO 3166 code."""
    reports_to: tuple[Superior, ...] = ()
    """The units above it; several at once are normal."""
    founded: Edtf | None = None
    """The first day on which it was there."""
    disbanded: Edtf | None = None
    """The last day on which it was there."""
    names: tuple[FormerName, ...] = ()
    """Its former names."""
    places: tuple[FormerPlace, ...] = ()
    """Its former places."""
    aliases: tuple[Line, ...] = ()
    """What else it is called."""
    posts: tuple[Post, ...] = ()
    """Its posts, and who holds them when."""
    summary: Prose | None = None
    """What one must know of it."""


class Person(Listed, frozen=True, kw_only=True):
    """Somebody who speaks, decides or commands."""

    name: Line
    """The full name."""
    sort: Line | None = None
    """What to sort by, where that is not the last word of the name."""
    aliases: tuple[Line, ...] = ()
    """What else they are called."""
    say: Line | None = None
    """How the name is said."""
    country: Line | None = None
    """Whom they speak for: an ISO 3166 code, or EU, UN, NATO."""
    address: Line | None = None
    """How to address them. For example `Mr Secretary`."""
    posts: tuple[PersonPost, ...] = ()
    """The posts they held, hold and are to hold."""
    summary: Prose | None = None
    """What one must know of them."""


class Event(Listed, frozen=True, kw_only=True):
    """Something that happened, or will."""

    date: Edtf
    """The day, or as much of it as is known."""
    title: Line
    """What happened, in a line."""
    detail: Prose | None = None
    """What happened, in full."""
    about: tuple[AnyId, ...] = ()
    """The entries that it concerns."""
    sources: tuple[SourceId, ...] = ()
    """The sources that tell of it."""


class Term(Listed, frozen=True, kw_only=True):
    """A word or acronym and what it means."""

    term: Line
    """The word or acronym. For example `SACEUR`."""
    stands_for: Line | None = None
    """What an acronym stands for."""
    means: Prose
    """What it means, in a sentence or two."""
    aliases: tuple[Line, ...] = ()
    """What else is said for it."""


class Cleared(Record, frozen=True, kw_only=True):
    """Who cleared a line to take, and for how long."""

    by: PersonOrWords | None = None
    """Who cleared it: an id, or words."""
    on: Edtf | None = None
    """The day on which it was cleared."""
    until: Edtf | None = None
    """The last day on which it may be said."""


class LineToTake(Record, frozen=True, kw_only=True):
    """What may be said on an agenda item, on which rung of the ladder, and on what evidence."""

    rung: Literal["top", "support", "if-pressed", "if-pressed-again", "pivot", "avoid"]
    """When it is said."""
    say: Prose
    """What is said."""
    evidence: tuple[AnyId, ...] = ()
    """The entries on which it rests."""
    cleared: Cleared | None = None
    """Who cleared it."""


class AgendaItem(Listed, frozen=True, kw_only=True):
    """A point of the meeting."""

    title: Line
    """What it is about."""
    starts: Line | None = None
    """When it begins. For example `"14:30"`."""
    minutes: int | None = None
    """How long it lasts."""
    lead: PersonOrWords | None = None
    """Who leads it: an id, or words."""
    about: tuple[AnyId, ...] = ()
    """The entries to have at hand."""
    lines: tuple[LineToTake, ...] = ()
    """What may be said."""


Entry = Article | Quote | Figure | Structure | Unit | Person | Event | Term | Source | AgendaItem
