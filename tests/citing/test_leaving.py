"""What a press officer pipes to a colleague outs no source, whatever page or list it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from briefing.answers import as_json as in_json
from briefing.answers import books
from briefing.citing.forms import Terms
from briefing.citing.leaving import hits
from briefing.library.search.engine import ShelfSearch
from briefing.library.search.hits import Hit
from briefing.library.search.query import parse
from briefing.library.volume import Library, open_volume
from briefing.model.asides import Topic
from briefing.model.book import Ref
from briefing.model.dates import Edtf
from briefing.model.text import clean
from briefing.pages.view import View
from tests.citing.copying import cited
from tests.sample import SAMPLE, place, sample_volume

TODAY = date(2026, 2, 12)
BY_THE_RULES = Terms(TODAY)
DESPITE = Terms(TODAY, embargo=True, naming=True)
WORDS = "partnership rather than"

BACKGROUND = "attribution: background, speaker_as: an allied official"
NOT_ATTRIBUTABLE = "attribution: not attributable, speaker_as: an allied official"
EMBARGOED = "embargo_until: 2026-02-13"
RULES = (BACKGROUND, NOT_ATTRIBUTABLE, EMBARGOED)


def ruled(folder: Path, rule: str, called: str = "name: Elbridge Colby") -> View:
    """The sample book with a rule on its first quote, which gives its source away and is linked in prose."""
    text = SAMPLE
    for old, new in (
        ("name: Elbridge Colby", called),
        ("occasion: arrival,", f'occasion: arrival, {rule}, context: "Said to [[rutte]] by Colby alone.",'),
        ("title: Policy chief arrives", "title: A talk with Colby"),
        ("q-partner", "q-colby-1"),
        ("He named", "He said [[q-colby-1]]. He named"),
    ):
        assert old in text
        text = text.replace(old, new)
    volume = sample_volume(folder, text)
    return View(Library(volume), volume, Edtf.parse("2026-02-12"))


def told(view: View, entry: str, terms: Terms = BY_THE_RULES) -> str:
    return books.text_of(view, place(entry), terms=terms)


def as_json(view: View, entry: str, today: date = TODAY, despite_rules: bool = False) -> dict[str, object]:
    found = view.entry(entry)
    assert found
    answer: dict[str, object] = json.loads(in_json(books.shown(view, found, today, despite_rules)))
    return answer


def strings(value: object) -> Iterator[str]:
    """Every text in a JSON value, keys too."""
    match value:
        case str():
            yield value
        case dict():
            for key, inner in value.items():
                yield from (key, *strings(inner))
        case list():
            for inner in value:
                yield from strings(inner)


def searched(view: View, query: str, terms: Terms = BY_THE_RULES) -> list[Hit]:
    shelf = view.volume.shelf.live
    outside = None if terms.naming else terms.today
    found = ShelfSearch((shelf,), outside=outside).search(parse(query))
    return [hit for hit, _ in hits(view.library, found.hits, terms)]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("entry", ["q-colby-1", "@evidence-q-colby-1"])
def test_the_page_of_a_quote_tells_nobody_and_what_is_embargoed_not_even_its_words(
    tmp_path: Path, rule: str, entry: str
) -> None:
    view = ruled(tmp_path, rule)
    text = told(view, entry)
    for giving_away in ("Colby", "colby", "Under Secretary", "Pentagon", "talk with"):
        assert giving_away not in text
    assert (WORDS in text) == (rule != EMBARGOED)
    assert ("[embargoed until 13 February 2026]" in text) == (rule == EMBARGOED)
    assert rule.split(":")[1].split(",")[0].strip() in text or rule == EMBARGOED
    assert ("Verified: " in text) == (rule != EMBARGOED)
    assert "Elbridge Colby" in told(view, entry if entry[0] == "q" else "q-colby-1", DESPITE)


@pytest.mark.parametrize("rule", RULES)
def test_json_of_a_quote_has_no_name_in_any_field(tmp_path: Path, rule: str) -> None:
    view = ruled(tmp_path, rule)
    answer = as_json(view, "q-colby-1")
    assert answer["ref"] == "sample/Q1"
    assert not [
        text for text in strings(answer) if "colby" in text.casefold() or "pentagon" in text.casefold()
    ]
    assert any(WORDS in text for text in strings(answer)) == (rule != EMBARGOED)
    attribution = answer["attribution"]
    assert isinstance(attribution, dict)
    assert attribution["embargoed"] == (rule == EMBARGOED)
    despite = as_json(view, "q-colby-1", despite_rules=True)
    assert despite["ref"] == "sample/q-colby-1"
    assert "sample/colby" in list(strings(despite))


@pytest.mark.parametrize("rule", RULES)
def test_what_leads_there_does_not_tell_it_either(tmp_path: Path, rule: str) -> None:
    view = ruled(tmp_path, rule)
    for entry in ("colby", "agency"):
        text, answer = told(view, entry), as_json(view, entry)
        assert WORDS not in text
        assert "sample/Q1" not in list(strings(answer))
        assert "sample/q-colby-1" not in list(strings(answer))
    links = as_json(view, "burden")["links"]
    assert isinstance(links, list)
    assert "sample/Q1" in links


@pytest.mark.parametrize("rule", RULES)
def test_a_whole_book_names_no_speaker_beside_the_words(tmp_path: Path, rule: str) -> None:
    view = ruled(tmp_path, rule)
    for place_ in ("", *view.volume.book.entries, "@timeline", "@said-colby"):
        for block in told(view, place_).split("\n\n"):
            if WORDS in block and place_ not in ("arrival",):
                assert "Elbridge" not in block.split("Words in another")[0], place_
        if rule == EMBARGOED:
            assert WORDS not in told(view, place_), place_


def test_an_embargo_is_judged_by_today_and_not_by_the_date_of_reading(tmp_path: Path) -> None:
    view = ruled(tmp_path, EMBARGOED)._replace(when=Edtf.parse("2030-01-01"))
    assert WORDS not in told(view, "q-colby-1")
    early = view._replace(when=Edtf.parse("2026-02-01"))
    lifted = Terms(date(2026, 2, 13))
    assert WORDS in told(early, "q-colby-1", lifted)
    assert as_json(early, "q-colby-1", lifted.today)["ref"] == "sample/q-colby-1"


@pytest.mark.parametrize("rule", RULES)
def test_a_hit_tells_no_more_than_the_rule_allows(tmp_path: Path, rule: str) -> None:
    view = ruled(tmp_path, rule)
    found = searched(view, "kind:quote partnership")
    (hit,) = (hit for hit in found if hit.ref == Ref("sample", "Q1"))
    for text in (hit.title, hit.text):
        assert "Colby" not in text
        assert (WORDS in text) == (rule != EMBARGOED)
    assert [hit.text[start:end] for start, end in hit.spans] == ["partnership"] * (rule != EMBARGOED)
    assert searched(view, "kind:quote partnership", DESPITE)[0].ref == Ref("sample", "q-colby-1")


CALLED = "name: Elbridge Colby, aliases: [Bridge, Колбі]"
NAMING = (
    """
