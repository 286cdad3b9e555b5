"""What an author may write: one frozen class a kind of entry, one field a key.

An entry is to be looked at again by the day of `review_by`, and is no longer to be relied on after the last
day of `valid_until`.

This is the only description of the format. pydantic validates these classes on the authoring path, the
references and the prose of an entry are found through the marks on its field types, and the documentation
of the format is written from them. A field named `from_` is the key `from`. They are structs, since 25
dataclasses would take 15 ms of every start.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from briefing.model.dates import Bound, Edtf
from briefing.model.text import Text

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


class Refers(msgspec.Struct, frozen=True):
    """Marks a field that holds an id, and the sections in which that id may stand (none named: any).

    With `or_words` the field may hold plain words instead; it is a reference if such an id is in the book.
    """

    sections: tuple[str, ...] = ()
    or_words: bool = False


class Holds(msgspec.Struct, frozen=True):
    """Marks a text field by what it may hold: one line, a passage of several lines, prose, or a path."""

    what: Literal["line", "passage", "prose", "path"]


Line = Annotated[Text, Holds("line")]
Passage = Annotated[Text, Holds("passage")]
Prose = Annotated[Text, Holds("prose")]
FilePath = Annotated[Text, Holds("path")]

AnyId = Annotated[Text, Refers()]
SourceId = Annotated[Text, Refers(("sources",))]
PersonId = Annotated[Text, Refers(("people",))]
UnitId = Annotated[Text, Refers(("units",))]
ArticleId = Annotated[Text, Refers(("articles",))]
SpeakerId = Annotated[Text, Refers(("people", "units"))]
UnitOrWords = Annotated[Text, Refers(("units",), or_words=True)]
PersonOrWords = Annotated[Text, Refers(("people", "units"), or_words=True)]

Status = Literal["held", "acting", "vacant", "reported", "disputed", "agreed", "planned"]
Relation = Literal["command", "opcon", "tacon", "administrative", "coordination"]
Attribution = Literal["on record", "background", "not attributable"]


class Record(msgspec.Struct, frozen=True, omit_defaults=True):
    """What all classes of the format share: unknown keys are errors; a final `_` frees a word of Python."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Called by pydantic: it checks the keys and their values, of which the class is made."""
        from pydantic_core import core_schema

        fields = {
            field.name: core_schema.typed_dict_field(
                handler.generate_schema(field.type),
                required=field.required,
                validation_alias=field.name.rstrip("_"),
            )
            for field in msgspec.structs.fields(cls)
        }
        keys = core_schema.typed_dict_schema(fields, extra_behavior="forbid")
        return core_schema.no_info_after_validator_function(lambda values: cls(**values), keys)


class Header(Record, frozen=True, kw_only=True):
    """The `book:` block; what was looked at longer than `stale_after` days before a date is stale on it."""

    title: Line
    date: Edtf
    edition: int = 1
    language: Line | None = None
    marking: Line | None = None
    markings: tuple[Line, ...] = ()
    stale_after: int | None = None
    summary: Prose | None = None


class Source(Record, frozen=True, kw_only=True):
    """Where a claim comes from; `text` names a stored copy that quotes are verified against."""

    id: Line
    code: Line | None = None
    tags: tuple[Line, ...] = ()
    review_by: Edtf | None = None
    valid_until: Edtf | None = None
    publisher: Line
    title: Line
    url: Line | None = None
    archive_url: Line | None = None
    published: Edtf | None = None
    accessed: Edtf | None = None
    reliability: Literal["official", "agency", "press", "analysis"] | None = None
    text: FilePath | None = None


class Article(Record, frozen=True, kw_only=True):
    """A text to read."""

    id: Line
    code: Line | None = None
    tags: tuple[Line, ...] = ()
    review_by: Edtf | None = None
    valid_until: Edtf | None = None
    title: Line
    published: Edtf | None = None
    sources: tuple[SourceId, ...] = ()
    summary: Prose | None = None
    body: Prose


class Original(Record, frozen=True, kw_only=True):
    """The words in the language in which they were said."""

    language: Line
    words: Passage
    source: SourceId | None = None


