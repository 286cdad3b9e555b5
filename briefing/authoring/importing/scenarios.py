"""ORBAT Mapper's exported scenario: sides, groups in them, and units with units under them, over time.

Sides and groups become units too. A unit that is put under another on a day gets both superiors, each with
its time; titles of a unit's states, and the scenario's events, become events. A map has more than a book:
positions, symbols, equipment and layers are left, and told.
"""

from __future__ import annotations

from datetime import UTC, datetime

from briefing.authoring.importing.blocks import Block
from briefing.authoring.importing.dates import day
from briefing.authoring.importing.gathered import (
    Gathered,
    GatheredEvent,
    GatheredUnit,
    NotImportable,
    Span,
    Under,
)
from briefing.loading.sentences import quoted

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
_WORDS = ("title", "subTitle", "description")
_MIDNIGHT = "00:00"


def is_scenario(data: object) -> bool:
    """Whether the JSON is one of ORBAT Mapper's."""
    return isinstance(data, dict) and str(data.get("type", "")).startswith("ORBAT-mapper")


def gather(data: object) -> Gathered:
    """What a scenario says. Raises NotImportable if it is encrypted or has no sides."""
    scenario = Block("the scenario", data if isinstance(data, dict) else {})
    if scenario.text("type") == "ORBAT-mapper-encrypted":
        raise NotImportable(
            "the scenario is encrypted; open it in ORBAT Mapper and export it without a password"
        )
    gathered = Gathered(
        title=scenario.text("name"),
        summary=scenario.text("description"),
        publisher="ORBAT Mapper scenario",
    )
    gathered.date = _day(gathered, scenario, "startTime")
    scenario.skip("type", "id", "version")
    for side in scenario.blocks("sides", "sides"):
        _add(gathered, side)
    if not gathered.units:
        raise NotImportable("there is no side and no unit in this scenario")
    for event in scenario.blocks("events", "events"):
        event.skip("id", "_type")
        event.name = event.seen("title") or event.name
        _add_event(gathered, event, _day(gathered, event, "startTime"), ())
    scenario.tell(gathered.left)
    return gathered


def _add(gathered: Gathered, side: Block) -> None:
    """Add a side and all below it; no call goes deeper, however deep they are."""
    states: list[tuple[str, Block]] = []
    waiting: list[tuple[Block, str, str]] = [(side, "", "side")]
    while waiting:
        block, parent, level = waiting.pop()
        unit = _unit(block, level)
        key = _key(gathered, block)
        gathered.units[key] = unit
        if parent:
            unit.under.append(Under(parent))
        states.append((key, block))
        if level:
            gathered.left.add("a side or a group, which is no unit there (now a unit)", unit.name)
        below = [(group, key, "group") for group in block.blocks("groups", "groups")]
        below += [(inner, key, "") for inner in block.blocks("subUnits", "units")]
        waiting += reversed(below)
    for key, block in states:
        _add_states(gathered, key, block)


def _key(gathered: Gathered, block: Block) -> str:
    """The id of a unit in its file, or one made up where there is none or it is there already."""
    key = block.text("id") or f"unit {len(gathered.units) + 1}"
    if key not in gathered.units:
        return key
    gathered.left.add(f"the id {quoted(key)}, which another unit has too (now two units)", block.name)
    return f"{key} {len(gathered.units) + 1}"


def _unit(block: Block, level: str) -> GatheredUnit:
    sidc = block.seen("sidc")
    if sidc[4:6] == "10" and len(sidc) >= 20:
        level = _ECHELONS.get(sidc[8:10], level)
    name, short, url = block.text("name"), block.text("shortName"), block.text("externalUrl")
    reinforced = block.text("reinforcedStatus")
    told = [block.text("description"), _REINFORCED.get(reinforced, reinforced)]
    if url:
        told.append(f"<{url}>")
    block.name = name or short or "Not named"
    return GatheredUnit(
        name=block.name,
        abbreviation=short if name else "",
        level=level,
        summary="\n\n".join(filter(None, (words.strip() for words in told))),
    )


def _add_states(gathered: Gathered, key: str, block: Block) -> None:
    """What becomes of a unit over time: superiors and events."""
    unit = gathered.units[key]
    dated = [(_day(gathered, state, "t"), state) for state in block.blocks("state", "states")]
    for when, state in sorted(dated, key=lambda pair: pair[0]):
        state.skip("id")
        if hierarchy := state.block("hierarchy"):
            over = hierarchy.text("targetId")
            if hierarchy.text("placement") == "on" and over in gathered.units and when:
                _move(unit, over, when)
            else:
                gathered.left.add("states.hierarchy that names no superior", unit.name)
        if any(map(state.seen, _WORDS)):
            _add_event(gathered, state, when, (key,))


def _move(unit: GatheredUnit, over: str, when: str) -> None:
    """Put a unit under another from a day on; the superior before it is one until then."""
    if unit.under:
        last = unit.under[-1]
        unit.under[-1] = last._replace(span=last.span._replace(until=when))
    unit.under.append(Under(over, span=Span(from_=when)))


def _add_event(gathered: Gathered, block: Block, when: str, about: tuple[str, ...]) -> None:
    title, *details = [*filter(None, map(block.text, _WORDS))] or [""]
    gathered.events.append(GatheredEvent(when, title, "\n\n".join(details), about))


def _day(gathered: Gathered, block: Block, key: str) -> str:
    """Take the day of a time, of milliseconds since 1970 that in Greenwich; the time of day is told."""
    written, _, time = _time(block.value(key)).partition("T")
    if day(written) is None:
        return ""
    block.skip(key)
    if time and not time.startswith(_MIDNIGHT):
        gathered.left.add(f"the time of day in {block.kind}.{key} (now the day)", block.name)
    return written


def _time(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            return datetime.fromtimestamp(value / 1000, UTC).isoformat()
        except (OverflowError, OSError, ValueError):
            return ""
    return value if isinstance(value, str) else ""
