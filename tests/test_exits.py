"""No exit of the program tells words under an embargo, nor words on background beside who spoke.

A new way out of a book is covered by one more row of a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from briefing.answers.books import text_of
from briefing.citing.forms import Embargoed, Terms, cited
from briefing.citing.selected import selected
from briefing.citing.styles import STYLES, Style
from briefing.cli import main, parser
from briefing.library.volume import Library, Volume, open_volume
from briefing.model.book import PROBLEMS, Ref
from briefing.model.text import Text
from briefing.pages.view import View
from tests.sample import write_book

BOOK = """
book: {title: Harbour talks, date: 2026-05-01,
  summary: "See [[talk]], [[q-back]], [[q-none]] and [[q-early]]."}
articles:
  - id: talk
    title: The talk
    sources: [minutes]
    body: |
      An aide said [[q-back]]. Nobody: [[q-none]]. Early: [[q-early]], or [[q-early|so]].

      | said | early |
      |------|-------|
      | [[q-open]] | [[q-early]] |

      - [[q-back]]

      > Overheard: "The fleet sails on Sunday morning to Kola in secret."

      ```
      The fleet sails on Sunday morning to Kola in secret.
      ```
  - id: named
    title: A day with Zwirner
    body: He spoke. [[q-back]]
  - id: headed
    title: The press
    body: |
      ## Hans Zwirner

      [[q-back]]

      Zwirner told us:

      - [[q-none]]
quotes:
  - {id: q-open, words: We are content with all that was agreed here, speaker: zw, said: 2026-04-01,
     source: minutes}
  - {id: q-near, words: The fleet sails on Sunday evening to Kola in secret, speaker: zw, said: 2026-04-01,
     source: minutes, context: "Unlike what Zwirner said before, that the minister is a fool."}
  - {id: q-back, words: The minister is a fool and must go at once, speaker: zw, said: 2026-04-01,
     source: minutes, attribution: background, speaker_as: an aide}
  - {id: q-none, words: The price is far too high for all of us, speaker: zw, said: 2026-04-01,
     source: minutes, attribution: not attributable}
  - {id: q-early, words: The fleet sails on Sunday morning to Kola in secret, speaker: zw, said: 2026-04-01,
     source: minutes, embargo_until: 9999-01-31, context: "After [[q-back]]."}
people:
  - {id: zw, name: Hans Zwirner, summary: "A tall man. [[q-back]] and [[q-early]]",
     posts: [{title: Director, of: office, from: 2020, source: minutes}]}
units: [{id: office, name: Harbour Office, summary: "Its word is [[q-back]].",
     posts: [{title: Director, holders: [{person: zw, from: 2020, source: minutes}]}]}]
structures: [{id: tree, title: The harbour, root: office, summary: "[[q-early]] and [[q-back]]"}]
figures: [{id: ships, title: Ships, value: 12, source: minutes, definition: "As in [[q-early]]."}]
events:
  - {id: dinner, date: 2026-04-01, title: A dinner, about: [zw, q-back, q-early],
     detail: "There [[q-back]] was said."}
terms: [{id: kola, term: Kola, means: "Named in [[q-early]]."}]
agenda:
  - {id: first, title: First, about: [q-back, q-early], lines: [{rung: top, say: "So [[q-early]].",
     evidence: [q-early, q-back]}]}
sources:
  - {id: minutes, publisher: Harbour Office, title: Minutes with Hans Zwirner, text: minutes.txt}
  - {id: leak, publisher: Paper, title: "Told: the fleet sails on Sunday morning to Kola in secret"}
