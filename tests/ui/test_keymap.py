"""The reader's own keys: what is right counts, what is wrong is told and costs nothing else."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.app import App
from textual.widgets import Input

from briefing.ui.key_names import KEY_NAMES
from briefing.ui.keymap import LAYOUTS, Keymap, load_keymap
from briefing.ui.keys import KEYS, LAYERS, Key, bindings

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_keymap(text: str) -> Path:
        path = tmp_path / "keys.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write_keymap


def key_of(keymap: Keymap, id_: str) -> Key:
    return next(key for key in keymap.keys if key.id == id_)


def test_without_a_file_the_keys_are_as_they_come(tmp_path: Path) -> None:
    keymap, problems = load_keymap(tmp_path / "keys.yaml")

    assert keymap.keys == KEYS
    assert keymap.for_textual() == {}
    assert problems == ()


@pytest.mark.parametrize(
    "text", ["", "# nothing yet\n", "keys: {}\n", "layout: []\n", "keys:\n", "layout:\nkeys:\n"]
)
def test_an_empty_file_is_fine(write: Write, text: str) -> None:
    keymap, problems = load_keymap(write(text))

    assert (keymap, problems) == (Keymap(), ())


def test_chosen_keys_take_the_place_of_those_that_come(write: Write) -> None:
    keymap, problems = load_keymap(write("keys:\n  link.follow: [enter, Z]\n  trail.back: Ctrl+Left\n"))

    assert problems == ()
    assert keymap.for_textual() == {"link.follow": "enter,Z", "trail.back": "ctrl+left"}
    assert key_of(keymap, "link.follow").keys == ("enter", "Z")


def test_two_keys_may_change_places(write: Write) -> None:
    keymap, problems = load_keymap(write("keys:\n  entry.copy: T\n  book.timeline: y\n"))

    assert problems == ()
    assert keymap.chosen == {"entry.copy": ("T",), "book.timeline": ("y",)}


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("esc", "escape"),
        ("PgDn", "pagedown"),
        ("↑", "up"),
        ("Ctrl+D", "ctrl+d"),
        ("','", ","),
        ("'?'", "?"),
        ("n", "n"),
    ],
)
def test_keys_are_understood_as_people_write_them(write: Write, written: str, key: str) -> None:
    keymap, problems = load_keymap(write(f"keys:\n  filter.drop: {written}\n"))

    assert problems == ()
    assert keymap.chosen == {"filter.drop": (key,)}


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ("layuot: cyrillic", (1, 1), "`layuot` is neither `layout` nor `keys`", "did you mean `layout`?"),
        ("layout: greeek", (1, 9), "`greeek` is not a layout that briefing knows", "did you mean `greek`?"),
        ("keys:\n  link.folow: z", (2, 3), "`link.folow` is not the id of anything that keys do",
         "did you mean `link.follow`?"),
        ("keys:\n  link.follow: entre", (2, 16), "`entre` is not the name of a key", "did you mean `enter`?"),
        ("keys:\n  link.follow: [z, ctrl+m]", (2, 20), "`ctrl+m` is the same to a terminal as enter", None),
        ("keys:\n  link.follow: alt+z", (2, 16), "`alt+z` is a key that terminals do not send", None),
        ("keys:\n  link.follow: shift+z", (2, 16), "`shift+z` is written Z", None),
        ("keys:\n  link.follow: []", (2, 3), "at least one key is expected", None),
        ("keys:\n  link.follow:", (2, 3), "at least one key is expected", None),
        ("keys:\n  link.follow: {a: b}", (2, 17), "a list or block stands where a word is expected", None),
        ("keys:\n  link.follow: [[z]]", (2, 17), "a list or block stands where a word is expected", None),
        ("keys:\n  link.follow: o", (2, 16), "`o` is already the key of book.front",
         "give book.front another key first"),
        ("keys:\n  entry.copy: J\n  link.follow: J", (3, 16), "`J` is already the key of entry.copy",
         "give entry.copy another key first"),
        ("keys:\n  link.follow: J\n  entry.copy: J", (3, 15), "`J` is already the key of link.follow",
         "give link.follow another key first"),
        ("keys: z", (1, 7), "`keys` is a block of ids and their keys", None),
        ("- z", (1, 1), "a keymap is a block with `layout` and `keys`", None),
    ],
)  # fmt: skip
def test_each_mistake_is_told_with_its_place(
    write: Write, text: str, place: tuple[int, int], message: str, hint: str | None
) -> None:
    _, problems = load_keymap(write(text + "\n"))

    assert [(p.line, p.column, p.message, p.hint) for p in problems] == [(*place, message, hint)]


@pytest.mark.parametrize(
    "text", ["keys: [", "keys:\n\tlink.follow: z\n", "a: 1\na: 2\n", "keys: &x {}\nlayout: *x\n"]
)
def test_bad_yaml_is_told(write: Write, text: str) -> None:
    keymap, problems = load_keymap(write(text))

    assert keymap == Keymap()
    assert all(problem.line for problem in problems)
    assert problems


def test_a_mistake_costs_only_its_line(write: Write) -> None:
    keymap, problems = load_keymap(
        write("layout: [greek, klingon]\nkeys:\n  link.follow: [o, Z]\n  nothing: z\n  entry.copy: C\n")
    )

    assert keymap == Keymap({"link.follow": ("Z",), "entry.copy": ("C",)}, ("greek",))
    assert len(problems) == 3


def test_a_refused_key_gives_the_old_one_back_and_that_may_refuse_another(write: Write) -> None:
    keymap, problems = load_keymap(write("keys:\n  book.front: y\n  pane.labels: o\n"))

    assert keymap.keys == KEYS
    assert [(problem.line, problem.message) for problem in problems] == [
        (2, "`y` is already the key of entry.copy"),
        (3, "`o` is already the key of book.front"),
    ]


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_what_is_no_file_is_told(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "keys.yaml"
    make(path)

    keymap, problems = load_keymap(path)

    assert keymap == Keymap()
    assert [problem.code for problem in problems] == ["F001"]


def test_settings_may_be_a_link_to_another_folder(write: Write, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    link = tmp_path / "config" / "keys.yaml"
    link.symlink_to(write("keys:\n  link.follow: Z\n"))

    assert load_keymap(link) == (Keymap({"link.follow": ("Z",)}), ())


words = st.sampled_from(
    ["keys", "layout", "greek", "cyrillic", *(key.id for key in KEYS), *KEY_NAMES, *"qQoyfh;[?,"]
)
values = st.recursive(
    words | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=6),
    max_leaves=20,
)
choices = st.dictionaries(
    st.sampled_from([key.id for key in KEYS]),
    st.lists(st.sampled_from([*KEY_NAMES, *"qQoyfhHLZ"]), max_size=3),
)


def as_yaml(value: object) -> str:
    """JSON is YAML, but for the escapes that Python's `json` writes for what is beyond the first plane."""
    import json

    return json.dumps(value, ensure_ascii=False)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text() | values.map(as_yaml) | choices.map(lambda keys: as_yaml({"keys": keys})))
