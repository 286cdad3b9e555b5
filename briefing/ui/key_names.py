"""How a key is written: as people write it, as Textual names it, and which keys a terminal sends at all."""

from __future__ import annotations

from collections.abc import Iterable

_ARROW_SIGNS = {"up": "↑", "down": "↓", "left": "←", "right": "→"}
_SHOWN = {**_ARROW_SIGNS, "pageup": "pgup", "pagedown": "pgdn", "escape": "esc"}
_NAMES = {shown: key for key, shown in _SHOWN.items()}


def display(key: str) -> str:
    """A key as people write it: `↑`, `ctrl+d`, `?`."""
    *modifiers, name = key.split("+") if len(key) > 1 else [key]
    return "+".join([*modifiers, _SHOWN.get(name, name)])


def named(written: str) -> str:
    """A key as `KEYS` names it, from any way in which people write it: `Esc`, `pgdn`, `↑`, `Ctrl+D`."""
    if len(written) < 2:
        return _NAMES.get(written, written)
    *modifiers, name = written.lower().split("+")
    return "+".join([*modifiers, _NAMES.get(name, name)])


def textual_keys(keys: Iterable[str]) -> str:
    """Keys joined in the way Textual takes them; a comma, which joins, goes by its name."""
    return ",".join("comma" if key == "," else key for key in keys)


_ARROWS = frozenset({"up", "down", "left", "right", "home", "end"})
_NAMED = _ARROWS | {"enter", "tab", "space", "escape", "backspace", "delete", "insert", "pageup", "pagedown"}
_SAME_BYTE = {"ctrl+m": "enter", "ctrl+i": "tab", "ctrl+h": "backspace", "ctrl+[": "escape"}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
KEY_NAMES = frozenset(
    {*_NAMED, *(f"f{number}" for number in range(1, 13)), "shift+tab"}
    | {f"ctrl+{letter}" for letter in _LETTERS}
    | {f"{modifier}+{name}" for modifier in ("ctrl", "shift") for name in _ARROWS}
) - set(_SAME_BYTE)
"""Every key with a name that a terminal sends as a key of its own."""


def refusal(key: str) -> str:
    """Why a key cannot be bound, in words to follow the key; empty if it can."""
    if key in KEY_NAMES or (len(key) == 1 and key.isprintable() and key != " "):
        return ""
    if key in _SAME_BYTE:
        return f"is the same to a terminal as {_SAME_BYTE[key]}"
    *modifiers, name = key.split("+")
    if modifiers == ["shift"] and len(name) == 1 and name.isalpha():
        return f"is written {name.upper()}"
    if modifiers and (len(name) == 1 or name in _NAMED):
        return "is a key that terminals do not send"
    return "is not the name of a key"
