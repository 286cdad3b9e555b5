"""When two values are of the same thing, and when they contradict each other."""

from __future__ import annotations

import pytest

from briefing.library.figures.drift import Difference, Given, differs, given, others
from briefing.model.dates import Edtf
from briefing.model.entries import Figure
from briefing.model.measures import Part, Superseded
from briefing.model.text import Text


def figure(
    value: str,
    unit: str = "million euros",
    *,
    as_of: str = "",
    title: str = "Cost of the quay",
    parts: tuple[tuple[str, str], ...] = (),
    before: tuple[str, ...] = (),
    id_: str = "",
) -> Figure:
    return Figure(
        id=Text(id_ or f"f-{value}"),
        title=Text(title),
        value=Text(value),
        unit=Text(unit),
        as_of=Edtf.parse(as_of) if as_of else None,
        parts=tuple(Part(label=Text(label), value=Text(worth)) for label, worth in parts),
        supersedes=tuple(Superseded(value=Text(worth)) for worth in before),
    )


def one(figure: Figure, book: str = "harbour") -> Given:
    return next(given(figure, book))


@pytest.mark.parametrize(
    ("left", "right", "is_told"),
    [
        ("more than 4", "5.5", False),
        ("more than 4", "more than 5", False),
        ("at least 4", "up to 5", False),
        ("nearly 50", "48", False),
        ("more than 6", "5.5", True),
        ("at least 6", "up to 5", True),
        ("nearly 50", "51", True),
        ("nearly 50", "30", True),
    ],
)
def test_a_bound_agrees_with_what_is_within_it(left: str, right: str, is_told: bool) -> None:
    pair = (one(figure(left)), one(figure(right)))
    assert [differs(*pair), differs(*reversed(pair))] == (["value"] * 2 if is_told else [None] * 2)


@pytest.mark.parametrize(
    ("left", "right", "difference"),
    [
        (figure("48"), figure("52"), "value"),
        (figure("48"), figure("48"), None),
        (figure("48"), figure("52", title="Cost of the  QUAY"), "value"),
        (figure("48"), figure("52", title="Cost of the bridge"), None),
        (figure("48", as_of="2026-01"), figure("52", as_of="2026-01-20"), "value"),
        (figure("48", as_of="2026-01"), figure("52", as_of="2026-02"), "date"),
        (figure("48", as_of="2026-01"), figure("52"), "value"),
        (figure("48"), figure("0.048", "billion EUR"), None),
        (figure("48"), figure("0.052", "billion EUR"), "value"),
        (figure("48"), figure("52", "million euros, without the crane"), None),
        (figure("1404", "billion USD"), figure("1.4", "trillion dollars"), "rounding"),
        (figure("5", "%"), figure("5.4", "%"), "value"),
        (figure("48"), figure("52", before=("48",)), None),
        (figure("48", before=("52",)), figure("52"), None),
        (figure("35", "billion EUR"), figure("35", "million EUR"), "scale"),
        (figure("35", "billion EUR"), figure("35", "billion USD"), "currency"),
        (figure("35", "billion EUR"), figure("38", "billion USD"), None),
        (figure("2", "% of GDP"), figure("2", "percentage points"), "points"),
        (figure("2", "% of GDP"), figure("3", "percentage points"), None),
        (figure("2", "% of GDP"), figure("3", "% of real GDP"), None),
        (figure("80 to 100"), figure("100"), None),
        (figure("80 to 100"), figure("70"), "value"),
        (figure("disputed"), figure("52"), None),
    ],
)
def test_two_values(left: Figure, right: Figure, difference: Difference | None) -> None:
    pairs = [(a, b) for a in given(left, "harbour") for b in given(right, "harbour")]
    assert {found for a, b in pairs for found in (differs(a, b), differs(b, a))} <= {difference}
    assert pairs or difference is None


def test_a_part_may_be_another_figure_but_two_parts_are_of_two_things() -> None:
    quay = figure("48", parts=(("crane", "8"), ("stones", "40")))
    crane, town = figure("9", title="Crane"), figure("70", title="Town", parts=(("crane", "9"),))
    assert [drift.given.label for drift in others(given(quay, "harbour"), given(crane, "harbour"))] == [
        "Crane"
    ]
    assert [drift.given.label for drift in others(given(crane, "harbour"), given(quay, "harbour"))] == [
        "crane"
    ]
    assert others(given(quay, "harbour"), given(town, "harbour")) == ()


def test_in_two_books_the_same_id_is_the_same_thing() -> None:
    here, there = figure("48", id_="cost"), figure("52", title="What the quay costs", id_="cost")
    assert differs(one(here), one(there, "town")) == "value"
    assert differs(one(here), one(there)) is None


def test_a_figure_does_not_differ_from_itself() -> None:
    quay = figure("48", parts=(("Cost of the quay", "8"),))
    assert others(given(quay, "harbour"), given(quay, "harbour")) == ()
