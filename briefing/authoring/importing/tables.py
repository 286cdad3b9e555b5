"""A table with a row a unit, or a row a claim: rows with the same id (without ids, the same name) add up.

A column whose name is that of a post, as `commander`, says who holds it; `;` is between several superiors.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import get_args
from urllib.parse import urlsplit

from briefing.authoring.importing import holders
from briefing.authoring.importing.gathered import (
    Gathered,
    GatheredSource,
    GatheredUnit,
    NotImportable,
    Span,
    Under,
)
from briefing.authoring.importing.sharing import Row, is_vacant, spans
from briefing.loading.sentences import listed, quoted
from briefing.model.claims import Relation

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
    "relation from": (
        "relation from",
        "relation since",
        "relation start",
        "subordinate since",
        "under since",
    ),
    "relation until": ("relation until", "relation to", "relation end", "subordinate until", "under until"),
    "relation status": ("relation status", "status of relation"),
    "level": ("level", "echelon"),
    "place": ("place", "location", "city", "town", "garrison", "seat"),
    "country": ("country", "nation", "country code"),
    "founded": ("founded", "established", "founding date"),
    "disbanded": ("disbanded", "dissolved", "disestablished", "deactivated", "closed", "disbandment date"),
    "post": ("post", "position", "role", "post title", "job title"),
    "holder": ("holder", "post holder", "person", "incumbent", "held by"),
    "holder country": ("holder country", "nationality", "holder nation"),
    "holder from": ("holder from", "holder since", "in post since", "appointed"),
    "holder until": ("holder until", "holder to", "in post until"),
    "holder status": ("holder status", "post status", "status of holder"),
    "aliases": ("aliases", "alias", "aka", "also known as", "other names"),
    "summary": ("summary", "notes", "note", "description", "remarks", "comment"),
    "source": ("source", "source url", "url", "reference", "ref"),
}
_POSTS = ("commander", "deputy commander", "commanding officer", "chief", "head", "director", "chair")
COLUMNS = (*_SPELLINGS, *_POSTS)
_COLUMNS = {spelling: column for column, spellings in _SPELLINGS.items() for spelling in spellings}
_RELATIONS: Mapping[str, Relation] = {
    **{relation: relation for relation in get_args(Relation)},
    **{"full command": "command", "operational control": "opcon", "tactical control": "tacon"},
    **{"admin": "administrative", "adcon": "administrative", "coord": "coordination"},
}
_OF_UNIT = ("name", "abbreviation", "level", "place", "country", "founded", "disbanded", "summary")
_LOOKED_AT = 100
"""So many lines tell whether a text is a table."""

_DELIMITERS = ",;\t|"


def is_table(text: str) -> bool:
    """Whether the first line names columns that are known, the unit's among them.

    Raises NotImportable if it is one of a table of which too few are known.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    first = lines[0] if lines else ""
    delimiter = _delimiter(first)
    cells = first.strip().split(delimiter)
    columns = [_column(cell) for cell in cells]
    if len({*columns} - {""}) > 1 and {"id", "name"} & set(columns):
        return True
    if len(cells) > 1 and ": " not in first and _is_even(delimiter, lines[:_LOOKED_AT]):
        unknown = listed(
            (cell.strip() for cell, column in zip(cells, columns, strict=True) if not column), "and"
        )
        raise NotImportable(
            f"line 1: this looks like a table whose columns are not known: {unknown}; "
            f"{_known()}; if it is an outline, say --format outline"
        )
    return False


def _is_even(delimiter: str, lines: list[str]) -> bool:
    """Whether lines look like the rows of a table: nothing is indented, all have as many cells."""
    if len(lines) < 2 or any(line[0].isspace() for line in lines) or f"{delimiter} " in lines[0]:
        return False
    try:
        return len({len(row) for row in csv.reader(lines, delimiter=delimiter)}) == 1
    except csv.Error:
        return False


def _known() -> str:
    return f"known are {listed(COLUMNS, 'and')}"


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
    delimiter = _delimiter(text.lstrip().partition("\n")[0])
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
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
        raise NotImportable(f"line {reader.line_num}: the table cannot be read: {_reason(error)}") from None


def _reason(error: csv.Error) -> str:
    """Why a table cannot be read; a quotation mark that is not closed might swallow the rest of it."""
    if "expected after" in str(error) or "unexpected end" in str(error):
        return (
            "a cell that begins with a quotation mark does not end with one; close it there, "
            "and write a mark twice that is part of the text"
        )
    return str(error)


def _tell_columns(header: list[str], columns: list[str], gathered: Gathered) -> None:
    if not {"id", "name"} & set(columns):
        known = listed(("name", "id"))
        raise NotImportable(
            f"line 1: no column is called {known}; name the columns in the first line; {_known()}"
        )
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


def _key(row: Row) -> str:
    return (row.get("id") or row.get("name", "")).casefold()


