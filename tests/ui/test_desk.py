"""What is fetched for the screen, and what of it is made before it is drawn."""

from __future__ import annotations

from pathlib import Path

from briefing.model import asides
from briefing.model.page import Part
from briefing.model.text import Text
from briefing.reader.state import StateFolder
from briefing.ui.desk import Desk
from tests.sample import sample_volume

MANY = "events:\n" + "".join(
    f"  - {{id: e{number}, date: {1900 + number // 12}-{number % 12 + 1:02}, title: Event {number}}}\n"
    for number in range(1500)
)


def made(parts: tuple[Part, ...]) -> list[int]:
    return [number for number, part in enumerate(parts) if "blocks" in vars(part)]


def test_of_a_page_that_begins_further_down_what_is_around_that_is_made(tmp_path: Path) -> None:
    text = "book: {title: Many, date: 2000-01-15}\n" + MANY
    desk = Desk(sample_volume(tmp_path, text), None, StateFolder(tmp_path / "states"), None)
    ref = asides.Timeline().at("sample")

    found = desk.fetch(ref)
    assert found
    parts = found.page.parts
    begins = next(number for number, part in enumerate(parts) if found.page.start in part.slugs)
    assert set(range(begins - 4, min(begins + 5, len(parts)))) <= set(made(parts))
    assert len(made(parts)) < len(parts) / 2

    slug = next(iter(parts[1].slugs))
    again = desk.fetch(ref, start=Text(slug))
    assert again
    assert again.page.start == slug
    assert 1 in made(again.page.parts)
    assert begins + 1 not in made(again.page.parts)
