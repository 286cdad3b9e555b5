"""What a person does with a book in a meeting, by keyboard alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.model import asides
from tests.journeys.reader import Reader, reading
from tests.sample import SAMPLE, place, write_book

SIZES = [(60, 20), (80, 24), (120, 40), (200, 60)]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_book(tmp_path)


@pytest.fixture
def states(tmp_path: Path) -> Path:
    return tmp_path / "states"


@pytest.mark.parametrize("size", SIZES)
async def test_a_book_opens_at_its_front_page_under_its_header(
    book: Path, states: Path, size: tuple[int, int]
) -> None:
    async with reading(book, states, size) as reader:
        assert reader.here == place()
        assert reader.screen[0].strip().startswith("Sample meeting")
        assert re.search("as of 12 Feb(ruary)? 2026  TLP:CLEAR", reader.screen[0])
        assert "Burden sharing" in reader.text
        assert "q quit" in reader.screen[-1]


async def test_the_header_stays_while_the_page_scrolls(book: Path, states: Path) -> None:
    async with reading(book, states, (60, 12), start="pledge") as reader:
        top = reader.text
        await reader.press("G")
        assert reader.text != top
        assert "Sample meeting" in reader.screen[0]
        await reader.press("g")
        assert reader.text == top


async def test_following_a_link_and_coming_back_finds_the_same_line_and_link(
    book: Path, states: Path
) -> None:
    async with reading(book, states, (80, 12), start="arrival") as reader:
        await reader.press("j", "j", "l", "l")
        before = (reader.here, reader.reading.place, reader.page)
        await reader.press("enter")
        assert reader.here == place("pledge")
        await reader.press("H")
        assert (reader.here, reader.reading.place, reader.page) == before
        await reader.press("L")
        assert reader.here == place("pledge")


async def test_back_works_after_a_resize(book: Path, states: Path) -> None:
    async with reading(book, states, (120, 20), start="pledge") as reader:
        await reader.press("j", "j", "j", "j")
        await reader.press("o")
        await reader.resize(64, 16)
        await reader.press("H")
        assert reader.here == place("pledge")
        await reader.resize(120, 20)
        assert reader.reading.place.row > 0


async def test_every_visible_link_gets_a_label_and_the_label_leads_there(book: Path, states: Path) -> None:
    async with reading(book, states, start="arrival") as reader:
        await reader.press("f", "a")
        assert reader.here == place("colby")


async def test_escape_takes_the_labels_away(book: Path, states: Path) -> None:
    async with reading(book, states, start="arrival") as reader:
        before = reader.text
        await reader.press("f")
        assert reader.text != before
        await reader.press("escape")
        assert reader.text == before


async def test_a_number_follows_a_link_of_the_context(book: Path, states: Path) -> None:
    async with reading(book, states, start="arrival") as reader:
        assert "1 Elbridge Colby" in reader.text
        await reader.press("2")
        assert reader.here == place("pledge")


async def test_a_number_first_shows_a_context_that_is_hidden(book: Path, states: Path) -> None:
    async with reading(book, states, (60, 20), start="arrival") as reader:
        await reader.press("1")
        assert reader.here == place("arrival")
        assert "1 Elbridge Colby" in reader.text
        await reader.press("1")
        assert reader.here == place("colby")


async def test_from_the_contents_an_entry_opens_in_the_text(book: Path, states: Path) -> None:
    async with reading(book, states) as reader:
        await reader.press("shift+tab")
        assert reader.focused == "RowList"
        await reader.press("G", "enter")
        assert reader.here == place("paper")
        assert reader.focused == "Reading"


async def test_the_contents_fold_and_remember_it(book: Path, states: Path) -> None:
    async with reading(book, states) as reader:
        await reader.press("shift+tab", "j", "j", "j", "h")
        assert "▸ Agenda" in reader.text
        await reader.press("l")
        assert "▾ Agenda" in reader.text
        await reader.press("h", "o", "q")
        assert not reader.desk.saving()()
    async with reading(book, states) as reader:
        assert "▸ Agenda" in reader.text


async def test_typing_filters_the_contents_live(book: Path, states: Path) -> None:
    async with reading(book, states) as reader:
        await reader.press("shift+tab", "F", *"naples")
        contents = "\n".join(line[:30] for line in reader.screen)
        assert "JFC Naples" in contents
        assert "Elbridge" not in contents
        await reader.press("enter", "j", "enter")
        assert reader.here == place("naples")
        await reader.press("shift+tab", "F", "escape")
        assert "▾ People" in reader.text


async def test_words_typed_into_the_filter_are_not_taken_as_keys(book: Path, states: Path) -> None:
    async with reading(book, states) as reader:
        await reader.press("shift+tab", "F", *"qoT")
        assert reader.here == place()
        assert "qoT" in reader.text


@pytest.mark.parametrize("size", SIZES)
async def test_tab_reaches_every_pane_at_every_size(book: Path, states: Path, size: tuple[int, int]) -> None:
    async with reading(book, states, size, start="arrival") as reader:
        seen = [reader.focused]
        for _ in range(2):
            await reader.press("tab")
            seen.append(reader.focused)
        assert seen == ["Reading", "Context", "RowList"]
        await reader.press("tab")
        assert reader.focused == "Reading"
        assert "The arrival" in reader.text


async def test_the_panes_can_be_labelled_and_gone_to(book: Path, states: Path) -> None:
    async with reading(book, states) as reader:
        await reader.press("w", "x")
        assert reader.focused == "Context"
        await reader.press("w", "c")
        assert reader.focused == "RowList"
        await reader.press("w", "escape")
        assert reader.focused == "RowList"
        await reader.press("escape")
        assert reader.focused == "Reading"


async def test_side_panes_are_hidden_and_shown_by_key(book: Path, states: Path) -> None:
    async with reading(book, states, start="arrival") as reader:
        await reader.press("x")
        assert "Leads to" not in reader.text
        await reader.press("b")
        assert "▾ Articles" not in reader.text
        await reader.press("x", "b")
        assert "Leads to" in reader.text
        assert "▾ Articles" in reader.text


async def test_in_a_narrow_window_a_pane_covers_the_text_and_goes_away_by_itself(
    book: Path, states: Path
) -> None:
    async with reading(book, states, (60, 20), start="arrival") as reader:
        await reader.press("x")
        assert "Leads to" in reader.text
        assert "The arrival" not in reader.text
        await reader.press("enter")
        assert reader.here == place("colby")
        assert "Leads to" not in reader.text
        await reader.press("b", "q")
        assert reader.app.is_running
        assert "Elbridge Colby" in reader.text


async def test_a_window_that_is_too_small_says_so_and_recovers(book: Path, states: Path) -> None:
    async with reading(book, states) as reader:
        await reader.resize(30, 8)
        assert "too small" in reader.text
        await reader.resize(60, 20)
        assert "Sample meeting" in reader.text


async def test_reopening_a_book_comes_back_to_the_same_place(book: Path, states: Path) -> None:
    async with reading(book, states, (80, 12), start="pledge") as reader:
        await reader.press("j", "j", "j")
        place_before = reader.reading.place
        await reader.press("q")
        assert not reader.desk.saving()()
    async with reading(book, states, (80, 12)) as reader:
        assert reader.here == place("pledge")
        assert reader.reading.place == place_before


async def test_help_shows_the_keys_of_the_place_one_is_in(book: Path, states: Path) -> None:
    async with reading(book, states) as reader:
        await reader.press("?")
        assert "follow the marked link" in reader.text
        assert "fold the section" not in reader.text
        await reader.press("escape", "shift+tab", "?")
        assert "fold the section" in reader.text
        await reader.press("q")
        assert "fold the section" not in reader.text
        assert reader.app.is_running


async def test_the_palette_does_what_a_key_does(book: Path, states: Path) -> None:
    async with reading(book, states) as reader:
        await reader.press("ctrl+p", *"timeline of", "enter")
        await reader.settle()
        assert reader.here == place("@timeline")


async def test_the_timeline_and_the_front_page_are_one_key_away(book: Path, states: Path) -> None:
    async with reading(book, states) as reader:
        await reader.press("T")
        assert "The agreement" in reader.text
        await reader.press("o")
        assert reader.here == place()


async def test_copying_takes_the_words_with_their_citation(book: Path, states: Path) -> None:
    async with reading(book, states, start="q-partner") as reader:
        await reader.press("y")
        assert reader.app.clipboard.startswith("“partnership rather than [sic] dependency” — Elbridge Colby")
        assert "Source: Agency" in reader.app.clipboard
        assert "Copied Q1 with its citation" in reader.said


async def test_a_book_without_faults_has_no_banner(book: Path, states: Path) -> None:
    async with reading(book, states) as reader:
        assert "This book has" not in reader.text


async def test_a_book_with_faults_opens_and_says_so_quietly(tmp_path: Path, states: Path) -> None:
    broken = write_book(
        tmp_path, SAMPLE.replace("speaker: colby, said: 2026", "speaker: colbi, said: 2026"), "broken"
    )
    async with reading(broken, states) as reader:
        assert "This book has 1 error" in reader.text
        await reader.press("E")
        assert "colbi" in reader.text
        await reader.press("H")
        assert reader.here.id == ""


async def test_a_web_address_is_opened_only_after_asking(
    book: Path, states: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = browser(tmp_path, monkeypatch)
    async with reading(book, states, start="agency") as reader:
        await reader.press("l", "enter")
        assert "Open this address in the browser?" in reader.text
        assert "https://example.org/a" in reader.text
        await reader.press("n")
        assert not opened.exists()
        await reader.press("enter", "y")
        assert opened.read_text(encoding="utf-8") == "https://example.org/a\n"


async def test_without_a_display_an_address_is_copied(
    book: Path, states: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(variable, raising=False)
    async with reading(book, states, start="agency") as reader:
        await reader.press("l", "enter")
        assert reader.app.clipboard == "https://example.org/a"
        assert "there is no browser here" in reader.said


def browser(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A browser that only writes down what it is asked to open; the file it writes to."""
    opened = folder / "opened"
    program = folder / "browser"
    program.write_text(f"#!/bin/sh\necho \"$1\" >> '{opened}'\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(program))
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    return opened


async def test_a_link_to_another_book_opens_it_and_back_returns(
    tmp_path: Path, states: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    monkeypatch.setenv("BRIEFING_PATH", str(shelf))
    first = write_book(shelf, SAMPLE.replace("[[colby]] came", "[[other/colby|The other]] came"), "sample")
    write_book(shelf, SAMPLE.replace("Sample meeting", "Other meeting"), "other")
    async with reading(first, states, start="arrival") as reader:
        await reader.press("l", "enter")
        assert str(reader.here) == "other/colby"
        assert "Other meeting" in reader.screen[0]
        await reader.press("H")
        assert reader.here == place("arrival")
        assert "Sample meeting" in reader.screen[0]


async def leave(reader: Reader) -> int | None:
    await reader.press("q")
    return reader.app.return_code


async def test_q_leaves(book: Path, states: Path) -> None:
    async with reading(book, states) as reader:
        assert await leave(reader) == 0


async def test_a_stop_that_is_gone_is_passed_over_on_the_way_back(book: Path, states: Path) -> None:
    async with reading(book, states, start="arrival") as reader:
        await reader.press("1", "o", "T", "q")
        assert not reader.desk.saving()()
    source = book / "book.yaml"
    without = SAMPLE.replace("id: colby", "id: bridge").replace("[[colby]]", "[[bridge]]")
    source.write_text(without.replace("speaker: colby", "speaker: bridge"), encoding="utf-8")
    async with reading(book, states) as reader:
        assert reader.here == place("@timeline")
        await reader.press("H", "H")
        assert reader.here == place("arrival")


async def test_what_is_remembered_is_that_of_the_book_that_was_opened(
    tmp_path: Path, states: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    first = write_book(shelf, SAMPLE.replace("[[colby]] came", "[[other/colby|The other]] came"), "sample")
    second = write_book(shelf, SAMPLE.replace("Sample meeting", "Other meeting"), "other")
    async with reading(second, states, start="gdp") as reader:
        await reader.press("q")
        reader.desk.saving()()
    async with reading(first, states, start="arrival") as reader:
        await reader.press("l", "enter", "q")
        assert str(reader.here) == "other/colby"
        reader.desk.saving()()
    async with reading(second, states) as reader:
        assert str(reader.here) == "other/gdp"
    async with reading(first, states) as reader:
        assert reader.here == place()
        await reader.press("H")
        assert str(reader.here) == "other/colby"


async def test_labels_asked_for_in_the_contents_go_over_the_text(book: Path, states: Path) -> None:
    async with reading(book, states, start="arrival") as reader:
        await reader.press("shift+tab", "f", "a")
        assert reader.here == place("colby")


async def test_a_filter_that_finds_nothing_says_so_and_lets_one_out(book: Path, states: Path) -> None:
    async with reading(book, states) as reader:
        await reader.press("F", *"zzz", "enter")
        assert "nothing has these words" in reader.text
        await reader.press("enter", "escape")
        assert "▾ Articles" in reader.text
        assert "zzz" not in reader.text
        await reader.press("escape")
        assert reader.focused == "Reading"


async def test_the_mark_of_the_context_goes_along_when_one_pages(book: Path, states: Path) -> None:
    async with reading(book, states, start="agency") as reader:
        await reader.press("tab", "G", "enter")
        last = reader.here
        await reader.press("H", "g", "enter")
        assert reader.here != last


async def test_below_the_comfortable_size_it_says_so_and_still_works(book: Path, states: Path) -> None:
    async with reading(book, states, (50, 16)) as reader:
        assert "This window is small" in reader.text
        await reader.press("T")
        assert "as of 12 Feb 2026" in reader.page
        await reader.resize(60, 20)
        assert "This window is small" not in reader.text


async def test_the_status_line_says_how_far_down_the_page_one_is(book: Path, states: Path) -> None:
    async with reading(book, states, (80, 14), start="pledge") as reader:
        assert reader.screen[-1].rstrip().endswith("F1 0%")
        await reader.press("G")
        assert reader.screen[-1].rstrip().endswith("F1 100%")
        await reader.press("o", "H")
        assert reader.screen[-1].rstrip().endswith("F1 100%")
        await reader.resize(80, 60)
        assert reader.screen[-1].rstrip().endswith("F1")


async def test_words_selected_with_the_mouse_are_copied(book: Path, states: Path) -> None:
    async with reading(book, states, start="gdp") as reader:
        line = next(y for y, row in enumerate(reader.page.splitlines()) if "What a country" in row)
        start = reader.page.splitlines()[line].index("What a country")
        await reader.pilot.mouse_down(reader.reading, offset=(start, line))
        await reader.pilot.hover(reader.reading, offset=(start + 14, line))
        await reader.pilot.mouse_up(reader.reading, offset=(start + 14, line))
        await reader.settle()
        assert reader.app.clipboard.strip() == "What a country"
        assert "Copied the selected words" in reader.said


async def test_a_click_follows_a_link(book: Path, states: Path) -> None:
    async with reading(book, states, start="arrival") as reader:
        rows = reader.page.splitlines()
        line = next(y for y, row in enumerate(rows) if "Elbridge Colby" in row)
        await reader.pilot.click(reader.reading, offset=(rows[line].index("Elbridge") + 2, line))
        await reader.settle()
        assert reader.here == place("colby")


async def test_v_shows_what_an_entry_rests_on_and_leads_back(tmp_path: Path) -> None:
    text = SAMPLE.replace("{id: agency,", "{id: agency, text: said.txt,")
    book = write_book(tmp_path, text)
    (book / "said.txt").write_text("A partnership rather than dependency.", encoding="utf-8")
    async with reading(book, tmp_path / "states", start="q-partner") as reader:
        await reader.press("v")
        assert reader.here == asides.Evidence("q-partner").at("sample")
        assert "✓ exact […]: in the text of Agency" in " ".join(reader.page.split())
        await reader.press("v")
        assert reader.here == place("q-partner")
        await reader.press("o", "v")
        assert reader.here == place("")


async def test_at_the_evidence_copying_and_finding_are_about_the_entry(tmp_path: Path) -> None:
    async with reading(write_book(tmp_path), tmp_path / "states", start="q-partner") as reader:
        await reader.press("v", "y")
        assert "Q1 with its citation" in reader.text
        await reader.press("slash", "shift+tab", *"partnership")
        assert "2 hits " in reader.text


async def test_v_leads_from_evidence_to_its_entry_where_one_did_not_come_from_there(tmp_path: Path) -> None:
    async with reading(write_book(tmp_path), tmp_path / "states", start="@evidence-pledge") as reader:
        assert reader.here == asides.Evidence("pledge").at("sample")
        await reader.press("v")
        assert reader.here == place("pledge")
