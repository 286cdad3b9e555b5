"""Words taken from the page: selected by keys or with the mouse, copied, or made a quote of the book."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.volume import open_volume
from briefing.model.entries import Quote
from tests.journeys.reader import Reader, reading
from tests.sample import SAMPLE, place, write_book

ON_SENTENCE = (")", "w", "v", ")")
"""From the first word of the article's text to its second sentence."""


@pytest.fixture
def states(tmp_path: Path) -> Path:
    return tmp_path / "states"


def plain(folder: Path, text: str = SAMPLE) -> Path:
    """The sample book, whose article says who came in words of its own."""
    return write_book(folder, text.replace("[[colby]] came", "[[colby|He]] came"))


def words(reader: Reader) -> str:
    return " ".join(reader.text.split())


def quotes(book: Path) -> dict[str, Quote]:
    return {quote.id: quote for quote in open_volume(book).book.quotes}


async def test_words_are_selected_by_keys_and_copied(tmp_path: Path, states: Path) -> None:
    async with reading(plain(tmp_path), states, start="arrival") as reader:
        await reader.press("V")
        assert "selecting words" in reader.text
        assert "enter quote" in reader.text
        await reader.press(")", "y")
        assert reader.app.clipboard == "He came in place of the Secretary."
        assert "Copied the selected words" in reader.said
        assert "selecting words" not in reader.text


async def test_the_page_stays_as_it_is_under_the_cursor(tmp_path: Path, states: Path) -> None:
    async with reading(plain(tmp_path), states, start="arrival", size=(80, 24)) as reader:
        before = reader.screen[1:-1]
        await reader.press("V", "G", "o", "{", "escape")
        assert reader.screen[1:-1] == before
        assert reader.app.clipboard == ""


async def test_the_selection_goes_on_when_the_window_is_resized(tmp_path: Path, states: Path) -> None:
    async with reading(plain(tmp_path), states, start="arrival") as reader:
        await reader.press("V", ")")
        await reader.resize(61, 20)
        assert "He came in place of the Secretary." in words(reader)
        await reader.resize(160, 50)
        await reader.press("y")
        assert reader.app.clipboard.replace("\n", " ") == "He came in place of the Secretary."


async def test_a_quote_is_made_by_keys_and_only_its_speaker_is_asked(tmp_path: Path, states: Path) -> None:
    book = plain(tmp_path)
    async with reading(book, states, start="arrival") as reader:
        await reader.press("V", *ON_SENTENCE, "enter")
        assert "“He named the pledge and went on.”" in reader.text
        for told in ("◐\u00a0exact: word for word in this article", "Agency: “Policy chief arrives”",
                     "The arrival", "12 February 2026", "q-he-named-the-pledge"):  # fmt: skip
            assert told in reader.text
        await reader.press(*"elbridge")
        assert "Elbridge Colby" in reader.text
        await reader.press("enter")
        assert "Added q-he-named-the-pledge in book.yaml:" in " ".join(reader.said.split())
        assert reader.here == place("arrival")
        await reader.press("L")
        assert reader.here == place("q-he-named-the-pledge")
        assert "He named the pledge and went on." in reader.page
        assert "exact" in reader.page
    made = quotes(book)["q-he-named-the-pledge"]
    assert (made.speaker, made.source, made.article) == ("colby", "agency", "arrival")
    assert made.said
    assert made.said.text == "2026-02-12"


async def test_beside_a_quote_its_speaker_and_day_are_proposed(tmp_path: Path, states: Path) -> None:
    text = SAMPLE.replace("title: Another view", "title: Another view, text: said.txt")
    book = plain(tmp_path, text.replace("source: agency, occasion", "source: paper, occasion"))
    (book / "said.txt").write_text("It is partnership rather than [sic] dependency. He went home.")
    async with reading(book, states, start="q-partner") as reader:
        await reader.press("v", "V", "G", "b", "b", "v", "G", "enter")
        assert "speaker › Elbridge Colby" in reader.text
        assert "12 February 2026" in reader.text
        await reader.press("enter")
        assert "Added q-went-home" in " ".join(reader.said.split())
    made = quotes(book)["q-went-home"]
    assert (made.speaker, made.said and made.said.text) == ("colby", "2026-02-12")


