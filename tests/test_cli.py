"""The commands: what goes to stdout, what to stderr, and with which code they end."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.library.shelf import verdicts
from briefing.library.volume import open_volume
from tests import shipped
from tests.sample import SAMPLE, write_book


@pytest.fixture
def shelf(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the sample book, found by name, as the shipped books are everywhere."""
    shipped.lend()
    folder = tmp_path / "shelf"
    folder.mkdir()
    write_book(folder)
    monkeypatch.setenv("BRIEFING_PATH", str(folder))
    monkeypatch.chdir(tmp_path)
    return folder


class Said:
    """What a command printed."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err


Run = Callable[..., Said]


@pytest.fixture
def briefing(shelf: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command."""

    def run(*arguments: str) -> Said:
        try:
            code = main(arguments)
        except SystemExit as end:
            code = int(end.code or 0)
        return Said(code, *capsys.readouterr())

    return run


def test_list_names_the_books_and_what_is_in_them(briefing: Run, shelf: Path) -> None:
    said = briefing("list", "--json")
    answer = json.loads(said.out)
    (sample,) = [book for book in answer["books"] if book["id"] == "sample"]
    assert answer["schema"] == 1
    assert list(sample) == ["id", "title", "date", "path", "counts"]
    assert (sample["title"], sample["date"]) == ("Sample meeting", "2026-02-12")
    assert sample["path"] == str(shelf / "sample")
    assert sample["counts"] == {
        "agenda": 1, "articles": 1, "quotes": 2, "figures": 1, "structures": 1, "units": 3, "people": 2,
        "events": 2, "terms": 1, "sources": 2,
    }  # fmt: skip
    assert said.code == 0


def test_list_is_read_by_people_too(briefing: Run) -> None:
    said = briefing("list")
    assert "sample" in said.out
    assert "Sample meeting" in said.out
    assert "2 quotes" in said.out


def test_a_book_that_cannot_be_opened_is_told_apart_from_the_others(briefing: Run, shelf: Path) -> None:
    write_book(shelf, "articles: []\n", "headless")
    said = briefing("list")
    assert said.code == 0
    assert "headless" not in said.out
    assert "headless" in said.err


def test_show_gives_an_entry_as_scripts_rely_on(briefing: Run) -> None:
    said = briefing("show", "sample/q-partner", "--json")
    answer = json.loads(said.out)
    of_all = ["schema", "ref", "code", "kind", "title", "fields", "text", "freshness", "links", "backlinks"]
    assert [key for key in answer if key not in ("verification", "attribution")] == of_all
    assert answer["schema"] == 1
    assert (answer["ref"], answer["code"], answer["kind"]) == ("sample/q-partner", "Q1", "quote")
    assert answer["title"] == "partnership rather than [sic] dependency"
    assert answer["fields"]["said"] == "2026-02-12"
    assert answer["fields"]["variants"] == [{"words": "partnership, not dependence", "source": "paper"}]
    assert "Under Secretary" in answer["text"]
    assert answer["links"] == ["sample/colby", "sample/agency", "sample/paper"]
    assert answer["backlinks"] == ["sample/burden"]
    assert answer["freshness"] == {"on": "2026-02-12", "stale": []}


def test_show_and_check_judge_what_is_stale_at_a_date(briefing: Run) -> None:
    answer = json.loads(briefing("show", "sample/pledge", "--json", "--on", "2026-07-01").out)
    stale = [{"key": "as_of", "date": "2025-06-25", "days": 371}]
    assert answer["freshness"] == {"on": "2026-07-01", "stale": stale}
    assert "T004" in briefing("check", "sample", "--on", "2026-07-01").out
    assert "T004" not in briefing("check", "sample", "--on", "2026-02-12").out
    assert "T004" not in briefing("check", "sample", "--on", "meeting").out
    assert "T004" in briefing("check", "sample", "--on", "today").out
    answer = json.loads(briefing("show", "sample/pledge", "--json", "--on", "meeting").out)
    assert answer["freshness"]["on"] == "2026-02-12"
    said = briefing("check", "sample", "--on", "soon")
    assert (said.code, said.out) == (2, "")
    assert "--on soon" in said.err
    assert "`meeting` and `today` are dates too." in said.err


