"""Through the tree of a structure: folding, filtering, dates, and back to the same row."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.library.finding import shipped_folder
from briefing.model import asides
from briefing.model.book import Ref
from briefing.ui.screens.reading import ReadingScreen
from tests.journeys.reader import Reader, reading

NATO = shipped_folder() / "nato-feb-2026"
SIZES = [(60, 20), (80, 24), (160, 50)]


@pytest.fixture
def states(tmp_path: Path) -> Path:
    return tmp_path / "states"


def nato(entry: str) -> Ref:
    return Ref("nato-feb-2026", entry)


def lines(reader: Reader, widget: str) -> list[str]:
    """What is on the screen of a widget."""
    region = reader.app.screen.query_one(widget).region
    return [line[region.x : region.right] for line in reader.screen[region.y : region.bottom]]


def tree(reader: Reader) -> list[str]:
    """The rows of the tree that are on the screen."""
    return [row.rstrip(" ▁▂▃▄▅▆▇") for row in lines(reader, "TreeList")]


def names(reader: Reader) -> list[str]:
    """The short names in these rows."""
    return [found.group() for row in tree(reader) if (found := re.search(r"[A-Z]{2,}", row))]


def marked(reader: Reader) -> str:
    """The row with the cursor."""
    return next(row for row in tree(reader) if row.startswith("▌"))


async def go_to(reader: Reader, unit: str) -> None:
    """Move down to a unit."""
    while f" {unit} " not in f"{marked(reader)} ":
        await reader.press("down")


@pytest.mark.parametrize("size", SIZES)
async def test_a_structure_opens_as_a_tree_and_a_unit_of_it_with_enter(
    states: Path, size: tuple[int, int]
) -> None:
    async with reading(NATO, states, size, start="ncs") as reader:
        assert reader.focused == "TreeList"
        assert "▾ NAC" in marked(reader)
        await go_to(reader, "JFCNP")
        assert "Wikoff (US)" in marked(reader)
        assert "◇" in marked(reader)
        assert "NAC › MC › ACO › JFCNP" in reader.text
        assert "◇ Italy agreed, not held" in " ".join("".join(lines(reader, "TreeFoot")).split())
        await reader.press("enter")
        assert reader.here == nato("jfcnp")
        assert reader.focused == "Reading"


async def test_branches_fold_and_unfold(states: Path) -> None:
    async with reading(NATO, states, start="ncs") as reader:
        whole = tree(reader)
        await go_to(reader, "ACO")
        await reader.press("left")
        assert "▸ ACO" in marked(reader)
        assert "+14" in marked(reader)
        assert "JFCNP" not in "".join(tree(reader))
        await reader.press("left")
        assert "▾ MC" in marked(reader)
        await go_to(reader, "ACO")
        await reader.press("right", "right")
        assert "SHAPE" in marked(reader)
        await reader.press("left", "z", "z")
        assert [row[1:] for row in tree(reader)] == [row[1:].replace("▌", " ") for row in whole]


async def test_all_is_folded_at_the_level_where_one_is(states: Path) -> None:
    async with reading(NATO, states, start="ncs") as reader:
        await go_to(reader, "ACO")
        await reader.press("Z")
        assert names(reader) == ["NAC", "MC", "IMS", "ACO", "ACT"]
        assert "▸ ACO" in marked(reader)
        await reader.press("Z")
        assert len(names(reader)) == 23


async def test_a_filter_keeps_what_is_found_and_what_is_above(states: Path) -> None:
    async with reading(NATO, states, (80, 24), start="ncs") as reader:
        await reader.press("/", *"norfolk")
        assert "2 of 22 units" in reader.text
        assert names(reader) == ["NAC", "MC", "ACO", "JFCNF", "ACT"]
        await reader.press("enter", "n")
        assert "ACT" in marked(reader)
        await reader.press("N")
        assert "JFCNF" in marked(reader)
        await reader.press("escape")
        assert "22 units" in reader.text
        assert "of 22" not in reader.text
        assert "JFCNF" in marked(reader)


async def test_from_the_filter_one_may_look_further_in_the_book(states: Path) -> None:
    async with reading(NATO, states, start="ncs") as reader:
        await reader.press("/", *"wikoff", "tab")
        assert type(reader.app.screen).__name__ == "Finder"
        assert "/ wikoff" in reader.text
        await reader.press("escape")
        assert reader.focused == "TreeList"


async def test_nothing_found_says_so(states: Path) -> None:
    async with reading(NATO, states, start="ncs") as reader:
        await reader.press("/", *"nowhere")
        assert "Nothing has these words." in reader.text
        await reader.press("enter", "c", "y", "left", "right", "z", "Z", "n", "f")
        await reader.press("escape")
        assert "▾ NAC" in marked(reader)


async def test_other_dates_keep_the_unit_and_what_is_folded(states: Path) -> None:
    async with reading(NATO, states, start="ncs") as reader:
        await go_to(reader, "AIRCOM")
        await reader.press("left", "up", "up", "up")
        assert "JFCNP" in marked(reader) or "JFCNF" in marked(reader)
        unit = marked(reader).split()[2]
        await reader.press("[")
        assert "≠ meeting" in reader.text
        assert unit in marked(reader)
        assert any("▸ AIRCOM" in row for row in tree(reader))
        assert "◇" in "".join(tree(reader))
        await reader.press("[")
        assert "◇" not in "".join(tree(reader))
        await reader.press("=")
        assert "≠ meeting" not in reader.text
        assert unit in marked(reader)


async def test_back_and_forward_find_the_same_row_and_the_same_folds(states: Path) -> None:
    async with reading(NATO, states, (80, 24), start="ncs") as reader:
        await go_to(reader, "AIRCOM")
        await reader.press("left")
        await go_to(reader, "JWC")
        before = tree(reader)
        await reader.press("enter", "H")
        assert tree(reader) == before
        await reader.press("L", "o", "H", "H")
        assert tree(reader) == before
        reader.app.leave()
        assert reader.desk.saving()() == ""
    async with reading(NATO, states, (80, 24)) as reader:
        assert tree(reader) == before


async def test_evidence_and_chain_are_those_of_the_unit_and_lead_back(states: Path) -> None:
    async with reading(NATO, states, start="ncs") as reader:
        await go_to(reader, "MARCOM")
        before = tree(reader)
        for key, aside in (
            ("v", asides.Evidence("marcom").at("nato-feb-2026")),
            ("c", asides.Chain("marcom").at("nato-feb-2026")),
        ):
            await reader.press(key)
            assert reader.here == aside
            await reader.press(key)
            assert reader.here == nato("ncs")
            assert tree(reader) == before


async def test_relations_other_than_command_are_apart_and_can_be_left_out(states: Path) -> None:
    async with reading(NATO, states, start="ncs") as reader:
        (aside,) = (row for row in tree(reader) if "┄" in row)
        assert "(coordination, shown elsewhere)" in aside
        await go_to(reader, "JFCNF")
        await reader.press("down", "right")
        assert "└── CAOC Bodø" in marked(reader)
        await reader.press("r")
        assert "command alone" in reader.text
        assert "┄" not in "".join(tree(reader))
        assert "└── CAOC Bodø" in marked(reader)
        await reader.press("r")
        assert "┄" in "".join(tree(reader))


@pytest.mark.parametrize("size", SIZES)
async def test_no_unit_of_the_book_stands_without_its_name_or_a_sign_for_it(
    states: Path, size: tuple[int, int]
) -> None:
    async with reading(NATO, states, size, start="ncs") as reader:
        await go_to(reader, "LANDCOM")
        rows = [row for row in tree(reader) if re.search("(AIRCOM|LANDCOM|CAOC Uedem) ", row)]
        assert len(rows) == 3
        assert all(re.search(r"(COM|Uedem)( …|  (Alli|Comb))", row) for row in rows)


async def test_a_label_opens_its_unit(states: Path) -> None:
    async with reading(NATO, states, start="ncs") as reader:
        await reader.press("f")
        assert tree(reader)[1].startswith("s └─▾ MC")
        await reader.press("s")
        assert reader.here == nato("mc")


async def test_a_row_of_another_date_is_copied_with_that_date(states: Path) -> None:
    async with reading(NATO, states, start="ncs") as reader:
        await reader.press("t", "ctrl+u", *"2024", "minus", *"06", "enter", "down", "y")
        assert "; as of June 2024\n" in reader.app.clipboard
        await reader.press("equals_sign", "y")
        assert "as of" not in reader.app.clipboard


async def test_a_row_is_copied_with_its_sources(states: Path) -> None:
    async with reading(NATO, states, start="ncs") as reader:
        await go_to(reader, "JFCNP")
        await reader.press("y")
        assert "U10 as it stands in the tree" in reader.said
        copied = reader.app.clipboard
        assert "Commander: George M. Wikoff (US), Admiral, US Navy; ◇ Italy agreed, not held" in copied
        assert "SHAPE (NATO), “Military Command Structure”" in copied


async def test_a_structure_can_be_read_in_words(states: Path) -> None:
    async with reading(NATO, states, start="ncs") as reader:
        await go_to(reader, "JFCNP")
        await reader.press("W")
        assert "From the Council through the Military Committee" in " ".join(reader.page.split())
        await reader.press("W")
        assert "JFCNP" in marked(reader)
        await reader.press("o", "W")
        assert "this is none" in reader.said


async def test_what_is_found_in_a_structure_is_lit_in_words(states: Path) -> None:
    async with reading(NATO, states, start="colby") as reader:
        await reader.press("/", *"kind:structure hat", "enter")
        assert reader.here.id == "ncs"
        assert "hat" in reader.page
        assert reader.focused == "Reading"


async def test_what_was_said_before_is_that_of_the_unit_with_the_cursor(states: Path) -> None:
    async with reading(NATO, states, (80, 24), start="ncs") as reader:
        await go_to(reader, "JFCNP")
        await reader.press("p")
        assert reader.here == asides.Said("jfcnp").at("nato-feb-2026")
        await reader.press("p")
        assert "JFCNP" in marked(reader)


@pytest.mark.parametrize("size", SIZES)
async def test_panes_come_and_go_beside_the_tree(states: Path, size: tuple[int, int]) -> None:
    async with reading(NATO, states, size, start="ncs") as reader:
        await reader.press("tab", "escape")
        assert reader.focused == "TreeList"
        await reader.press("b", "b", "x", "x", "escape")
        assert reader.focused == "TreeList"
        await reader.resize(*SIZES[0])
        assert "▾ NAC" in marked(reader)
        await reader.press("?")
        assert "In the tree of a structure" in reader.text


async def test_a_chart_has_boxes_and_lines_and_the_same_keys(states: Path) -> None:
    async with reading(NATO, states, (160, 50), start="ncs") as reader:
        await go_to(reader, "MC")
        await reader.press("B")
        chart = "\n".join(lines(reader, "TreeChart"))
        assert "│ MC  Military Committee   │─┬─│ IMS  International Mili… │" in chart
        await reader.press("down", "down", "left")
        assert "│ ACO  Allied Command… +14 │" in "\n".join(lines(reader, "TreeChart"))
        await reader.press("right", "right", "down", "down", "enter")
        assert reader.here == nato("jfcnp")
        await reader.press("H")
        assert reader.focused == "TreeChart"
        assert "NAC › MC › ACO › JFCNP" in reader.text
        await reader.press("/", *"norfolk", "enter")
        assert "2 of 22 units" in reader.text
        await reader.press("B")
        assert names(reader) == ["NAC", "MC", "ACO", "JFCNF", "ACT"]
        assert reader.focused == "TreeList"


async def test_a_chart_scrolls_to_where_the_cursor_is(states: Path) -> None:
    async with reading(NATO, states, (160, 50), start="ncs") as reader:
        await reader.press("B", "G")
        assert "│ JALLC" in reader.text
        assert "│ NAC " not in reader.text
        await reader.press("g", "pagedown", "f")
        assert reader.focused == "TreeChart"
        await reader.press("escape", "ctrl+u", "g")
        assert "│ NAC " in reader.text


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_a_chart_has_the_window_for_itself_and_leaves_the_panes_as_they_were(
    states: Path, size: tuple[int, int]
) -> None:
    async with reading(NATO, states, size, start="ncs") as reader:
        before = reader.screen
        await reader.press("B")
        assert reader.app.screen.query_one("TreeChart").region.width == size[0]
        await reader.press("enter")
        assert reader.app.screen.query_one("Contents").display
        await reader.press("H")
        assert reader.app.screen.query_one("TreeChart").region.width == size[0]
        await reader.press("x", "escape")
        assert reader.focused == "TreeChart"
        assert "Leads to" in reader.text, "a pane may stand beside it"
        await reader.press("B")
        assert reader.screen == before


async def test_where_a_chart_has_no_room_there_are_rows(states: Path) -> None:
    async with reading(NATO, states, (160, 50), start="ncs") as reader:
        await reader.press("B")
        await reader.resize(60, 20)
        assert "▾ NAC" in marked(reader)
        await reader.press("B")
        assert reader.said == "The window is too narrow for a chart."
        assert reader.focused == "TreeList"


@pytest.mark.parametrize("key", ["down", "up"])
async def test_what_is_said_in_passing_never_lies_over_the_cursor(states: Path, key: str) -> None:
    async with reading(NATO, states, (80, 24), start="ncs") as reader:
        await reader.press("B", *(["G"] if key == "up" else []))
        for _ in range(20):
            reader.app.notify("One line\ntwo lines\nthree lines\nfour lines\nand a fifth")
            await reader.settle()
            (toast,) = (toast.region for toast in reader.app.screen.query("Toast"))
            way = lines(reader, "TreeHead")[1].split("›")
            assert f"│ {way[-1].strip()} " in reader.text
            assert not toast.overlaps(reader.app.screen.query_one("TreeHead").region)
            await reader.press(key)


async def test_a_chart_shows_as_many_levels_as_there_is_room_for(states: Path) -> None:
    async with reading(NATO, states, (80, 24), start="ncs") as reader:
        await reader.press("B", *["down"] * 6)
        assert "│ NAC " not in reader.text
        await reader.resize(160, 50)
        assert "│ NAC " in reader.text


@pytest.mark.parametrize("pane", ["b", "x"])
async def test_a_chart_is_drawn_from_the_panes_beside_it_too(states: Path, pane: str) -> None:
    async with reading(NATO, states, (160, 50), start="ncs") as reader:
        await reader.press(pane, pane)
        assert reader.focused != "TreeList"
        await reader.press("B")
        assert "│ MC  Military Committee   │─┬─" in reader.text
        await reader.press("B")
        assert "▾ NAC" in reader.text


async def test_what_is_no_structure_is_not_drawn_as_a_chart(states: Path) -> None:
    async with reading(NATO, states, start="jfcnp") as reader:
        await reader.press("B")
        assert "this is none" in reader.said


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("bar", ["t", "d", "/"])
async def test_what_is_said_in_passing_never_lies_over_a_bar(
    states: Path, size: tuple[int, int], bar: str
) -> None:
    async with reading(NATO, states, size, start="ncs") as reader:
        await reader.press("]", bar)
        reader.app.notify("Something came to pass meanwhile.")
        await reader.settle()
        racks = [toast.region for toast in reader.app.screen.query("Toast")]
        typed = reader.app.screen.query("TypedLine, TreeFilter").first().region
        assert racks
        assert all(rack.bottom <= typed.y for rack in racks)
        assert "Nothing of" not in reader.text or bar == "/"


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_said_in_passing_leaves_what_is_told_of_a_unit_in_sight(
    states: Path, size: tuple[int, int]
) -> None:
    async with reading(NATO, states, size, start="ncs") as reader:
        await reader.press("]")
        foot = reader.app.screen.query_one("TreeFoot").region
        assert all(toast.region.bottom <= foot.y for toast in reader.app.screen.query("Toast"))
        assert "North Atlantic Council · Chair: Mark Rutte (NL)" in reader.text


async def test_a_filter_is_there_again_with_the_tree(states: Path) -> None:
    async with reading(NATO, states, (80, 24), start="ncs") as reader:
        await reader.press("/", *"norfolk", "enter", "n")
        before = tree(reader)
        await reader.press("enter", "H")
        assert tree(reader) == before
        assert "filter norfolk" in reader.text
        await reader.press("escape", "enter", "H")
        assert "of 22" not in reader.text
        assert "filter" not in "".join(lines(reader, "StructureTree"))


async def test_what_becomes_known_meanwhile_does_not_disturb_who_types(states: Path) -> None:
    async with reading(NATO, states, start="ncs") as reader:
        await reader.press("/", "n", "o")
        assert isinstance(reader.app.screen, ReadingScreen)
        await reader.app.screen.catch_up()
        await reader.press(*"rfolk")
        assert "filter norfolk" in reader.text
        assert "2 of 22 units" in reader.text


async def test_the_status_line_says_nothing_of_a_page_that_is_not_there(states: Path) -> None:
    async with reading(NATO, states, (80, 24), start="jfcnp") as reader:
        await reader.press("G")
        assert "100%" in reader.screen[-1]
        await reader.press("ctrl+o", *"nato command structure", "enter")
        assert reader.focused == "TreeList"
        assert "%" not in reader.screen[-1]
