"""The command structure of NATO in the shipped book, before and after the agreement of 6 February 2026.

What was agreed has a date, and the handovers have none: on no day, however late, is one of them held.
"""

from __future__ import annotations

import pytest

from briefing.library.posts import on_record
from briefing.library.structure.chain import chain
from briefing.library.structure.difference import Difference
from briefing.library.structure.steps import Steps
from briefing.library.structure.wording import Wording
from briefing.library.volume import Volume
from briefing.model.dates import Edtf
from briefing.model.entries import Unit
from briefing.model.text import Text
from tests import shipped

EVE, MEETING, LATE = "2026-02-05", "2026-02-12", "2099-12-31"
ROOT = Text("nac")

UNDER = {
    "mc": "nac",
    "ims": "mc",
    "aco": "mc",
    "act": "mc",
    **dict.fromkeys(("shape", "jfcbs", "jfcnp", "jfcnf", "jsec", "aircom", "landcom", "marcom"), "aco"),
    **dict.fromkeys(("ncisg", "jlsg", "strikfornato"), "aco"),
    **dict.fromkeys(("caoc-u", "caoc-t", "caoc-b"), "aircom"),
    **dict.fromkeys(("jwc", "jftc", "jallc"), "act"),
}
COMMANDERS = {
    "nac": "rutte",
    "mc": "cavo-dragone",
    "aco": "grynkewich",
    "shape": "grynkewich",
    "act": "vandier",
    "jfcbs": "gerhartz",
    "jfcnp": "wikoff",
    "jfcnf": "perry",
    "aircom": "hinds",
    "landcom": "donahue",
    "marcom": "pedre",
    "caoc-b": "strand",
    "strikfornato": "US",
}
AGREED = {("jfcnp", "IT"), ("jfcnf", "GB"), ("jfcbs", "DE"), ("jfcbs", "PL"), ("marcom", "US")}


@pytest.fixture(scope="module")
def nato() -> Volume:
    return shipped.nato()


def first_holders(nato: Volume, unit: Unit, on: str) -> list[tuple[str | None, str, str]]:
    title = unit.posts[0].title if unit.posts else Text("")
    tenures = nato.posts.in_unit(unit.id, title)
    return [(t.person or t.country, t.status, holds.value) for t, holds in on_record(tenures, Edtf.parse(on))]


@pytest.mark.parametrize("on", [EVE, MEETING, LATE])
def test_who_stands_under_whom_is_the_same_before_and_after(nato: Volume, on: str) -> None:
    rows = list(nato.command.tree(ROOT, Edtf.parse(on)))
    commanded = {row.unit.id: row.under.claim.unit for row in rows if row.under and not row.again}
    assert commanded == UNDER
    assert all(row.under.holds.value == "yes" for row in rows if row.under)
    (linked,) = [row for row in rows if row.under and row.under.claim.relation != "command"]
    assert (linked.unit.id, linked.superior and linked.superior.id) == ("caoc-b", "jfcnf")


@pytest.mark.parametrize("on", [EVE, MEETING, LATE])
def test_the_same_commanders_hold_their_posts_and_nobody_else(nato: Volume, on: str) -> None:
    units = [row.unit for row in nato.command.tree(ROOT, Edtf.parse(on)) if not row.again]
    held = {
        unit.id: who for unit in units for who, _, holds in first_holders(nato, unit, on) if holds == "yes"
    }
    assert held == COMMANDERS


@pytest.mark.parametrize(("on", "agreed"), [(EVE, set()), (MEETING, AGREED), (LATE, AGREED)])
def test_what_was_agreed_is_told_from_its_day_on_and_never_held(
    nato: Volume, on: str, agreed: set[tuple[str, str]]
) -> None:
    found = {
        (unit.id, who): holds
        for unit in nato.book.units
        for who, status, holds in first_holders(nato, unit, on)
        if status == "agreed"
    }
    assert found == dict.fromkeys(agreed, "no")


def test_the_difference_over_the_agreement_is_the_agreement(nato: Volume) -> None:
    difference = Difference(nato.history, ROOT, Edtf.parse(EVE), Edtf.parse(MEETING))
    assert {change.kind for change in difference.changes} == {"agreed"}
    assert {(c.unit, said.country) for c in difference.changes for said, _ in c.after} == AGREED
    assert all(change.before == () for change in difference.changes)
    assert {difference.sources(change) for change in difference.changes} == {("nato-ncs",)}


def test_after_the_meeting_only_the_deputy_of_march_changes(nato: Volume) -> None:
    difference = Difference(nato.history, ROOT, Edtf.parse(MEETING), Edtf.parse(LATE))
    assert [(change.kind, change.unit) for change in difference.changes] == [
        ("left", "shape"),
        ("agreed", "shape"),
    ]
    assert "vacated" not in Wording(nato.book, difference.after).counted(difference.changes)
    later = [step.day.text for step in Steps(nato.history, ROOT) if step.day.text > MEETING]
    assert later == ["2026-03-01", "2026-03-02", "2026-04-01"]


@pytest.mark.parametrize("on", [EVE, MEETING, LATE])
def test_the_chain_from_maritime_command_goes_over_operations_to_the_council(nato: Volume, on: str) -> None:
    marcom = nato.book.entries["marcom"]
    assert isinstance(marcom, Unit)
    links = chain(nato.book, nato.posts, nato.command, marcom, Edtf.parse(on))
    assert [(link.unit, link.relation, link.holds.value) for link in links] == [
        ("aco", "command", "yes"),
        ("mc", "command", "yes"),
        ("nac", "command", "yes"),
    ]
    assert {link.sources for link in links} == {("shape-mcs",)}
    assert not any(link.weakest for link in links)