def test_whatever_the_file_says_no_key_means_two_things(tmp_path: Path, text: str) -> None:
    path = tmp_path / "keys.yaml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))

    keymap, _ = load_keymap(path)

    for layers in LAYERS.values():
        pressed = [name for key in keymap.keys if key.scope in layers for name in key.keys]
        assert len(pressed) == len(set(pressed))
    assert all(key.keys for key in keymap.keys)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_adds_a_letter_for_every_letter_it_has_and_no_clash(layout: str) -> None:
    full = {id_: keys.split(",") for id_, keys in Keymap(layouts=(layout,)).for_textual().items()}

    for layers in LAYERS.values():
        pressed = [name for key in KEYS if key.scope in layers for name in full.get(key.id, key.keys)]
        assert len(pressed) == len(set(pressed))
    for key in KEYS:
        letters = [name for name in key.keys if len(name) == 1 and name in LAYOUTS[layout]]
        assert full.get(key.id, [*key.keys]) == [*key.keys, *(LAYOUTS[layout][letter] for letter in letters)]


@pytest.mark.parametrize(
    ("layout", "typed"),
    [
        ("cyrillic", "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ"),
        ("greek", "ςερτυθιοπασδφγηξκλζχψωβνμΕΡΤΥΘΙΟΠΑΣΔΦΓΗΞΚΛΖΧΨΩΒΝΜ"),
    ],
)
def test_layouts_type_what_their_keyboards_do(layout: str, typed: str) -> None:
    assert set(LAYOUTS[layout].values()) == set(typed)


def test_an_alias_yields_to_a_key_of_the_readers() -> None:
    keymap = Keymap({"entry.copy": ("й",)}, ("cyrillic",))

    assert keymap.for_textual()["entry.copy"] == "й"
    assert "app.close" not in keymap.for_textual()


def test_aliases_are_not_shown() -> None:
    assert Keymap(layouts=("cyrillic", "greek")).keys == KEYS


class Listening(App[None]):
    """Counts what is closed and copied."""

    BINDINGS = bindings("everywhere")

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []

    def action_close(self) -> None:
        self.done.append("close")

    def action_copy(self) -> None:
        self.done.append("copy")

    def action_forward(self) -> None:
        self.done.append("forward")


@pytest.mark.parametrize(
    ("keymap", "pressed", "done"),
    [
        (Keymap(), "qyL", ["close", "copy", "forward"]),
        (Keymap(layouts=("cyrillic",)), "qйyнLД", ["close", "close", "copy", "copy", "forward", "forward"]),
        (Keymap(layouts=("greek",)), "qyυLΛ", ["close", "copy", "copy", "forward", "forward"]),
        (Keymap({"entry.copy": (",",)}), "y,", ["copy"]),
        (Keymap({"entry.copy": ("[",), "app.close": ("y",)}), "[qy", ["copy", "close"]),
    ],
)
async def test_textual_hears_the_keymap(keymap: Keymap, pressed: str, done: list[str]) -> None:
    app = Listening()
    async with app.run_test() as pilot:
        app.set_keymap(keymap.for_textual())
        await pilot.press(*pressed)

    assert app.done == done


async def test_letters_typed_into_a_field_stay_letters() -> None:
    app = Listening()
    async with app.run_test() as pilot:
        app.set_keymap(Keymap(layouts=("cyrillic",)).for_textual())
        field = Input()
        await app.mount(field)
        field.focus()
        await pilot.press(*"qйHР")

    assert field.value == "qйHР"
    assert app.done == []
