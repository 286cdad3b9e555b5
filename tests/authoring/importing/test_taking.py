"""Files of every format, sound and hostile, taken to YAML that `check` accepts."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from briefing.authoring.importing import tables
from briefing.authoring.importing.gathered import NotImportable
from briefing.authoring.importing.taking import Format, Imported, take
from briefing.loading.books import load_book
from briefing.loading.budgets import LIMITS, MIB, Budgets
from briefing.model.dates import Edtf
from briefing.model.entries import Unit
from tests.authoring.importing.imports import SAMPLES, read
from tests.sample import write_book
from tests.terminal import ROOT

FILES = sorted(path for path in SAMPLES.iterdir() if path.name != "README.md")
UNSOURCED = {"P002", "R008"}
DATE = Edtf.parse("2026-02-12")


def taken(
    content: str | bytes, folder: Path, format_: Format | None = None, limits: Budgets = LIMITS
) -> Imported:
    path = folder / "file"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return take(path, format_, None, None, DATE, limits)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_sample_becomes_a_book_without_errors_in_which_every_claim_has_a_source(
    path: Path, tmp_path: Path
) -> None:
    made = take(path, None, None, None, DATE)
    entries, errors = read(made.yaml, tmp_path)

    assert errors == []
    assert not UNSOURCED & {problem.code for problem in load_book(tmp_path / "imported.yaml").problems}
    assert len(entries) == made.new > 0
    assert any(isinstance(entry, Unit) for entry in entries.values())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_was_not_carried_over_stands_below_as_comments(path: Path) -> None:
    made = take(path, None, None, None, DATE)

    _, comments = made.yaml.split("# Not carried over:\n")
    assert comments.splitlines() == [f"# - {line}" for line in made.left]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_same_file_has_the_same_ids_and_into_its_own_book_nothing_is_new(
    path: Path, tmp_path: Path
) -> None:
    made = take(path, None, None, "First", DATE)
    (tmp_path / "first.yaml").write_text(made.yaml)
    book = load_book(tmp_path / "first.yaml").book
    assert book

    assert take(path, None, None, "First", DATE) == made
    again = take(path, None, book, None, None)
    assert again.new == 0
    assert again.known > 0


def test_into_a_book_only_what_is_new_is_written_with_the_ids_of_the_book(tmp_path: Path) -> None:
    folder = write_book(tmp_path)
    book = load_book(folder).book
    outline = tmp_path / "outline.txt"
    outline.write_text(
        "Top Headquarters\n  JFC Naples — Commander: Mark Rutte\n    Naples Signals — Head: Elbridge Colby\n"
    )
    assert book

    made = take(outline, None, book, None, None)
    (folder / "imported.yaml").write_text(made.yaml)
    after = load_book(folder)

    assert "book:" not in made.yaml
    assert "#       - {unit: top, source: outline-txt}" in made.yaml
    assert after.book
    signals = after.book.entries["naples-signals"]
    assert isinstance(signals, Unit)
    assert (signals.reports_to[0].unit, signals.posts[0].holders[0].person) == ("naples", "colby")
    assert after.book.entries["naples"] == book.entries["naples"]
    assert [problem for problem in after.problems if problem.severity == "error"] == []


def test_what_a_file_says_of_itself_has_no_place_in_a_book_that_is_there(tmp_path: Path) -> None:
    book = load_book(write_book(tmp_path)).book

    assert [
        line for line in take(SAMPLES / "falkland82.json", None, book, None, None).left if "the file" in line
    ] == [
        "the title of the file, `The Falklands War`: the book has its own",
        "the date of the file, `1982-03-11`: the book has its own",
    ]


def test_a_book_of_its_own_is_dated_as_its_file_or_as_one_says() -> None:
    scenario = SAMPLES / "falkland82.json"

    assert "  title: The Falklands War\n  date: 1982-03-11\n" in take(scenario, None, None, None, None).yaml
    assert "  title: Mine\n  date: 2026-02-12\n" in take(scenario, None, None, "Mine", DATE).yaml


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xff\xfea\x00", "the file is UTF-16, not UTF-8; save the file as UTF-8"),
        (b"caf\xe9", "byte 0xE9 is not UTF-8"),
        (b"\x00\x01\x02" * 1000, "not a text"),
        (b"", "there is nothing in the file"),
        (b" \n\n", "there is nothing in the file"),
        ('{"id": "a"', "line 1, column 11: this is no JSON"),
        ('{"a": 1,\n "a": 2}', "`a` appears twice in one block"),
        ('{"id": "a", "schema": "Person", "properties": {}}\n{"id": \n', "line 2, column 8: this is no JSON"),
        ("[" * 100_000, "nested too deep"),
        ('{"a":' * 100_000, "nested too deep"),
        ("[" + "9" * 5000 + "]", "cannot be used"),
        ("[]", "no Organization and no Person"),
    ],
)
def test_a_hostile_file_is_refused_in_a_sentence(content: str | bytes, why: str, tmp_path: Path) -> None:
    with pytest.raises(NotImportable, match=why):
        taken(content, tmp_path)


def test_what_is_too_large_is_refused(tmp_path: Path) -> None:
    small = LIMITS._replace(file_bytes=MIB, file_values=2_000)
    with (tmp_path / "large").open("wb") as file:
        file.truncate(21 * 1024 * 1024)
    with pytest.raises(NotImportable, match="the file is larger than 20 MiB"):
        take(tmp_path / "large", None, None, None, DATE)
    with pytest.raises(NotImportable, match="larger than 1 MiB; import it in parts"):
        taken("\n".join(f"{name} {'u' * 450}" for name in range(2_400)), tmp_path, limits=small)
    with pytest.raises(NotImportable, match=r"over a limit .*2,000 values.*; import it in parts"):
        taken("u\n" + " v\n" * 300, tmp_path, limits=small)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotImportable, match="the file"):
        take(tmp_path, None, None, None, DATE)


def test_deep_structures_are_no_deeper_yaml(tmp_path: Path) -> None:
    made = taken("\n".join(" " * depth + f"U{depth}" for depth in range(3_000)), tmp_path)

    assert read(made.yaml, tmp_path)[1] == []


def test_the_outline_of_the_documentation_is_carried_over_whole(tmp_path: Path) -> None:
    (outline,) = re.findall(
        r"^```text\n(.*?)^```$", (ROOT / "docs" / "importing.md").read_text(), re.MULTILINE | re.DOTALL
    )
    made = taken(outline, tmp_path)
    entries, errors = read(made.yaml, tmp_path)

    assert (made.left, errors) == ((), [])
    assert {"pa", "pilot-office", "ice", "anna-lindqvist", "bo-ek"} < set(entries)


@pytest.mark.parametrize(
    "content",
    [
        "A\n  B — Commander: Germany and Poland (rotating) since 2027; Deputy: Gen. Ann Lee (IT) 2019-2021\n",
        "A\n  B [founded 2010, disbanded 2004] — Commander: someone; Deputy: UK, agreed\n",
        "name,reports to,commander,status,post,from,until\nA,,,,,,\nB,A,IT,agreed,Chief,2026-02-06/..,\n"
        "C,A;B,Adm. Ann Lee (GB),acting,,c. 2003,\n",
        json.dumps(
            {
                "entities": [
                    {"id": "a", "schema": "Company", "properties": {"name": "A", "dissolutionDate": "2020"}}
                ]
            }
        ),
    ],
)
def test_what_people_write_of_holders_and_ends_is_accepted(content: str, tmp_path: Path) -> None:
    assert read(taken(content, tmp_path).yaml, tmp_path)[1] == []


def test_who_is_agreed_is_not_held(tmp_path: Path) -> None:
    made = taken("name,reports to,commander,status,from\nA,,,,\nB,A,IT,agreed,2026-02-06/..\n", tmp_path)

    assert "- {country: IT, from: 2026-02-06/.., status: agreed, source: file}" in made.yaml
    assert "- {unit: a, source: file}" in made.yaml


def test_a_table_of_unknown_columns_is_no_outline_unless_it_is_said_to_be(tmp_path: Path) -> None:
    table = "Name;Vorgesetzt\nEins;\nZwei;Eins\n"
    with pytest.raises(NotImportable, match=r"this looks like a table .* say --format outline"):
        taken(table, tmp_path)

    assert taken(table, tmp_path, "outline").new
    assert taken(table, tmp_path, "csv").left == ("the column `Vorgesetzt`: column 2",)


def test_what_is_called_a_table_is_one(tmp_path: Path) -> None:
    path = tmp_path / "units.CSV"
    path.write_text("Name\nOne\nTwo\n")
    assert take(path, None, None, None, DATE).new == 2

    path.write_text("Name\n")
    with pytest.raises(NotImportable, match="the table has no row with a unit"):
        take(path, None, None, None, DATE)


def test_another_format_than_the_one_named_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotImportable, match="this is an ORBAT Mapper scenario; leave --format out"):
        take(SAMPLES / "falkland82.json", "ftm", None, None, DATE)
    with pytest.raises(NotImportable, match="this is no ORBAT Mapper scenario"):
        take(SAMPLES / "ralph.ftm.json", "orbat", None, None, DATE)


def test_control_characters_are_shown_and_told(tmp_path: Path) -> None:
    made = taken("Staff \x1b[2J\n", tmp_path)

    assert "\x1b" not in made.yaml
    assert made.left == ("ESC (U+001B) in the text, shown as ␛: line 1",)


WHOLE = {"layers", "equipment", "personnel", "diff", "Sanction entities", "Address entities"}
"""What is told as a whole wherever it stands, without what is in it."""


def blocks_of(data: object) -> Iterator[dict[str, object]]:
    """The blocks of a sample in which something is read."""
    if isinstance(data, dict):
        yield data
    if isinstance(data, dict | list):
        inner = data.items() if isinstance(data, dict) else [("", item) for item in data]
        schema = data.get("schema") if isinstance(data, dict) else ""
        for name, value in inner:
            if name not in WHOLE and not (name == "properties" and f"{schema} entities" in WHOLE):
                yield from blocks_of(value)


def data_of(path: Path) -> object:
    text = path.read_text()
    return (
        [json.loads(line) for line in text.splitlines()]
        if text[0] == "{" and text[1] == '"'
        else json.loads(text)
    )


@pytest.mark.parametrize(
    "name", ["falkland82.json", "northern-storm-85.json", "nato.ftm.json", "ralph.ftm.json"]
)
@settings(deadline=None, max_examples=60)
@given(
    st.data(),
    st.text("abcdefgxyzABC_", min_size=1, max_size=12).map("zz{}".format),
    st.sampled_from(["text", 7, 0, False, 1.5, ["a"], {"a": 1}, [{"a": 1}]]),
)
def test_whatever_key_is_added_to_a_sample_is_told(
    name: str, draw: st.DataObject, key: str, value: object
) -> None:
    data = data_of(SAMPLES / name)
    draw.draw(st.sampled_from(list(blocks_of(data))))[key] = value
    with TemporaryDirectory() as folder:
        left = taken(json.dumps(data), Path(folder)).left

    assert any(key in line.partition(":")[0] for line in left), left


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 12), st.text("abcxyzABC", min_size=1, max_size=12).map("zz{}".format))
def test_whatever_column_is_added_to_a_sample_is_told(position: int, column: str) -> None:
    rows = list(csv.reader((SAMPLES / "nato.csv").read_text().splitlines()))
    written = StringIO()
    csv.writer(written).writerows(
        [*row[:position], column if row is rows[0] else "x", *row[position:]] for row in rows
    )
    with TemporaryDirectory() as folder:
        left = taken(written.getvalue(), Path(folder)).left

    assert any(line.startswith(f"the column `{column}`") for line in left), left


@settings(deadline=None, max_examples=80)
@given(st.data(), st.permutations(sorted({*tables.COLUMNS} - {"name"})).map(lambda columns: columns[:8]))
def test_whatever_a_cell_says_is_carried_over_or_told(draw: st.DataObject, columns: list[str]) -> None:
    words = st.sampled_from(["", "A", "2020", "IT", "agreed", "vacant", "opcon", "Ann Lee"])
    rows = draw.draw(st.lists(st.lists(words, min_size=8, max_size=8), min_size=2, max_size=2))
    row, column = draw.draw(st.sampled_from(range(2))), draw.draw(st.sampled_from(range(8)))
    rows[row][column] = "Zzmark"
    lines = [["name", *columns], *(["A", *cells] for cells in rows)]
    with TemporaryDirectory() as folder:
        written = taken("\n".join(map(",".join, lines)), Path(folder), "csv").yaml.lower()

    nobody = f"{columns[column]} in a row that does not say of whom"
    assert "zzmark" in written or nobody in written


@settings(deadline=None, max_examples=80)
@given(st.data(), st.sampled_from([" Zz ", " [zz]", ", zz", "; zz", " (zz)", "\nzz.\n", ": zz"]))
def test_whatever_word_is_added_to_an_outline_is_carried_over_or_told(draw: st.DataObject, word: str) -> None:
    text = (SAMPLES / "nato.txt").read_text()
    at = draw.draw(st.sampled_from([match.start() for match in re.finditer(r"\s|$", text)]))
    with TemporaryDirectory() as folder:
        assert "zz" in taken(text[:at] + word + text[at:], Path(folder)).yaml.lower()


SCENARIOS = st.recursive(
    st.sampled_from(["1", '"x"', "null", '"\\ud800"', '{"name": "\\u001b[[a]]", "description": "[[x]]"}']),
    lambda inner: st.lists(inner, max_size=3).map(lambda parts: '{"subUnits": [' + ",".join(parts) + "]}"),
    max_leaves=6,
).map(lambda side: '{"type": "ORBAT-mapper", "sides": [' + side + "]}")
SCHEMAS = ("Organization", "Person", "Position", "Occupancy", "Ownership", "Membership", "Vessel")
PROPERTIES = (
    *("name", "alias", "country", "parent", "organization", "holder", "post", "owner", "asset", "member"),
    *("startDate", "endDate", "status", "summary", "sourceUrl", "publisher"),
)
IDS = st.sampled_from("abc")
VALUES = st.lists(st.one_of(IDS, IDS, st.text(max_size=9), st.integers(), st.none()), max_size=2)
ENTITY = {
    "id": IDS,
    "schema": st.sampled_from(SCHEMAS),
    "properties": st.dictionaries(st.sampled_from(PROPERTIES), VALUES),
}
ENTITIES = st.lists(st.fixed_dictionaries(ENTITY), max_size=8).map(json.dumps)
CELLS = st.one_of(
    st.sampled_from(
        ["", "A", "A;B", "IT", "Gen. Ann Lee (UK)", "DE/PL", "agreed", "vacant", "opcon", "2026-02-06/.."]
    ),
    st.text(max_size=8),
)
COLUMNS = ["parent", "from", "until", "commander", "head", "status", "post", "relation", "holder status"]
TABLES = st.tuples(st.permutations(COLUMNS), st.lists(st.lists(CELLS, max_size=11), max_size=3)).map(
    lambda table: "\n".join(",".join(row) for row in (["id", "name", *table[0]], *table[1]))
)


@settings(phases=[Phase.explicit, Phase.generate])
@given(
    st.one_of(st.text(), st.text("ab-*#[](),—: \n\t;US2since0"), TABLES, SCENARIOS, ENTITIES),
    st.sampled_from([None, *get_args(Format)]),
)
@example("A\n\x85B\u2028C [[x]]", None)
def test_any_text_is_taken_or_refused(text: str, format_: Format | None) -> None:
    with TemporaryDirectory() as folder:
        try:
            made = taken(text.encode("utf-8", "replace"), Path(folder), format_)
        except NotImportable:
            return
        assert read(made.yaml, Path(folder))[1] == []
