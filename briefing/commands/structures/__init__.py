"""What the commands on structures ask and print: `who`, `tree`, `diff`, `chain`.

They find what a person means in any book, ask the library how it stood, and print that in lines to be read or
heard, or as JSON. Nothing heavy is imported before a command needs it.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from briefing.commands.asked import as_of, date_of, opened, stocked, volume_at, wanted
from briefing.commands.ending import FAILED, FINE, FOUND, Refused

if TYPE_CHECKING:
    from briefing.library.volume import Volume
    from briefing.model.dates import Edtf
    from briefing.model.entries import Entry, Person, Structure, Unit
    from briefing.model.text import Text


def who(options: argparse.Namespace) -> int:
    """Who holds the posts of a unit or one post, or which ones a person holds."""
    from briefing.answers import structures as answers
    from briefing.commands.structures import lines
    from briefing.library.posts import on_record

    volume, (entry, *others), title = _unit_person_or_post(options.subject)
    when = as_of(options, volume)
    entries = (entry, *others)
    posts = [one for each in entries for one in volume.posts.in_unit(each.id, title)]
    claims = on_record(tuple(posts) or volume.posts.of_person(entry.id), when)
    told = lines.post(volume, title, claims, when) if title else lines.who(volume, entry, claims, when)
    _tell(options, lambda: answers.who(volume.book, entry, claims, when), told)
    return FINE if claims else FOUND


def tree(options: argparse.Namespace) -> int:
    """A structure, or what is below a unit."""
    from briefing.answers import structures as answers
    from briefing.commands.structures import lines

    volume, top = _structure(options.structure)
    when = as_of(options, volume)
    rows = tuple(volume.command.tree(_root(top), when))
    _tell(options, lambda: answers.tree(volume, top, rows, when), lines.tree(volume, top, rows, when))
    return FINE if rows else FOUND


def diff(options: argparse.Namespace) -> int:
    """What is another in a structure at one date than at another."""
    from briefing.answers import structures as answers
    from briefing.commands.structures import lines
    from briefing.library.structure.difference import Difference

    volume, top = _structure(options.structure)
    before, after = (_day(asked, volume) for asked in (options.before, options.after))
    found = Difference(volume.history, _root(top), before, after)
    _tell(options, lambda: answers.diff(found), lines.diff(volume.book, top, found))
    return FINE


def chain(options: argparse.Namespace) -> int:
    """Every link from a unit or a person up to the top."""
    from briefing.answers import structures as answers
    from briefing.commands.structures import lines
    from briefing.library.structure.chain import chain as links_from

    volume, (entry, *others), title = _unit_person_or_post(options.ref)
    if others:
        raise Refused(f"{title} is a post in several units: {', '.join(one.id for one in (entry, *others))}.")
    when = as_of(options, volume)
    links = links_from(volume.book, volume.posts, volume.command, entry, when)
    _tell(options, lambda: answers.chain(links, when), lines.chain(volume.book, entry, links, when))
    return FINE if links else FOUND


def _tell(
    options: argparse.Namespace, answer: Callable[[], Mapping[str, object]], told: Iterable[str]
) -> None:
    """Print an answer as JSON, or as lines."""
    if options.json:
        from briefing.answers import as_json

        print(as_json(answer()))
    else:
        for line in told:
            print(line)


def _unit_person_or_post(asked: str) -> tuple[Volume, tuple[Unit | Person, ...], Text | None]:
    """A unit or a person; else the units that have a post that is called so, and its title."""
    from briefing.model.entries import Person, Unit

    try:
        volume, entry = _sought(asked, ("units", "people"))
    except Refused as nothing:
        found = _post(asked) if nothing.code == FOUND else None
        if found is None:
            raise
        return found
    assert isinstance(entry, Unit | Person)
    return volume, (entry,), None


def _post(asked: str) -> tuple[Volume, tuple[Unit, ...], Text] | None:
    from briefing.library.subjects import Ambiguous, post
    from briefing.library.volume import Library

    path, name = wanted(asked) if "/" in asked else (None, asked)
    volume = volume_at(path) if path else None
    try:
        found = post((volume.shelf,), name, volume.book.id) if volume else post(stocked(), name)
    except Ambiguous as several:
        raise Refused(str(several), FAILED) from None
    if found is None:
        return None
    volume = volume or opened(lambda: Library().volume(found.book))
    units = {unit.id: unit for unit in volume.book.units}
    return volume, tuple(units[id_] for id_ in found.units), found.title


def _structure(asked: str) -> tuple[Volume, Structure | Unit]:
    from briefing.model.entries import Structure, Unit

    volume, entry = _sought(asked, ("structures", "units"))
    assert isinstance(entry, Structure | Unit)
    if _root(entry) not in volume.book.entries:
        where = f"{volume.book.id}/{entry.id}"
        raise Refused(f"`{_root(entry)}`, the unit at the top of {where}, is not in that book.", FOUND)
    return volume, entry


def _root(top: Structure | Unit) -> Text:
    """The id of the unit at the top."""
    root: Text = getattr(top, "root", top.id)
    return root


def _sought(asked: str, sections: tuple[str, ...]) -> tuple[Volume, Entry]:
    """The entry of one of these sections that is meant by `BOOK/ID`, by `BOOK/NAME`, or by its name alone."""
    from briefing.library.subjects import Ambiguous, NotFound, subject
    from briefing.library.volume import Library
    from briefing.model.book import Ref
    from briefing.model.kinds import kind_of

    try:
        if "/" not in asked:
            ref = subject(stocked(), asked, sections)
            volume = opened(lambda: Library().volume(ref.book))
        else:
            path, name = wanted(asked)
            volume = volume_at(path)
            known = volume.book.at(volume.ref(name) or Ref(""))
            if known and kind_of(known).section in sections:
                return volume, known
            ref = subject((volume.shelf,), name, sections, volume.book.id, asked.removesuffix(name))
    except Ambiguous as several:
        raise Refused(str(several), FAILED) from None
    except NotFound as nothing:
        raise Refused(str(nothing), FOUND) from None
    return volume, volume.book.entries[ref.id]


def _day(asked: str, volume: Volume) -> Edtf:
    day = date_of(asked, "", volume.book.header.date)
    assert day
    return day
