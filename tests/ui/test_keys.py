"""Every key once: no clash, none that terminals cannot send, and what is read off the list is right."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from importlib import import_module
from operator import attrgetter
from pkgutil import walk_packages

import pytest
from textual.actions import parse
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode

import briefing.ui
from briefing.ui.key_names import display, refusal
from briefing.ui.keymap import Keymap
from briefing.ui.keys import (
    FOOTER_SIZE,
    KEYS,
    LAYERS,
    TITLES,
    Key,
    Scope,
    bindings,
    footer,
    help_table,
    key_table,
    markdown_table,
    shown,
    together,
)

LATER = set(";maMXU`")
"""Keys that the design keeps, beside those that work everywhere, for what is not there yet."""

ID = attrgetter("id")


@pytest.mark.parametrize("place", LAYERS)
def test_no_key_means_two_things_in_one_place(place: Scope) -> None:
    pressed = Counter(k for key in KEYS if key.scope in LAYERS[place] for k in key.keys)

    assert [key for key, times in pressed.items() if times > 1] == []


def test_ids_are_unique_and_every_scope_is_active_somewhere() -> None:
    ids = [key.id for key in KEYS]

    assert len(ids) == len(set(ids))
    assert {scope for layers in LAYERS.values() for scope in layers} == set(TITLES)


@pytest.mark.parametrize("key", KEYS, ids=ID)
def test_every_key_can_be_sent_and_is_not_kept_for_later(key: Key) -> None:
    assert [refusal(name) for name in key.keys] == [""] * len(key.keys)
    if together(key.scope, "everywhere"):
        assert not LATER.intersection(key.keys)


@pytest.mark.parametrize("place", LAYERS)
def test_footer_is_short_and_shows_how_to_leave(place: Scope) -> None:
    labelled = footer(place)

    assert 1 <= len(labelled) <= FOOTER_SIZE
    assert all(key.footer and key.scope in LAYERS[place] for key in labelled)
    leaving = {"app.close", "dialog.close", "question.no", "insisting.no", "filter.drop"}
    leaving |= {"finder.leave", "panes.cancel", "numbers.close", "date.leave"}
    leaving |= {"words.leave", "quote.leave"}
    assert leaving & {key.id for key in labelled}


def test_footer_keeps_what_matters_most() -> None:
    assert [(display(key.keys[0]), key.footer) for key in footer("reading")] == [
        ("enter", "follow"),
        ("/", "find"),
        ("f", "links"),
        ("tab", "panes"),
        ("?", "help"),
        ("q", "quit"),
    ]


def test_every_key_is_in_the_help_of_each_of_its_places() -> None:
    for place, layers in LAYERS.items():
        described = {row.description for rows in help_table(place).values() for row in rows}
        assert described == {key.description for key in KEYS if key.scope in layers}


def test_help_starts_with_what_is_special_to_the_place() -> None:
    assert list(help_table("contents")) == [
        TITLES[scope] for scope in ("contents", "list", "moving", "arranging", "everywhere", "always")
    ]


def test_numbered_links_share_a_row() -> None:
    numbered = [row for row in key_table()[TITLES["everywhere"]] if row.ids.startswith("link.1")]

    assert [(row.keys, row.ids) for row in numbered] == [("1–9", "link.1–link.9")]


def test_markdown_names_every_id_and_every_row_has_three_cells() -> None:
    table = markdown_table()

    assert all(f"`{key.id}`" in table for key in KEYS if not key.id[-1].isdigit())
    assert "`link.1–link.9`" in table
    rows = [line for line in table.splitlines() if line]
    assert {line.count("|") for line in rows} == {4}


def test_the_key_that_is_shown_is_the_first_one_that_the_reader_chose() -> None:
    chosen = Keymap({"book.problems": ("pageup", "z")}).keys

    assert shown("book.problems", KEYS) == "E"
    assert shown("book.problems", chosen) == "pgup"


@pytest.mark.parametrize("scope", TITLES)
def test_bindings_are_those_of_the_scope(scope: Scope) -> None:
    expected = {key.id: key for key in KEYS if key.scope == scope}
    bound = {binding.id: binding for binding in bindings(scope) if isinstance(binding, Binding)}

    assert bound.keys() == expected.keys()
    for id_, key in expected.items():
        assert len(list(Binding.make_bindings([bound[id_]]))) == len(key.keys)
        assert bound[id_].action == key.action
        assert bound[id_].priority == (scope == "always")


def owners(scope: Scope) -> list[type[DOMNode]]:
    """The classes of the program that bind the keys of a scope."""
    for module in walk_packages(briefing.ui.__path__, "briefing.ui."):
        import_module(module.name)
    first = next(key.id for key in KEYS if key.scope == scope)
    return [cls for cls in classes(DOMNode) if first in bound_ids(cls)]


def classes(base: type[DOMNode]) -> list[type[DOMNode]]:
    """The program's own classes of that kind."""
    found = [below for cls in base.__subclasses__() for below in (cls, *classes(cls))]
    return [cls for cls in dict.fromkeys(found) if cls.__module__.startswith("briefing.ui.")]


def bound_ids(cls: type[DOMNode]) -> list[str | None]:
    """The ids of the keys that a class itself binds."""
    return [binding.id for binding in vars(cls).get("BINDINGS", ()) if isinstance(binding, Binding)]


@pytest.mark.parametrize("scope", dict.fromkeys(key.scope for key in KEYS))
def test_whoever_binds_a_scope_does_all_that_its_keys_say(scope: Scope) -> None:
    bound_by = owners(scope)
    actions = [parse(key.action)[1] for key in KEYS if key.scope == scope]

    assert bound_by
    for cls in bound_by:
        assert [action for action in actions if not callable(getattr(cls, f"action_{action}", None))] == []


class Pressed(App[None]):
    """Writes down what keys would do, and does nothing."""

    BINDINGS = bindings("reading", "moving", "everywhere")

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        self.asked.append(f"{action}{parameters}" if parameters else action)
        return False


@pytest.mark.parametrize("key", [key for key in KEYS if key.scope in ("reading", "everywhere")], ids=ID)
async def test_each_key_asks_for_its_action_in_textual(key: Key) -> None:
    app = Pressed()
    async with app.run_test() as pilot:
        for name in key.keys:
            app.asked.clear()
            await pilot.press(name)
            assert key.action.removeprefix("app.").replace(")", ",)") in app.asked


def test_the_list_is_read_without_textual() -> None:
    code = "import sys, briefing.ui.keys as k; k.markdown_table(); sys.exit('textual' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
