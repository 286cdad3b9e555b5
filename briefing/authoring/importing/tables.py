"""A table with a row a unit, or a row a claim: rows with the same id (without ids, the same name) add up.

`from`, `until`, `status` and `source` belong to what a row says of the parent, and in a row without a parent
to the holder. A column whose name is that of a post, as `commander`, says who holds it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import get_args
from urllib.parse import urlsplit

from briefing.authoring.importing.gathered import (
    Gathered,
    GatheredSource,
    GatheredUnit,
    Holding,
    NotImportable,
    Span,
    Under,
)
from briefing.loading.sentences import listed, quoted
from briefing.model import countries
from briefing.model.claims import Relation, Status

_SPELLINGS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "key", "unit id", "unitid", "code", "identifier"),
    "name": ("name", "unit", "unit name", "organisation", "organization", "designation", "full name"),
    "abbreviation": ("abbreviation", "abbr", "abbrev", "short", "short name", "shortname", "acronym"),
    "parent": (
        *("parent", "parent id", "parent unit", "reports to", "superior", "under", "higher", "higher unit"),
        *("subordinate to", "higher headquarters", "parentid"),
    ),
    "relation": ("relation", "relationship", "relation type", "command relationship"),
    "from": ("from", "since", "start", "start date", "valid from", "startdate"),
    "until": ("until", "to", "end", "end date", "valid until", "valid to", "enddate"),
    "status": ("status",),
    "level": ("level", "echelon"),
    "place": ("place", "location", "city", "town", "garrison", "seat"),
    "country": ("country", "nation", "country code"),
    "founded": ("founded", "established", "founding date"),
    "post": ("post", "position", "role", "post title", "job title"),
    "holder": ("holder", "post holder", "person", "incumbent", "held by"),
    "holder country": ("holder country", "nationality", "holder nation"),
    "holder from": ("holder from", "holder since", "in post since", "appointed"),
    "holder until": ("holder until", "holder to", "in post until"),
    "aliases": ("aliases", "alias", "aka", "also known as", "other names"),
    "summary": ("summary", "notes", "note", "description", "remarks", "comment"),
    "source": ("source", "source url", "url", "reference", "ref"),
}
_POSTS = ("commander", "deputy commander", "commanding officer", "chief", "head", "director", "chair")
_COLUMNS = {spelling: column for column, spellings in _SPELLINGS.items() for spelling in spellings}
_RELATIONS: Mapping[str, Relation] = {
    **{relation: relation for relation in get_args(Relation)},
    **{"full command": "command", "operational control": "opcon", "tactical control": "tacon"},
    **{"admin": "administrative", "adcon": "administrative", "coord": "coordination"},
}
_STATUSES: Mapping[str, Status] = {status: status for status in get_args(Status)}
_DELIMITERS = ",;\t|"


def is_table(text: str) -> bool:
    """Whether the first line names columns that are known, the unit's among them."""
    first = text.lstrip().partition("\n")[0]
    names = {_COLUMNS.get(_plainly(cell), "") for cell in first.split(_delimiter(first))}
    return len(names - {""}) > 1 and bool(names & {"id", "name"})


def gather(text: str) -> Gathered:
    """What a table says. Raises NotImportable if it has no column for units, or cannot be read."""
    gathered = Gathered(publisher="Imported table")
    rows = list(_rows(text, gathered))
    for where, row in rows:
        _add_unit(gathered, row, where)
    by_name = _by_name(gathered)
    for where, row in rows:
        _add_claims(gathered, row, where, by_name)
    if not gathered.units:
        raise NotImportable("the table has no row with a unit")
    return gathered