def test_show_tells_whether_a_quote_stands_in_its_source(briefing: Run, shelf: Path) -> None:
    text = SAMPLE.replace("{id: agency,", "{id: agency, text: said.txt,")
    book = write_book(shelf, text, "stored")
    said = book / "said.txt"
    states = {}
    for words in ("partnership rather than dependency", "partnership rather than dependencies"):
        said.write_text(f"He wants a {words}.", encoding="utf-8")
        answer = json.loads(briefing("show", "stored/q-partner", "--json").out)["verification"]
        states[answer["state"]] = answer["passage"]
        assert list(answer) == [
            *("state", "altered", "original", "source", "text_of", "unread", "passage", "diff", "alarms"),
            "variants",
        ]
        assert answer["text_of"] == "source"
        assert [(one["state"], one["source"]) for one in answer["variants"]] == [("unchecked", None)]
        assert answer["source"] == "agency"
    assert states == {
        "exact": "partnership rather than dependency",
        "drift": "partnership rather than dependencies",
    }
    assert "Q002" in briefing("check", "stored").out
    assert "verification" not in json.loads(briefing("show", "stored/pledge", "--json").out)


ONE_OF_SEVEN = [
    ("He wants [...] a partnership", "exact", True, []),
    ("He does [...] want a partnership", "drift", True, ["negation"]),
    ("He does want a partnership", "drift", False, ["negation"]),
]


@pytest.mark.parametrize(("words", "state", "is_altered", "alarms"), ONE_OF_SEVEN)
@pytest.mark.parametrize("is_translated", [False, True])
def test_json_tells_what_brackets_change_as_drift_and_that_it_is_by_them(
    briefing: Run,
    shelf: Path,
    words: str,
    state: str,
    is_altered: bool,
    alarms: list[str],
    is_translated: bool,
) -> None:
    more = f"status: translation, original: {{language: en, words: '{words}'}}, " if is_translated else ""
    quote = f"  - {{id: q-one, words: '{words}', {more}speaker: colby, source: agency}}\n"
    text = SAMPLE.replace("{id: agency,", "{id: agency, text: said.txt,")
    text = text.replace("quotes:\n", f"quotes:\n{quote}")
    said = "He wants, as it were, a partnership. He does not want a partnership."
    (write_book(shelf, text, "stored") / "said.txt").write_text(said)
    answer = json.loads(briefing("show", "stored/q-one", "--json").out)["verification"]
    told = ("translation", state) if is_translated else (state, None)
    assert (answer["state"], answer["original"]) == told
    assert (answer["altered"], answer["alarms"]) == (is_altered, alarms)
    hits = json.loads(briefing("search", "kind:quote", "partnership", "--book", "stored", "--json").out)[
        "hits"
    ]
    (hit,) = (hit["verification"] for hit in hits if hit["ref"] == "stored/q-one")
    assert (hit["state"], hit["original"], hit["altered"]) == (*told, is_altered)


RULED = [
    ("", "on record", None, False,
     "Elbridge Colby, Under Secretary, the Pentagon, arrival, 12 February 2026"),
    ("attribution: background,", "background", None, False,
     "a speaker who is not to be named, arrival, 12 February 2026"),
    ("attribution: not attributable,", "not attributable", None, False, None),
    ("embargo_until: 9999-01,", "on record", "9999-01", True, None),
]  # fmt: skip


@pytest.mark.parametrize(("written", "rule", "until", "embargoed", "allowed"), RULED)
def test_show_tells_the_rule_for_a_quote(
    briefing: Run,
    shelf: Path,
    written: str,
    rule: str,
    until: str | None,
    embargoed: bool,
    allowed: str | None,
) -> None:
    write_book(shelf, SAMPLE.replace("occasion: arrival,", f"occasion: arrival, {written}"), "ruled")
    assert json.loads(briefing("show", "ruled/Q1", "--json").out)["attribution"] == {
        "rule": rule, "embargo_until": until, "embargoed": embargoed, "speaker_as": None, "allowed": allowed,
    }  # fmt: skip


def test_cite_keeps_to_the_rule_unless_it_is_told_otherwise(briefing: Run, shelf: Path) -> None:
    rules = "occasion: arrival, attribution: background, embargo_until: 9999-01-31,"
    write_book(shelf, SAMPLE.replace("occasion: arrival,", rules), "ruled")
    said = briefing("cite", "ruled/Q1")
    assert (said.code, said.out) == (1, "")
    assert "Q1 is under embargo until 31 January 9999. --despite-rules prints it all the same" in said.err
    said = briefing("cite", "ruled/Q1", "--despite-rules")
    assert said.code == 0
    assert "Elbridge Colby" in said.out
    assert said.out.endswith("[EMBARGOED until 31 January 9999]\n[BACKGROUND: not to be attributed]\n")


