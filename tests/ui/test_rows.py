"""Each kind of block as rows: what it looks like at some widths, and what holds at every width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.book import Ref
from briefing.model.page import (
    Block,
    Branch,
    Code,
    Display,
    Fact,
    Facts,
    Heading,
    Lead,
    Mark,
    Paragraph,
    Part,
    Rule,
    Span,
    Table,
    Value,
    part,
)
from briefing.model.text import Text
from briefing.ui.flow import Pen, Row, width_of
from briefing.ui.layout import Layout, Spot
from briefing.ui.rows import draw
from tests.loading.prose.texts import anything
from tests.ui.pages import letters, of_blocks, of_prose, paragraphs, seen, words


def rows(*blocks: Block, width: int) -> list[Row]:
    """All rows of some blocks."""
    return rows_of((part(*blocks),), width)


def rows_of(parts: tuple[Part, ...], width: int) -> list[Row]:
    """All rows of some parts."""
    return [row for _, row in Layout(parts, width).rows(Spot(0, 0), 1_000_000)]


def picture(*blocks: Block, width: int) -> str:
    """The rows as a person sees them."""
    return "\n".join(map(seen, rows(*blocks, width=width)))


def test_headings_differ_by_their_rules() -> None:
    assert (
        picture(
            Heading(words("One"), 1),
            Paragraph(words("a")),
            Heading(words("Two"), 2),
            Heading(words("Three"), 3),
            width=12,
        )
        == "One\n━━━━━━━━━━━━\na\n\nTwo ────────\nThree"
    )


def test_lists_hang() -> None:
    source = "- one two three\n  - four five six seven\n    - eight\n- nine\n\n8. a\n10. b c d e f g h i j"
    assert "\n".join(map(seen, rows_of(of_prose(source).parts, 16))) == (
        "• one two three\n  ◦ four five\n    six seven\n    ▪ eight\n• nine\n\n8. a\n9. b c d e f g h\n   i j"
    )


def test_the_bar_of_a_quotation_goes_on_between_its_paragraphs() -> None:
    assert "\n".join(
        map(seen, rows_of(of_prose("> one two three\n>\n> - four\n>\n> > five\n\nsix").parts, 10))
    ) == ("▎ one two\n▎ three\n▎\n▎ • four\n▎\n▎ ▎ five\n\nsix")


TABLE = Table(
    (words("Ally"), words("Share"), words("Remark")),
    (
        (words("Poland"), words("4.12"), words("highest in the Alliance by some distance")),
        (words("Spain"), words("2.0"), ()),
    ),
    ("left", "right", "left"),
)

TABLES = {
    80: """\
Ally    Share  Remark
───────────────────────────────────────────────────────
Poland   4.12  highest in the Alliance by some distance
Spain     2.0""",
    40: """\
Ally    Share  Remark
────────────────────────────────────────
Poland   4.12  highest in the Alliance
               by some distance

Spain     2.0""",
    20: """\
Ally: Poland
Share: 4.12
Remark: highest in
the Alliance by some
distance

