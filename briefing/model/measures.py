"""What a figure is made of beside its value: parts, series, target lines, a picture, earlier values."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.model.dates import Edtf
from briefing.model.record import FilePath, Line, Record, SourceId


class Part(Record, frozen=True, kw_only=True):
    """One part of a figure's value."""

    label: Line
    """What the part is of the whole."""
    value: Line
    """How much it is."""


class Series(Record, frozen=True, kw_only=True):
    """Values over `x`: either `points`, or `csv`."""

    name: Line | None = None
    """What the values are of. For example `Europe and Canada`."""
    x: Line | None = None
    """What they are given over. For example `year`."""
    points: Mapping[Line, Line] = {}
    """Values by x; `e` marks an estimate, no value a gap. For example `{2023: 1.4, 2024e: 1.99}`."""
    csv: FilePath | None = None
    """A file whose first column is x and each other column a series."""


class TargetLine(Record, frozen=True, kw_only=True):
    """A value that a series is measured against, drawn as a line across its plot."""

    label: Line | None = None
    """What the line is called. For example `2 % guideline`."""
    value: Line
    """Where it is drawn."""


class Image(Record, frozen=True, kw_only=True):
    """A picture beside a figure, and the words that stand for it."""

    path: FilePath
    """The file in the book: PNG, JPEG or WebP."""
    alt: Line
    """What the picture shows, for whoever does not see it."""


class Superseded(Record, frozen=True, kw_only=True):
    """An earlier value of a figure."""

    value: Line
    """The value then."""
    as_of: Edtf | None = None
    """The day for which it was given."""
    source: SourceId | None = None
    """The source that gave it."""
