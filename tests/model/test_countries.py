"""Every country an author may name, by the name a ministry would print."""

from __future__ import annotations

import pytest

from briefing.model import countries
from briefing.model.countries import country_name, known
from briefing.model.text import clean


def test_all_of_iso_3166_is_there() -> None:
    today, former = set(countries._TODAY), set(countries._FORMER)
    assert len(today) == 249
    assert all(len(code) == 2 and code.isascii() and code.isupper() for code in today)
    assert len([code for code in former if len(code) == 4]) == 31
    assert not today & former


def test_a_two_letter_code_is_former_where_no_other_country_took_it() -> None:
    firsts = {code[:2] for code in countries._FORMER if len(code) == 4} - set(countries._TODAY)
    assert {code for code in countries._FORMER if len(code) == 2} == firsts


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("GB", "United Kingdom"),
        ("US", "United States"),
        ("TR", "Türkiye"),
        ("CZ", "Czechia"),
        ("MK", "North Macedonia"),
        ("NL", "Netherlands"),
        ("NO", "Norway"),
        ("KR", "South Korea"),
        ("CI", "Côte d’Ivoire"),
        ("SU", "Soviet Union"),
        ("SUHH", "Soviet Union"),
        ("YU", "Yugoslavia"),
        ("DD", "East Germany"),
        ("CSHH", "Czechoslovakia"),
        ("CSXX", "Serbia and Montenegro"),
        ("TP", "East Timor"),
        ("ZR", "Zaire"),
        ("BU", "Burma"),
        ("AN", "Netherlands Antilles"),
        ("GEHH", "Gilbert and Ellice Islands"),
        ("GE", "Georgia"),
        ("EU", "European Union"),
        ("UN", "United Nations"),
        ("NATO", "NATO"),
    ],
)
def test_a_code_has_its_everyday_name(code: str, name: str) -> None:
    assert known(code)
    assert country_name(code) == name


@pytest.mark.parametrize(
    "code", ["", "gb", "Gb", "nato", " GB", "UK", "XX", "ZZ", "Norway", "\ud800", "False"]
)
def test_anything_else_is_unknown(code: str) -> None:
    assert not known(code)
    assert country_name(code) is None


def test_names_are_clean_and_distinct_among_todays_countries() -> None:
    names = [*countries._NAMES.values()]
    assert all(name == clean(name).strip() and "  " not in name for name in names)
    assert len(set(countries._TODAY.values())) == 249
