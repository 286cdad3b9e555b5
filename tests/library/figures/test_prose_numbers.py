"""A number beside a link to a figure is that of the figure, or its author is told; others are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library.figures.prose_numbers import miscited
from briefing.loading.books import load_book
from briefing.model.book import Book
from briefing.model.dates import Edtf
from briefing.model.entries import Article, Figure, Header
from briefing.model.text import Text
from tests.loading.folders import places, write_book
from tests.terminal import ROOT

FIGURES = """
sources: [{id: s, publisher: P, title: S}]
terms: [{id: gdp, term: GDP, means: What a country makes in a year.}]
figures:
  - {id: pledge-5, title: The pledge, value: 5, unit: "% of GDP", source: s, as_of: 2025-06-25,
     definition: A draft said 6%., parts: [{label: core, value: 3.5}, {label: related, value: 1.5}],
     supersedes: [{value: 2, as_of: 2014}], targets: [{value: 4.5}],
     series: [{name: Allies, x: year, points: {2014: 1.4, 2024e: 1.99}}]}
  - {id: cost, title: Cost of the quay, value: 48, unit: million euros, source: s}
  - {id: troops, title: Troops, value: "2,000", unit: troops, source: s}
  - {id: rise, title: Rise, value: 0.3, unit: percentage points, source: s}
  - {id: fall, title: Growth, value: -4, unit: "% growth", source: s}
  - {id: aid, title: Aid, value: 35 (currency disputed), unit: billion, source: s}
