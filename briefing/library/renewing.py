"""A book on the table read anew because its files have changed: what is another, and whether to show it.

A save with an error that the book did not have before is broken: it would take away what could be read a
moment ago, so the last good book stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from briefing.library.renames import Renames, renames
from briefing.library.volume import Library, UnreadableBook, Volume
from briefing.loading.problems import Problem
from briefing.loading.sentences import joined
from briefing.model.text import Text


class Changes(NamedTuple):
    """The ids of entries that are others than before, that came and that went, in the order of the files.

    The header of the book counts as an entry whose id is empty. `to_see` are those that changed, came or
    bear another id, which have neither come nor gone.
    """

    changed: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    to_see: tuple[str, ...] = ()
    renames: Renames = Renames()

    @property
    def told(self) -> Text:
        """How many there are of each, in words; empty if nothing is another."""
        renamed = tuple(self.renames.ids)
        words = (
            (self.changed, "changed"),
            (self.new, "new"),
            (renamed, "renamed"),
            (self.gone, "gone"),
        )
        counts = [f"{len(ids):,} {word}" for ids, word in words if ids]
        if not counts:
            return Text("")
        count, _, word = counts[0].partition(" ")
        first = f"{count} {'entry' if count == '1' else 'entries'} {word}"
        return Text(f"saved: {joined((first, *counts[1:]), 'and')}")


class Renewed(NamedTuple):
    """A book before and after a save; the errors of a broken one, after which `now` is what was before."""

    before: Volume
    now: Volume
    errors: tuple[Problem, ...] = ()
    changes: Changes = Changes()


def renewed(library: Library, volume: Volume) -> Renewed:
    """Read a book on the table anew, only what has changed. It takes its time: not for the event loop."""
    try:
        now = library.again(volume)
    except UnreadableBook as unreadable:
        told = unreadable.problems
        return Renewed(volume, volume, tuple(new_errors(volume.written_wrong, told)) or told)
    errors = tuple(new_errors(volume.written_wrong, now.written_wrong))
    return Renewed(volume, volume, errors) if errors else Renewed(volume, now, (), changes(volume, now))


def new_errors(before: Iterable[Problem], now: Iterable[Problem]) -> Iterator[Problem]:
    """The errors by which there are more of a kind in a file than before.

    What is wrong for long may move, with its lines and in its words, without being new.
    """
    old = [problem for problem in before if problem.severity == "error"]
    left, known = Counter(map(_kind, old)), {(*_kind(problem), problem.message) for problem in old}
    errors = [problem for problem in now if problem.severity == "error"]
    more = Counter(map(_kind, errors)) - left
    for problem in sorted(errors, key=lambda problem: (*_kind(problem), problem.message) in known):
        if more[_kind(problem)]:
            more[_kind(problem)] -= 1
            yield problem


def _kind(problem: Problem) -> tuple[str, Path]:
    return problem.code, problem.path


def changes(before: Volume, now: Volume) -> Changes:
    """What is another in a book than before."""
    old, new = before.digests(), now.digests()
    changed = {id_ for id_ in old.keys() & new.keys() if old[id_] != new[id_]}
    came, went = new.keys() - old.keys(), old.keys() - new.keys()
    found, gone = _in_order(now, changed | came), _in_order(before, went)
    renamed = renames(before.book, now.book, gone, (id_ for id_ in found if id_ in came))
    came -= set(renamed.ids.values())
    return Changes(
        tuple(id_ for id_ in found if id_ in changed),
        tuple(id_ for id_ in found if id_ in came),
        tuple(id_ for id_ in gone if id_ not in renamed.ids),
        found,
        renamed,
    )


def beside(before: Volume, now: Volume, entry_id: str, renamed: Renames) -> str:
    """The entry that stood nearest to one that is gone, of its kind, by its new id; empty for none."""
    stood = before.position(entry_id)
    if stood is None:
        return ""
    section, position = stood
    ids = [entry.id for entry in before.book.section(section)]
    around = (*ids[position + 1 :], *reversed(ids[:position]))
    there = (renamed.ids.get(id_, id_) for id_ in around)
    return next((id_ for id_ in there if id_ in now.book.entries), "")


def _in_order(volume: Volume, ids: Iterable[str]) -> tuple[str, ...]:
    """Ids in the order in which their entries stand in the files."""
    places = {id_: volume.book.places[id_] for id_ in ids}
    return tuple(sorted(places, key=lambda id_: (places[id_].path, places[id_].line, places[id_].column)))
