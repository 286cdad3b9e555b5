"""A unit and a person through time, and the tree of a structure as one goes through it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.finding import shipped_folder
from briefing.model.book import Ref
from tests.journeys.reader import reading

NATO = shipped_folder() / "nato-feb-2026"
SIZES = [(60, 20), (80, 24), (160, 50)]


@pytest.fixture
def states(tmp_path: Path) -> Path:
    return tmp_path / "states"


def nato(entry: str) -> Ref:
    return Ref("nato-feb-2026", entry)


@pytest.mark.parametrize("size", SIZES)
async def test_the_posts_of_a_person_are_drawn_and_lead_to_who_held_them_before(
    states: Path, size: tuple[int, int]
) -> None:
    async with reading(NATO, states, size, start="rutte") as reader:
        assert "━" in reader.page.partition("Posts")[2]
        while reader.reading.marked != nato("stoltenberg"):
            await reader.press("right")
        await reader.press("enter")
        assert reader.here == nato("stoltenberg")
        assert "before Mark Rutte" in " ".join(reader.page.split())


async def test_who_came_before_in_a_post_is_one_key_away(states: Path) -> None:
    async with reading(NATO, states, (120, 40), start="wikoff") as reader:
        await reader.press("1")
        assert reader.here == nato("munsch")
        await reader.press("1")
        assert reader.here == nato("wikoff")


async def test_what_is_agreed_for_a_unit_is_drawn_apart(states: Path) -> None:
    async with reading(NATO, states, (160, 50), start="jfcnp") as reader:
        rows = reader.page.splitlines()
        (italy,) = (row for row in rows if "◇" in row and "Italy, agreed, not held" in row)
        assert "━" not in italy
        assert any("Wikoff" in row and "━" in row for row in rows)
