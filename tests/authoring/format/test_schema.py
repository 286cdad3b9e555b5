"""The schema takes what the reader takes, and finds what an editor should find."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any, ClassVar

import pytest
import yaml
from hypothesis import given
from jsonschema import Draft202012Validator

from briefing.authoring.format.schema import schema
from briefing.model.dates import Bound, Edtf
from tests.model.test_dates import written as written_dates
from tests.terminal import ROOT

FORMAT = Draft202012Validator(schema())
BOOKS = [*ROOT.glob("books/**/*.yaml"), *ROOT.glob("docs/example/*.yaml")]


class Editor(yaml.SafeLoader):
    """Gives types to plain values as YAML 1.2 does, which is how an editor reads a file."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}  # type: ignore[misc]  # it is one there too


for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)


def edited(text: str) -> Any:
    """What an editor makes of a text; keys are always texts."""

    def keyed(value: Any) -> Any:
        if isinstance(value, dict):
            return {str(key): keyed(inner) for key, inner in value.items()}
        return [keyed(item) for item in value] if isinstance(value, list) else value

    return keyed(yaml.load(text, Editor))  # noqa: S506  # a safe loader, which ruff does not see


EXAMPLE = edited((ROOT / "docs" / "example" / "book.yaml").read_text())


def faults(value: Any) -> list[str]:
    return [error.message for error in FORMAT.iter_errors(value)]


def test_it_is_a_schema() -> None:
    FORMAT.check_schema(schema())


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: str(path.relative_to(ROOT)))
def test_real_books_are_sound(path: Any) -> None:
    assert faults(edited(path.read_text())) == []


@pytest.mark.parametrize(
    ("where", "value", "fault"),
    [
        (("quotes", 0, "speeker"), "colby", "'speeker' does not match any of the regexes: '^x-'"),
        (("quotes", 1, "attribution"), "off record", "'off record' is not one of"),
        (("figures", 0, "as_of"), "12.2.2026", "'12.2.2026' does not match"),
        (("agenda", 0, "minutes"), "soon", "'soon' does not match"),
        (("people", 0, "id"), "Harbour Master", "'Harbour Master' does not match"),
        (("terms", 0, "aliases"), "EPS", "'EPS' is not of type 'array', 'null'"),
        (("articles", 0, "title"), None, "None is not of type 'string', 'number', 'boolean'"),
        (("articles", 0, "title"), "x" * 501, "is too long"),
        (("qoutes",), [], "'qoutes' does not match any of the regexes: '^x-'"),
    ],
)
def test_it_finds_what_is_wrong(where: tuple[str | int, ...], value: object, fault: str) -> None:
    book = deepcopy(EXAMPLE)
    at = book
    for step in where[:-1]:
        at = at[step]
    at[where[-1]] = value
    (found,) = faults(book)
    assert fault in found


def test_it_finds_what_is_missing() -> None:
    assert faults({"terms": [{"id": "eps"}]}) == [
        "'term' is a required property",
        "'means' is a required property",
    ]


def test_values_that_an_editor_gives_a_type_are_texts_and_empty_ones_are_left_out() -> None:
    written = (
        "figures:\n- {id: 5, title: no, value: 1.10, as_of: 2026, unit: , x-mine: [1]}\nx-mine: 1\nquotes:"
    )
    assert faults(edited(written)) == []


@given(written_dates())
def test_every_date_may_be_written(text: str) -> None:
    Edtf.parse(text)
    assert faults({"events": [{"id": "e", "title": "t", "date": text}]}) == []


@pytest.mark.parametrize("text", ["..", "unknown", "2004-03"])
def test_every_bound_may_be_written(text: str) -> None:
    Bound.parse(text)
    assert faults({"units": [{"id": "u", "name": "n", "names": [{"name": "m", "until": text}]}]}) == []


def test_what_an_editor_shows_beside_a_key_comes_from_the_model() -> None:
    quote = schema()["$defs"]["Quote"]["properties"]
    assert quote["speaker_as"]["description"] == "What the speaker is to be called."
    assert quote["speaker_as"]["examples"] == ["an allied official"]
    assert quote["status"]["enum"] == ["verbatim", "paraphrase", "translation", None]
    assert quote["status"]["default"] == "verbatim"
    assert quote["source"]["description"] == "The source in which they stand. The id of a source."
