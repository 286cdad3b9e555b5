"""A structure as a tree to go through as of a date, without width or screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from briefing.library.structure.outline import Node, Outline, Shown
from briefing.library.units import called_at, presence_at
from briefing.loading.sentences import counted
from briefing.model.book import Ref
from briefing.model.entries import Structure, Term, Unit
from briefing.model.page import Outlook, Spans
from briefing.model.text import Text, clean
from briefing.pages.unit_row import Told, absent, led, sources, standing, told
from briefing.pages.view import View
from briefing.pages.words import source

COMMAND = Text("command")
_AT_HAND = 60
"""Rows above the cursor and below it that are told before they are drawn."""


class Tree:
    """A structure as of the date of a view; `ties` are those of an `Outlook`."""

    def __init__(self, view: View, structure: Structure, ties: Text = Text("")) -> None:
        self.view = view
        self.structure = structure
        self.ties = ties
        relations = {"command", ties} if ties else None
        self.outline = Outline(view.volume.command.tree(structure.root, view.when, relations))
        view.volume.posts.in_unit(structure.root)  # so that they are known before a row is drawn
        self._told: dict[int, Told] = {}

    @property
    def note(self) -> Text:
        """What stands in the place of a tree that has no rows."""
        root = self.view.unit(self.structure.root)
        when = self.view.when
        told = f"{called_at(root, when).short} is {presence_at(root, when).value}." if root else ""
        return clean(told)

    @cached_property
    def kinds(self) -> Sequence[Text]:
        """The relations other than command that units of the tree have, whether they are followed or not."""
        relations = (row.relation for row in self._whole.rows)
        return sorted({Text(relation) for relation in relations if relation != "command"})

    @cached_property
    def _whole(self) -> Outline:
        return Tree(self.view, self.structure).outline if self.ties else self.outline

    def tied(self) -> Tree:
        """The next choice of relations: all, command alone, then command with one other after the other."""
        choices = [Text(""), COMMAND, *(self.kinds if len(self.kinds) > 1 else ())]
        following = choices.index(self.ties) + 1 if self.ties in choices else 0
        return Tree(self.view, self.structure, choices[following % len(choices)])

    def counted(self, shown: Shown) -> Text:
        """Which relations are followed, if not all, and how many units: `command alone · 2 of 22 units`."""
        alone = "command alone" if self.ties == COMMAND else f"command and {self.ties}"
        units = counted(self.outline.units, "unit")
        told = units if shown.matches is None else f"{shown.matched_units:,} of {units}"
        return clean(f"{alone} · {told}" if self.ties else told)

    def ref(self, number: int) -> Ref:
        """The place of the unit on a row."""
        return self.view.here(self.outline.rows[number].unit.id)

    def told(self, number: int) -> Told:
        """What a row says."""
        if number not in self._told:
            self._told[number] = told(self.outline.rows[number], self.view)
        return self._told[number]

    def crumbs(self, number: int) -> tuple[Text, ...]:
        """The units from the top down to a row, by their short names."""
        units = (self.outline.rows[over].unit for over in self.outline.path(number))
        return tuple(called_at(unit, self.view.when).short for unit in units)

    def matching(self, wanted: str) -> list[int] | None:
        """The rows that have all the words; None where none is wanted. It looks at every row."""
        from briefing.library.search.words import indexed

        words = tuple(filter(None, (indexed(word) for word in wanted.split())))
        if not words:
            return None
        return [number for number, text in enumerate(self._searched) if all(word in text for word in words)]

    def shown(self, outlook: Outlook) -> Shown:
        """What a reader sees of it, with the rows around the cursor at hand; a filter looks at every row."""
        shown = Shown(self.outline, outlook, self.matching(outlook.wanted))
        cursor = shown.nearest(Node(outlook.unit, outlook.superior)) or 0
        for number in shown.numbers[max(0, cursor - _AT_HAND) : cursor + _AT_HAND]:
            self.told(number)
        return shown

    @cached_property
    def _searched(self) -> Sequence[str]:
        from briefing.library.search.words import indexed

        otherwise = self._otherwise
        every = (_searched(self.told(number), row.unit) for number, row in enumerate(self.outline.rows))
        return [
            indexed(" ".join((*words, *(other for word in words for other in otherwise.get(word, ())))))
            for words in every
        ]

    @property
    def _otherwise(self) -> dict[str, tuple[Text, ...]]:
        """The terms of the book for what is called in full, each with what else is said for it."""
        terms = (entry for entry in self.view.volume.book.section("terms") if isinstance(entry, Term))
        return {term.stands_for: (term.term, *term.aliases) for term in terms if term.stands_for}

    def copied(self, number: int) -> Iterator[Text]:
        """A row in words, and the sources that tell who stands where and who leads."""
        row, said = self.outline.rows[number], self.told(number)
        called = f"{said.full} ({said.short})" if said.full else said.short
        parts = (
            *(", ".join(filter(None, (called, said.also))), *led(said)),
            *(said.level, said.place, standing(row, self.view), absent(said), self.view.as_of),
        )
        yield clean("; ".join(filter(None, parts)))
        for told_so in dict.fromkeys(sources(row, self.view)):
            yield _text(source(self.view, told_so))


def _searched(said: Told, unit: Unit) -> tuple[str, ...]:
    """What a filter searches: all that a row says, and what else a unit and its posts are called."""
    return (
        said.short,
        said.full,
        said.level,
        said.place,
        said.tie,
        said.caution,
        *said.holder[:1],
        *said.coming[:1],
        unit.name,
        unit.abbreviation or "",
        *unit.aliases,
        *(former.name for former in unit.names),
        *(post.title for post in unit.posts),
    )


def _text(spans: Spans) -> Text:
    return Text("".join(span.text for span in spans))
