"""The entities of a FollowTheMoney file, nested ones too, and which of their properties were asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from briefing.authoring.importing.gathered import Gathered
from briefing.loading.sentences import quoted

_KEYS = {"id", "schema", "properties"}
_REVERSE = {"positionOccupancies": "holder", "occupancies": "post", "positions": "organization"}
"""Properties of an API's answer in which entities are nested that lead back by another."""


@dataclass(slots=True)
class Entity:
    """One entity, and which of its properties nobody has asked for yet."""

    id: str
    schema: str
    properties: Mapping[str, tuple[str, ...]]
    asked: set[str] = field(default_factory=set)

    def all(self, name: str) -> tuple[str, ...]:
        """The values of a property."""
        self.asked.add(name)
        return self.properties.get(name, ())

    def first(self, *names: str) -> str:
        """The first value of the first of these properties that has one; what else they hold is left."""
        for name in names:
            if values := self.properties.get(name, ()):
                if len(values) == 1:
                    self.asked.add(name)
                return values[0]
        return ""


def entities(data: Any, gathered: Gathered) -> dict[str, Entity]:
    """All entities by their ids, nested ones too."""
    found: dict[str, Entity] = {}
    if isinstance(data, dict) and isinstance(data.get("entities"), list):
        for name in (name for name in data if name != "entities"):
            gathered.left.add(f"what stands under {quoted(name)} beside the entities", "the file")
        data = data["entities"]
    waiting = list(data) if isinstance(data, list) else [data]
    waiting.reverse()
    for number in count(1):
        if not waiting:
            break
        raw = waiting.pop()
        if not _is_entity(raw):
            gathered.left.add("what is no entity with an id, a schema and properties", f"number {number}")
            continue
        id_, properties = raw["id"], {}
        nested: list[Any] = []
        for name, values in raw["properties"].items():
            listed = values if isinstance(values, list) else [values]
            nested += [_led_back(value, name, id_) for value in listed if _is_entity(value)]
            kept = [value for value in listed if not (name in _REVERSE and _is_entity(value))]
            properties[name] = tuple(filter(None, map(_written, kept)))
            if any(isinstance(value, list | dict) and value and not _is_entity(value) for value in listed):
                gathered.left.add(f"what is neither value nor entity under {raw['schema']}.{name}", id_)
        waiting += reversed(nested)
        _tell_beside(raw, properties, gathered)
        if id_ in found:
            gathered.left.add("a second entity with the same id", id_)
            continue
        found[id_] = Entity(id_, raw["schema"], {name: told for name, told in properties.items() if told})
    return found


def _tell_beside(raw: dict[str, Any], properties: Mapping[str, tuple[str, ...]], gathered: Gathered) -> None:
    """Tell what an entity says beside its properties; a caption says nothing if it is a name."""
    for name in (name for name in raw if name not in _KEYS):
        if name != "caption" or raw[name] not in (None, "", raw["id"], *properties.get("name", ())):
            gathered.left.add(f"what entities say under {quoted(name)}", raw["id"])


def _is_entity(raw: Any) -> bool:
    shape = {"id": str, "schema": str, "properties": dict}
    return isinstance(raw, dict) and all(isinstance(raw.get(key), kind) for key, kind in shape.items())


def _led_back(nested: dict[str, Any], name: str, id_: str) -> dict[str, Any]:
    """A nested entity that says itself in which one it stood."""
    properties = nested.get("properties")
    if name in _REVERSE and isinstance(properties, dict):
        return {**nested, "properties": {**properties, _REVERSE[name]: [id_]}}
    return nested


def _written(value: Any) -> str:
    """A value as text: of an entity its id; of what is no value, nothing."""
    if isinstance(value, dict):
        value = value.get("id")
    return str(value) if isinstance(value, str | int | float) else ""
