"""What a press officer relies on: words leave a book only as the rule under which they were given allows."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from briefing.citing.allowed import left_out
from briefing.citing.forms import Embargoed, Terms, bibliography
from briefing.citing.styles import STYLES, Style
from briefing.library.volume import Library, open_volume
from briefing.model import asides
from briefing.model.book import Ref
from briefing.model.dates import Edtf
from briefing.model.entries import Quote
from briefing.pages.view import View
from tests.citing.copying import TODAY, cited
from tests.sample import SAMPLE, place, sample_volume, write_book

WORDS = "“partnership rather than [sic] dependency”"
AGENCY = "Source: Agency, “Policy chief arrives”, 12 February 2026, https://example.org/a"
NAMED = Terms(TODAY, embargo=True, naming=True)


def viewed(folder: Path, text: str) -> View:
    volume = sample_volume(folder, text)
    return View(Library(volume), volume, Edtf.parse("2026-02-12"))


def ruled(folder: Path, rule: str, *changes: tuple[str, str]) -> View:
    """The sample book with a rule on its first quote, and with what stands there changed."""
    text = SAMPLE
    for old, new in (("occasion: arrival,", f"occasion: arrival, {rule},"), *changes):
        assert old in text
        text = text.replace(old, new)
    return viewed(folder, text)


def quote(view: View) -> Quote:
    found = view.entry("q-partner")
    assert isinstance(found, Quote)
    return found


def test_on_background_the_speaker_is_called_as_the_attribution_has_it(tmp_path: Path) -> None:
    view = ruled(tmp_path, "attribution: background, speaker_as: an allied official")
    assert cited(view, place("q-partner")) == (
        f"{WORDS} — an allied official, arrival, 12 February 2026\n{AGENCY}"
    )
    assert left_out(view.volume, quote(view)) == "for background: the speaker is not named"


@pytest.mark.parametrize("rule", ["background", "not attributable"])
def test_a_citation_alone_has_no_words_of_what_is_under_a_rule(tmp_path: Path, rule: str) -> None:
    telling = ("title: Policy chief arrives", "title: A talk with Colby")
    view = ruled(tmp_path, f"attribution: {rule}", telling)
    found = cited(view, place("q-partner"), "citation")
    assert "partnership" not in found
    assert found.endswith("Sample meeting, edition 1, Q1")


def test_on_background_without_an_attribution_in_words_there_is_one(tmp_path: Path) -> None:
    words = cited(ruled(tmp_path, "attribution: background"), place("q-partner"))
    assert words.startswith(f"{WORDS} — a speaker who is not to be named, arrival, 12 February 2026")


@pytest.mark.parametrize(
    "giving_away",
    [
        ("title: Policy chief arrives", "title: Colby’s arrival"),
        ("https://example.org/a", "https://example.org/2026/elbridge-colby.html"),
        ("https://example.org/a", "https://example.org/ElbridgeColby"),
        ("publisher: Agency", "publisher: ELBRIDGE COLBY"),
        ("title: Policy chief arrives", "title: Bridge speaks"),
    ],
)
def test_on_background_no_source_is_told_that_names_the_speaker(
    tmp_path: Path, giving_away: tuple[str, str]
) -> None:
    alias = ("sort: Colby,", "sort: Colby, aliases: [Bridge],")
    view = ruled(tmp_path, "attribution: background", giving_away, alias)
    for style in STYLES:
        words = cited(view, place("q-partner"), style)
        assert "colby" not in words.lower()
        assert "bridge speaks" not in words.lower()
        assert "Sample meeting, edition 1" in words
    assert "nor the source that would name him" in left_out(view.volume, quote(view))


def test_on_background_no_occasion_is_told_that_names_the_speaker(tmp_path: Path) -> None:
    occasion = ("occasion: arrival,", "occasion: interview with Mr Colby,")
    view = ruled(tmp_path, "attribution: background", occasion)
    assert "interview" not in cited(view, place("q-partner"))
    assert "nor the occasion that would name him" in left_out(view.volume, quote(view))


@pytest.mark.parametrize("style", STYLES)
def test_on_background_no_book_is_told_whose_title_names_the_speaker(tmp_path: Path, style: Style) -> None:
    title = ("title: Sample meeting", "title: Talks with Elbridge Colby")
    unsourced = ("source: agency, occasion", "occasion")
    rule = "attribution: background, speaker_as: an official"
    text = SAMPLE.replace(*unsourced).replace("occasion: arrival,", f"occasion: arrival, {rule},")
    volume = open_volume(write_book(tmp_path, text.replace(*title)))
    view = View(Library(volume), volume, Edtf.parse("2026-02-12"))
    words = cited(view, place("q-partner"), style)
    assert "Colby" not in words
    assert "Briefing book, edition 1" in words


@pytest.mark.parametrize("called", ["Elbridge Colby, speaking freely", "a friend of Colby’s"])
def test_on_background_an_attribution_that_names_the_speaker_is_not_told(tmp_path: Path, called: str) -> None:
    view = ruled(tmp_path, f'attribution: background, speaker_as: "{called}"')
    assert cited(view, place("q-partner")).startswith(f"{WORDS} — a speaker who is not to be named, arrival")
    assert "Colby" not in cited(view, place("burden"))


def test_on_background_no_occasion_is_told_that_names_a_post_only_the_speaker_holds(tmp_path: Path) -> None:
    occasion = ("occasion: arrival,", "occasion: talk with the Under Secretary,")
    view = ruled(tmp_path, "attribution: background", occasion)
    assert "talk" not in cited(view, place("q-partner"))


def test_a_word_that_is_only_like_a_name_gives_nobody_away(tmp_path: Path) -> None:
    view = ruled(
        tmp_path,
        "attribution: background",
        ("title: Policy chief arrives", "title: Denmark arrives"),
        ("name: Elbridge Colby, sort: Colby", "name: Jo Mark, sort: Mark"),
    )
    assert "“Denmark arrives”" in cited(view, place("q-partner"))


@pytest.mark.parametrize("style", STYLES)
def test_what_is_not_attributable_is_put_down_to_nobody(tmp_path: Path, style: Style) -> None:
    view = ruled(tmp_path, "attribution: not attributable, speaker_as: an allied official")
    words = cited(view, place("q-partner"), style)
    for told in ("Colby", "official", "arrival", "Agency", "example.org"):
        assert told not in words
    if style == "plain":
        assert words == WORDS


@pytest.mark.parametrize(
    ("until", "today", "is_free"),
    [
        ("2026-02-13", date(2026, 2, 12), False),
        ("2026-02-13", date(2026, 2, 13), True),
        ("2026-02", date(2026, 2, 27), False),
        ("2026-02", date(2026, 2, 28), True),
        ("2026-02-13/..", date(2030, 1, 1), False),
    ],
)
def test_an_embargo_ends_on_its_day(tmp_path: Path, until: str, today: date, is_free: bool) -> None:
    view = ruled(tmp_path, f"embargo_until: {until}")
    for style in STYLES:
        if is_free:
            assert "EMBARGO" not in cited(view, place("q-partner"), style, Terms(today))
        else:
            with pytest.raises(Embargoed, match="Q1 is under embargo until"):
                cited(view, place("q-partner"), style, Terms(today))


@pytest.mark.parametrize("style", STYLES)
def test_what_breaks_a_rule_says_so(tmp_path: Path, style: Style) -> None:
    view = ruled(tmp_path, "attribution: background, speaker_as: an official, embargo_until: 2026-02-13")
    plainly = cited(view, place("q-partner"), style, NAMED).replace("\\", "")
    assert "[EMBARGOED until 13 February 2026]" in plainly
    assert "[BACKGROUND: not to be attributed]" in plainly
    only_early = cited(view, place("q-partner"), style, Terms(TODAY, embargo=True)).replace("\\", "")
    assert "[EMBARGOED until 13 February 2026]" in only_early
    assert "BACKGROUND" not in only_early
    assert "Colby" not in only_early


def test_who_breaks_the_rule_gets_name_and_post(tmp_path: Path) -> None:
    view = ruled(tmp_path, "attribution: not attributable, speaker_as: an official")
    assert cited(view, place("q-partner"), "plain", NAMED) == (
        f"{WORDS} — Elbridge Colby, Under Secretary, the Pentagon, arrival, 12 February 2026\n{AGENCY}\n"
        "[NOT ATTRIBUTABLE: to be put down to nobody]"
    )


def test_a_quote_on_record_leaves_as_it_is_on_all_terms(tmp_path: Path) -> None:
    view = viewed(tmp_path, SAMPLE)
    assert cited(view, place("q-partner"), "plain", NAMED) == cited(view, place("q-partner"))


# Pages on which ruled quotes are listed


def test_a_list_says_that_a_quote_is_embargoed_and_nothing_else_of_it(tmp_path: Path) -> None:
    view = ruled(tmp_path, "embargo_until: 2026-02-13")
    assert "- [embargoed]\n- “Words in another language” · Elbridge Colby" in cited(view, place())


@pytest.mark.parametrize("entry", ["", "burden", "arrival"])
def test_no_page_leaves_with_the_words_of_an_embargoed_quote(tmp_path: Path, entry: str) -> None:
    prose = ("went on.", "went on: [[q-partner]], [[q-old]].")
    view = ruled(tmp_path, "embargo_until: 2026-02-13", prose)
    words = cited(view, place(entry))
    assert "partnership rather" not in words
    assert "partnership rather" in cited(view, place(entry), "plain", Terms(date(2026, 2, 13)))
    if entry == "arrival":
        assert "went on: [embargoed], “Words in another language” (Elbridge Colby) [⇄ translation]." in words


def test_a_link_to_a_ruled_quote_bears_the_rule_and_no_name(tmp_path: Path) -> None:
    prose = ("went on.", "went on: [[q-partner]].")
    view = ruled(tmp_path, "attribution: background, speaker_as: an allied official", prose)
    for style in ("plain", "html"):
        words = cited(view, place("arrival"), style)
        assert "[background] “partnership rather than [sic] dependency” (an allied official)." in words


# Marked books


@pytest.mark.parametrize("style", STYLES)
def test_what_leaves_a_marked_book_bears_the_marking(tmp_path: Path, style: Style) -> None:
    view = viewed(tmp_path, SAMPLE.replace("TLP:CLEAR", "TLP:AMBER"))
    for entry in ("q-partner", "pledge", "arrival", "agency", ""):
        assert "TLP:AMBER" in cited(view, place(entry), style)
    if style in ("plain", "citation"):
        assert cited(view, place("q-partner"), style).endswith("\nTLP:AMBER")


def test_a_bibliography_bears_the_marking_in_every_item(tmp_path: Path) -> None:
    book = sample_volume(tmp_path, SAMPLE.replace("TLP:CLEAR", "TLP:AMBER+STRICT")).book
    notes = [item["note"] for item in json.loads(bibliography(book, "csl-json"))]
    assert notes == ["TLP:AMBER+STRICT"] * 2
    assert bibliography(book, "bibtex").count("note = {TLP:AMBER+STRICT}") == 2


def test_what_may_go_everywhere_bears_no_marking(tmp_path: Path) -> None:
    view = viewed(tmp_path, SAMPLE)
    assert "TLP" not in cited(view, place("q-partner"))
    assert "TLP" not in bibliography(view.volume.book, "bibtex")


@pytest.mark.parametrize("rule", ["embargo_until: 2026-02-13", "attribution: background"])
def test_what_somebody_said_and_two_quotes_side_by_side_leave_by_the_rules(tmp_path: Path, rule: str) -> None:
    view = ruled(tmp_path, rule)
    sign = "[embargoed]" if "embargo" in rule else "[background]"
    for there in (
        asides.Said("colby").at("sample"),
        asides.Pair(place("q-partner"), place("q-old")).at("sample"),
    ):
        for style in ("plain", "markdown", "html"):
            words = cited(view, there, style).replace("\\", "")
            is_listed = "embargo" in rule or asides.Pair.read(there) is not None
            assert (sign in words) == is_listed
            assert "Words in another language" in words
            for told in ("arrival", "Agency"):
                assert told not in words
            may_be_used = "background" in rule and asides.Pair.read(there)
            assert ("partnership" in words) == bool(may_be_used)


def test_of_two_side_by_side_one_on_background_is_not_withheld(tmp_path: Path) -> None:
    text = SAMPLE.replace("occasion: arrival,", "attribution: background, speaker_as: an allied official,")
    view = viewed(
        tmp_path, text.replace("status: translation,", "status: translation, embargo_until: 2026-02-13,")
    )
    words = cited(view, asides.Pair(place("q-partner"), place("q-old")).at("sample"))
    assert "[background]" in words
    assert "an allied official" in words
    assert words.endswith("[1 quote withheld, by its rule]")


def test_nothing_of_an_embargoed_quote_leaves_from_a_book_that_is_not_open(tmp_path: Path) -> None:
    embargoed = SAMPLE.replace("occasion: arrival,", "occasion: arrival, embargo_until: 2026-02-13,")
    open_volume(write_book(tmp_path, embargoed, "other"))
    view = viewed(tmp_path, SAMPLE.replace("{id: q-partner,", "{id: q-mine,").replace("q-partner", "q-mine"))
    for there in (
        asides.Said("colby").at("sample"),
        asides.Pair(Ref("other", "q-partner"), place("q-old")).at("sample"),
    ):
        words = cited(view, there)
        assert "[embargoed]" in words
        assert words.count("partnership rather than") == ("said" in there.id)


def test_one_sign_stands_for_an_embargoed_quote_that_is_also_amiss(tmp_path: Path) -> None:
    text = SAMPLE.replace("occasion: arrival,", "occasion: arrival, embargo_until: 2026-02-13,")
    text = text.replace("{id: agency,", "{id: agency, text: said.txt,").replace(
        "He named", "He said [[q-partner]]. He named"
    )
    path = write_book(tmp_path, text)
    (path / "said.txt").write_text("He wants a partnership rather than dependencies.", encoding="utf-8")
    volume = open_volume(path)
    list(volume.verdicts.look_up())
    view = View(Library(volume), volume, Edtf.parse("2026-02-12"))
    assert "He said [embargoed]. He named" in cited(view, place("arrival"))
    freed = cited(view, place("arrival"), "plain", Terms(date(2026, 2, 13)))
    assert "[▲ drift]" in freed