def _add_unit(gathered: Gathered, row: Row, where: str) -> None:
    key = _key(row)
    if not key:
        gathered.left.add("a row without a unit", where)
        return
    unit = gathered.units.setdefault(key, GatheredUnit(row.get("name", ""), id=row.get("id", "")))
    for column in _OF_UNIT:
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


def _add_claims(gathered: Gathered, row: Row, where: str, by_name: dict[str, list[str]]) -> None:
    unit = gathered.units.get(_key(row))
    if unit is None:
        return
    posts = _posts(row)
    named = (row[column] for column in (*_POSTS, "holder") if column in row)
    for lost in (holder for holder in named if holder not in posts.values()):
        gathered.left.add(f"{quoted(lost)}, who has the same post as another of the row", where)
    _tell_unused(
        gathered, row, where, "parent" in row, any(posts.values()) or (bool(posts) and is_vacant(row))
    )
    source = _source(gathered, row.get("source", ""))
    of_superior, of_holder = spans(row, where, gathered.left, posts, source)
    _add_superiors(gathered, unit, row, of_superior, where, by_name)
    for title, holder in posts.items():
        holdings = unit.posts.setdefault(title, [])
        if holder or of_holder.status == "vacant":
            country = row.get("holder country", "")
            holdings += holders.read(gathered, holder or "vacant", where, of_holder, country)


def _add_superiors(
    gathered: Gathered, unit: GatheredUnit, row: Row, span: Span, where: str, by_name: dict[str, list[str]]
) -> None:
    relation = _relation(gathered, row, where)
    parents = _parents(gathered, row.get("parent", ""), where, by_name) if relation else []
    claims = [Under(over, relation, span) for over in parents if relation]
    for lost in span.words() if "parent" in row and not claims else ():
        gathered.left.add(f"{quoted(lost)} of a superior who is not known", where)
    if not unit.id and any(_is_at_once(claim, unit.under) for claim in claims):
        gathered.left.add(f"whether two units are called {quoted(unit.name)} (now one under both)", where)
    unit.under += claims


def _is_at_once(claim: Under, known: list[Under]) -> bool:
    """Whether a row puts a unit under one more at once, as if there were two units of one name."""
    alike = [under.parent for under in known if under.relation == claim.relation and not any(under.span[:2])]
    return bool(alike) and not any(claim.span[:2]) and claim.parent not in alike


def _posts(row: Row) -> dict[str, str]:
    """Who holds which post by a row; `post` is the title of the one holder whom the row names."""
    named = {post.capitalize(): row[post] for post in _POSTS if post in row}
    if "holder" in row:
        return named | {row.get("post", "Head"): row["holder"]}
    if "post" in row:
        return {row["post"]: next(iter(named.values()), "")} if len(named) < 2 else named | {row["post"]: ""}
    return named


def _tell_unused(gathered: Gathered, row: Row, where: str, parent: bool, holder: bool) -> None:
    """Tell what a row says of a parent or a holder whom it does not name."""
    of_parent = () if parent else ("relation", "relation from", "relation until", "relation status")
    of_holder = () if holder else ("holder from", "holder until", "holder status", "holder country")
    of_either = () if parent or holder else ("from", "until", "status", "source")
    for column in (*of_parent, *of_holder, *of_either):
        if column in row:
            gathered.left.add(f"{column} in a row that does not say of whom", where)


def _parents(gathered: Gathered, written: str, where: str, by_name: dict[str, list[str]]) -> list[str]:
    """The keys of the units that a row calls its parents, which are added if no row is about them."""
    whole = written.casefold() in by_name
    names = filter(None, (written,) if whole else map(str.strip, written.split(";")))
    return [key for name in names for key in _parent(gathered, name, where, by_name)]


def _parent(gathered: Gathered, parent: str, where: str, by_name: dict[str, list[str]]) -> list[str]:
    found = by_name.get(parent.casefold(), [])
    if len(found) > 1:
        gathered.left.add(f"the parent {quoted(parent)}, which may be one of {len(found)} units", where)
        return []
    if not found:
        gathered.left.add(f"the parent {quoted(parent)}, which no row is about (now a unit)", where)
        found = by_name[parent.casefold()] = [parent.casefold()]
        gathered.units[parent.casefold()] = GatheredUnit(parent)
    return found


def _relation(gathered: Gathered, row: Row, where: str) -> Relation | None:
    """The relation of a row, None if it is not known, for any other would say more than the table does."""
    written = row.get("relation", "command")
    relation = _RELATIONS.get(_plainly(written))
    if relation is None and "parent" in row:
        what = f"the superior {quoted(row['parent'])} by {quoted(written)}, which is no relation known here"
        gathered.left.add(what, where)
    return relation


def _source(gathered: Gathered, written: str) -> str:
    if written:
        is_address = written.startswith(("https://", "http://"))
        publisher = (urlsplit(written).hostname or written) if is_address else written
        gathered.sources[written] = GatheredSource(publisher, written, written if is_address else "")
    return written