"""


def told(folder: Path, body: str) -> list[str]:
    """The codes of what is told of a sentence in an article."""
    article = f"articles:\n  - id: a\n    title: A\n    body: |\n      {body}\n"
    loaded = load_book(write_book(folder, {"f.yaml": FIGURES, "a.yaml": article}))
    assert loaded.book is not None
    assert loaded.problems == ()
    return [finding.code for _, finding in miscited(loaded.book)]


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("They agreed on [[pledge-5|4% of GDP]].", "N009"),
        ("They agreed on 4% of GDP ([[pledge-5]]).", "N009"),
        ("They agreed on 4 per cent, see [[pledge-5]].", "N009"),
        ("They agreed on 5.4% of their [[gdp]] ([[pledge-5]]).", "N009"),
        ("The [[pledge-5|pledge]] is 4% of GDP.", "N009"),
        ("[[pledge-5|The pledge]]: 4% of GDP.", "N009"),
        ("It costs [[cost|52 million euros]].", "N009"),
        ("It costs €52m ([[cost]]).", "N009"),
        ("It costs [[cost|48 billion euros]].", "N008"),
        ("It costs 48 billion ([[cost]]).", "N008"),
        ("It costs 48 % ([[cost]]).", "N008"),
        ("It costs [[cost|48 per cent of GDP]].", "N008"),
        ("They agreed on €5 billion ([[pledge-5]]).", "N008"),
        ("It grew by 5% to 52 million euros ([[cost]]).", "N009"),
        ("It costs [[cost|$48 million]].", "N008"),
        ("It grew by [[rise|0.3%]].", "N008"),
        ("It is [[pledge-5|5 percentage points]].", "N008"),
        ("With [[troops|3,000 soldiers]].", "N009"),
        ("With 3,000 troops ([[troops]]).", "N009"),
        ("It got [[aid|36 billion]].", "N009"),
        ("It cost 52 million ([[cost]]).", "N009"),
        ("It costs 48 million dollars ([[cost]]).", "N008"),
        ("It costs 48 million US dollars, see [[cost]].", "N008"),
        ("It costs $48m ([[cost]]).", "N008"),
        ("It grew by 0.3% ([[rise]]).", "N008"),
        ("It costs 52,000,000 euros ([[cost]]).", "N009"),
        ("It was dear. It costs 52 million euros ([[cost]]).", "N009"),
        ("It cost 52 million for the [[cost|quay]].", "N009"),
        ("It is [[cost|-48 million euros]].", "N009"),
        ("It is minus 48 million euros ([[cost]]).", "N009"),
        ("It is −€48 million ([[cost]]).", "N009"),
        ("It grew by [[fall|-5%]].", "N009"),
        ("It costs more than 52 million euros ([[cost]]).", "N009"),
        ("It costs over [[cost|€50 million]].", "N009"),
        ("It costs [[cost|less than 45 million euros]].", "N009"),
        ("It costs [[cost|at most 45 million euros]].", "N009"),
        ("It costs nearly [[cost|60 million euros]].", "N009"),
        ("It costs nearly [[cost|45 million euros]].", "N009"),
        ("It costs more than [[cost|48 thousand euros]].", "N008"),
        ("| what | how much |\n      |---|---|\n      | quay | [[cost\\|52]] |", "N009"),
    ],
)
def test_a_number_that_the_figure_does_not_give(tmp_path: Path, sentence: str, code: str) -> None:
    assert told(tmp_path, sentence) == [code]


@pytest.mark.parametrize(
    "sentence",
    [
        "They agreed on [[pledge-5|5% of GDP]].",
        "They agreed on [[pledge-5|5 per cent by 2035]], 12 years on.",
        "Core is 3.5% of GDP ([[pledge-5]]), the rest 1.5%.",
        "It was 2% before ([[pledge-5]]), 1.4% in 2014, and about 2% in 2024.",
        "A draft said 6% ([[pledge-5]]); the line is 4.5% ([[pledge-5]]).",
        "Spain spends 1.28% of GDP, which is far from the [[pledge-5]].",
        "Up from 3% to the [[pledge-5]].",
        "In 2035 the [[pledge-5]] is due, on 12 February at 14:30.",
        "Of 32 Allies 31 signed the [[pledge-5]].",
        "It grew by 3% of its income ([[pledge-5]]).",
        "It costs €48m ([[cost]]), or 0.048 billion euros ([[cost]]).",
        "It costs about [[cost|50 million euros]].",
        "It costs more than [[cost|45 million euros]], at least 48 million euros ([[cost]]).",
        "It costs no more than 50 million euros ([[cost]]), or [[cost|up to €50m]].",
        "It costs less than 50 million ([[cost]]), under [[cost|49 million euros]].",
        "It costs not less than [[cost|45 million euros]], and nearly [[cost|50 million]].",
        "It grew by [[fall|-4%]], by [[fall|minus 4%]], by −4% ([[fall]]).",
        "It fell by [[fall|4%]], by more than 3% ([[fall]]).",
        "It costs [[cost|40-48 million euros]], or €40–48 million ([[cost]]).",
        "It costs [[cost|$52 million]], by another count.",
        "They are 4% ([[rise|which rose]]), and 48 million ([[cost]]) were spent.",
        "With [[troops|2,000 soldiers]] and 300 tanks ([[troops]]).",
        "It got £35bn ([[aid]]), a share of 4% ([[aid]]).",
        "It costs 48 million euros ([[cost]]), not 5% of GDP ([[pledge-5]]).",
        "It serves 9 million people ([[cost]]), of 8 billion people ([[aid]]).",
        "That was [[pledge-5|in 2014]].",
        "That was [[troops|on 12 February]], or [[troops|on February 12]].",
        "`[[pledge-5|4% of GDP]]` is code.",
        "The bridge costs 52 million euros. [[cost]] is another matter.",
        "The bridge costs 52 million euros. [[cost|the quay]] is another matter.",
        "The bridge costs 52 million dollars ([[cost]]), or so.",
        "That was [[troops|Article 5]], [[troops|on page 12]], [[troops|No. 4]].",
        "In 2024 troops ([[troops]]) came.",
        "2. troops ([[troops]])",
        "It costs 48 million euros, or 52 million dollars ([[cost]]).",
    ],
)
def test_a_number_that_the_figure_gives_or_that_is_not_about_it(tmp_path: Path, sentence: str) -> None:
    assert told(tmp_path, sentence) == []


def test_the_link_is_where_it_is_told_with_what_the_figure_says(tmp_path: Path) -> None:
    from briefing.authoring.checking import check

    article = (
        "articles:\n  - id: a\n    title: A\n    body: |\n"
        "      It costs 48 million euros ([[cost]]).\n\n"
        "      Others say 52 million euros ([[cost]]).\n"
    )
    folder = write_book(tmp_path, {"f.yaml": FIGURES, "a.yaml": article})
    (problem,) = [found for found in check([folder]).problems if found.code != "T004"]
    assert places([problem], tmp_path) == ["a.yaml:7:38 N009"]
    assert problem.message == "the figure `cost` does not give the number beside it"
    assert problem.hint == "`cost` is `48 million euros`"


@given(
    st.lists(
        st.sampled_from(
            [
                "4%",
                "[[pledge-5]]",
                "[[cost|52]]",
                "[[cost",
                "]]",
                "`",
                "(",
                "12 ",
                "million",
                "€",
                "\\",
                "|",
                "\n\n",
                " ",
            ]
        ),
        max_size=20,
    )
)
def test_any_text_is_read_without_an_error(pieces: list[str]) -> None:
    figure = Figure(id=Text("cost"), title=Text("Cost"), value=Text("48"), unit=Text("million euros"))
    pledge = Figure(id=Text("pledge-5"), title=Text("Pledge"), value=Text("5"), unit=Text("% of GDP"))
    article = Article(id=Text("a"), title=Text("A"), body=Text("".join(pieces)))
    header = Header(title=Text("T"), date=Edtf.parse("2026"))
    found = list(miscited(Book.of(Text("b"), Path("b"), header, [figure, pledge, article])))
    assert all(finding.words in article.body for _, finding in found)


def test_the_shipped_book_cites_its_figures_well() -> None:
    book = load_book(ROOT / "books" / "nato-feb-2026").book
    assert book is not None
    assert list(miscited(book)) == []


MONEY = ("{} million euros", "€{} million", "€{}m", "EUR {} million", "{}m euros", "{},000,000 euros")
ASIDE = (
    "on 12 February 2026",
    "at 14:30",
    "since 2014",
    "in 2025-26",
    "by Q4 2027",
    "under Article 5",
    "in F-35s",
    "for 31 Allies",
    "(item 7)",
    "as no. 12 says",
    "in version 3.2.1",
    "for G7 states",
)
LINKED = ("{} ([[cost]])", "{}, see [[cost]]", "[[cost|{}]]", "[[cost]]: {}", "{} for the [[cost|quay]]")


def said(sentence: str) -> list[str]:
    """The codes of what is told of a sentence beside the figure of the quay."""
    figure = Figure(id=Text("cost"), title=Text("Cost"), value=Text("48"), unit=Text("million euros"))
    article = Article(id=Text("a"), title=Text("A"), body=Text(sentence))
    header = Header(title=Text("B"), date=Edtf.parse("2026"))
    book = Book.of(Text("b"), Path("b"), header, [figure, article])
    return [finding.code for _, finding in miscited(book)]


@given(
    amount=st.integers(2, 900),
    form=st.sampled_from(MONEY),
    linked=st.sampled_from(LINKED),
    aside=st.sampled_from(("", *ASIDE)),
    before=st.sampled_from(("", "Others say 99 million euros. ", "The bridge is 7% of that. ", "1. ", "- ")),
)
def test_an_amount_beside_a_link_is_told_if_it_is_another_one_and_only_then(
    amount: int, form: str, linked: str, aside: str, before: str
) -> None:
    cited = linked.format(form.format(amount))
    sentence = f"{before}It came to {cited}." if "]]:" not in linked else f"{before}{cited}."
    assert said(f"{sentence} That was {aside}.") == (["N009"] if amount != 48 else [])


@given(
    asides=st.lists(st.sampled_from(ASIDE), min_size=1, max_size=3),
    linked=st.sampled_from(("{} ([[cost]])", "{}, see [[cost]]", "[[cost|the quay]] {}", "[[cost|{}]]")),
    before=st.sampled_from(("", "Others say 99 million euros. ", "It is 52 million dollars. ", "2. ", "* ")),
)
def test_dates_ids_and_numbers_in_lists_are_no_amounts(asides: list[str], linked: str, before: str) -> None:
    assert said(f"{before}It came {linked.format(' '.join(asides))}.") == []
