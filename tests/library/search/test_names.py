"""The spellings of one name have one skeleton, and other words have another."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library.search.names import skeleton
from briefing.library.search.words import indexed, terms

ONE_NAME = """
    Зеленський Зеленский Zelenskyy Zelensky Zelenskiy Zelenskyi Zelenskij
    Сирський Сырский Syrskyi Syrsky Syrskyy
    Залужний Залужный Zaluzhnyi Zaluzhny Zaluzhnyy Zalužnyj
    Умєров Умеров Umerov Umierov
    Єрмак Ермак Yermak Ermak
    Кулеба Kuleba
    Шойгу Shoigu Shoygu
    Лавров Lavrov
    Путин Путін Putin
    Герасимов Gerasimov
    Медведев Medvedev
    Хрущёв Khrushchev Khruschev
    Достоевский Dostoevsky Dostoyevsky Dostoyevskiy
    Лукашенко Lukashenko Lukashenka
    Сибіга Sybiha Sibiga
    Григорій Hryhorii Hryhoriy Grigorii
    Сергій Serhii Serhiy
    Олег Oleg Oleh
    Юлія Yulia Yuliia Yuliya Iuliia
    Алексей Alexei Alexey Aleksei
    Тимошенко Tymoshenko Timoshenko
    Хмельницький Khmelnytskyi Khmelnytsky Хмельницкий
    Київ Kyiv
    Киев Kiev
    Харків Kharkiv Harkiv
    Луганськ Луганск Luhansk Lugansk
    Запоріжжя Zaporizhzhia Zaporizhzhya
    Вінниця Vinnytsia Vinnytsya
    Згурський Zghurskyi Zgurskyi
"""

APART = """
    Kyiv Kiev; Rutte Rutter; Colby Kolbe; Naples Nobles; Lviv Lvov; Kharkiv Kherson; Serhii Sergei; hold gold;
    hardening gardening; year ear; chief chef; later latter; dying ding; Putin Patin; Sirsky Surski; byte bit;
    Lukashenko Lukashenok; might mite; laugh lag; east yeast; allies alleys; Khan Kahn; their there; by bi
"""


@pytest.mark.parametrize("spellings", ONE_NAME.strip().splitlines())
def test_the_spellings_of_one_name_have_one_skeleton(spellings: str) -> None:
    assert len({skeleton(term) for term in indexed(spellings).split()}) == 1


@pytest.mark.parametrize("pair", APART.split(";"))
def test_other_names_and_words_stay_apart(pair: str) -> None:
    one, other = indexed(pair).split()
    assert skeleton(one) != skeleton(other)


def test_names_stay_apart_from_each_other() -> None:
    first = [indexed(spellings).split()[0] for spellings in ONE_NAME.strip().splitlines()]
    assert len({skeleton(name) for name in first}) == len(first)


@given(st.text(st.characters(max_codepoint=0x52F)))
def test_every_term_has_a_skeleton(text: str) -> None:
    assert all(skeleton(term) for term, _, _ in terms(text))


def test_the_tables_are_read_only_for_a_cyrillic_word() -> None:
    program = """
import sys
from briefing.library.search.names import skeleton
assert skeleton("kharkiv") and "translitua" not in sys.modules
assert skeleton("харків") and "translitua" in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