class Variant(Record, frozen=True, kw_only=True):
    """The same words as another source gives them."""

    words: Passage
    source: SourceId | None = None


class Quote(Record, frozen=True, kw_only=True):
    """Words somebody said; `before` and `after` are the prefix and suffix of a W3C TextQuoteSelector.

    `attribution` says whom the words may be put down to when they leave the book: the speaker by name, what
    `speaker_as` calls the speaker, or nobody. Before the day of `embargo_until` they may not leave it at all.
    """

    id: Line
    code: Line | None = None
    tags: tuple[Line, ...] = ()
    review_by: Edtf | None = None
    valid_until: Edtf | None = None
    words: Passage
    speaker: SpeakerId
    speaker_as: Line | None = None
    said: Edtf | None = None
    occasion: Line | None = None
    source: SourceId | None = None
    before: Passage | None = None
    after: Passage | None = None
    original: Original | None = None
    status: Literal["verbatim", "paraphrase", "translation"] = "verbatim"
    attribution: Attribution = "on record"
    embargo_until: Edtf | None = None
    variants: tuple[Variant, ...] = ()
    article: ArticleId | None = None
    context: Prose | None = None


class Part(Record, frozen=True, kw_only=True):
    """One part of a figure's value."""

    label: Line
    value: Line


class Series(Record, frozen=True, kw_only=True):
    """Values over `x`; an `e` on a key or a value marks an estimate, an empty value is a gap.

    Written either as `points` or as `csv`, a file whose first column is x and each other column a series.
    """

    name: Line | None = None
    x: Line | None = None
    points: Mapping[Line, Line] = {}
    csv: FilePath | None = None


class TargetLine(Record, frozen=True, kw_only=True):
    """A value that a series is measured against, drawn as a line across its plot."""

    label: Line | None = None
    value: Line


class Image(Record, frozen=True, kw_only=True):
    """A picture beside a figure, and the words that stand for it."""

    path: FilePath
    alt: Line


class Superseded(Record, frozen=True, kw_only=True):
    """An earlier value of a figure."""

    value: Line
    as_of: Edtf | None = None
    source: SourceId | None = None


class Figure(Record, frozen=True, kw_only=True):
    """A number with its unit, date, definition and source."""

    id: Line
    code: Line | None = None
    tags: tuple[Line, ...] = ()
    review_by: Edtf | None = None
    valid_until: Edtf | None = None
    title: Line
    value: Line | None = None
    unit: Line | None = None
    as_of: Edtf | None = None
    definition: Prose | None = None
    source: SourceId | None = None
    parts: tuple[Part, ...] = ()
    series: tuple[Series, ...] = ()
    chart: Literal["line", "bar", "stacked", "none"] | None = None
    targets: tuple[TargetLine, ...] = ()
    image: Image | None = None
    supersedes: tuple[Superseded, ...] = ()


class Structure(Record, frozen=True, kw_only=True):
    """A tree of units under one root."""

    id: Line
    code: Line | None = None
    tags: tuple[Line, ...] = ()
    review_by: Edtf | None = None
    valid_until: Edtf | None = None
    title: Line
    root: UnitId
    summary: Prose | None = None


class Superior(Record, frozen=True, kw_only=True):
    """A claim: the unit stands in this relation to that one, from the first day to the last.

    `source` tells it, and so do `sources`, as with every claim below.
    """

    unit: UnitId
    relation: Relation = "command"
    from_: Bound | None = None
    until: Bound | None = None
    status: Status = "held"
    source: SourceId | None = None
    sources: tuple[SourceId, ...] = ()


class FormerName(Record, frozen=True, kw_only=True):
    """A name that the unit bore in its time."""

    name: Line
    from_: Bound | None = None
    until: Bound | None = None
    source: SourceId | None = None
    sources: tuple[SourceId, ...] = ()


class FormerPlace(Record, frozen=True, kw_only=True):
    """A place where the unit was in its time."""

    place: Line
    country: Line | None = None
    from_: Bound | None = None
    until: Bound | None = None
    source: SourceId | None = None
    sources: tuple[SourceId, ...] = ()


