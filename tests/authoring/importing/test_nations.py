"""Nations by every name that people give them."""

from __future__ import annotations

import pytest

from briefing.authoring.importing.nations import code, codes
from briefing.model import countries


@pytest.mark.parametrize("known", countries._NAMES)
def test_every_country_is_known_by_code_and_by_name(known: str) -> None:
    name = countries._NAMES[known]

    assert code(known) == known
    assert countries._NAMES[code(name)] == countries._NAMES[code(name.upper())] == name


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("UK", "GB"), ("Great Britain", "GB"), ("the United Kingdom", "GB"), ("US", "US"), ("U.S.", "US"),
        ("USA", "US"), ("the Netherlands", "NL"), ("Bahamas", "BS"), ("Turkey", "TR"), ("DEU", "DE"),
        ("Czech Republic", "CZ"), ("Côte d'Ivoire", "CI"), ("ITA", "IT"), ("deu", ""), ("it", ""),
        ("no", ""), ("Jordan Smith", ""), ("Narnia", ""), ("", ""),
    ],
)  # fmt: skip
def test_what_a_nation_is_called_for_short(words: str, meant: str) -> None:
    assert code(words) == meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Germany and Poland", ["DE", "PL"]),
        ("DE/PL", ["DE", "PL"]),
        ("Trinidad and Tobago", ["TT"]),
        ("Norway, Bosnia and Herzegovina, and Peru", ["NO", "BA", "PE"]),
        ("Norway and others", []),
        ("Norway and", []),
    ],
)
def test_several_nations_in_a_row(words: str, meant: list[str]) -> None:
    assert codes(words) == meant


def test_many_commas_are_soon_read() -> None:
    assert codes("Norway, " * 30_000 + "x") == []
