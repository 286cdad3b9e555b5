"""What each fix makes of a bad book."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.authoring.fixes.mending import Mended, mended
from briefing.authoring.fixes.offering import FIXES
from briefing.loading.problems import RULES
from briefing.model.dates import Edtf
from tests.loading.folders import write_book

MEETING = Edtf.parse("2026-02-12")
TERM = "terms:\n  - id: quay\n    means: Where ships lie.\n    term: {}\n"
ITEMS = TERM.format("Quay\n    aliases:\n      - Wharf\n      - Pier\n      - Mole")
PERSON = "people:\n  - {{id: ek, name: Bo Ek, {}}}\n"
EVENT = "events:\n  - {{id: met, title: The board met, date: {}}}\n"
QUAY = "terms:\n  - {id: quay, term: Quay, means: Where ships lie.}\n"
POST = (
    "people:\n  - {{id: ek, name: Bo Ek, posts: [{{title: Chair, {}, source: law}}]}}\n"
    "sources:\n  - {{id: law, publisher: Parliament, title: Harbour act}}\n"
)
PIER = QUAY.replace("{", "{{").replace("}", "}}") + '  - {{id: pier, term: Pier, means: "See {}."}}\n'

SAFE = [
    # quotes that are missing
    ("Y004", TERM, "[[quay]] rises", '"[[quay]] rises"'),
    ("Y004", TERM, "[T]he quay", '"[T]he quay"'),
    ("Y004", TERM, "@quay  # where", '"@quay"  # where'),
    ("Y004", TERM, "% of GDP", '"% of GDP"'),
    ("Y004", TERM, "*Bold* quay", '"*Bold* quay"'),
    ("Y004", TERM, "*A bold* quay", '"*A bold* quay"'),
    ("Y004", PERSON, "say: *boo eck*, country: SE", 'say: "*boo eck*", country: SE'),
    ("Y004", TERM, "> 50 % of ships", '"> 50 % of ships"'),
    ("Y004", TERM, "'The quay's end'", '"The quay\'s end"'),
    ("Y004", TERM, '"Quay" and pier', "'\"Quay\" and pier'"),
    ("Y004", TERM, '"He said "no" twice"', "'He said \"no\" twice'"),
    ("Y004", PERSON, "say: @ek, country: SE", 'say: "@ek", country: SE'),
    ("Y005", TERM, "Quay: a year late", '"Quay: a year late"'),
    ("Y005", TERM, 'Quay: "late"  # who?', "'Quay: \"late\"'  # who?"),
    ("Y003", TERM, '"Quay', '"Quay"'),
    ("Y008", TERM, '"Quay \\& pier"', '"Quay \\\\& pier"'),
    ("Y008", TERM, '"Quay\\\'s"', '"Quay\'s"'),
    ("Y111", TERM, "Berth #3", '"Berth #3"'),
    ("K003", TERM, "#3 berth", '"#3 berth"'),
    # depth
    ("Y001", "{}", TERM.format("Quay").replace("term: ", "term:"), TERM.format("Quay")),
    ("Y002", "{}", TERM.format("Quay").replace("    means", "\tmeans"), TERM.format("Quay")),
    ("Y006", "{}", TERM.format("Quay").replace("    means", "   means"), TERM.format("Quay")),
    ("Y006", "{}", TERM.format("Quay").replace("    means", "      means"), TERM.format("Quay")),
    ("Y006", "{}", TERM.format("Quay").replace("- id", "-id"), TERM.format("Quay")),
    ("Y006", "{}", TERM.format("Quay").replace("    means", "\xa0   means"), TERM.format("Quay")),
    ("Y006", "{}", ITEMS.replace("  - Pier\n      - M", "   - Pier\n       - M"), ITEMS),
    ("Y106", "{}", TERM.format("Quay\n    term: Quay"), TERM.format("Quay")),
    # keys
    ("K001", "{}", QUAY.replace("terms", "trems"), QUAY),
    ("K002", PERSON, "alias: [Bo]", "aliases: [Bo]"),
    ("K002", PERSON, "Country: SE", "country: SE"),
    # values
    ("K004", PERSON, "aliases: Bo", "aliases: [Bo]"),
    ("K004", PERSON, "say: [boo eck]", "say: boo eck"),
    ("K004", PERSON, "say: [[boo]]", 'say: "[[boo]]"'),
    ("K004", POST, "of: [[law]], from: 2020", "of: law, from: 2020"),
    ("K005", POST, "status: Acting", "status: acting"),
    ("K005", POST, "status: repported", "status: reported"),
    ("K006", "agenda:\n  - {{id: one, title: One, minutes: {}}}\n", "35 min", "35"),
    ("K006", "agenda:\n  - {{id: one, title: One, minutes: {}}}\n", "35.0", "35"),
    ("K009", PERSON, "code: p7", "code: P7"),
    ("K010", PERSON, "country: Sweden", "country: SE"),
    ("M001", "book:\n  title: T\n  date: 2026-02-12\n  marking: {}\n", "tlp amber", "TLP:AMBER"),
    # ids
    ("K007", "{}", QUAY.replace("id: quay", "id: “Quay”"), QUAY),
    ("K007", "{}", QUAY.replace("id: quay", "id: The Quay"), QUAY.replace("id: quay", "id: the-quay")),
    ("R002", PIER, "[[quey|the quay]]", "[[quay|the quay]]"),
    ("R002", PIER, "[[quay]] and [[quey]]", "[[quay]] and [[quay]]"),
    ("R002", POST, "from: 2020, sources: [“law”]", "from: 2020, sources: [law]"),
    # dates
    ("T001", EVENT, "2026/02/12", "2026-02-12"),
    ("T001", EVENT, "2026.2.12", "2026-02-12"),
    ("T001", EVENT, "12 February 2026", "2026-02-12"),
    ("T001", EVENT, "Feb 2026", "2026-02"),
    ("T001", EVENT, "20 Mai 2026", "2026-05-20"),
    ("T001", EVENT, "2026–05–18", "2026-05-18"),
    ("T001", EVENT, "2026-2-5", "2026-02-05"),
    ("T001", EVENT, "'13.02.2026'", "'2026-02-13'"),
    ("T001", EVENT, "2026-02-12 to 2026-02-14", "2026-02-12/2026-02-14"),
    ("T001", POST, "from: 2020, until: now", "from: 2020, until: .."),
]

UNSAFE = [
    ("T001", EVENT, "12.02.2026", "2026-02-12"),
    ("T001", EVENT, "18.5.26", "2026-05-18"),
    ("T001", EVENT, "2026-02-12T10:00", "2026-02-12"),
    ("T001", EVENT, "2026-02-14/2026-02-12", "2026-02-12/2026-02-14"),
    ("Y101", TERM, "&more quays  # where", '"&more quays"  # where'),
    ("Y101", TERM, "*more", '"*more"'),
    ("Y101", TERM, "&more", '"&more"'),
    ("Y103", TERM, "!important quay", '"!important quay"'),
    ("Y103", PERSON, "say: !boo eck, country: SE", 'say: "!boo eck", country: SE'),
    ("T005", POST, "from: 2024, until: 2020", "from: 2020, until: 2024"),
    ("Y001", "{}", TERM.format("Quay").replace("term: ", "term "), TERM.format("Quay")),
    ("Y003", TERM, "'Quay", "'Quay'"),
    ("Y106", "{}", TERM.format("Quay\n    term: Pier"), TERM.format("Quay")),
    ("Y111", TERM, "Berth #one", '"Berth #one"'),
    ("K004", TERM, "Quay\n    aliases: Wharf, Pier", "Quay\n    aliases: [Wharf, Pier]"),
    ("R002", PIER, "[[qays]]", "[[quay]]"),
]

NONE = [
    (TERM, "Berth: 3 #b"),  # a comment, or part of the value
    (TERM, "# nothing yet"),
    (TERM, "[quay, pier]"),
    (TERM, "!str 'Quay'"),
    ("terms:\n  - &one {{id: t, term: T, means: M}}\n", ""),
    (TERM, "Quay: a year\n      late: or two"),
    (TERM, "Quay\n      - and pier"),
    (EVENT, "02/12/2026"),
    (EVENT, "2026-02-30"),
    (EVENT, "soon"),
    (PERSON, "hobby: chess"),
    (PERSON, "aliases: Bo, Bosse"),
    (PERSON, "country: Atlantis"),
    (PIER, "[[mole]]"),
    (POST, "status: gone"),
    ("{}", QUAY + "trems:\n  - {id: pier, term: Pier, means: M}\n"),  # there is such a section already
    ("{}", TERM.format("Quay\n    trem: Pier")),  # there is such a key already
    ("quotes:\n  - {{id: q, words: W, speaker: ek, spaeker: ek}}\n", ""),  # and not `speaker_as`
    ("terms:\n  - {{id: t, means: M, trem: T, terrm: T}}\n", ""),  # two that mean the same
    (
        "events:\n  - {{id: met, title: T, date: 2026, about: [harbour, harbuor]}}\n"
        "terms:\n  - {{id: harbour, term: T, means: M}}\n",
        "",
    ),
]


def fixed(text: str, folder: Path, *, unsafe: bool = False) -> tuple[str, Mended]:
    name = "book.yaml" if text.startswith("book:") else "example.yaml"
    found = mended([write_book(folder, {name: text})], MEETING, unsafe=unsafe)
    return (found.files[0][1].text if found.files else text), found


@pytest.mark.parametrize(("code", "around", "bad", "good"), SAFE)
def test_what_can_only_mean_one_thing(code: str, around: str, bad: str, good: str, tmp_path: Path) -> None:
    text, found = fixed(around.format(bad), tmp_path)
    assert text == around.format(good)
    assert [problem.code for problem, _ in found.made] == [code]
    assert code not in [problem.code for problem in found.left.problems]


@pytest.mark.parametrize(("code", "around", "bad", "good"), UNSAFE)
def test_what_most_likely_means_one_thing(
    code: str, around: str, bad: str, good: str, tmp_path: Path
) -> None:
    assert fixed(around.format(bad), tmp_path / "safe")[0] == around.format(bad)
    text, found = fixed(around.format(bad), tmp_path / "unsafe", unsafe=True)
    assert text == around.format(good)
    assert [problem.code for problem, _ in found.made] == [code]


@pytest.mark.parametrize(("around", "bad"), NONE)
def test_what_may_mean_anything(around: str, bad: str, tmp_path: Path) -> None:
    _, found = fixed(around.format(bad), tmp_path, unsafe=True)
    assert (found.files, found.made) == ((), ())


def test_every_code_of_a_fix_is_that_of_a_rule() -> None:
    assert FIXES.keys() <= RULES.keys()


TWO_SECTIONS = """\
terms:
  - id: quay
    term: Quay
    means: |
      Where ships lie.

