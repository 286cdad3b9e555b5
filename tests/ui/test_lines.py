"""The line at the top and the one at the bottom: what gives way where there is no room."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from briefing.model.dates import Edtf
from briefing.model.text import Text
from briefing.ui.keys import KEYS
from briefing.ui.panes.header import Header
from briefing.ui.panes.status_line import StatusLine
from tests.pilot import piloted


class Lines(App[None]):
    """Only the two lines."""

    def compose(self) -> ComposeResult:
        header = Header()
        header.styles.height = 1
        header.book, header.marking = Text("A book with [a] long title"), Text("TLP:AMBER")
        header.meeting = header.as_of = Edtf.parse("2026-02-12")
        status = StatusLine(KEYS, lambda: Text("Q7 50%"))
        status.styles.height = 1
        yield header
        yield status


async def drawn(width: int) -> tuple[str, str]:
    app = Lines()
    async with piloted(app, (width, 4)):
        header, status = app.query_one(Header).render(), app.query_one(StatusLine).render_line(0)
        return header.plain, status.text


@pytest.mark.parametrize("width", [40, 60, 80, 120])
async def test_the_lines_fill_the_width_and_no_more(width: int) -> None:
    for line in await drawn(width):
        assert len(line) == width


async def test_the_header_says_book_meeting_date_and_marking() -> None:
    header, _ = await drawn(120)
    assert header.startswith("A book with [a] long title  12 February 2026")
    assert header.endswith("as of 12 February 2026  TLP:AMBER")


async def test_date_and_marking_stay_where_the_title_does_not_fit() -> None:
    header, _ = await drawn(72)
    assert header.startswith("A book with [a] long title  12 Feb 2026 ")
    header, _ = await drawn(50)
    assert "…" in header
    assert header.endswith("as of 12 Feb 2026  TLP:AMBER")


async def test_the_keys_that_matter_most_stay_longest() -> None:
    _, wide = await drawn(120)
    _, narrow = await drawn(40)
    assert all(word in wide for word in ("follow", "find", "links", "panes", "help", "quit"))
    assert "follow" in narrow
    assert "panes" not in narrow
    assert narrow.endswith("Q7 50%")