Ally: Spain
Share: 2.0
Remark:""",
}


@pytest.mark.parametrize(("width", "expected"), TABLES.items())
def test_a_table_fits(width: int, expected: str) -> None:
    assert picture(TABLE, width=width) == expected


FACTS = Facts(
    (
        Fact(Text("Speaker"), words("Elbridge Colby")),
        Fact(Text("Occasion"), words("arrival at the headquarters in Brussels")),
    )
)


def test_facts_have_a_column_of_labels() -> None:
    assert picture(FACTS, width=40) == (
        "Speaker   Elbridge Colby\nOccasion  arrival at the headquarters in\n          Brussels"
    )


def test_facts_are_stacked_where_it_is_narrow() -> None:
    assert picture(FACTS, width=30) == (
        "Speaker\n  Elbridge Colby\nOccasion\n  arrival at the headquarters\n  in Brussels"
    )


def test_a_value_is_large_if_it_can_be() -> None:
    assert picture(Value(Text("3.5"), Text("%")), width=40) == "╺━┓   ┏━╸\n ━┫   ┗━┓\n╺━┛ . ╺━┛  %"
    assert (
        picture(Value(Text("3.5"), Text("% of GDP")), width=15) == "╺━┓   ┏━╸\n ━┫   ┗━┓\n╺━┛ . ╺━┛\n% of GDP"
    )
    assert picture(Value(Text("3.5"), Text("%")), width=8) == "3.5 %"
    assert picture(Value(Text("about 5"), Text("%")), width=40) == "about 5 %"


def test_a_tree_has_guides() -> None:
    tree = [
        Branch(words("SHAPE")),
        Branch(words("Brunssum"), (True,), space=0),
        Branch(words("a corps of two"), (True, False), space=0),
        Branch(words("Naples"), (False,), space=0),
    ]
    assert picture(*tree, width=14) == ("SHAPE\n├─ Brunssum\n│  └─ a corps\n│     of two\n└─ Naples")


def test_a_deep_tree_still_has_room_for_words() -> None:
    deep = Branch(words("a unit with a long name"), (True,) * 30)
    assert all(width_of(row) <= 20 for row in rows(deep, width=20))
    assert letters(rows(deep, width=20)) == "aunitwithalongname"


def test_code_goes_on_in_the_next_row() -> None:
    assert picture(Code(Text("def f():\n    return 12345")), width=12) == " def f():\n     retur ↵\n n 12345"


def test_a_quotation_has_a_bar() -> None:
    assert picture(Display(words("one two three")), width=14) == "┃\n┃ one two\n┃ three\n┃"


def test_a_rule_goes_across() -> None:
    assert picture(Rule(), width=5) == "─────"


def test_brackets_are_words() -> None:
    text = "[T]he deal [/] holds [sic] [@click=app.quit]x[/]"
    for block in (Paragraph(words(text)), Display(words(text)), Heading(words(text), 3), Code(Text(text))):
        assert letters(rows(block, width=20)) == text.replace(" ", "")


def test_a_warning_has_a_sign_unless_it_begins_with_one() -> None:
    missing = Span(Text("missing"), Mark.WARNING)
    perhaps = Span(Text(" (perhaps)"), Mark.WARNING)
    assert picture(Paragraph((missing, perhaps)), width=40) == "▲ missing (perhaps)"


def test_neighbours_with_one_target_are_one_link() -> None:
    pen = Pen()
    target = Ref("book", "a")
    spans = (
        Span(Text("one "), Mark.NONE, target),
        Span(Text("two"), Mark.STRONG, target),
        Span(Text(" ")),
        Span(Text("three"), Mark.NONE, target),
    )
    draw(Paragraph(spans), None, pen, 40)
    assert pen.targets == [target, target]


@given(paragraphs, st.integers(10, 120))
def test_words_are_kept_at_every_width(block: Paragraph, width: int) -> None:
    found = rows(block, width=width)
    assert letters(found) == block.spans[0].text.replace(" ", "")
    assert all(width_of(row) <= width for row in found)


@given(anything, st.integers(10, 120))
def test_no_row_of_any_prose_is_too_wide(source: str, width: int) -> None:
    assert all(width_of(row) <= width for row in rows_of(of_prose(source).parts, width))


@given(
    st.lists(st.sampled_from((Lead("quote"), Lead("bullet"), Lead("indent"), Lead("number", Text("10."))))),
    paragraphs,
    st.integers(10, 120),
)
def test_leads_never_take_the_room_of_words(leads: list[Lead], block: Paragraph, width: int) -> None:
    found = rows(Paragraph(block.spans, leads=tuple(leads)), width=width)
    assert letters(found) == block.spans[0].text.replace(" ", "")
    assert all(width_of(row) <= width for row in found)


def test_a_page_begins_without_empty_rows() -> None:
    assert [seen(row) for row in rows_of(of_blocks(Paragraph(words("a"), space=2)).parts, 10)] == ["a"]
