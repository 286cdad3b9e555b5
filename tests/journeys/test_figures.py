"""A person asks where a number comes from, and sees what else is given for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.journeys.reader import reading
from tests.loading.folders import write_book

BOOK = """
sources: [{id: minutes, publisher: Harbour board, title: Minutes}, {id: press, publisher: Press, title: News}]
articles: [{id: quay, title: The new quay, body: "It now costs [[cost]]."}]
figures:
  - {id: cost, title: Cost of the quay, value: 48, unit: million euros, as_of: 2026-01, source: minutes,
     valid_until: 2026-02-03, parts: [{label: crane, value: 8}, {label: stones, value: 43}]}
  - {id: again, title: Cost of the quay, value: 52, unit: million euros, as_of: 2026-01, source: press}
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_book(tmp_path / "books", {"b.yaml": BOOK})


async def test_a_figure_that_is_over_and_given_otherwise_says_so_on_its_page_and_passport(
    book: Path, tmp_path: Path
) -> None:
    async with reading(book, tmp_path, start="cost") as reader:
        for keys in ((), ("v",)):
            await reader.press(*keys)
            assert "▲ valid until 3 Feb 2026, 9 days before 12 Feb 2026" in reader.page
            assert re.search(
                "Also given as.*\n.*52 million euros · as of Jan 2026.*\n.*▲ not the same", reader.page
            )
        assert "▲ does not add up: 8 + 43 is not 48" in reader.page
        assert re.search(
            "Who uses it.*\n.*article · The new quay.*\n.*It now costs Cost of the quay", reader.page
        )
        await reader.press("v")
        assert "Who uses it" not in reader.page
        assert re.search("F1 +Cost of the q.*▲", reader.text)


async def test_the_other_value_is_one_key_away(book: Path, tmp_path: Path) -> None:
    async with reading(book, tmp_path, start="cost") as reader:
        await reader.press("f")
        label = next(found for line in reader.screen if (found := re.search(r"(\w) ?52 million euros", line)))
        await reader.press(label[1])
        assert reader.here.id == "again"
        assert "48 million euros · as of Jan 2026" in reader.page
