"""Whose the dates and the status in a row of a table are: the superior's or the holder's.

`relation from` and `holder status` say it themselves. A common status is the holder's, and common dates with
it; without one dates are of what they follow. That is told wherever the row has a superior and a holder.
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
    status, dates = holders > 0, holders > 0
    if "parent" in row and holders:
        status, dates = _is_status_holders(row), _are_dates_holders(row, posts)
    is_holders = {"from": dates, "until": dates, "status": status}
    common = [column for column in _WHEN if row.get(column, "held") != "held"]
    doubtful = [column for column in common if not _is_said(row, column)]
    if doubtful and "parent" in row and holders:
        now = "holder" if is_holders[doubtful[0]] else "superior"
        left.add(f"{listed(doubtful, 'and')} in a row with a superior and a holder (now the {now}'s)", where)
    if holders > 1 and (shared := [column for column in common if is_holders[column]]):
        left.add(f"{listed(shared, 'and')} in a row with several holders (now each one's)", where)
    of_superior = {column: row.get(column, "") for column in _WHEN if not is_holders[column]}
    of_holder = {column: row.get(column, "") for column in _WHEN if is_holders[column]}
    return (
        _span(row, "relation", of_superior, source, where, left),
        _span(row, "holder", of_holder, source, where, left),
    )


def is_vacant(row: Row) -> bool:
    """Whether a row says that a post is vacant."""
    return "vacant" in (row.get("status", "").lower(), row.get("holder status", "").lower())


def _is_status_holders(row: Row) -> bool:
    """Whether the common status of a row with a superior and a holder is the holder's."""
    return "relation status" in row or "holder status" not in row


def _are_dates_holders(row: Row, posts: Mapping[str, str]) -> bool:
    """Whether the common dates of a row with a superior and a holder are the holder's."""
    if _has_dates(row, "relation") or _has_dates(row, "holder"):
        return not _has_dates(row, "holder")
    if row.get("status", "held").lower() != "held":
        return _is_status_holders(row)
    columns = list(row)
    first = next((number for number, column in enumerate(columns) if column in ("from", "until")), 0)
    told = {column for column, cell in row.items() if cell in posts.values() and column not in _OF_SUPERIOR}
    before = [column for column in columns[:first] if column in _OF_SUPERIOR or column in told]
    return not before or before[-1] in told


def _has_dates(row: Row, of: str) -> bool:
    return f"{of} from" in row or f"{of} until" in row


def _is_said(row: Row, column: str) -> bool:
    """Whether a column of the superior's or the holder's own tells whose the common one is."""
    if column == "status":
        return "relation status" in row or "holder status" in row
    return _has_dates(row, "relation") or _has_dates(row, "holder")


def _span(row: Row, of: str, common: Row, source: str, where: str, left: Left) -> Span:
    cells = {column: row.get(f"{of} {column}") or common.get(column, "") for column in _WHEN}
    for column, cell in cells.items():
        if common.get(column, cell) not in ("", cell):
            left.add(f"{column} {quoted(common[column])} beside {of} {column} {quoted(cell)}", where)
    return Span(cells["from"], cells["until"], _status(cells["status"] or "held", where, left), source)


def _status(written: str, where: str, left: Left) -> Status:
    plain = written.lower().strip(" *:.")
    if plain not in _STATUSES:
        left.add(f"the status {quoted(written)} (now `reported`)", where)
    return _STATUSES.get(plain, "reported")