@pytest.mark.parametrize(
    "entry",
    [
        "",
        "arrival",
        "q-old",
        "pledge",
        "tree",
        "naples",
        "colby",
        "e-agreed",
        "gdp",
        "agency",
        "burden",
        "Q1",
        "f1",
    ],
)
def test_every_kind_can_be_shown_both_ways(briefing: Run, entry: str) -> None:
    plain, data = briefing("show", f"sample/{entry}"), briefing("show", f"sample/{entry}", "--json")
    assert (plain.code, data.code) == (0, 0)
    assert plain.out.strip()
    assert json.loads(data.out)["text"].split() == plain.out.split()


@pytest.mark.parametrize(
    ("arguments", "code", "advice"),
    [
        (("show", "sample/coolby"), 1, "did you mean `colby`?"),
        (("show", "smaple/colby"), 2, "Did you mean sample?"),
        (("open", "nowhere"), 2, "briefing list"),
        (("show", "sample/colby", "--on", "2026-02-30"), 2, "February 2026 has only 28 days"),
        (("open", "sample", "--on", "yesterday"), 2, "--on yesterday"),
        (("check", "nowhere"), 2, "There is no book"),
        (("cite", "sample/coolby"), 1, "did you mean `colby`?"),
        (("cite", "sample/colby", "--style", "latex"), 2, "invalid choice"),
        (("cite", "sample/colby", "--on", "2026-02-30"), 2, "February 2026 has only 28 days"),
        (("export-sources", "smaple"), 2, "Did you mean sample?"),
        (("export-sources", "shelf"), 2, "is not a book"),
        (("frobnicate",), 2, "invalid choice"),
        ((), 1, "briefing list"),
    ],
)
def test_what_cannot_be_done_says_what_can(
    briefing: Run, arguments: tuple[str, ...], code: int, advice: str
) -> None:
    said = briefing(*arguments)
    assert said.code == code
    assert advice in said.err
    assert said.out == ""
    assert "Traceback" not in said.err


def test_the_date_asked_for_rules_what_is_shown(briefing: Run) -> None:
    assert "Southern Cell" not in briefing("show", "sample/tree").out
    assert "Southern Cell" in briefing("show", "sample/tree", "--on", "2031").out


def test_without_a_terminal_open_prints_the_whole_book(briefing: Run) -> None:
    said = briefing("open", "sample")
    assert said.code == 0
    for words in (
        "Sample meeting",
        "The arrival",
        "“partnership rather than",
        "unit 1 of 1, under TOP",
        "GDP",
    ):
        assert words in said.out
    assert not set("│├└─┃▎") & set(said.out), "nothing is drawn for those who hear it"
    assert max(map(len, said.out.splitlines())) <= 80
    assert max(map(len, briefing("open", "sample", "--width", "40").out.splitlines())) <= 40


def test_open_can_print_one_entry(briefing: Run) -> None:
    said = briefing("open", "sample/gdp", "--plain")
    assert "gross domestic product" in said.out
    assert "The arrival" not in said.out


def test_check_tells_every_problem_and_ends_with_one(briefing: Run, shelf: Path) -> None:
    write_book(shelf, SAMPLE.replace("speaker: colby, said: 2026", "speaker: colbi, said: 2026"), "faulty")
    said = briefing("check", "shelf/faulty")
    assert said.code == 1
    assert "shelf/faulty/book.yaml:" in said.out
    assert "= fix: write `colby` (--fix)" in said.out
    answer = json.loads(briefing("check", "faulty", "--output-format", "json").out)
    (problem,) = [found for found in answer["problems"] if found["severity"] == "error"]
    assert problem["message"] == "`colbi` is not the id of any entry"
    assert briefing("check", "shelf/sample").code == 0


def test_a_book_that_cannot_be_read_says_why_with_the_place(briefing: Run, shelf: Path) -> None:
    write_book(shelf, "book:\n  title: 'never closed\n", "torn")
    said = briefing("open", "torn")
    assert said.code == 2
    assert "book.yaml:2:" in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize("command", ["keys", "locate", "limits"])
def test_what_there_is_to_know_is_printed(briefing: Run, command: str) -> None:
    said = briefing(command)
    assert (said.code, said.err) == (0, "")
    assert said.out.count("\n") > 4


