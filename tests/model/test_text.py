"""Clean text acts on no terminal, hides nothing and harms no script."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.model.text import MARKS_PER_BASE, Text, clean, faults, first_words, is_blank, one_line

ACUTE = "\u0301"
LRI, RLI, FSI, PDI = ISOLATES = "\u2066\u2067\u2068\u2069"
TAGS = {chr(code) for code in range(0xE0000, 0xE0080)}
LINE_ENDS = "\n\r\u2028\u2029"
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"

FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\ufeff\ud800-\udfff\ufdd0-\ufdef]"
    r"|[\ufffe\uffff\U0001fffe\U0001ffff\U0010fffe\U0010ffff]"
)

PIECES = st.one_of(
    st.sampled_from("ab \t\n\r\x1b\x9b\x7f\x00\x85\u2028\u2029\u202a\u202e\u202c\ufeff\ufffe\ud800\u200d"),
    st.sampled_from(
        [LRI, RLI, FSI, PDI, LRI + PDI, ACUTE, ACUTE * 3, "\u20dd", "\ufe0f", "\U0001f3f4", ENGLAND]
    ),
    st.sampled_from("\U000e0001\U000e0067\U000e0062\U000e0065\U000e007f"),
    st.characters(exclude_categories=()),
)
HOSTILE = st.lists(PIECES, max_size=40).map("".join)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b[2J", "␛[2J"),
        ("\x1b]52;c;cm0=\x07", "␛]52;c;cm0=␇"),
        ("\x00", "␀"),
        ("\x7f", "␡"),
        ("\x9b31m", "␛[31m"),
        ("\x85", "␛E"),
        ("\x0b\x0c", "␋␌"),
        ("user\u202egnp.exe", "user‹RLO›gnp.exe"),
        ("\u202aa\u202c", "‹LRE›a‹PDF›"),
        (f"{LRI}open", "‹LRI›open"),
        (f"never opened{PDI}", "never opened‹PDI›"),
        (f"{RLI}two\nlines{PDI}", "‹RLI›two\nlines‹PDI›"),
        (f"{RLI}two\u2028lines{PDI}", "‹RLI›two\nlines‹PDI›"),
        (f"{LRI}{RLI}inner{PDI}", f"‹LRI›{RLI}inner{PDI}"),
        ("half \ud83c pair", "half � pair"),
        ("\ufdd0\uffff\U0010fffe", "���"),
        ("zero\ufeffwidth", "zero‹BOM›width"),
        ("hi\U000e0068\U000e0069", "hi‹U+E0068›‹U+E0069›"),
        ("\U0001f3f4\U000e0067\U000e0062", "\U0001f3f4‹U+E0067›‹U+E0062›"),
        ("Z" + ACUTE * 9 + "a", "Z" + ACUTE * 4 + "�a"),
        ("Z" + (ACUTE + "\u200d") * 6, "Z" + (ACUTE + "\u200d") * 4 + "�\u200d" + ACUTE + "\u200d"),
        ("Z" + ACUTE * 4 + LRI + PDI + ACUTE, "Z" + ACUTE * 4 + LRI + PDI + "�"),
    ],
)
def test_what_could_do_harm_is_shown(raw: str, shown: str) -> None:
    assert clean(raw) == shown
    assert [*faults(raw)]


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "tab\tand\nnewline",
        "[T]he deal [/] holds [sic] [@click=app.quit]",
        "“Partnership” – not dependency… 5\N{NO-BREAK SPACE}%, co\N{SOFT HYPHEN}operate",
        "حلف الناتو",
        "می\u200cخواهم",
        "ברוכים הבאים \u200f(נאט״ו)\u200e",
        "בְּרֵאשִׁ֖ית בָּרָ֣א",
        "بِسْمِ اللَّهِ الرَّحْمَٰنِ",
        "उत्तर अटलांटिक संधि संगठन",
        "ภาษาไทยที่นี่",
        "བོད་སྐད་",
        "Việt Nam",
        "Vie\u0302\u0323t Nam",
        "日本，中国。",
        "👩\u200d❤\ufe0f\u200d👩 1\ufe0f\u20e3 🇩🇪 " + ENGLAND,
        f"the name {FSI}נאט״ו{PDI} in Hebrew",
        f"{FSI}{RLI}nested{PDI}{PDI}\u061c",
        "Z" + ACUTE * MARKS_PER_BASE,
        "Z" + ACUTE * MARKS_PER_BASE + ENGLAND + ACUTE,
        "private \ue000 and unassigned \U0003fffd",
    ],
)
def test_what_people_write_stays_as_it_is(raw: str) -> None:
    assert clean(raw) == raw
    assert not [*faults(raw)]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\u2029"])
def test_every_line_end_becomes_a_newline_without_complaint(end: str) -> None:
    assert clean(f"one{end}two{end}") == "one\ntwo\n"
    assert clean(end * 2) == "\n\n"
    assert not [*faults(f"one{end}two")]


@pytest.mark.parametrize(
    ("raw", "index", "name", "sign"),
    [
        ("a\x1bb", 1, "ESC (U+001B)", "␛"),
        ("\r\n\x7f", 2, "DEL (U+007F)", "␡"),
        ("\x9b", 0, "CSI (U+009B)", "␛["),
        ("ab\u202e", 2, "right-to-left override (U+202E)", "‹RLO›"),
        (f"a\n{LRI}b", 2, "left-to-right isolate (U+2066)", "‹LRI›"),
        ("\ufeff", 0, "zero width no-break space (U+FEFF)", "‹BOM›"),
        ("\U000e0041", 0, "tag latin capital letter a (U+E0041)", "‹U+E0041›"),
        ("\ud800", 0, "half of a surrogate pair (U+D800)", "�"),
        ("\U0001ffff", 0, "noncharacter (U+1FFFF)", "�"),
        ("xe" + ACUTE * 9, 6, "more than 4 marks on one character", "�"),
    ],
)
def test_a_fault_has_a_place_a_name_and_a_sign(raw: str, index: int, name: str, sign: str) -> None:
    assert [(fault.at, fault.name, fault.sign) for fault in faults(raw)] == [(index, name, sign)]


PLANE = 0x1_0000
WRITTEN = (*range(4 * PLANE), *range(14 * PLANE, 14 * PLANE + 0x1000))
"""The code points that stand for something, or will before the others do."""
OTHERS = sorted({*range(0, sys.maxunicode + 1, 251), *range(PLANE - 2, sys.maxunicode + 1, PLANE)})


@pytest.mark.parametrize(
    "codes",
    [
        pytest.param({*WRITTEN, *OTHERS}, id="those that are written"),
        pytest.param(range(sys.maxunicode + 1), id="all", marks=pytest.mark.slow),
    ],
)
def test_every_code_point_is_harmless_or_a_fault(codes: Iterable[int]) -> None:
    every = [chr(code) for code in sorted(codes) if chr(code) not in LINE_ENDS]
    lines = "\n".join(every)
    shown = clean(lines).split("\n")
    faulty = {fault.at // 2 for fault in faults(lines)}
    assert len(shown) == len(every)
    assert {at for at, (sign, char) in enumerate(zip(shown, every, strict=True)) if sign != char} == faulty
    seen = set().union(*shown)
    assert [char for char in seen if unicodedata.category(char) == "Cc"] == ["\t"]
    assert not [char for char in seen if FORBIDDEN.match(char) or char in TAGS or char in ISOLATES]


@given(HOSTILE)
@example("\r" + "\n")
@example(ACUTE * 5)
@example("\U0001f3f4" + "\U000e0067" * 8 + "\U000e007f")
def test_clean_text_is_safe_and_stays_as_it_is(raw: str) -> None:
    cleaned = clean(raw)
    assert not FORBIDDEN.search(cleaned)
    assert clean(cleaned) == cleaned
    assert not [*faults(cleaned)]


@given(HOSTILE)
def test_faults_and_cleaning_agree(raw: str) -> None:
    newlines = re.sub(r"\r\n?|[\u2028\u2029]", "\n", raw)
    assert (clean(raw) == newlines) is ([*faults(raw)] == [])
    for fault in faults(raw):
        assert fault.sign in clean(raw)


@given(HOSTILE)
def test_isolates_are_closed_within_their_line(raw: str) -> None:
    for line in clean(raw).split("\n"):
        assert_isolates_are_closed(line)


@given(st.text())
def test_nothing_visible_is_lost(raw: str) -> None:
    kept = [char for char in raw if unicodedata.category(char)[0] in "LNPS"]
    remaining = iter(clean(raw))
    assert all(char in remaining for char in kept)


@pytest.mark.parametrize(
    ("text", "line"),
    [("", ""), (" a\n b\t\tc ", "a b c"), ("5\N{NO-BREAK SPACE}%", "5 %"), ("\n\n", "")],
)
def test_one_line_has_single_blanks(text: str, line: str) -> None:
    assert one_line(Text(text)) == line


@pytest.mark.parametrize(
    ("text", "count", "words"),
    [
        ("a NATO based on partnership", 5, "a NATO based on partnership"),
        ("a NATO based on partnership rather than", 5, "a NATO based on partnership…"),
        ("partnership, not dependency", 1, "partnership…"),
        ("partnership — not dependency", 2, "partnership…"),
        ("two\nlines  here", 2, "two lines…"),
        ("", 3, ""),
        (f"say {FSI}a b c{PDI} now", 2, f"say {FSI}a…{PDI}"),
    ],
)
def test_first_words_end_in_an_ellipsis_when_cut(text: str, count: int, words: str) -> None:
    assert first_words(Text(text), count) == words


@pytest.mark.parametrize("blank", ["", " \n", "\u200e", "\u2800 \u3164", "\u200d\ufe0f", "\u2060\u00ad"])
def test_what_has_no_shape_is_blank(blank: str) -> None:
    assert is_blank(blank)
    assert not is_blank(f"{blank}.")
    assert not is_blank(f"{blank}م")


@given(HOSTILE, st.integers(1, 8))
def test_shortened_text_is_as_clean_as_it_was(raw: str, count: int) -> None:
    for shortened in (one_line(clean(raw)), first_words(clean(raw), count)):
        assert clean(shortened) == shortened
        assert "\n" not in shortened
        assert_isolates_are_closed(shortened)


def assert_isolates_are_closed(line: str) -> None:
    depth = 0
    for char in line:
        depth += (char in {LRI, RLI, FSI}) - (char == PDI)
        assert depth >= 0
    assert depth == 0
