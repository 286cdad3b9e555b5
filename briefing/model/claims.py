"""Claims: who stands where in a structure, each with its first and last day, its status and its sources.

A left-out `from` means since before anything here, a left-out `until` still; both days belong to the claim.
`source` tells it, and so do `sources`.
"""

from __future__ import annotations

from typing import Literal

from briefing.model.dates import Bound
from briefing.model.record import Line, PersonId, Record, SourceId, UnitId, UnitOrWords

Status = Literal["held", "acting", "vacant", "reported", "disputed", "agreed", "planned"]
TieStatus = Literal["held", "reported", "disputed", "agreed", "planned"]
"""Of a tie between units: nobody acts in one, and none is vacant."""
Basis = Literal["standing", "rotation"]
Relation = Literal["command", "opcon", "tacon", "administrative", "coordination"]


class Superior(Record, frozen=True, kw_only=True):
    """The unit stands in this relation to that one."""

    unit: UnitId
    """The unit above."""
    relation: Relation = "command"
    """What the unit above has over this one."""
    from_: Bound | None = None
    """The first day; left out: since before anything here. For example `2026-02-06/..`."""
    until: Bound | None = None
    """The last day; left out: still; `unknown`: some day. For example `2025-11-19`."""
    status: TieStatus = "held"
    """How sure it is: `held` holds, `reported` and `disputed` perhaps, `agreed` and `planned` not."""
    source: SourceId | None = None
    """The source that tells it."""
    sources: tuple[SourceId, ...] = ()
    """The sources that tell it, where there are several."""


class FormerName(Record, frozen=True, kw_only=True):
    """A name that the unit bore in its time."""

    name: Line
    """The name then. For example `AFSOUTH`."""
    from_: Bound | None = None
    """The first day; left out: since before anything here. For example `2026-02-06/..`."""
    until: Bound | None = None
    """The last day; left out: still; `unknown`: some day. For example `2025-11-19`."""
    source: SourceId | None = None
    """The source that tells it."""
    sources: tuple[SourceId, ...] = ()
    """The sources that tell it, where there are several."""


class FormerPlace(Record, frozen=True, kw_only=True):
    """A place where the unit was in its time."""

    place: Line
    """The place then."""
    country: Line | None = None
    """Its country, by the ISO 3166 code."""
    from_: Bound | None = None
    """The first day; left out: since before anything here. For example `2026-02-06/..`."""
    until: Bound | None = None
    """The last day; left out: still; `unknown`: some day. For example `2025-11-19`."""
    source: SourceId | None = None
    """The source that tells it."""
    sources: tuple[SourceId, ...] = ()
    """The sources that tell it, where there are several."""


class Holder(Record, frozen=True, kw_only=True):
    """This person, or some person of this country, holds the post."""

    person: PersonId | None = None
    """Who holds it."""
    country: Line | None = None
    """The nation that holds it, where no person is named. For example `IT`."""
    rank: Line | None = None
    """The rank held with the post. For example `Admiral, US Navy`."""
    from_: Bound | None = None
    """The first day; left out: since before anything here. For example `2026-02-06/..`."""
    until: Bound | None = None
    """The last day; left out: still; `unknown`: some day. For example `2025-11-19`."""
    status: Status = "held"
    """How sure it is; `acting` holds too, `vacant` says that nobody does."""
    basis: Basis = "standing"
    """`rotation`: in turn with the other holders of the post of whom that is said, whoever begins."""
    source: SourceId | None = None
    """The source that tells it."""
    sources: tuple[SourceId, ...] = ()
    """The sources that tell it, where there are several."""


class Post(Record, frozen=True, kw_only=True):
    """A post in a unit, and who holds it when."""

    title: Line
    """What the post is called. For example `Commander`."""
    holders: tuple[Holder, ...] = ()
    """Who held it, holds it and is to hold it; one's last day may be the next one's first."""


class PersonPost(Record, frozen=True, kw_only=True):
    """The person holds this post."""

    title: Line
    """What the post is called. For example `Secretary General`."""
    of: UnitOrWords | None = None
    """The unit whose post it is, by its id, or words."""
    rank: Line | None = None
    """The rank held with it."""
    from_: Bound | None = None
    """The first day; left out: since before anything here. For example `2026-02-06/..`."""
    until: Bound | None = None
    """The last day; left out: still; `unknown`: some day. For example `2025-11-19`."""
    status: Status = "held"
    """How sure it is; `acting` holds too."""
    source: SourceId | None = None
    """The source that tells it."""
    sources: tuple[SourceId, ...] = ()
    """The sources that tell it, where there are several."""