"""
MINUTES = (
    'Hans Zwirner said: "We are content with all that was agreed here." He then said: "The minister is a '
    'fool and must go at once." Nobody said: "The price is far too high for all of us." Early he said: "The '
    'fleet sails on Sunday morning to Kola in secret."'
)
EARLY = ("Sunday morning", "morning to Kola", "fleet sails on Sunday morning")
UNNAMED = ("minister is a fool", "must go at once", "far too high", "for all of us")
NAMES = re.compile("zwirner|minutes with|harbour office", re.IGNORECASE)

IDS = ("q-open", "q-near", "q-back", "q-none", "q-early", "talk", "named", "headed", "zw", "office", "tree",
       "ships", "dinner", "kola", "first", "minutes", "leak")  # fmt: skip
TELLING = {"q-open", "q-near", "q-back", "q-none", "q-early", "named", "zw", "office", "dinner", "minutes",
           "@said-zw", "@timeline?who=zw"}  # fmt: skip
MADE = ("", PROBLEMS, "@timeline", "@timeline?zoom=days", "@timeline?who=zw", "@said-zw", "@said-?fleet",
        "@beside-q-back+q-open", "@evidence-first", *(f"@evidence-{entry}" for entry in IDS))  # fmt: skip

COMMANDS = [
    *(("show", f"harbour/{entry}", "--width", "0") for entry in (*IDS, *MADE)),
    *(("show", f"harbour/{entry}", "--json") for entry in (*IDS, "")),
    *(("cite", f"harbour/{entry}", "--style", style) for entry in IDS for style in STYLES),
    ("open", "harbour", "--plain", "--width", "0"),
    ("list", "--json"),
    *(("search", words, "--book", "harbour", *json)
      for words in ("fleet", "minister", '"minister is a fool"', "zwirner", "price", "kola", "an aide")
      for json in ((), ("--json",))),
    ("export-sources", "harbour"),
    ("export-sources", "harbour", "--format", "bibtex"),
    *((command, "harbour/office", *json)
      for command in ("who", "tree", "chain") for json in ((), ("--json",))),
    ("diff", "harbour/tree", "2019", "2021"),
    *((command, "harbour", *json) for command in ("orphans", "unresolved") for json in ((), ("--json",))),
]  # fmt: skip
ELSEWHERE = {"check", "refs", "rename"}
"""Commands that print lines of files, with tests of their own below."""
TELLING_NOTHING = {"explain", "import", "keys", "limits", "locate", "new", "schema"}
"""Commands that print nothing of what stands in a book."""


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where all commands find the book compiled."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def book(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Volume:
    """The book on the table, its quotes looked up."""
    path = write_book(tmp_path_factory.mktemp("books"), BOOK, "harbour")
    (path / "minutes.txt").write_text(MINUTES, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(cache))
        volume = open_volume(path)
        list(volume.verdicts.look_up())
    return volume


@pytest.fixture
def harbour(book: Volume, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Volume:
    """The book, found by its name."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.setenv("BRIEFING_PATH", str(book.book.path.parent))
    monkeypatch.chdir(book.book.path.parent)
    return book


def outs(text: str) -> Iterator[str]:
    """What a text tells and may not: words too early, words that are not on record beside who spoke.

    Each line of it stands for itself.
    """
    flat = " ".join(text.split())
    yield from (words for words in EARLY if words in flat)
    for line in re.split(r"\n|\\n", text):
        if NAMES.search(line):
            yield from (words for words in UNNAMED if words in line)


def outs_on(entry: str, text: str) -> list[str]:
    """The same, where all of a page is about who spoke or about one quote."""
    is_about = entry.removeprefix("@evidence-") in TELLING
    return [*outs(text), *(words for words in UNNAMED if is_about and NAMES.search(text) and words in text)]


def test_every_command_has_a_row_here() -> None:
    commands = set(re.findall(r"^    ([a-z-]+)(?: |$)", parser().format_help(), re.MULTILINE))
    assert {"show", "check", "limits"} < commands
    assert commands == {row[0] for row in COMMANDS} | ELSEWHERE | TELLING_NOTHING


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_no_command_outs_anybody(
    harbour: Volume, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    try:
        main(arguments)
    except SystemExit as end:
        pytest.fail(f"{arguments}: {end}")
    said = capsys.readouterr()
    assert "internal error" not in said.err
    assert outs_on(arguments[1].removeprefix("harbour/"), said.out + "\n" + said.err) == []


@pytest.mark.parametrize("style", STYLES)
def test_no_copy_outs_anybody(harbour: Volume, style: Style) -> None:
    view = View(Library(harbour), harbour, harbour.book.header.date)
    for entry in (*IDS, *MADE):
        ref = harbour.ref(entry) if entry else Ref(harbour.book.id)
        assert ref, entry
        try:
            assert (entry, outs_on(entry, cited(view, ref, style, Terms(date.today())))) == (entry, [])
        except Embargoed:
            assert entry.endswith("q-early")


SELECTED = [
    ("@evidence-q-open", "fleet"),
    ("@evidence-q-open", "in secret"),
    ("@evidence-q-near", "sails on Sunday morning to Kola"),
    ("@evidence-q-open", "Zwirner said: He then said: The minister is a fool"),
    ("talk", "sails on Sunday morning"),
    ("talk", "Hans Zwirner: The minister is a fool"),
    ("zw", "Hans Zwirner The price is far too high"),
    (PROBLEMS, "nearest there: The fleet sails on Sunday morning"),
    ("@timeline", "Director: Hans Zwirner 1 Apr 2026 The minister is a fool"),
]


@pytest.mark.parametrize(("entry", "words"), SELECTED)
def test_words_that_may_not_leave_are_asked_for_where_the_mouse_selects_them(
    harbour: Volume, entry: str, words: str
) -> None:
    view = View(Library(harbour), harbour, harbour.book.header.date)
    ref = harbour.ref(entry)
    assert ref
    assert selected(view, ref, Text(words), date.today()).against


@pytest.mark.parametrize("words", ["We are content", "He then said", "Where it comes from"])
def test_other_words_are_free(harbour: Volume, words: str) -> None:
    view = View(Library(harbour), harbour, harbour.book.header.date)
    ref = harbour.ref("@evidence-q-open")
    assert ref
    assert not selected(view, ref, Text(words), date.today()).against


CHECKS = [
    (),
    *(("--output-format", form) for form in ("concise", "json", "github", "sarif", "junit")),
    ("--strict",),
]


@pytest.mark.parametrize("options", CHECKS, ids=" ".join)
def test_no_log_of_check_has_words_of_quotes_under_a_rule(
    harbour: Volume, capsys: pytest.CaptureFixture[str], options: tuple[str, ...]
) -> None:
    assert main(("check", str(harbour.book.path), *options)) == 1
    said = capsys.readouterr()
    assert "Q002" in said.out
    assert not [words for words in (*EARLY, *UNNAMED) if words in said.out + said.err]


SLIPS = [
    'words: "Hidden words alpha" trailing\n    attribution: background',
    "words: Hidden words alpha\n    speeker: zw\n    attribution: background",
    'words: Hidden words alpha\n    context: "[[no]] said hidden words alpha"\n    attribution: background',
    "words: [Hidden, words, alpha]\n    atribution: background",
    "words: [Hidden words alpha]\n    embargo_until: 9999",
    "words: Hidden words #alpha\n    attribution:\n      background",
    "words: Hidden words alpha\n    words: Hidden words beta\n    embargo_until: soon",
    "Hidden words: alpha\n    attribution: not attributable",
    "\twords: Hidden words alpha\n    attribution: background",
    "words: Hidden words alpha\n    status: verbatin\n    off_record: yes",
]
"""Quotes with slips that keep them from being read, or keep what stands in them from being known."""


@pytest.mark.parametrize("header", ["book: {title: Slips, date: 2026-05-01}\n", "book: {title: Slips}\n"])
@pytest.mark.parametrize("slip", SLIPS)
def test_no_log_of_check_has_words_of_quotes_that_could_not_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], slip: str, header: str
) -> None:
    free = "people: [{id: zw, name: Hans Zwirner, countri: DE}]\n"
    path = write_book(
        tmp_path, f"{header}{free}quotes:\n  - id: q-slip\n    speaker: zw\n    {slip}\n", "slips"
    )
    for options in (*CHECKS, ("--diff",), ("--diff", "--unsafe-fixes")):
        main(("check", str(path), *options))
        said = capsys.readouterr()
        assert "slips" in said.out
        assert not re.search("hidden.{0,4}words", said.out + said.err, re.IGNORECASE), options
    main(("check", str(path)))
    assert "countri: DE" in capsys.readouterr().out


