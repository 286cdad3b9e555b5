"""A word is taken for another only where hardly another can be meant."""

from __future__ import annotations

import pytest

from briefing.authoring.fixes.near import likely, meant

PEOPLE = ["hansen", "rutte", "pledge-2", "q-partnership"]


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("ruttte", "rutte"),
        ("rutet", "rutte"),
        ("Rutte", "rutte"),
        ("q_partnership", "q-partnership"),
        ("q-partnreshp", "q-partnership"),
        ("hanzon", None),  # two letters of a short word are another word
        ("pledge-3", None),  # another number is another thing
        ("pledge", None),
        ("ru", None),
        ("", None),
    ],
)
def test_a_slip_is_mended_and_no_more(written: str, right: str | None) -> None:
    assert meant(written, PEOPLE) == right


def test_where_two_are_near_none_is_meant() -> None:
    assert meant("jansen", ["hansen", "jensen"]) is None
    assert likely("jansen", ["hansen", "jensen"]) is None


def test_what_is_much_more_like_one_is_likely() -> None:
    assert likely("alias", ["aliases", "term"]) == "aliases"
    assert likely("nds-202zq", ["nds-2026"]) is None
    assert likely("x", []) is None
