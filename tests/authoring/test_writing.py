"""What is written as YAML is read back to the letter, and stands as an author would write it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefing.authoring.writing import yaml_of
from briefing.model.claims import FormerName, Holder, Post, Superior
from briefing.model.dates import Bound, Edtf
from briefing.model.entries import Event, Figure, Person, Source, Term, Unit
from briefing.model.measures import Part
from briefing.model.text import Text, clean
from tests.authoring.importing.imports import HEADER, read

TRAPS = (
    *(
        "NO",
        "on",
        "yes",
        "null",
        "~",
        "0123",
        "1.10",
        "14:30",
        "2026-02-12",
        "1e5",
        "0x1F",
        ".inf",
        "=",
        "<<",
    ),
    *(
        "a: b",
        "a #b",
        "- a",
        "[x]",
        "{x}",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        "`a",
        "'",
        '"',
        "\\",
        "a,b",
        "?",
        "|",
    ),
    *(
        ">",
        "…",
        "...",
        "---",
        "é\u0301",
        "اسم",
        "🏴",
        "a  b",
        "6. Panzerdivision",
        "https://example.org/a?b=c#d",
    ),
)

LINES = st.one_of(st.sampled_from(TRAPS), st.text(min_size=1, max_size=60)).map(
    lambda raw: Text(" ".join(clean(raw).split()) or "x")
)
PROSE = st.one_of(LINES, st.text(min_size=1, max_size=400)).map(
    lambda raw: Text(clean(raw).strip().replace("[[", "") or "x")
)


@given(name=LINES, aliases=st.lists(LINES, unique=True), summary=PROSE)
def test_texts_are_read_back_to_the_letter(name: Text, aliases: list[Text], summary: Text) -> None:
    person = Person(id=Text("p"), name=name, aliases=tuple(aliases), summary=summary)
    with TemporaryDirectory() as folder:
        entries, problems = read(yaml_of(HEADER, [person]), Path(folder))

    assert entries == {"p": person}
    assert problems == []


@pytest.mark.parametrize("text", TRAPS)
def test_other_programs_take_a_text_for_a_text(text: str) -> None:
    written = yaml_of(None, [Person(id=Text("p"), name=Text(text), aliases=(Text(text),))])

    (person,) = yaml.safe_load(written)["people"]
    assert (person["name"], person["aliases"]) == (text, [text])


@pytest.mark.parametrize(
    "summary",
    [
        "one line",
        "word " * 60 + "end",
        "two\nlines",
        "a list:\n\n- one\n- two\n\nand more",
        "  indented first\nline",
        "code:\n\n    four spaces",
        "a\n\n\nb",
        "tab\tand # no comment: none\n# heading",
        "x" * 300,
    ],
)
def test_prose_is_read_back(summary: str, tmp_path: Path) -> None:
    term = Term(id=Text("t"), term=Text("T"), means=Text(summary.strip()))

    assert read(yaml_of(HEADER, [term]), tmp_path)[0] == {"t": term}


def test_it_looks_as_an_author_would_write_it() -> None:
    source = Source(id=Text("s"), publisher=Text("A"), title=Text("B: C"), url=Text("https://example.org/x"))
    over = Superior(unit=Text("bde"), from_=Bound.parse("2004-03"), until=Bound.parse(".."), source=source.id)
    holder = Holder(person=Text("p"), status="acting", source=source.id)
    unit = Unit(
        id=Text("1-bn"),
        name=Text("1st Battalion"),
        country=Text("NO"),
        reports_to=(over,),
        founded=Edtf.parse("1951"),
        names=(FormerName(name=Text("Old, former name")),),
        posts=(Post(title=Text("Commander"), holders=(holder,)), Post(title=Text("Deputy"))),
        summary=Text("First.\n\nSecond."),
    )
    event = Event(id=Text("e"), date=Edtf.parse("2026-02~"), title=Text("Moved"), about=(unit.id,))

    assert yaml_of(HEADER, [unit, event, source]) == (
        "book:\n  title: A book\n  date: 2026-02-12\n\n"
        "sources:\n  - id: s\n    publisher: A\n    title: \"B: C\"\n    url: https://example.org/x\n\n"
        "events:\n  - id: e\n    date: 2026-02~\n    title: Moved\n    about: [1-bn]\n\n"
        "units:\n  - id: 1-bn\n    name: 1st Battalion\n    country: \"NO\"\n"
        "    reports_to:\n      - {unit: bde, from: 2004-03, until: .., source: s}\n"
        "    founded: 1951\n    names:\n      - {name: \"Old, former name\"}\n"
        "    posts:\n      - title: Commander\n        holders:\n"
        "          - {person: p, status: acting, source: s}\n"
        "      - {title: Deputy}\n    summary: |-\n      First.\n\n      Second.\n"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("value", "written"),
    [("1.2", "1.2"), ("-5", "-5"), ("0.5", "0.5"), ("1.10", '"1.10"'), ("0123", '"0123"'), ("1e5", '"1e5"')],
)
def test_an_amount_is_written_as_a_number_where_all_programs_read_the_same(value: str, written: str) -> None:
    figure = Figure(
        id=Text("f"), title=Text(value), value=Text(value), parts=(Part(label=Text("a"), value=Text(value)),)
    )
    lines = [line.strip() for line in yaml_of(None, (figure,)).splitlines()]
    assert f"value: {written}" in lines
    assert f"- {{label: a, value: {written}}}" in lines
    assert f'title: "{value}"' in lines