class Holder(Record, frozen=True, kw_only=True):
    """A claim: this person, or some person of this country, holds the post."""

    person: PersonId | None = None
    country: Line | None = None
    rank: Line | None = None
    from_: Bound | None = None
    until: Bound | None = None
    status: Status = "held"
    source: SourceId | None = None
    sources: tuple[SourceId, ...] = ()


class Post(Record, frozen=True, kw_only=True):
    """A post in a unit, and who holds it when."""

    title: Line
    holders: tuple[Holder, ...] = ()


class Unit(Record, frozen=True, kw_only=True):
    """A headquarters, staff, office or other body in a command structure.

    It is there from the day it was `founded` to the day it was `disbanded`, both included.
    """

    id: Line
    code: Line | None = None
    tags: tuple[Line, ...] = ()
    review_by: Edtf | None = None
    valid_until: Edtf | None = None
    name: Line
    abbreviation: Line | None = None
    level: Line | None = None
    place: Line | None = None
    country: Line | None = None
    reports_to: tuple[Superior, ...] = ()
    founded: Edtf | None = None
    disbanded: Edtf | None = None
    names: tuple[FormerName, ...] = ()
    places: tuple[FormerPlace, ...] = ()
    aliases: tuple[Line, ...] = ()
    posts: tuple[Post, ...] = ()
    summary: Prose | None = None


class PersonPost(Record, frozen=True, kw_only=True):
    """A claim: the person holds this post; `of` is a unit of the book, or words."""

    title: Line
    of: UnitOrWords | None = None
    rank: Line | None = None
    from_: Bound | None = None
    until: Bound | None = None
    status: Status = "held"
    source: SourceId | None = None
    sources: tuple[SourceId, ...] = ()


class Person(Record, frozen=True, kw_only=True):
    """Somebody who speaks, decides or commands.

    `say` is how the name is said, `address` how to address them.
    """

    id: Line
    code: Line | None = None
    tags: tuple[Line, ...] = ()
    review_by: Edtf | None = None
    valid_until: Edtf | None = None
    name: Line
    sort: Line | None = None
    aliases: tuple[Line, ...] = ()
    say: Line | None = None
    country: Line | None = None
    address: Line | None = None
    posts: tuple[PersonPost, ...] = ()
    summary: Prose | None = None


class Event(Record, frozen=True, kw_only=True):
    """Something that happened, or will."""

    id: Line
    code: Line | None = None
    tags: tuple[Line, ...] = ()
    review_by: Edtf | None = None
    valid_until: Edtf | None = None
    date: Edtf
    title: Line
    detail: Prose | None = None
    about: tuple[AnyId, ...] = ()
    sources: tuple[SourceId, ...] = ()


class Term(Record, frozen=True, kw_only=True):
    """A word or acronym and what it means."""

    id: Line
    code: Line | None = None
    tags: tuple[Line, ...] = ()
    review_by: Edtf | None = None
    valid_until: Edtf | None = None
    term: Line
    stands_for: Line | None = None
    means: Prose
    aliases: tuple[Line, ...] = ()


class Cleared(Record, frozen=True, kw_only=True):
    """Who cleared a line to take, and for how long."""

    by: PersonOrWords | None = None
    on: Edtf | None = None
    until: Edtf | None = None


class LineToTake(Record, frozen=True, kw_only=True):
    """What may be said on an agenda item, on which rung of the ladder, and on what evidence."""

    rung: Literal["top", "support", "if-pressed", "if-pressed-again", "pivot", "avoid"]
    say: Prose
    evidence: tuple[AnyId, ...] = ()
    cleared: Cleared | None = None


class AgendaItem(Record, frozen=True, kw_only=True):
    """A point of the meeting."""

    id: Line
    code: Line | None = None
    tags: tuple[Line, ...] = ()
    review_by: Edtf | None = None
    valid_until: Edtf | None = None
    title: Line
    starts: Line | None = None
    minutes: int | None = None
    lead: PersonOrWords | None = None
    about: tuple[AnyId, ...] = ()
    lines: tuple[LineToTake, ...] = ()


Entry = Article | Quote | Figure | Structure | Unit | Person | Event | Term | Source | AgendaItem
