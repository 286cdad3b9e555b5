"""BibTeX that reads back as what was written: judged by a parser that counts braces as BibTeX does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import example, given

from briefing.citing.bibtex import bibtex, escaped, protected
from briefing.citing.forms import bibliography
from briefing.citing.works import Leaf, openable
from briefing.model.dates import Edtf
from briefing.model.entries import Header, Source
from briefing.model.text import Text
from tests import shipped
from tests.citing.blocks import HOSTILE, WORDS
from tests.citing.copying import cited
from tests.sample import place, sample_view

_NAMED = {
    "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~",
    "textasciicircum": "^", "textless": "<", "textgreater": ">", "textbar": "|",
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_COMMAND = re.compile(r"\\(?P<name>[a-z]+)\{\}|\\(?P<sign>[&%#_$])|(?P<brace>[{}])|(?P<active>[\\&%#_$~^])")


def parsed(written: str) -> dict[str, tuple[str, dict[str, str]]]:
    """Entries by key: kind and fields, values without their outer braces."""
    found: dict[str, tuple[str, dict[str, str]]] = {}
    for kind, body in _entries(written):
        key, _, rest = body.partition(",")
        assert re.fullmatch(r"[a-z0-9-]+", key)
        assert key not in found
        found[key] = (kind, dict(_fields(rest)))
    return found


def _entries(written: str) -> Iterator[tuple[str, str]]:
    while written.strip():
        head = re.match(r"\s*@([a-z]+)(?=\{)", written)
        assert head, written
        body, written = _group(written[head.end() :])
        yield head[1], body


def _fields(rest: str) -> Iterator[tuple[str, str]]:
    while rest.strip():
        name = re.match(r"\s*([a-z]+) = ", rest)
        assert name, rest
        rest = rest[name.end() :]
        if rest.startswith("{"):
            value, rest = _group(rest)
        else:
            value, _, rest = re.split(r"(,|$)", rest, maxsplit=1)
            assert value.strip() in _MONTHS
            rest = "," + rest
        yield name[1], value
        assert not rest.strip() or rest.startswith(","), rest
        rest = rest.removeprefix(",")


def _group(text: str) -> tuple[str, str]:
    """What is in the braces with which a text begins, and what follows; a backslash hides no brace."""
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return text[1:at], text[at + 1 :]
    raise AssertionError(f"never closed: {text}")


def typeset(value: str) -> str:
    """What TeX prints of a value; nothing in it may act."""

    def printed(found: re.Match[str]) -> str:
        assert not found["active"], value
        return _NAMED[found["name"]] if found["name"] else found["sign"] or ""

    return _COMMAND.sub(printed, value)


@given(WORDS)
@example(HOSTILE)
def test_every_text_is_printed_as_it_is(words: str) -> None:
    assert typeset(escaped(words)) == words
    assert typeset(protected(words)) == words


@given(WORDS, WORDS, WORDS)
@example(HOSTILE, HOSTILE, "{}\\%&#_")
def test_every_work_reads_back(title: str, publisher: str, path: str) -> None:
    url = Text(f"https://example.org/{path}")
    source = Source(id=Text("s-1"), title=Text(title), publisher=Text(publisher), url=url)
    (kind, fields) = parsed(bibtex([source], "note"))["s-1"]
    assert kind == ("online" if openable(url) else "misc")
    assert typeset(fields["title"]).split() == title.split()
    assert typeset(fields.get("howpublished", "")).split() == publisher.split()
    assert unquote(fields.get("url", "")) == (unquote(openable(url) or ""))
    assert not set("{}\\ \n") & set(fields.get("url", ""))


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Allies meet in The Hague", "Allies meet in {The} {Hague}"),
        ("NATO's F-35s (and AT&T)", r"{NATO's} {F-35s} (and {AT\&T})"),
        ("A Émile de E\u0301mile", "A {Émile} de {E\u0301mile}"),
        ("Vitamin E\u0301", "Vitamin {E\u0301}"),
        ("5% of _GDP_", r"5\% of \_{GDP}\_"),
    ],
)
def test_capitals_that_a_style_would_make_small_are_in_braces(title: str, written: str) -> None:
    assert protected(title) == written


@pytest.mark.parametrize(
    ("date", "fields"),
    [
        ("2026-02-12", {"date": "2026-02-12", "year": "2026", "month": "feb"}),
        ("2026-02", {"date": "2026-02", "year": "2026", "month": "feb"}),
        ("2026", {"date": "2026", "year": "2026"}),
        ("2025-07~", {"date": "2025-07~", "year": "about July 2025"}),
        ("1962?", {"date": "1962?", "year": "perhaps 1962"}),
        ("201X", {"date": "201X", "year": "the 2010s"}),
        ("2026-21", {"date": "2026-21", "year": "spring 2026"}),
        ("2026-02-06/..", {"date": "2026-02-06/..", "year": "on or after 6 February 2026"}),
        ("2026-02-13/2026-02-14", {"date": "2026-02-13/2026-02-14", "year": "13–14 February 2026"}),
    ],
)
def test_a_date_claims_no_more_than_is_known(date: str, fields: dict[str, str]) -> None:
    leaf = Leaf(Text("book"), Text("Title"), Header(title=Text("Title"), date=Edtf.parse(date)))
    (_, found) = parsed(bibtex([leaf]))["book"]
    assert {name: value for name, value in found.items() if name not in ("title", "edition")} == fields


def test_a_quote_is_its_source_with_the_words_as_a_note(tmp_path: Path) -> None:
    ((key, (kind, fields)),) = parsed(cited(sample_view(tmp_path), place("q-partner"), "bibtex")).items()
    assert (key, kind, fields["url"]) == ("agency", "online", "https://example.org/a")
    assert typeset(fields["note"]) == (
        "Q1 in Sample meeting, edition 1: “partnership rather than [sic] dependency” — Elbridge Colby, "
        "Under Secretary, the Pentagon, arrival, 12 February 2026"
    )


def test_all_sources_of_the_book_that_comes_with_the_program_read_back() -> None:
    book = shipped.nato().book
    found = parsed(bibliography(book, "bibtex"))
    assert list(found) == [source.id for source in book.section("sources")]
    for source in book.section("sources"):
        assert isinstance(source, Source)
        fields = found[source.id][1]
        assert typeset(fields["title"]) == source.title
        assert fields.get("url") == source.url
