"""Words → the entries of one book, as the plain data that its YAML and its JSON both say.

An order and a number make the same book everywhere. Each article has paragraphs, headings and lists, links to
the entries beside it and now and then to another book, and every other one a quote whose words stand in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Any, NamedTuple

from benchmarks.content import vocabulary as words
from benchmarks.content.sentences import sentence, title

Entry = dict[str, Any]


@dataclass(frozen=True)
class Order:
    """A library as one orders it: `size` is the characters of an article's body, more or less."""

    articles: int
    per_book: int = 100
    size: int = 4_000
    per_file: int = 1
    seed: int = 1

    @property
    def name(self) -> str:
        """What its folder is called."""
        return f"{self.articles}x{self.size}-{self.per_book}-{self.per_file}-{self.seed}"

    @property
    def books(self) -> int:
        """How many books it takes."""
        return -(-self.articles // self.per_book)

    def in_book(self, number: int) -> int:
        """How many articles a book has."""
        return min(self.per_book, self.articles - number * self.per_book)


class Book(NamedTuple):
    """What one book says."""

    id: str
    header: Entry
    sections: dict[str, list[Entry]]


def book_id(number: int) -> str:
    """What a book's folder is called."""
    return f"book-{number:04}"


def write_book(order: Order, number: int) -> Book:
    """A book of a library; the first is number 0."""
    return _Author(order, number).book()


class _Author:
    """One book in the making."""

    def __init__(self, order: Order, number: int) -> None:
        self._order = order
        self._number = number
        self._articles = order.in_book(number)
        self._random = Random(f"{order.seed} {order.size} {number}")

    def book(self) -> Book:
        """The whole book."""
        quotes: list[Entry] = []
        articles = [self._article(position, quotes) for position in range(self._articles)]
        meeting = f"{words.cities.draw(self._random)} meeting {self._number}"
        header = {"title": meeting, "date": "2026-02-12", "language": "en", "marking": "TLP:CLEAR"}
        header["summary"] = f"{self._sentence()} Start with [[{self._article_id(0)}]]."
        beside = {
            "people": self._people,
            "units": self._units,
            "terms": self._terms,
            "figures": self._figures,
            "events": self._events,
            "sources": self._sources,
        }
        sections = {"articles": articles, "quotes": quotes}
        sections |= {
            name: [make(position) for position in range(self._count(name))] for name, make in beside.items()
        }
        sections["structures"] = [{"id": "structure-1", "title": "Who leads whom", "root": "unit-1"}]
        sections["agenda"] = [self._item(position) for position in range(self._count("agenda"))]
        return Book(book_id(self._number), header, sections)

    def _count(self, section: str) -> int:
        share = {"people": 5, "figures": 5, "sources": 5, "terms": 8, "events": 8, "units": 12, "agenda": 40}
        return max(3, self._articles // share[section])

    def _one(self, section: str, prefix: str) -> str:
        return f"{prefix}-{self._random.randint(1, self._count(section))}"

    def _source(self) -> str:
        return self._one("sources", "source")

    def _day(self) -> str:
        year, month, day = (self._random.randint(*span) for span in ((2023, 2026), (1, 12), (1, 28)))
        return f"{year}-{month:02}-{day:02}"

    # Text

    def _sentence(self) -> str:
        return sentence(self._random)

    def _title(self) -> str:
        return title(self._random)

    def _link(self) -> str:
        """A link to something in this book, one in twenty to an article of another."""
        random, noun = self._random, words.nouns.draw(self._random)
        if self._order.books > 1 and random.random() < 0.05:
            other = random.randrange(self._order.books)
            return f"[[{book_id(other)}/article-{random.randint(1, self._order.in_book(other))}]]"
        target = random.choice(self._targets)()
        return f"[[{target}|the {noun}]]" if random.random() < 0.5 else f"[[{target}]]"

    @cached_property
    def _targets(self) -> tuple[Callable[[], str], ...]:
        def article() -> str:
            return self._article_id(int(self._articles * self._random.random() ** 2))

        kinds = ("people", "person"), ("terms", "term"), ("units", "unit"), ("figures", "figure")
        return (article, *(lambda kind=kind: self._one(*kind) for kind in kinds))

    def _paragraph(self) -> str:
        sentences = [self._sentence() for _ in range(self._random.randint(2, 6))]
        if self._random.random() < 0.6:
            sentences.append(f"See {self._link()} and {self._link()}.")
        return " ".join(sentences)

    def _list(self) -> str:
        return "\n".join(f"- {self._sentence()}" for _ in range(self._random.randint(3, 6)))

    def _blocks(self) -> Iterator[str]:
        """Paragraphs without end, with headings and lists between them."""
        while True:
            yield self._paragraph()
            chance = self._random.random()
            if chance < 0.2:
                yield f"## {self._title()}"
            elif chance < 0.35:
                yield self._list()

    def _body(self, second: str) -> str:
        """A paragraph, the block given, and as many more as make an article of the size that was ordered."""
        blocks = [self._paragraph(), second]
        length = sum(map(len, blocks))
        for block in self._blocks():
            if length >= self._order.size:
                break
            blocks.append(block)
            length += len(block) + 2
        return "\n\n".join(blocks)

    # Entries

    def _article_id(self, position: int) -> str:
        return f"article-{position + 1}"

    def _article(self, position: int, quotes: list[Entry]) -> Entry:
        id_, said = self._article_id(position), ""
        if position % 2 == 0:
            quote = self._quote(len(quotes), id_)
            quotes.append(quote)
            said = f"[[{quote['speaker']}]] put it this way: “{quote['words']}”"
        return {
            "id": id_,
            "title": self._title(),
            "published": self._day(),
            "sources": [f"source-{position % self._count('sources') + 1}"],
            "body": self._body(said or self._list()),
        }

    def _quote(self, position: int, article: str) -> Entry:
        return {
            "id": f"quote-{position + 1}",
            "words": self._sentence(),
            "speaker": self._one("people", "person"),
            "said": self._day(),
            "occasion": self._title(),
            "source": self._source(),
            "article": article,
        }

    def _people(self, position: int) -> Entry:
        random, surname = self._random, words.surnames.draw(self._random)
        post = {
            "title": "Adviser",
            "of": self._one("units", "unit"),
            "from": self._day(),
            "source": self._source(),
        }
        return {
            "id": f"person-{position + 1}",
            "name": f"{random.choice(words.FIRST_NAMES)} {surname}",
            "sort": surname,
            "country": words.COUNTRIES[words.countries.draw(random)],
            "posts": [post],
            "summary": self._paragraph(),
        }

    def _units(self, position: int) -> Entry:
        city = words.cities.draw(self._random)
        unit: Entry = {
            "id": f"unit-{position + 1}",
            "name": f"Joint Command {city}",
            "abbreviation": f"JC {city}",
        }
        unit |= {"level": "operational", "place": city, "summary": self._sentence()}
        if position:
            above = f"unit-{self._random.randint(1, position)}"
            unit["reports_to"] = [{"unit": above, "from": self._day(), "source": self._source()}]
        return unit

    def _terms(self, position: int) -> Entry:
        name = [words.adjectives.draw(self._random).title(), *(self._noun().title() for _ in range(2))]
        return {
            "id": f"term-{position + 1}",
            "term": "".join(part[0] for part in name) + str(position + 1),
            "stands_for": " ".join(name),
            "means": self._sentence(),
        }

    def _noun(self) -> str:
        return words.nouns.draw(self._random)

    def _figures(self, position: int) -> Entry:
        year = self._random.randint(2014, 2020)
        points = {str(year + step): f"{self._random.uniform(1, 3):.2f}" for step in range(6)}
        return {
            "id": f"figure-{position + 1}",
            "title": f"The {self._noun()} of {words.countries.draw(self._random)}",
            "value": points[str(year + 5)],
            "unit": self._random.choice(words.UNITS),
            "as_of": self._day(),
            "definition": self._sentence(),
            "source": self._source(),
            "series": [{"x": "year", "points": points}],
        }

    def _events(self, position: int) -> Entry:
        return {
            "id": f"event-{position + 1}",
            "date": self._day(),
            "title": self._title(),
            "detail": f"{self._sentence()} See {self._link()}.",
            "about": [self._one("people", "person")],
            "sources": [self._source()],
        }

    def _sources(self, position: int) -> Entry:
        return {
            "id": f"source-{position + 1}",
            "publisher": f"{words.cities.draw(self._random)} Courier",
            "title": self._title(),
            "url": f"https://example.org/{self._number}/{position + 1}",
            "published": self._day(),
            "reliability": self._random.choice(("official", "agency", "press", "analysis")),
        }

    def _item(self, position: int) -> Entry:
        line = {"rung": "top", "say": self._sentence(), "evidence": [self._one("figures", "figure")]}
        return {
            "id": f"item-{position + 1}",
            "title": self._title(),
            "starts": f"{9 + position % 9:02}:30",
            "minutes": 30,
            "about": [self._article_id(position % self._articles)],
            "lines": [line],
        }