by:colby | by:elb | by:bridge | by:колбі | by:"Elbridge Colby" | by:colby partnership
kind:quote colby | kind:quote elbridge | kind:quote elb | kind:quote elbrigde | kind:quote Colbi
kind:quote colby partnership | kind:quote "Elbridge Colby" | kind:quote (colby nothing OR colby)
q-colby-1 | colby-1 | kind:quote arrival | kind:quote alone | kind:quote others
kind:quote date:2026-02-12 | kind:quote date:2026-02 -elephant | tag:sacco | kind:quote sacco
""".strip()
    .replace("\n", " | ")
    .split(" | ")
)
"""Queries that find the quote for its speaker, or for what else may not be told of it."""
SAYING = (
    """
partnership rather | "partnership rather than" | partnreship | Q1 | in:sample partnership
colby OR partnership | (partnership OR colby) rather | partnership -by:elbridge -arrival
kind:quote -by:colby | kind:quote -colby | kind:quote -date:2026 | kind:quote -by:rutte
""".strip()
    .replace("\n", " | ")
    .split(" | ")
)
"""Queries that find it for its words, or because nothing may be told that speaks against it."""


@pytest.mark.parametrize("rule", RULES)
def test_from_outside_no_quote_is_found_by_what_is_kept_back(tmp_path: Path, rule: str) -> None:
    view = ruled(tmp_path, f"tags: [sacco], {rule}", CALLED)
    for query in NAMING:
        assert "Q1" not in [hit.ref.id for hit in searched(view, query)], query
        found = [hit.ref.id for hit in searched(view, query, DESPITE)]
        assert "q-colby-1" in found, query


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("query", SAYING)
def test_words_find_it_whoever_said_them_and_leaving_him_out_tells_nothing(
    tmp_path: Path, rule: str, query: str
) -> None:
    view = ruled(tmp_path, rule, CALLED)
    assert "Q1" in [hit.ref.id for hit in searched(view, query)]


def test_an_attribution_that_names_nobody_finds_it_and_one_that_does_does_not(tmp_path: Path) -> None:
    for words, is_found in (("an allied official", True), ("a friend of Colby", False)):
        view = ruled(tmp_path / words[2:5], f"attribution: background, speaker_as: {words}")
        last = words.split()[-1]
        for query in (f"by:{last}", f"kind:quote {last}", f"kind:quote {last} partnership"):
            assert ("Q1" in [hit.ref.id for hit in searched(view, query)]) == is_found, query


def test_when_the_embargo_is_over_it_is_found_by_all_of_it(tmp_path: Path) -> None:
    view = ruled(tmp_path, f"tags: [sacco], {EMBARGOED}", CALLED)
    lifted = Terms(date(2026, 2, 13))
    for query in NAMING:
        assert "q-colby-1" in [hit.ref.id for hit in searched(view, query, lifted)], query
    assert "q-colby-1" not in [hit.ref.id for hit in searched(view, "kind:quote -by:colby", lifted)]
    both = ruled(tmp_path / "both", f"{BACKGROUND}, {EMBARGOED}", CALLED)
    assert "Q1" not in [hit.ref.id for hit in searched(both, "by:colby", lifted)]


def test_a_rule_that_goes_or_comes_is_heeded_at_once(tmp_path: Path) -> None:
    view = ruled(tmp_path, BACKGROUND)
    path = view.volume.book.path
    (file,) = path.glob("*.yaml")
    text = file.read_text()
    for rule, is_found in (("speaker_as: one", True), (BACKGROUND, False), ("speaker_as: two", True)):
        file.write_text(text.replace(BACKGROUND, rule))
        volume = open_volume(path)
        found = searched(View(Library(volume), volume, view.when), "by:colby")
        assert ("q-colby-1" in [hit.ref.id for hit in found]) == is_found
        assert "Q1" not in [hit.ref.id for hit in found]


@pytest.mark.parametrize("rule", RULES)
def test_who_reads_the_book_finds_by_the_speaker_and_copies_a_list_without(tmp_path: Path, rule: str) -> None:
    view = ruled(tmp_path, rule, CALLED)
    for query in ("by:colby", "by:bridge partnership", "elbridge"):
        shelf = view.volume.shelf.live
        found = ShelfSearch((shelf,)).search(parse(query)).hits
        (hit,) = (hit for hit in found if hit.ref.id == "q-colby-1")
        assert hit.title.startswith(f"[{rule.split(': ')[1].split(',')[0]}]") or rule == EMBARGOED
        topic = Topic(clean(query), is_here=True).at("sample")
        on_screen = books.text_of(view, topic)
        assert WORDS in on_screen
        for text in (told(view, topic.id), cited(view, topic)):
            assert WORDS not in text
            assert "another language" in text or "partnership" in query
            assert "background" not in text


def test_a_sentence_that_quotes_embargoed_words_is_not_shown_as_a_hit(tmp_path: Path) -> None:
    view = ruled(tmp_path, EMBARGOED)
    (hit,) = searched(view, "kind:article partnership")
    assert (hit.title, hit.text) == ("The arrival", "The arrival")
    (free,) = searched(view, "kind:article partnership", DESPITE)
    assert WORDS in free.text


@pytest.mark.parametrize("told", ["Unlike Colby", "Unlike a guest"])
def test_nor_is_the_context_of_a_free_quote_beside_who_spoke(tmp_path: Path, told: str) -> None:
    free = "{id: q-free, words: A calm day, speaker: colby, source: paper, context: %s}"
    context = f'"{told}, who spoke of partnership rather than dependency."'
    book = SAMPLE.replace("quotes:\n", f"quotes:\n  - {free % context}\n", 1)
    book = book.replace("occasion: arrival,", f"occasion: arrival, {BACKGROUND},")
    volume = sample_volume(tmp_path, book)
    view = View(Library(volume), volume, Edtf.parse("2026-02-12"))
    (hit,) = (hit for hit in searched(view, WORDS) if hit.ref.id == "q-free")
    assert WORDS not in hit.text
    (hit,) = (hit for hit in searched(view, WORDS, DESPITE) if hit.ref.id == "q-free")
    assert WORDS in hit.text