async def test_keys_that_are_typed_ahead_do_what_they_would_later(tmp_path: Path, states: Path) -> None:
    async with reading(plain(tmp_path), states, start="arrival") as reader:
        await reader.type("V", *ON_SENTENCE, "enter", *"rutte", "enter", "L")
        assert reader.here == place("q-he-named-the-pledge")


async def test_of_a_long_quote_first_and_last_words_are_shown(tmp_path: Path, states: Path) -> None:
    long = " ".join(f"word-{number}" for number in range(200))
    book = plain(tmp_path, SAMPLE.replace("He named", f"{long}. He named"))
    async with reading(book, states, start="arrival", size=(60, 20)) as reader:
        await reader.press("V", "}", "enter")
        assert "“He came in place of" in reader.text
        assert "and went on.” (" in words(reader)
        assert "words in all)" in words(reader)
        assert "speaker ›" in reader.text


async def test_the_line_that_is_told_is_that_of_the_quote(tmp_path: Path, states: Path) -> None:
    book = plain(tmp_path)
    async with reading(book, states, start="arrival") as reader:
        await reader.press("V", *ON_SENTENCE, "enter", *"rutte", "enter")
        line = int(" ".join(reader.said.split()).partition("book.yaml:")[2].partition(".")[0])
    assert "q-he-named-the-pledge" in (book / "book.yaml").read_text().splitlines()[line - 1]


async def test_what_the_mouse_selected_is_made_a_quote(tmp_path: Path, states: Path) -> None:
    book = plain(tmp_path)
    async with reading(book, states, start="arrival") as reader:
        await drag(reader, "named the ple")
        await reader.press("Q")
        assert "“named the pledge”" in reader.text
        await reader.press(*"rutte", "enter")
    assert quotes(book)["q-named-the-pledge"].speaker == "rutte"


async def drag(reader: Reader, text: str) -> None:
    """Draw the mouse over words of the text."""
    lines = reader.page.split("\n")
    line = next(number for number, seen in enumerate(lines) if text in seen)
    start = lines[line].index(text)
    await reader.pilot.mouse_down(reader.reading, offset=(start, line))
    await reader.pilot.hover(reader.reading, offset=(start + 1, line))
    await reader.pilot.mouse_up(reader.reading, offset=(start + len(text), line))
    await reader.settle()


async def test_without_a_selection_one_is_told_how_to_make_one(tmp_path: Path, states: Path) -> None:
    async with reading(plain(tmp_path), states, start="arrival") as reader:
        await reader.press("Q")
        assert "Select words with the mouse first, or with V." in " ".join(reader.said.split())


async def test_selecting_goes_on_from_what_the_mouse_selected(tmp_path: Path, states: Path) -> None:
    async with reading(plain(tmp_path), states, start="arrival") as reader:
        await drag(reader, "named the")
        await reader.press("V", "w", "y")
        assert reader.app.clipboard == "named the pledge"


async def test_a_quote_is_taken_back_to_the_byte(tmp_path: Path, states: Path) -> None:
    book = plain(tmp_path)
    before = (book / "book.yaml").read_bytes()
    async with reading(book, states, start="arrival") as reader:
        await reader.press("V", *ON_SENTENCE, "enter", *"rutte", "enter")
        assert (book / "book.yaml").read_bytes() != before
        await reader.press("L", "u")
        assert (book / "book.yaml").read_bytes() == before
        assert reader.here == place("arrival")
        assert "Took q-he-named-the-pledge back" in reader.said
        await reader.press("u")
        assert "No quote was added" in reader.said


async def test_where_there_are_several_sources_one_chooses(tmp_path: Path, states: Path) -> None:
    book = plain(
        tmp_path, SAMPLE.replace("sources: [agency]\n    body", "sources: [agency, paper]\n    body")
    )
    async with reading(book, states, start="arrival") as reader:
        await reader.press("V", *ON_SENTENCE, "enter")
        assert "in which source do the words stand?" in reader.text
        await reader.press(*"zzz")
        assert "none of the sources is called so" in reader.text
        await reader.press("ctrl+u", "down", "enter")
        assert "source   Paper: “Another view”" in reader.text
        assert "speaker ›" in reader.text
        await reader.press(*"rutte", "enter")
    assert quotes(book)["q-he-named-the-pledge"].source == "paper"


