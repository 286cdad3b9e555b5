"""ORBAT Mapper's scenarios."""

from __future__ import annotations

import json
from typing import Any

import pytest

from briefing.authoring.importing.gathered import Gathered, GatheredEvent, NotImportable, Span, Under
from briefing.authoring.importing.scenarios import gather, is_scenario
from tests.authoring.importing.imports import SAMPLES, told


def sample(name: str) -> Gathered:
    return gather(json.loads((SAMPLES / name).read_text()))


def scenario(*units: dict[str, Any], **more: Any) -> dict[str, Any]:
    side = {
        "id": "side",
        "name": "Side",
        "groups": [{"id": "group", "name": "Group", "subUnits": list(units)}],
    }
    return {"type": "ORBAT-mapper", "version": "2.2.0", "name": "S", "sides": [side], **more}


def test_a_scenario_of_the_project_itself() -> None:
    gathered = sample("falkland82.json")
    units = list(gathered.units.values())

    assert (gathered.title, gathered.date) == ("The Falklands War", "1982-03-11")
    assert [(unit.name, unit.level) for unit in units] == [
        ("Great Britain", "side"),
        ("Operation Rosario", "group"),
        ("Naval Party 8901", "platoon or detachment"),
        ("NP A", "section"),
        ("HMS Endurance", ""),
        ("Operation Corporate", "group"),
        ("TG 317.8 CVG", ""),
        ("HMS Sheffield", ""),
        ("Argentina", "side"),
        ("Falklands war", "group"),
        ("3 Mech Inf Bde", "brigade"),
        ("4th Inf Reg", "regiment or group"),
    ]
    assert units[3].under == [Under("ZcsBI6kKkDawpUEn3j9VJ")]
    assert units[4].summary.endswith("<https://en.wikipedia.org/wiki/HMS_Endurance_(1967)>")
    assert (
        GatheredEvent("1982-05-04", "Sheffield hit by Exocet missile", "", ("sBOIvsmCQG",)) in gathered.events
    )
    assert "states.location (3 times): NP A, HMS Endurance, HMS Sheffield" in told(gathered.left)


def test_a_unit_that_changes_its_superior_has_both_in_their_time() -> None:
    gathered = sample("northern-storm-85.json")

    assert gathered.units["n-6pzg"].under == [
        Under("n-landjut", span=Span(until="1985-06-13")),
        Under("n-1nl", span=Span(from_="1985-06-13")),
    ]


def test_whether_a_unit_is_reinforced_is_told_in_words() -> None:
    gathered = gather(
        scenario(
            {"id": "u", "name": "U", "description": "Old.", "reinforcedStatus": "Reduced"},
            {"id": "v", "name": "V", "reinforcedStatus": "None"},
            {"id": "w", "name": "W", "reinforcedStatus": "Doubled"},
        )
    )
    assert [gathered.units[key].summary for key in "uvw"] == ["Old.\n\nReduced.", "", "Doubled"]


def test_a_state_without_a_title_is_told_by_its_other_words() -> None:
    state = {"t": "1982-04-02T18:00:00-04:00", "subTitle": "Landing", "description": "At dawn."}
    gathered = gather(scenario({"id": "u", "name": "U", "state": [state]}))

    assert gathered.events == [GatheredEvent("1982-04-02", "Landing", "At dawn.", ("u",))]


def test_times_in_milliseconds_are_days_in_greenwich() -> None:
    states = [{"t": 0, "title": "First"}, {"t": 1e30, "title": "Never"}, {"t": "", "title": "At no time"}]
    gathered = gather(scenario({"id": "u", "name": "U", "state": states}))

    assert sorted((event.date, event.title) for event in gathered.events) == [
        ("", "At no time"),
        ("", "Never"),
        ("1970-01-01", "First"),
    ]


def test_units_with_the_same_id_or_none_are_units_all_the_same() -> None:
    gathered = gather(
        scenario({"id": "u", "name": "U"}, {"id": "u", "name": "V"}, {"name": "W"}, {"sidc": 3})
    )

    assert [unit.name for unit in gathered.units.values()] == ["Side", "Group", "U", "V", "W", "Not named"]


