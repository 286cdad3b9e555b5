"""What gives away who spoke, however it is written, and what does not."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from briefing.library.identity import name_told, told
from briefing.library.volume import Volume
from briefing.model.entries import Quote
from tests.sample import SAMPLE, sample_volume


def volume_with(folder: Path, name: str) -> tuple[Volume, Quote]:
    """The sample book, the speaker of its first quote called otherwise, with an id that tells nothing."""
    text = SAMPLE.replace("name: Elbridge Colby, sort: Colby", f'name: "{name}"').replace("colby", "s1x")
    volume = sample_volume(folder, text)
    return volume, volume.book.quotes[0]


NAMES = [
    "Elbridge Colby",
    "Friedrich Merz",
    "Annegret Kramp-Karrenbauer",
    "Ursula von der Leyen",
    "Xi Jinping",
]
WRAPPED = ["{}", "{}’s visit", "{}s Besuch", "with {}, briefly", "the {}-led team", "({})", "{}'", "re: {}."]


@pytest.mark.parametrize("name", NAMES)
def test_no_way_of_writing_a_name_hides_it(tmp_path: Path, name: str) -> None:
    volume, quote = volume_with(tmp_path, name)
    dice = random.Random(11)
    last = name.split()[-1]
    for _ in range(300):
        written = dice.choice((name, last, *last.split("-")))
        written = dice.choice((written, written.upper(), written.lower()))
        text = f"{dice.choice(('Notes', 'An interview', ''))} {dice.choice(WRAPPED).format(written)} today"
        assert name_told(volume.book, quote, text), text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Robert Kennedy Jr.", "Kennedy speaks"),
        ("Gen. John Fenton, Sr.", "Fentons plan"),
        ("Dr. Martin Luther King, Ph.D.", "King’s talk"),
        ("Andrzej Duda", "Rozmowa z Dudą"),
        ("Andrzej Duda", "Wywiad Dudy"),
        ("Olena Zelenska", "Rozhovor se Zelenskou"),
        ("Friedrich Merz", "Merzens Rede"),
        ("Alexander Stubb", "Stubbille"),
        ("Emmanuel Macron", "Macronův projev"),
        ("Elbridge Colby", "https://example.org/elbridge-colby.html"),
        ("Elbridge Colby", "Elbridge told us"),
    ],
)
def test_a_name_is_known_with_its_endings_and_without_what_stands_beside_it(
    tmp_path: Path, name: str, text: str
) -> None:
    volume, quote = volume_with(tmp_path, name)
    assert name_told(volume.book, quote, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Jo Mark", "Denmark and the market"),
        ("Robert Kennedy Jr.", "A talk with Martin Luther King Jr."),
        ("Gen. John Fenton, Sr.", "A general said so"),
        ("Ursula von der Leyen", "von der Heydt, van der Bellen"),
        ("Friedrich Merz", "In March"),
        ("Xi Jinping", "The taxi came"),
    ],
)
def test_what_is_only_like_a_name_is_none(tmp_path: Path, name: str, text: str) -> None:
    volume, quote = volume_with(tmp_path, name)
    assert name_told(volume.book, quote, text) is None


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("an Under Secretary", "Under Secretary"),
        ("the under secretary at the Pentagon", "Under Secretary"),
        ("a senior official at the Pentagon", None),
        ("an allied official", None),
    ],
)
def test_a_post_gives_away_who_alone_holds_it(tmp_path: Path, text: str, post: str | None) -> None:
    volume, quote = volume_with(tmp_path, "Elbridge Colby")
    assert told(volume.book, volume.posts, quote, text) == post


def test_a_post_that_another_holds_too_or_that_is_over_gives_nobody_away(tmp_path: Path) -> None:
    rutte = "{id: rutte, name: Mark Rutte, country: NL,\n     posts: ["
    treasury = "{title: Under Secretary, of: Treasury, from: 2020, source: agency}, "
    text = SAMPLE.replace(rutte, rutte + treasury)
    assert text != SAMPLE
    volume = sample_volume(tmp_path, text)
    now, before = volume.book.quotes
    assert told(volume.book, volume.posts, now, "an Under Secretary") is None
    assert told(volume.book, volume.posts, now, "an Under Secretary at the Pentagon") == "Under Secretary"
    assert told(volume.book, volume.posts, before, "an Under Secretary at the Pentagon") is None