async def test_a_source_that_was_chosen_is_not_asked_again_where_the_file_was_changed(
    tmp_path: Path, states: Path
) -> None:
    book = plain(
        tmp_path, SAMPLE.replace("sources: [agency]\n    body", "sources: [agency, paper]\n    body")
    )
    file = book / "book.yaml"
    async with reading(book, states, start="arrival") as reader:
        await reader.press("V", *ON_SENTENCE, "enter", "down", "enter", *"rutte")
        file.write_text(file.read_text() + "# a note\n")
        await reader.press("enter")
        assert "was changed by another program" in " ".join(reader.said.split())
        await reader.press("enter")
    assert quotes(book)["q-he-named-the-pledge"].source == "paper"


async def test_the_day_can_be_changed_and_must_be_one(tmp_path: Path, states: Path) -> None:
    book = plain(tmp_path)
    async with reading(book, states, start="arrival") as reader:
        await reader.press("V", *ON_SENTENCE, "enter", "tab", *"yesterday", "enter")
        assert "said ›" in reader.text
        await reader.press("ctrl+u", *"2026-02-10", "enter", *"rutte")
        assert "said     10 February 2026" in reader.text
        await reader.press("enter")
    said = quotes(book)["q-he-named-the-pledge"].said
    assert said
    assert said.text == "2026-02-10"


async def test_enter_before_a_name_is_typed_names_nobody(tmp_path: Path, states: Path) -> None:
    book = plain(tmp_path)
    async with reading(book, states, start="arrival") as reader:
        await reader.press("V", *ON_SENTENCE, "enter", "enter", "enter")
        assert "who said it?" in reader.text
        await reader.press("escape")
        assert reader.here == place("arrival")
    assert len(quotes(book)) == 2


async def test_of_an_unknown_speaker_one_is_told_what_to_do(tmp_path: Path, states: Path) -> None:
    async with reading(plain(tmp_path), states, start="arrival") as reader:
        await reader.press("V", *ON_SENTENCE, "enter", *"qqqq")
        assert "nobody is called so: `briefing new person sample` adds one" in reader.text
        await reader.press("enter")
        assert "speaker › qqqq" in reader.text


async def test_words_that_are_none_of_the_text_are_refused_with_a_reason(
    tmp_path: Path, states: Path
) -> None:
    async with reading(write_book(tmp_path), states, start="arrival") as reader:
        await reader.press("V", ")", "enter")
        told = " ".join(reader.said.split())
        assert "No quote: “Elbridge Colby” is the title that is shown for `[[colby]]`" in told
        assert "selecting words" in reader.text
        await reader.press("y")
        assert reader.app.clipboard.startswith("Elbridge Colby came in place")


@pytest.mark.parametrize("start", [None, "colby", "pledge"])
async def test_on_other_pages_words_are_copied_and_not_quoted(
    tmp_path: Path, states: Path, start: str | None
) -> None:
    async with reading(plain(tmp_path), states, start=start) as reader:
        await reader.press("V", "w", "enter")
        assert "No quote: quotes are made of words in an article" in " ".join(reader.said.split())


async def test_a_book_that_is_not_to_be_written_says_so_first(tmp_path: Path, states: Path) -> None:
    book = plain(tmp_path)
    (book / "book.yaml").chmod(0o444)
    async with reading(book, states, start="arrival") as reader:
        await reader.press("V", *ON_SENTENCE, "enter")
        assert "cannot be written; take a copy of the book" in " ".join(reader.said.split())
        assert "speaker ›" not in reader.text


async def test_a_file_that_was_changed_meanwhile_stays_and_the_words_are_copied(
    tmp_path: Path, states: Path
) -> None:
    book = plain(tmp_path)
    file = book / "book.yaml"
    async with reading(book, states, start="arrival") as reader:
        await reader.press("V", *ON_SENTENCE, "enter", *"rutte")
        file.write_text(changed := file.read_text() + "# a note\n")
        await reader.press("enter")
        told = " ".join(reader.said.split())
        assert "was changed by another program meanwhile; nothing was written." in told
        assert "Copied the words instead" in told
        assert reader.app.clipboard == "He named the pledge and went on."
        assert file.read_text() == changed
        assert "speaker › rutte" in reader.text
        await reader.press("enter")
        assert "Added q-he-named-the-pledge" in " ".join(reader.said.split())
    assert file.read_text().count("# a note") == 1
    assert quotes(book)["q-he-named-the-pledge"].speaker == "rutte"


