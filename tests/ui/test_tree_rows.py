"""The row of a unit at any width: nothing is cut without a sign, and what matters least goes first."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.page import Mark
from briefing.model.text import Text, clean
from briefing.pages.unit_row import NOT_KNOWN, Told
from briefing.ui.flow import text_of, width_of
from briefing.ui.tree_rows import Sign, crumbs, details, draw, guides

NAPLES = Told(
    short=Text("JFCNP"),
    full=Text("Allied Joint Force Command Naples"),
    level=Text("operational"),
    place=Text("Lago Patria"),
    tie=Text(""),
    caution=Text(""),
    post=Text("Commander"),
    holder=tuple(
        map(
            Text,
            (
                "George M. Wikoff (US), Admiral, US Navy",
                "George M. Wikoff (US), Admiral",
                "Wikoff (US), Admiral",
                "Wikoff (US)",
            ),
        )
    ),
    coming=(Text("Italy agreed, not held"), Text("IT agreed"), Text("IT")),
)
WIDTHS = range(20, 160)
LEAF = Sign((True, False), has_branches=False)

words = st.text(max_size=30).map(clean)
told = st.builds(
    Told, words, words, words, words, words, words, st.booleans(), words, st.tuples(words), st.just(())
)
signs = st.builds(Sign, st.lists(st.booleans(), max_size=30).map(tuple), st.booleans(), st.integers(0, 9_999))


def seen(width: int, of: Told = NAPLES, sign: Sign = LEAF) -> str:
    return text_of(draw(of, sign, False, width)).rstrip()


@given(told, signs, st.integers(20, 160))
def test_a_row_fills_its_width_exactly(of: Told, sign: Sign, width: int) -> None:
    assert width_of(draw(of, sign, False, width)) == width


def test_a_wide_row_says_all() -> None:
    row = seen(160)
    for said in (
        "└── JFCNP",
        NAPLES.full,
        NAPLES.level,
        NAPLES.place,
        "Wikoff (US), Admiral  ◇ IT",
    ):
        assert said in row


def test_of_places_where_it_may_be_the_first_stands_with_a_sign() -> None:
    unsure = NAPLES._replace(place=Text("Casteau-Maisières (perhaps); Paris (perhaps)"))
    assert "Casteau-…? +1" in seen(80, unsure)
    assert "Mons?; Paris?" in seen(80, unsure._replace(place=Text("Mons (perhaps); Paris (perhaps)")))


def test_the_level_goes_first_then_the_place_then_the_first_name() -> None:
    assert [width for width in WIDTHS if "operational" in seen(width)] == list(range(124, 160))
    assert [width for width in WIDTHS if "Lago Patria" in seen(width)] == list(range(72, 160))
    assert seen(72).endswith("Wikoff (US)  ◇ IT agreed")
    assert seen(60).endswith("Wikoff (US)  ◇ IT")
    assert seen(40).endswith("Wikoff (US) ◇")
    assert seen(30) == "│ └── JFCNP  Allied Joint For…"


@pytest.mark.parametrize("width", WIDTHS)
def test_that_somebody_is_agreed_to_is_seen_wherever_a_holder_is(width: int) -> None:
    row = seen(width)
    assert ("Wikoff" in row) == ("◇" in row)


def test_what_is_not_under_command_is_drawn_apart_and_named() -> None:
    aside = NAPLES._replace(tie=Text("coordination"), again=True, level=Text(""), place=Text(""))
    row = seen(80, aside._replace(holder=(), coming=()))

    assert row.startswith("│ └┄┄ JFCNP")
    assert row.endswith("(coordination, shown elsewhere)")


def test_what_is_not_sure_says_so_in_words() -> None:
    drawn = draw(NAPLES._replace(caution=Text("perhaps")), LEAF, False, 60)
    assert any(piece.text == " (perhaps)" and Mark.WARNING in piece.marks for piece in drawn)
    unsure = NAPLES._replace(short=Text("JFC Naples"), caution=Text("perhaps not there"))
    assert "JFC Naples  Allied… (?)" in seen(46, unsure)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_name_in_full_is_never_left_out_without_a_sign(width: int) -> None:
    row = seen(width, NAPLES._replace(short=Text("JFC")))
    assert "JFC  Alli" in row or "JFC  All…" in row or "JFC …" in row


def test_of_a_name_in_full_without_room_a_sign_is_left() -> None:
    deep = Sign((True, True, True, True, False), has_branches=False)
    assert "CAOC Torrejón …  " in seen(52, NAPLES._replace(short=Text("CAOC Torrejón")), deep)


@pytest.mark.parametrize("width", WIDTHS)
def test_all_rows_of_one_width_say_perhaps_alike(width: int) -> None:
    words = tuple(clean(f"{one} (perhaps)") for one in NAPLES.holder)
    said = set()
    for name in ("A", "JFCNP", "Allied Joint Force Command"):
        unsure = NAPLES._replace(short=Text(name), caution=Text("perhaps"), holder=words)
        row = seen(width, unsure)
        said.add((" (?)" in row, "(US)?" in row))
    assert len(said) == 1


def test_a_long_surname_is_cut_and_the_country_kept() -> None:
    long = NAPLES._replace(holder=(Text("Schillingsfürst-Hohenlohe-Langenburg (AT), acting"),), coming=())

    assert seen(60, long).endswith("Schillin… (AT), acting")
    assert seen(100, long).endswith("Schillingsfürst-Hohen… (AT), acting")


def test_of_several_who_have_no_room_the_first_is_named_and_the_others_counted() -> None:
    several = (Text("Featherstone (GB) (perhaps); Montgomery (US) (perhaps); Ark (NO) (perhaps)"),)
    unsure = NAPLES._replace(holder=several, coming=())

    assert seen(60, unsure).endswith("Featherstone (GB)? +2")
    assert seen(160, unsure).endswith("Featherstone (GB) (perhaps) +2")


def test_who_is_not_known_stands_back() -> None:
    drawn = draw(NAPLES._replace(holder=NOT_KNOWN, coming=()), LEAF, False, 80)

    assert any(piece.text == "not known" and Mark.MUTED in piece.marks for piece in drawn)
    assert "Commander: not known" in details(NAPLES._replace(holder=NOT_KNOWN, coming=()))


def test_folded_rows_are_counted() -> None:
    assert re.match(r"▸ JFCNP .* \+1,234 ", seen(80, sign=Sign((), True, 1_234)))
    assert seen(80, sign=Sign((), True)).startswith("▾ JFCNP")
    assert re.match(r"▸ JFCNP  Allied", seen(80, sign=Sign((), True, 0)))  # others have their place elsewhere


def test_only_a_match_stands_out() -> None:
    dim = draw(NAPLES, LEAF, True, 80)
    assert {piece.marks for piece in dim} == {Mark.MUTED}


def test_deep_guides_are_cut_at_the_left() -> None:
    lines = guides(Sign((True,) * 30, has_branches=True), False, 20)
    assert re.fullmatch(r"…[ │]{15}├─▾ ", lines)
    deep = NAPLES._replace(full=Text("Naples"))
    assert "JFCNP  Naples" in seen(60, deep, Sign((True,) * 300, has_branches=True))


def test_a_long_way_is_cut_in_the_middle() -> None:
    way = tuple(map(Text, ("NAC", "MC", "ACO", "JFCNP")))

    assert crumbs(way, 40) == "NAC › MC › ACO › JFCNP"
    assert crumbs(way, 20) == "NAC › … › JFCNP"
    assert crumbs(way, 10) == "… › JFCNP"
    assert crumbs(way, 6) == "… › J…"
    assert crumbs((), 9) == ""


def test_below_the_tree_stands_what_the_row_has_no_room_for() -> None:
    assert details(NAPLES) == (
        "Allied Joint Force Command Naples · Commander: George M. Wikoff (US), Admiral, US Navy"
        " · ◇ Italy agreed, not held · operational · Lago Patria"
    )


def test_below_the_tree_stands_what_is_so_only_perhaps() -> None:
    unsure = NAPLES._replace(caution=Text("perhaps"), standing=Text("perhaps under MOV, reported"))

    assert "· perhaps under MOV, reported · operational" in details(unsure)
    assert "under ACO" not in details(NAPLES._replace(standing=Text("under ACO")))
