"""ORBAT Mapper's exported scenario: sides, groups in them, and units with units under them, over time.

Sides and groups become units too. A unit that is put under another on a day gets both superiors, each with
its time; titles of a unit's states, and the scenario's events, become events. A map has more than a book:
positions, symbols, equipment and layers are left, and told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from briefing.authoring.importing.gathered import (
    Gathered,
    GatheredEvent,
    GatheredUnit,
    NotImportable,
    Span,
    Under,
)

Block = Mapping[str, Any]

_ECHELONS = {
    **{"11": "team or crew", "12": "squad", "13": "section", "14": "platoon or detachment"},
    **{"15": "company, battery or troop", "16": "battalion or squadron", "17": "regiment or group"},
    **{"18": "brigade", "21": "division", "22": "corps", "23": "army", "24": "army group or front"},
    **{"25": "region or theatre", "26": "command"},
}
"""What the ninth and tenth digit of the symbol of a land unit (set 10) say, in APP-6 D and MIL-STD-2525 D."""

_REINFORCED = {
    "Reinforced": "Reinforced.",
    "Reduced": "Reduced.",
    "ReinforcedReduced": "Reinforced and reduced.",
    "None": "",
}
_UNIT_KEYS = {
    *("id", "name", "shortName", "description", "externalUrl", "subUnits", "state", "reinforcedStatus"),
    "groups",
}
_STATE_KEYS = {"id", "t", "title", "subTitle", "description", "hierarchy"}
_QUIET = {"isHidden", "locked", "standardIdentity", "symbolOptions", "style"}
"""How something is drawn or edited there, which says nothing of it."""

_SCENARIO_KEYS = {
    *("type", "id", "version", "meta", "name", "description", "startTime", "timeZone", "symbologyStandard"),
    *("sides", "events"),
}


def is_scenario(data: object) -> bool:
    """Whether the JSON is one of ORBAT Mapper's."""
    return isinstance(data, dict) and str(data.get("type", "")).startswith("ORBAT-mapper")


def gather(data: object) -> Gathered:
    """What a scenario says. Raises NotImportable if it is encrypted or has no sides."""
    scenario = _block(data)
    if scenario.get("type") == "ORBAT-mapper-encrypted":
        raise NotImportable(
            "the scenario is encrypted; open it in ORBAT Mapper and export it without a password"
        )
    gathered = Gathered(
        title=_text(scenario, "name"),
        date=_date(scenario.get("startTime")),
        summary=_text(scenario, "description"),
        publisher="ORBAT Mapper scenario",
    )
    for side in _blocks(scenario, "sides"):
        _add(gathered, side)
    if not gathered.units:
        raise NotImportable("there is no side and no unit in this scenario")
    for event in _blocks(scenario, "events"):
        _add_event(gathered, event, _date(event.get("startTime")), ())
        _tell(gathered, "events", event, {*_STATE_KEYS, "startTime", "_type"}, _text(event, "title"))
    _tell(gathered, "the scenario", scenario, _SCENARIO_KEYS, "the scenario")
    return gathered


def _add(gathered: Gathered, side: Block) -> None:
    """Add a side and all below it; no call goes deeper, however deep they are."""
    states: list[tuple[str, Block]] = []
    waiting: list[tuple[Block, str, str]] = [(side, "", "side")]
    while waiting:
        block, parent, level = waiting.pop()
        key = _key(gathered, block)
        unit = gathered.units[key] = _unit(block, level)
        if parent:
            unit.under.append(Under(parent))
        states.append((key, block))
        if level:
            gathered.left.add("a side or a group, which is no unit there (now a unit)", unit.name)
        below = [(group, key, "group") for group in _blocks(block, "groups")]
        below += [(inner, key, "") for inner in _blocks(block, "subUnits")]
        waiting += reversed(below)
    for key, block in states:
        _tell(gathered, "units", block, _UNIT_KEYS, gathered.units[key].name)
        _add_states(gathered, key, block)


def _key(gathered: Gathered, block: Block) -> str:
    """The id of a unit in its file, or one made up where there is none or it is there already."""
    key = _text(block, "id") or f"unit {len(gathered.units) + 1}"
    return key if key not in gathered.units else f"{key} {len(gathered.units) + 1}"


def _unit(block: Block, level: str) -> GatheredUnit:
    sidc = _text(block, "sidc")
    if sidc[4:6] == "10" and len(sidc) >= 20:
        level = _ECHELONS.get(sidc[8:10], level)
    url = _text(block, "externalUrl")
    told = [_text(block, "description"), _reinforced(_text(block, "reinforcedStatus"))]
    if url:
        told.append(f"<{url}>")
    return GatheredUnit(
        name=_text(block, "name") or _text(block, "shortName") or "Not named",
        abbreviation=_text(block, "shortName") if _text(block, "name") else "",
        level=level,
        summary="\n\n".join(filter(None, (words.strip() for words in told))),
    )


def _reinforced(written: str) -> str:
    return _REINFORCED.get(written, written)


def _add_states(gathered: Gathered, key: str, block: Block) -> None:
    """What becomes of a unit over time: superiors and events."""
    unit = gathered.units[key]
    for state in sorted(_blocks(block, "state"), key=lambda state: _date(state.get("t"))):
        when = _date(state.get("t"))
        hierarchy = _block(state.get("hierarchy"))
        if hierarchy:
            over = _text(hierarchy, "targetId")
            if hierarchy.get("placement") == "on" and over in gathered.units and when:
                _move(unit, over, when)
            else:
                gathered.left.add("states.hierarchy that names no superior", unit.name)
        if any(map(state.get, ("title", "subTitle", "description"))):
            _add_event(gathered, state, when, (key,))
        _tell(gathered, "states", state, _STATE_KEYS, unit.name)


def _move(unit: GatheredUnit, over: str, when: str) -> None:
    """Put a unit under another from a day on; the superior before it is one until then."""
    if unit.under:
        last = unit.under[-1]
        unit.under[-1] = last._replace(span=last.span._replace(until=when))
    unit.under.append(Under(over, span=Span(from_=when)))


def _add_event(gathered: Gathered, block: Block, when: str, about: tuple[str, ...]) -> None:
    told = filter(None, (_text(block, key) for key in ("title", "subTitle", "description")))
    title, *details = [*told] or [""]
    gathered.events.append(GatheredEvent(when, title, "\n\n".join(details), about))


def _tell(gathered: Gathered, what: str, block: Block, known: set[str], where: str) -> None:
    """Tell the keys of a block that are not carried over, unless they are empty."""
    for name, value in block.items():
        if name not in known and name not in _QUIET and value not in (None, "", [], {}, "None"):
            gathered.left.add(f"{what}.{name}", where)


def _date(value: object) -> str:
    """The day of a time: the one written, or of milliseconds since 1970 that in Greenwich."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            return datetime.fromtimestamp(value / 1000, UTC).date().isoformat()
        except (OverflowError, OSError, ValueError):
            return ""
    return value.partition("T")[0] if isinstance(value, str) else ""


def _text(block: Block, key: str) -> str:
    value = block.get(key)
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ""


def _block(value: object) -> Block:
    return value if isinstance(value, dict) else {}


def _blocks(block: Block, key: str) -> Iterator[Block]:
    """The blocks in a list; nothing where there is no such list."""
    value = block.get(key)
    return (item for item in value if isinstance(item, dict)) if isinstance(value, list) else iter(())