async def test_who_adds_nothing_is_back_at_what_was_selected(tmp_path: Path, states: Path) -> None:
    async with reading(plain(tmp_path), states, start="arrival") as reader:
        await reader.press("V", *ON_SENTENCE, "enter", "escape")
        assert "selecting words" in reader.text
        await reader.press("y")
        assert " ".join(reader.app.clipboard.split()) == "He named the pledge and went on."


async def test_what_the_mouse_selected_stays_where_no_quote_is_made_of_it(
    tmp_path: Path, states: Path
) -> None:
    async with reading(write_book(tmp_path), states, start="arrival") as reader:
        await drag(reader, "Elbridge Colby came")
        for _ in range(2):
            await reader.press("Q")
            assert "No quote: “Elbridge Colby” is the title" in " ".join(reader.said.split())


async def test_a_quote_begins_with_a_word_and_not_with_the_sign_before(tmp_path: Path, states: Path) -> None:
    async with reading(plain(tmp_path), states, start="arrival") as reader:
        await reader.press("V", *"wwwwwww", "v", "w", "enter")
        assert "“He named”" in reader.text


async def test_an_article_that_was_changed_meanwhile_is_not_quoted(tmp_path: Path, states: Path) -> None:
    book = plain(tmp_path)
    async with reading(book, states, start="arrival") as reader:
        file = book / "book.yaml"
        file.write_text(file.read_text().replace("went on", "stayed"))
        await reader.press("V", *ON_SENTENCE, "enter")
        assert "this page was changed in its file" in " ".join(reader.said.split())
        assert "stayed" in reader.page
        await reader.press("V", *ON_SENTENCE, "enter")
        assert "“He named the pledge and stayed.”" in reader.text


async def test_words_that_are_a_quote_already_are_not_quoted_again(tmp_path: Path, states: Path) -> None:
    async with reading(plain(tmp_path), states, start="arrival") as reader:
        await reader.press("V", *ON_SENTENCE, "enter", *"rutte", "enter", "V", *ON_SENTENCE, "enter")
        told = " ".join(reader.said.split())
        assert "these words are a quote already, Q3 (q-he-named-the-pledge)" in told


async def test_where_the_text_is_covered_it_comes_up_to_be_selected(tmp_path: Path, states: Path) -> None:
    async with reading(plain(tmp_path), states, start="arrival", size=(60, 20)) as reader:
        await reader.press("b", "V")
        assert "He came in place of the Secretary." in words(reader)
        await reader.press(")", "y")
        assert reader.app.clipboard == "He came in place of the Secretary."


async def test_help_tells_the_keys_for_selecting(tmp_path: Path, states: Path) -> None:
    async with reading(plain(tmp_path), states, start="arrival") as reader:
        await reader.press("V", "question_mark")
        assert "While selecting words" in reader.text
        await reader.press("escape", ")", "y")
        assert reader.app.clipboard == "He came in place of the Secretary."


async def test_a_whole_book_of_an_article_is_no_quote(tmp_path: Path, states: Path) -> None:
    lines = " ".join(f"Sentence {number} of many." for number in range(2_000))
    book = plain(tmp_path, SAMPLE.replace("Mark Rutte waited.", f"Mark Rutte waited. {lines}"))
    async with reading(book, states, start="arrival") as reader:
        await reader.press("V", "G", "enter")
        assert "too much for one quote" in reader.said
        assert "selecting words" in reader.text


async def test_what_the_reader_added_is_not_told_as_saved_by_somebody_else(tmp_path: Path) -> None:
    book = plain(tmp_path)
    async with reading(book, tmp_path / "states", start="arrival", pause=0.02) as reader:
        await reader.press("V", *ON_SENTENCE, "enter", *"rutte", "enter")
        assert "Added q-he-named-the-pledge" in " ".join(reader.said.split())
        file = book / "book.yaml"
        file.write_text(file.read_text().replace("title: The pledge", "title: The promise"))
        await reader.until(lambda: "saved" in reader.said)
        assert reader.said == "saved: 1 entry changed"
        await reader.press("L")
        assert reader.here == place("q-he-named-the-pledge")