def test_an_internal_error_is_one_line_unless_debugging(
    briefing: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr("briefing.answers.books.text_of", fail)
    said = briefing("show", "sample/gdp")
    assert said.code == 2
    assert "internal error" in said.err
    assert "secret" not in said.err
    with pytest.raises(RuntimeError):
        main(["show", "sample/gdp", "--debug"])


def test_keys_are_those_of_the_reader_and_mistakes_in_them_are_told(briefing: Run, home: Path) -> None:
    keymap = home / ".config" / "briefing" / "keys.yaml"
    keymap.parent.mkdir(parents=True)
    keymap.write_text('keys:\n  link.labels: [f2]\n  "app.\\e[2Jhelp": z\n', encoding="utf-8")
    said = briefing("keys")
    assert "f2" in said.out
    assert "keys.yaml:3:" in said.err
    assert "\x1b" not in said.err


def test_search_prints_a_line_a_hit_the_best_first(briefing: Run) -> None:
    said = briefing("search", "naples", "--book", "sample")
    assert said.code == 0
    assert said.out.startswith("sample/naples  unit  Joint Force Command Naples")


def test_search_as_json_has_the_shape_that_scripts_rely_on(briefing: Run) -> None:
    answer = json.loads(briefing("search", "kind:quote", "partnershp", "--json").out)
    assert (answer["query"], answer["reading"]) == ("kind:quote partnershp", "quotes with 'partnershp…'")
    hit = next(hit for hit in answer["hits"] if hit["ref"] == "sample/q-partner")
    assert (hit["kind"], hit["also"]) == ("quote", ["partnership"])
    assert [hit["text"][start:end] for start, end in hit["spans"]] == ["partnership"]
    assert hit["verification"] == {"state": "unchecked", "altered": False, "original": None, "text_of": None}
    people = json.loads(briefing("search", "kind:person", "colby", "--json").out)["hits"]
    assert {hit["verification"] for hit in people} == {None}


def test_search_says_of_each_quote_how_it_stands_in_its_source(briefing: Run, shelf: Path) -> None:
    text = SAMPLE.replace("{id: agency,", "{id: agency, text: said.txt,")
    (write_book(shelf, text, "stored") / "said.txt").write_text("Partnership rather than dependencies.")
    (line,) = briefing("search", "kind:quote", "partnership", "--book", "stored").out.splitlines()
    assert line.endswith("  ▲ drift")
    (hit,) = json.loads(briefing("search", "kind:quote", "partnership", "--book", "stored", "--json").out)[
        "hits"
    ]
    assert (hit["verification"]["state"], hit["verification"]["text_of"]) == ("drift", "source")


def test_what_was_not_looked_up_yet_is_before_it_is_printed(
    briefing: Run, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verdicts, "AT_ONCE", 0)
    text = SAMPLE.replace("{id: agency,", "{id: agency, text: said.txt,")
    for name, command in (
        ("one", ("search", "kind:quote", "--book", "one", "--json")),
        ("two", ("search", "partnership", "--book", "two")),
        ("three", ("show", "three/agency")),
        ("four", ("open", "four")),
    ):
        (write_book(shelf, text, name) / "said.txt").write_text("Partnership rather than dependencies.")
        said = briefing(*command).out
        assert "drift" in said
        assert "not looked up" not in said
        assert '"state": null' not in said


def test_search_that_finds_nothing_says_what_it_understood(briefing: Run) -> None:
    said = briefing("search", "kind:figure", "zzz", "--book", "sample")
    assert said.code == 1
    assert "figures with 'zzz…'" in said.err


def test_search_keeps_to_a_kind_and_a_number_of_hits(briefing: Run) -> None:
    said = briefing("search", "colby", "--kind", "quote", "--limit", "1", "--book", "sample")
    (line,) = said.out.splitlines()
    assert "  quote  " in line
    assert briefing("search", "colby", "--limit", "0").code == 2
    assert briefing("search", "colby", "--limit", "9" * 30).code == 0


def test_search_takes_the_last_word_as_begun_and_a_word_with_a_minus_as_left_out(briefing: Run) -> None:
    assert briefing("search", "depen", "--book", "sample").out.startswith("sample/q-partner")
    assert briefing("search", "depen", "-partnership", "--book", "sample").code == 1


def test_search_refuses_what_means_nothing(briefing: Run) -> None:
    said = briefing("search", "colby", "--kind", "nosuch")
    assert (said.code, said.out) == (2, "")
    assert "nosuch" in said.err
    assert briefing("search", "(", "OR").code == 2


def test_search_tells_which_book_it_could_not_read(briefing: Run, shelf: Path) -> None:
    (shelf / "broken.yaml").write_text("book: [", encoding="utf-8")
    assert "broken.yaml cannot be searched" in briefing("search", "colby").err


def test_search_shows_no_other_form_of_a_quote_as_the_quote(briefing: Run) -> None:
    said = briefing("search", "dependence", "--book", "sample")
    assert "as others give it: partnership, not dependence" in said.out


def test_cite_prints_what_is_copied_as_of_a_date(briefing: Run) -> None:
    said = briefing("cite", "sample/P1")
    assert (said.code, said.err) == (0, "")
    assert said.out == (
        "Elbridge Colby, Under Secretary, the Pentagon, United States\nSample meeting, edition 1, P1\n"
    )
    assert "Under Secretary" not in briefing("cite", "sample/P1", "--on", "2025-01").out
    assert briefing("cite", "sample/pledge", "--style", "html").out.startswith("<p>The pledge: 5% of GDP")


def test_export_sources_prints_all_sources_for_a_reference_manager(briefing: Run) -> None:
    assert [item["id"] for item in json.loads(briefing("export-sources", "sample").out)] == [
        "agency",
        "paper",
    ]
    said = briefing("export-sources", "sample", "--format", "bibtex")
    assert said.out.count("\n@") + said.out.startswith("@") == 2
    assert said.code == 0


def test_export_sources_of_a_book_without_any_finds_nothing(briefing: Run, shelf: Path) -> None:
    write_book(shelf, "book: {title: Bare, date: 2026}\n", "bare")
    said = briefing("export-sources", "bare")
    assert (said.code, said.out) == (1, "")
    assert "bare has no sources" in said.err


def test_a_citation_of_words_that_are_not_those_of_the_source_comes_with_a_warning(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = write_book(tmp_path, SAMPLE.replace("{id: agency,", "{id: agency, text: said.txt,"))
    (book / "said.txt").write_text("A partnership and no dependency.", encoding="utf-8")
    assert main(["cite", f"{book}/q-partner"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("“partnership rather than")
    assert told.err == "briefing: ▲ drift: these are not surely the words of the source.\n"


def test_a_quote_of_a_book_with_very_many_is_looked_up_when_it_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verdicts, "AT_ONCE", 0)
    monkeypatch.setattr(verdicts, "OFTEN", -1)
    book = write_book(tmp_path)
    assert main(["show", f"{book}/q-old"]) == 0
    assert "Verified: ⇄\N{NO-BREAK SPACE}translation" in capsys.readouterr().out
    assert open_volume(book).verdicts.left == ("q-partner",)


def test_what_somebody_said_is_shown_from_books_that_were_never_opened(briefing: Run, shelf: Path) -> None:
    other = SAMPLE.replace("words: Words in another language", "words: Words from elsewhere")
    write_book(shelf, other, "other")
    said = briefing("show", "sample/@said-colby", "--width", "0")
    assert said.code == 0
    assert "In another book it is the same speaker" in said.out
    assert "Paper · Sample meeting\n- “Words from elsewhere”" in said.out
    assert "“Words from elsewhere”" in briefing("show", "sample/@said-?elsewhere", "--width", "0").out


def test_what_is_no_entry_is_not_passed_off_as_json(briefing: Run) -> None:
    said = briefing("show", "sample/@said-colby", "--json")
    assert (said.code, said.out) == (2, "")
    assert "only an entry or a book" in said.err


RULES = "occasion: arrival, attribution: background, speaker_as: an official,"


def test_what_is_printed_keeps_to_the_rules_for_quotes(briefing: Run, shelf: Path) -> None:
    write_book(shelf, SAMPLE.replace("occasion: arrival,", RULES), "ruled")
    for arguments in (("show", "ruled/Q1"), ("show", "ruled/Q1", "--json"), ("open", "ruled/Q1", "--plain")):
        said = briefing(*arguments).out
        assert "partnership rather" in said
        assert "an official" in said
        assert "Colby" not in said
        assert "Elbridge Colby" in briefing(*arguments, "--despite-rules").out


def test_a_search_tells_the_rule_and_no_speaker(briefing: Run, shelf: Path) -> None:
    write_book(shelf, SAMPLE.replace("occasion: arrival,", RULES), "ruled")
    said = briefing("search", "dependency", "--book", "ruled")
    assert said.out.startswith("ruled/Q1  quote  [background] “partnership rather than")
    assert "Colby" not in said.out
    (hit,) = json.loads(briefing("search", "dependency", "--book", "ruled", "--json").out)["hits"]
    assert hit["attribution"] == {"rule": "background", "embargo_until": None, "embargoed": False}
    said = briefing("search", "by:colby", "dependency", "--book", "ruled")
    assert (said.code, said.out) == (1, "")
    assert said.err == "briefing: nothing found: everything by 'colby' with 'dependency…'.\n"
    assert "ruled/q-partner" in briefing("search", "by:colby", "dependency", "--despite-rules").out
