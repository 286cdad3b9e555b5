"""Works as CSL-JSON, which reference managers read: only what is known, and dates that claim no more.

A date that the format cannot tell truthfully (uncertain, unbounded, a decade) is given in words.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import singledispatch
from urllib.parse import urlsplit

from briefing.citing.works import Leaf, Work, openable
from briefing.model.dates import Edtf, Point
from briefing.model.entries import Source
from briefing.model.text import one_line

Item = Mapping[str, object]


def csl_json(works: Iterable[Work], note: str | None = None) -> str:
    """The works as a list of CSL-JSON items, each with the note."""
    items = [{**_known(_item(work)), **_known({"note": note})} for work in works]
    return json.dumps(items, ensure_ascii=False, indent=2)


@singledispatch
def _item(work: Work) -> Item:
    raise TypeError(type(work).__name__)


@_item.register
def _(work: Source) -> Item:
    publisher, url, archive = one_line(work.publisher), openable(work.url), openable(work.archive_url)
    return {
        "id": work.id,
        "type": "webpage" if url else "document",
        "title": one_line(work.title),
        # Of a web page some programs drop the publisher, others print it beside the site of the same name.
        "container-title" if url else "publisher": publisher,
        "issued": _date(work.published),
        "accessed": _date(work.accessed),
        "URL": url,
        "archive": urlsplit(archive).hostname if archive else None,
        "archive_location": archive,
    }


@_item.register
def _(work: Leaf) -> Item:
    header = work.header
    return {
        "id": work.id,
        "type": "chapter" if work.code else "book",
        "title": work.title,
        "container-title": one_line(header.title) if work.code else None,
        "edition": header.edition,
        "issued": _date(header.date),
        "language": header.language,
    }


def _known(item: Item) -> Item:
    return {key: value for key, value in item.items() if value is not None}


def _date(date: Edtf | None) -> Item | None:
    """The date in its parts where they say all of it, else in words."""
    if date is None:
        return None
    points = [point for point in date.points if point]
    qualifiers = {point.qualifier for point in points}
    is_season = any(point.season for point in points)
    if (
        len(points) < len(date.points)
        or qualifiers not in ({""}, {"~"})
        or any("X" in point.year for point in points)
        or (is_season and date.is_interval)
    ):
        return {"literal": date.spoken()}
    return {
        "date-parts": [_parts(point) for point in points],
        **({"season": int(points[0].month) - 20} if is_season else {}),
        **({"circa": True} if "~" in qualifiers else {}),
    }


def _parts(point: Point) -> list[int]:
    """Year, month and day, as far as they are known."""
    written = (point.year, "" if point.season else point.month, point.day)
    return [int(part) for part in written if part]