def _rows(text: str, gathered: Gathered) -> Iterator[tuple[str, dict[str, str]]]:
    """Each row by known columns, with where it stands."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text.lstrip().partition("\n")[0]))
    try:
        header = next((row for row in reader if any(map(str.strip, row))), [])
        columns = [_column(cell) for cell in header]
        _tell_columns(header, columns, gathered)
        for row in reader:
            if any(map(str.strip, row)):
                where = f"line {reader.line_num}"
                if surplus := [cell for cell in row[len(columns) :] if cell.strip()]:
                    gathered.left.add(f"cells beyond the last column, as {quoted(surplus[0])}", where)
                cells = zip(columns, row, strict=False)
                yield where, {column: cell.strip() for column, cell in cells if column and cell.strip()}
    except csv.Error as error:
        raise NotImportable(f"line {reader.line_num}: the table cannot be read: {error}") from None


def _tell_columns(header: list[str], columns: list[str], gathered: Gathered) -> None:
    if not {"id", "name"} & set(columns):
        known = listed(("name", "id"))
        raise NotImportable(f"line 1: no column is called {known}; name the columns in the first line")
    for position, (cell, column) in enumerate(zip(header, columns, strict=True), 1):
        if not column:
            gathered.left.add(f"the column {quoted(cell)}", f"column {position}")
        elif column in columns[: position - 1]:
            gathered.left.add(f"a second column for {column}, {quoted(cell)}", f"column {position}")
            columns[position - 1] = ""


def _column(cell: str) -> str:
    plain = _plainly(cell)
    return plain if plain in _POSTS else _COLUMNS.get(plain, "")


def _plainly(cell: str) -> str:
    return " ".join(re.split(r"[\s_-]+", cell.strip().strip('"').lower())).strip(" *:.")


def _delimiter(line: str) -> str:
    return max(_DELIMITERS, key=line.count)


def _key(row: Mapping[str, str]) -> str:
    return (row.get("id") or row.get("name", "")).casefold()


def _add_unit(gathered: Gathered, row: dict[str, str], where: str) -> None:
    key = _key(row)
    if not key:
        gathered.left.add("a row without a unit", where)
        return
    unit = gathered.units.setdefault(key, GatheredUnit(row.get("name", ""), id=row.get("id", "")))
    unit.name = unit.name or row.get("name", "")
    for column in ("abbreviation", "level", "place", "country", "founded", "summary"):
        written, known = row.get(column, ""), getattr(unit, column)
        if written and known and written != known:
            gathered.left.add(f"another {column}, {quoted(written)}", where)
        setattr(unit, column, known or written)
    unit.aliases += [alias for alias in re.split(r"[;|]", row.get("aliases", "")) if alias.strip()]


def _by_name(gathered: Gathered) -> dict[str, list[str]]:
    """The keys of units by what a table may call them."""
    found: dict[str, list[str]] = {}
    for key, unit in gathered.units.items():
        unit.name = unit.name or unit.id
        for name in {key, unit.name.casefold(), unit.abbreviation.casefold()} - {""}:
            found.setdefault(name, []).append(key)
    return found


def _add_claims(gathered: Gathered, row: dict[str, str], where: str, by_name: dict[str, list[str]]) -> None:
    unit = gathered.units.get(_key(row))
    if unit is None:
        return
    parent = row.get("parent", "")
    holders = {post.capitalize(): row[post] for post in _POSTS if post in row}
    if "holder" in row or "post" in row:
        holders[row.get("post", "Head")] = row.get("holder", "")
    source = _source(gathered, row.get("source", ""))
    span = Span(row.get("from", ""), row.get("until", ""), _status(gathered, row, where), source)
    if parent:
        relation = _relation(gathered, row, where)
        for over in _parents(gathered, parent, where, by_name):
            unit.under.append(Under(over, relation, span))
        span = Span(source=source)
    span = span._replace(from_=row.get("holder from", span.from_), until=row.get("holder until", span.until))
    for title, holder in holders.items():
        unit.posts.setdefault(title, [])
        if holder:
            unit.posts[title].append(_holding(gathered, holder, row.get("holder country", ""), span))
    _tell_unused(gathered, row, where, bool(parent), any(holders.values()))


def _tell_unused(gathered: Gathered, row: dict[str, str], where: str, parent: bool, holder: bool) -> None:
    """Tell what a row says of a parent or a holder whom it does not name."""
    of_parent = () if parent else ("relation",)
    of_holder = () if holder else ("holder from", "holder until", "holder country")
    of_either = () if parent or holder else ("from", "until", "status", "source")
    for column in (*of_parent, *of_holder, *of_either):
        if column in row:
            gathered.left.add(f"{column} in a row that does not say of whom", where)


def _parents(gathered: Gathered, parent: str, where: str, by_name: dict[str, list[str]]) -> list[str]:
    """The key of the unit that a row calls its parent, which is added if no row is about it."""
    found = by_name.get(parent.casefold(), [])
    if len(found) > 1:
        gathered.left.add(f"the parent {quoted(parent)}, which may be one of {len(found)} units", where)
        return []
    if not found:
        gathered.left.add(f"the parent {quoted(parent)}, which no row is about (now a unit)", where)
        found = by_name[parent.casefold()] = [parent.casefold()]
        gathered.units[parent.casefold()] = GatheredUnit(parent)
    return found


def _holding(gathered: Gathered, holder: str, country: str, span: Span) -> Holding:
    if holder.casefold() == "vacant":
        return Holding(span=span._replace(status="vacant"))
    if countries.known(holder):
        return Holding(country=holder, span=span)
    return Holding(person=gathered.person(holder, country), span=span)


def _relation(gathered: Gathered, row: dict[str, str], where: str) -> Relation:
    written = row.get("relation", "command")
    if _plainly(written) not in _RELATIONS:
        gathered.left.add(f"the relation {quoted(written)} (now `coordination`)", where)
    return _RELATIONS.get(_plainly(written), "coordination")


def _status(gathered: Gathered, row: dict[str, str], where: str) -> Status:
    written = row.get("status", "held")
    if _plainly(written) not in _STATUSES:
        gathered.left.add(f"the status {quoted(written)} (now `reported`)", where)
    return _STATUSES.get(_plainly(written), "reported")


def _source(gathered: Gathered, written: str) -> str:
    if written:
        is_address = written.startswith(("https://", "http://"))
        publisher = (urlsplit(written).hostname or written) if is_address else written
        gathered.sources[written] = GatheredSource(publisher, written, written if is_address else "")
    return written