# of people
people:
  - {id: ek, name: Bo Ek, address: "[[pier]]"}

terms:
# built in 1900
- id: pier
  term: Pier
  means: |
    As [[quay]].

    Longer.
# end
"""
ONE_SECTION = """\
terms:
  - id: quay
    term: Quay
    means: |
      Where ships lie.
  # built in 1900
  - id: pier
    term: Pier
    means: |
      As [[quay]].

      Longer.

# of people
people:
  - {id: ek, name: Bo Ek, address: "[[pier]]"}

# end
"""


def test_a_section_that_is_there_twice_is_joined(tmp_path: Path) -> None:
    text, found = fixed(TWO_SECTIONS, tmp_path)
    assert text == ONE_SECTION
    assert [problem.code for problem, _ in found.made] == ["Y106"]
    assert found.left.problems == ()


def test_a_section_in_brackets_is_not_moved(tmp_path: Path) -> None:
    text = QUAY + "terms: [{id: pier, term: Pier, means: M}]\n"
    assert fixed(text, tmp_path)[0] == text


QUOTES = "quotes:\n  - {id: q, words: Yes, speaker: ek, source: minutes}\n"
EK = "people:\n  - {id: ek, name: Bo Ek}\n"


def test_a_source_that_is_missing_is_to_be_filled_in(tmp_path: Path) -> None:
    text, found = fixed(QUOTES + EK, tmp_path)
    assert text == QUOTES + EK + "\nsources:\n  - id: minutes\n    publisher: TODO\n    title: TODO\n"
    assert [problem.code for problem in found.left.problems] == ["S007", "S007"]


def test_a_source_that_may_be_misspelt_is_not_added(tmp_path: Path) -> None:
    known = "sources:\n  - {id: minuets-1, publisher: P, title: T}\n"
    text, _ = fixed(QUOTES + EK + known, tmp_path)
    assert text == QUOTES + EK + known


def test_an_id_is_mended_wherever_it_is_named(tmp_path: Path) -> None:
    folder = write_book(
        tmp_path,
        {
            "a.yaml": QUAY.replace("id: quay", 'id: "Old Quay"'),
            "b.yaml": "agenda:\n  - {id: i, title: I, lead: Old Port}\n"
            "units:\n  - {id: Old Port, name: Port}\n"
            "events:\n  - {id: e, title: E, date: 2026, about: [Old Quay], "
            'detail: "[[Old Quay]], [[Old Quay|it]]"}\n',
        },
    )
    found = mended([folder], MEETING)
    assert [new.text.count("old-quay") for _, new in found.files] == [1, 3]
    assert "lead: old-port}" in found.files[1][1].text
    assert found.left.problems == ()


def test_an_id_that_two_have_is_left_to_the_author(tmp_path: Path) -> None:
    text = "units:\n  - {id: Old Port, name: Port}\n" + QUAY.replace("id: quay", "id: Old Port")
    assert fixed(text, tmp_path, unsafe=True)[0] == text


def test_an_id_is_not_exchanged_while_the_entry_that_it_leads_to_has_none(tmp_path: Path) -> None:
    text = (
        "terms:\n  - {id: [x, y], term: Quay, means: M}\n  - {id: quays, term: Quays, means: M}\n"
        'events:\n  - {id: met, title: Met, date: 2026, detail: "[[quay]]"}\n'
    )
    assert fixed(text, tmp_path, unsafe=True)[0] == text