def test_what_only_a_map_has_is_told() -> None:
    unit = {
        "id": "u", "name": "U", "sidc": "10031000001201000000", "equipment": [{"name": "Tank", "count": 3}],
        "supplies": [],
        "state": [{"t": "1982-01-01", "hierarchy": {"targetId": "gone", "placement": "on"}, "via": [[1, 2]]}],
    }  # fmt: skip
    gathered = gather(scenario(unit, layers=[{"id": "l"}], settings={"statuses": [1]}))

    assert told(gathered.left) == [
        "a side or a group, which is no unit there (now a unit) (2 times): Side, Group",
        "states.hierarchy that names no superior: U",
        "the scenario.layers: the scenario",
        "the scenario.settings: the scenario",
        "units.sidc: U",
        "units.equipment: U",
        "states.via: U",
    ]


def test_what_is_drawn_or_edited_there_is_told_too() -> None:
    drawn = {"standardIdentity": "3", "symbolOptions": {"fill": "red"}}
    side = {"id": "s", "name": "Blue", **drawn, "isHidden": False}
    side["subUnits"] = [
        {"id": "u", "name": "U", "style": {"a": 1}},
        {"id": "v", "name": "V", "style": {"a": 2}},
    ]
    gathered = gather({"type": "ORBAT-mapper", "sides": [side], "timeZone": "Europe/Berlin"})

    assert told(gathered.left)[1:] == [
        "the scenario.timeZone: the scenario",
        "sides.standardIdentity: Blue",
        "sides.symbolOptions: Blue",
        "sides.isHidden: Blue",
        "units.style (2 times): U, V",
    ]


def test_what_has_another_shape_than_it_should_is_told() -> None:
    unit = {"id": "u", "name": "U", "description": 1.5, "subUnits": ["u7", None, 3], "state": {"t": 1}}
    event = {"title": "E", "startTime": "soon", "hierarchy": {"targetId": "u"}}
    gathered = gather(scenario(unit, {"id": "u", "name": "V"}, events=[event, "noon"]))

    assert told(gathered.left)[1:] == [
        "the id `u`, which another unit has too (now two units): V",
        "`noon` under `events` of the scenario, which is no block: the scenario",
        "`u7` under `subUnits` of units, which is no block: U",
        "`3` under `subUnits` of units, which is no block: U",
        "units.description: U",
        "units.state: U",
        "events.startTime: E",
        "events.hierarchy: E",
    ]


def test_the_time_of_day_is_told() -> None:
    states = [{"t": "1982-04-02T18:00:00-04:00", "title": "A"}, {"t": "1982-04-03T00:00:00Z", "title": "B"}]
    gathered = gather(scenario({"id": "u", "name": "U", "state": states}))

    assert told(gathered.left)[1:] == ["the time of day in states.t (now the day): U"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ({"type": "ORBAT-mapper-encrypted", "ciphertext": "x"}, "encrypted"),
        ({"type": "ORBAT-mapper", "sides": []}, "no side"),
        ({"type": "ORBAT-mapper", "sides": {"a": 1}}, "no side"),
        ({"type": "ORBAT-mapper", "sides": [1, None, "x"]}, "no side"),
    ],
)
def test_a_scenario_without_units_is_refused(data: dict[str, Any], why: str) -> None:
    assert is_scenario(data)
    with pytest.raises(NotImportable, match=why):
        gather(data)


@pytest.mark.parametrize("odd", [1, "x", None, [], {}, [[]], {"a": [1]}, True])
def test_values_of_another_shape_do_no_harm(odd: Any) -> None:
    keys = (
        "name",
        "sidc",
        "state",
        "subUnits",
        "shortName",
        "description",
        "externalUrl",
        "reinforcedStatus",
    )
    gathered = gather(
        scenario(dict.fromkeys(keys, odd), {"state": [dict.fromkeys(("t", "title", "hierarchy"), odd)]})
    )

    assert len(gathered.units) >= 4