@pytest.mark.parametrize("entry", ["zw", "minutes", "q-back", "office"])
def test_no_place_in_a_file_is_printed_with_words_of_quotes_under_a_rule(
    harbour: Volume, capsys: pytest.CaptureFixture[str], entry: str
) -> None:
    for options in ((), ("--json",)):
        main(("refs", f"harbour/{entry}", *options))
        said = capsys.readouterr().out
        assert "book.yaml" in said
        assert not [words for words in (*EARLY, *UNNAMED) if words in said]
    main(("rename", f"harbour/{entry}", "other", "--dry-run"))
    assert not [words for words in (*EARLY, *UNNAMED) if words in capsys.readouterr().out]


def test_a_page_says_once_how_many_quotes_it_withholds(harbour: Volume) -> None:
    view = View(Library(harbour), harbour, harbour.book.header.date)
    terms = Terms(date.today())
    told = cited(view, Ref("harbour", "@evidence-q-open"), "plain", terms)
    assert "withheld" not in told
    told = cited(view, Ref("harbour", "zw"), "plain", terms)
    assert "withheld" not in told
    assert cited(view, Ref("harbour"), "plain", terms).count("[1 quote withheld, by its rule]") == 1
    assert cited(view, Ref("harbour", "office"), "html", terms).count("[1 quote withheld, by its rule]") == 1
    assert cited(view, Ref("harbour", "@said-zw"), "plain", terms).count("[1 quote withheld, by its") == 1


@pytest.mark.parametrize("entry", ["zw", "@said-zw", "@timeline?who=zw", "@timeline?kind=quote&who=zw"])
def test_a_list_by_speaker_tells_nothing_of_what_is_not_on_record(harbour: Volume, entry: str) -> None:
    view = View(Library(harbour), harbour, harbour.book.header.date)
    told = text_of(view, Ref("harbour", entry), terms=Terms(date.today()))
    said = told.partition("Said\n----\n\n")[2].partition("\n\n")[0] or told
    assert "[background]" not in said
    assert "[not attributable]" not in said
    assert "[embargoed]" in said
    assert "5 quotes" not in told


@pytest.mark.parametrize("style", [style for style in STYLES if style != "citation"])
def test_no_list_below_the_words_names_who_spoke(harbour: Volume, style: Style) -> None:
    view = View(Library(harbour), harbour, harbour.book.header.date)
    for entry in ("talk", "minutes"):
        told = cited(view, Ref("harbour", entry), style, Terms(date.today()))
        is_listed = style in ("plain", "markdown", "html")
        assert ("it would tell who spoke" in told) == (is_listed and UNNAMED[0] in told)
        assert entry == "minutes" or "Minutes with" not in told
