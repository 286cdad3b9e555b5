"""A unit through time: when it is there, what it is called, where it is."""

from __future__ import annotations

import pytest

from briefing.library.units import (
    Called,
    abbreviation_at,
    called_at,
    life,
    name_at,
    names_at,
    place_at,
    presence_at,
    title_at,
)
from briefing.library.when import Holds
from briefing.model.claims import FormerName, FormerPlace
from briefing.model.dates import Bound, Edtf
from briefing.model.entries import Unit
from briefing.model.text import Text

NAPLES = Unit(
    id=Text("naples"),
    name=Text("Joint Force Command Naples"),
    abbreviation=Text("JFC Naples"),
    place=Text("Lago Patria"),
    country=Text("IT"),
    founded=Edtf.parse("1951"),
    disbanded=Edtf.parse("2030-06-30"),
    names=(FormerName(name=Text("AFSOUTH"), from_=Bound.parse("1951"), until=Bound.parse("2004-03-14")),),
    places=(FormerPlace(place=Text("Bagnoli"), country=Text("IT"), until=Bound.parse("2012-12")),),
)


@pytest.mark.parametrize(
    ("when", "there"),
    [("1950", "no"), ("1951-07-01", "maybe"), ("1952", "yes"), ("2030-06-30", "yes"), ("2030-07-01", "no")],
)
def test_a_unit_is_there_from_its_founding_to_its_end(when: str, there: str) -> None:
    assert life(NAPLES).at(Edtf.parse(when)).value == there


def test_a_unit_bears_a_former_name_in_its_time_and_the_present_one_else() -> None:
    assert names_at(NAPLES, Edtf.parse("1990")) == (("AFSOUTH", Holds.YES),)
    assert names_at(NAPLES, Edtf.parse("2004-03-15")) == (("Joint Force Command Naples", Holds.YES),)
    assert names_at(NAPLES, Edtf.parse("2004-03")) == (
        ("AFSOUTH", Holds.MAYBE),
        ("Joint Force Command Naples", Holds.MAYBE),
    )


def test_of_two_names_that_it_may_bear_it_is_called_by_the_present_one() -> None:
    assert name_at(NAPLES, Edtf.parse("1990")) == "AFSOUTH"
    assert name_at(NAPLES, Edtf.parse("2004-03")) == "Joint Force Command Naples"


def test_an_abbreviation_belongs_to_the_present_name() -> None:
    assert abbreviation_at(NAPLES, Edtf.parse("1990")) is None
    assert abbreviation_at(NAPLES, Edtf.parse("2020")) == "JFC Naples"


def test_it_is_called_in_short_and_in_full_as_it_was_at_the_date() -> None:
    assert called_at(NAPLES, Edtf.parse("1990")) == Called(Text("AFSOUTH"), Text(""))
    assert called_at(NAPLES, Edtf.parse("2020")) == ("JFC Naples", "Joint Force Command Naples")
    assert called_at(NAPLES, None) == ("JFC Naples", "Joint Force Command Naples")
    assert [title_at(NAPLES, on) for on in (Edtf.parse("1990"), None)] == [
        "AFSOUTH",
        "Joint Force Command Naples",
    ]


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("1950", "not there yet"),
        ("1951-07-01", "perhaps not there"),
        ("2026", ""),
        ("2030-07", "no longer there"),
    ],
)
def test_whether_it_is_there_is_said_in_words(when: str, told: str) -> None:
    assert presence_at(NAPLES, Edtf.parse(when)).value == told


def test_a_unit_was_at_a_former_place_in_its_time() -> None:
    assert place_at(NAPLES, Edtf.parse("2000")) == ("Bagnoli", "IT")
    assert place_at(NAPLES, Edtf.parse("2013-01-01")) == ("Lago Patria", "IT")
