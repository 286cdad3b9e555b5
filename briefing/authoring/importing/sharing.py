"""Whose the dates and the status in a row of a table are: the superior's or the holder's.

`relation from` and `holder status` say it themselves. Common ones are of the holder where the status is not
`held`, else of what they follow; that is told wherever the row has a superior and a holder.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from briefing.authoring.importing.gathered import Left, Span
from briefing.loading.sentences import listed, quoted
from briefing.model.claims import Status

Row = Mapping[str, str]
"""The cells of a row that are not empty by the known names of their columns, in the order of the columns."""

_WHEN = ("from", "until", "status")
_OF_SUPERIOR = ("parent", "relation")
_STATUSES: Mapping[str, Status] = {status: status for status in get_args(Status)}


def spans(row: Row, where: str, left: Left, posts: Mapping[str, str], source: str) -> tuple[Span, Span]:
    """When, as what and by what source the superior is one, and the holders of these posts are."""
    holders = sum(map(bool, posts.values())) or int(is_vacant(row) and bool(posts))
    to_holder = holders > 0 and ("parent" not in row or _is_holders(row, posts))
    if common := [column for column in _WHEN if row.get(column, "held") != "held"]:
        words = listed(common, "and")
        if "parent" in row and holders and not (_has_own(row, "relation") or _has_own(row, "holder")):
            now = "holder" if to_holder else "superior"
            left.add(f"{words} in a row with a superior and a holder (now the {now}'s)", where)
        if to_holder and holders > 1:
            left.add(f"{words} in a row with several holders (now each one's)", where)
    common_of = {"relation": not to_holder, "holder": to_holder}
    superior, holder = (_span(row, of, source, where, left, is_common) for of, is_common in common_of.items())
    return superior, holder


def is_vacant(row: Row) -> bool:
    """Whether a row says that a post is vacant."""
    return "vacant" in (row.get("status", "").lower(), row.get("holder status", "").lower())


def _is_holders(row: Row, posts: Mapping[str, str]) -> bool:
    """Whether what is common to a superior and a holder in a row is of the holder."""
    if _has_own(row, "relation") or _has_own(row, "holder"):
        return not _has_own(row, "holder")
    if row.get("status", "held").lower() != "held":
        return True
    columns = list(row)
    first = next((number for number, column in enumerate(columns) if column in _WHEN), 0)
    holding = {
        column for column, cell in row.items() if cell in posts.values() and column not in _OF_SUPERIOR
    }
    before = [column for column in columns[:first] if column in _OF_SUPERIOR or column in holding]
    return not before or before[-1] in holding


def _has_own(row: Row, of: str) -> bool:
    return any(f"{of} {column}" in row for column in _WHEN)


def _span(row: Row, of: str, source: str, where: str, left: Left, is_common: bool) -> Span:
    cells = {
        column: row.get(f"{of} {column}") or (row.get(column, "") if is_common else "") for column in _WHEN
    }
    return Span(cells["from"], cells["until"], _status(cells["status"] or "held", where, left), source)


def _status(written: str, where: str, left: Left) -> Status:
    plain = written.lower().strip(" *:.")
    if plain not in _STATUSES:
        left.add(f"the status {quoted(written)} (now `reported`)", where)
    return _STATUSES.get(plain, "reported")
