"""Structures as scripts get them: units, people and sources by their ids, dates as they are written."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.answers import Answer
from briefing.library.command import TreeRow
from briefing.library.posts import Tenure, on_record
from briefing.library.structure.chain import Link
from briefing.library.structure.difference import Difference, Facts
from briefing.library.structure.statements import Said
from briefing.library.units import abbreviation_at, name_at, names_at, place_at, places_at
from briefing.library.volume import Volume
from briefing.library.when import NOT_YET, Holds
from briefing.model.book import Book, Ref
from briefing.model.claims import Status
from briefing.model.dates import Edtf
from briefing.model.entries import Person, Structure, Unit


def who(book: Book, entry: Unit | Person, claims: Iterable[tuple[Tenure, Holds]], when: Edtf) -> Answer:
    """The posts of a unit or a person as `briefing who --json` gives them."""
    return {
        "on": when.text,
        "subject": str(Ref(book.id, entry.id)),
        "posts": [_claim(tenure, holds, when) for tenure, holds in claims],
    }


def _claim(tenure: Tenure, holds: Holds, when: Edtf) -> Answer:
    answer = tenure.already(when) if tenure.status in NOT_YET else holds
    return {
        "post": tenure.title,
        "unit": tenure.unit or tenure.of,
        "holder": tenure.person or tenure.country,
        "status": tenure.status,
        "in_turn": tenure.in_turn,
        **_holding(tenure.status, answer),
        "from": tenure.from_ and tenure.from_.text,
        "until": tenure.until and tenure.until.text,
        "sources": list(tenure.sources),
    }


def tree(volume: Volume, top: Structure | Unit, rows: Iterable[TreeRow], when: Edtf) -> Answer:
    """A structure as `briefing tree --json` gives it, its units from the top in the order of the tree."""
    return {
        "on": when.text,
        "structure": str(Ref(volume.book.id, top.id)),
        "units": [_row(volume, row, when) for row in rows],
    }


def _row(volume: Volume, row: TreeRow, when: Edtf) -> Answer:
    unit = row.unit
    claims = () if row.again else on_record(volume.posts.in_unit(unit.id), when)
    (place, country), names, places = place_at(unit, when), names_at(unit, when), places_at(unit, when)
    return {
        "unit": unit.id,
        "depth": len(row.guides),
        "under": row.superior and row.superior.id,
        "relation": row.under and row.under.claim.relation,
        "holds": row.under and row.under.holds.value,
        "again": row.again,
        "name": name_at(unit, when),
        "name_holds": _surely(names),
        "abbreviation": abbreviation_at(unit, when),
        "place": place,
        "country": country,
        "place_holds": _surely(places),
        "posts": [_claim(tenure, holds, when) for tenure, holds in claims],
    }


def _surely(found: tuple[tuple[object, Holds], ...]) -> str:
    """How surely the surest of what may be so holds."""
    return next((holds.value for _, holds in found if holds is Holds.YES), Holds.MAYBE.value)


def diff(difference: Difference) -> Answer:
    """A difference as `briefing diff --json` gives it; what was or is not so at all is null."""
    return {
        "from": difference.before.text,
        "to": difference.after.text,
        "changes": [
            {
                "kind": change.kind,
                "unit": change.unit,
                "before": _facts(change.before),
                "after": _facts(change.after),
                "sources": list(difference.sources(change)),
            }
            for change in difference.changes
        ],
    }


def _facts(facts: Facts) -> list[Answer] | None:
    return [{**_fact(said), **_holding(said.status, holds)} for said, holds in facts] or None


def _holding(status: Status, holds: Holds) -> Answer:
    """Whether it holds; what is agreed or planned does not, and is so already or perhaps."""
    if status in NOT_YET:
        return {"holds": "no", "already": holds.value}
    return {"holds": holds.value}


def _fact(said: Said) -> Answer:
    match said.about:
        case "there":
            return {}
        case "superior":
            return {"under": said.value, "relation": said.what, "status": said.status}
        case "name":
            return {"name": said.value}
        case "place":
            return {"place": said.value, "country": said.country}
        case "post":
            holder = said.value or said.country
            return {"post": said.what, "holder": holder, "status": said.status, "in_turn": said.in_turn}


def chain(links: Iterable[Link], when: Edtf) -> Answer:
    """A chain as `briefing chain --json` gives it: each branch to its end, then the next.

    The unit of a link is the one to which it leads, `depth` links above the start. A way that was told
    already is not told again. `weakest` are those that rest on less than others do.
    """
    return {
        "on": when.text,
        "links": [
            {
                "unit": link.unit,
                "relation": link.relation,
                "status": link.status,
                **_holding(link.status, link.holds),
                "sources": list(link.sources),
                "depth": link.depth,
                "weakest": link.weakest,
            }
            for link in links
        ],
    }
