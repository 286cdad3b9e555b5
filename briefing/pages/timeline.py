"""The timeline of a book: all that has a date under the period in which it was, or how much that is a year.

A moment's slug is its number among all of the book, whatever is shown, so that a reader who looks nearer, or
at other kinds, stays where he was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from msgspec.structs import replace

from briefing.library.attribution import is_on_record
from briefing.library.timeline import (
    KINDS,
    Group,
    Kind,
    Moment,
    Period,
    Place,
    grouped,
    place,
    selected,
)
from briefing.library.units import title_at
from briefing.loading.sentences import joined as series
from briefing.loading.sentences import listed
from briefing.model.asides import ZOOMS, Timeline
from briefing.model.book import Book, Ref
from briefing.model.dates import Edtf
from briefing.model.entries import Person, Quote, Unit
from briefing.model.kinds import kind_of
from briefing.model.page import (
    Block,
    Count,
    Happening,
    Heading,
    Page,
    Paragraph,
    Part,
    Rule,
    Tally,
    part,
)
from briefing.model.text import Text, clean
from briefing.pages.blocks import title
from briefing.pages.later import LATER
from briefing.pages.moments import is_agreed, told
from briefing.pages.view import View
from briefing.pages.words import joined, link, muted, plain, strong

SIGNS: dict[Kind, str] = {
    "event": "●",
    "change": "◆",
    "quote": "“",
    "figure": "#",
    "article": "¶",
    "agenda": "▪",
}
_AGREED = "◇"
_AS_OF = Text("as-of")
_IN_A_PART = 20
_CHARACTERS = 66
"""Of a row, about: how long a part is is guessed before it is made."""


def timeline(view: View, ref: Ref, selection: Timeline, outside: bool = False) -> Page | None:
    """What is asked for of the timeline; None where such a kind or such an entry is not.

    For those `outside` nobody is asked for by what he said otherwise than on record.
    """
    if not set(selection.kinds) <= set(KINDS) or (selection.who and view.entry(selection.who) is None):
        return None
    found = _Chronicle(view, selection, outside and bool(selection.who))
    return Page(ref, Text("Timeline"), tuple(found.parts()), is_list=True, start=_AS_OF)


def amiss(book: Book, asked: str) -> str:
    """What is wrong with what is asked for of a timeline, and what may be; empty where nothing is."""
    pairs = (pair.partition("=") for pair in asked.partition("?")[2].split("&"))
    for key, _, value in (pair for pair in pairs if pair[2]):
        allowed: Collection[str] = _MAY_BE.get(key, ())
        if key not in (*_MAY_BE, "who"):
            return f"a timeline has no `{clean(key)}`; allowed are {listed((*_MAY_BE, 'who'), 'and')}."
        if key == "who" and value not in book.entries:
            return f"there is no entry `{clean(value)}` in {book.id}; `who` is the id of a person or a unit."
        for one in value.split(",") if key != "who" else ():
            if one not in allowed:
                return f"`{clean(one)}` is not a {key} of a timeline; allowed are {listed(allowed, 'and')}."
    return ""


_MAY_BE = {"zoom": ZOOMS, "kind": KINDS}


def carried(view: View, before: Timeline, slug: str, after: Timeline) -> Text:
    """The slug at which stands in one selection what stands at a slug of another, or what comes next."""
    every = view.volume.moments
    number = _number(slug, selected(every, before), view.when, every)
    numbers = {id(one): at for at, one in enumerate(every)}
    shown = selected(every, after)
    nearest = next((one for one in shown if numbers[id(one)] >= number), shown[-1] if shown else None)
    if nearest is None:
        return Text("")
    return (
        _year_slug(place(nearest, "years", view.when))
        if after.zoom == "years"
        else _slug(numbers[id(nearest)])
    )


def _number(slug: str, shown: Sequence[Moment], when: Edtf, every: Sequence[Moment]) -> int:
    """The number of the moment at a slug, or of the first in the year at a slug; 0 at none."""
    if slug.startswith("m"):
        return int(slug[1:])
    first = next((one for one in shown if _year_slug(place(one, "years", when)) == slug), None)
    return next((number for number, one in enumerate(every) if one is first), 0)


def only(view: View, selection: Timeline) -> str:
    """What is shown where that is not all: `quotes and figures, Elbridge Colby`."""
    entry = view.entry(selection.who)
    kinds = series((plural(kind) for kind in KINDS if kind in selection.kinds), "and")
    return ", ".join(filter(None, (kinds, title_at(entry, view.when) if entry else "")))


class Somebody(NamedTuple):
    """A person or a unit: what it is called, how much there is about it, and its names as they are found."""

    ref: Ref
    name: Text
    note: Text
    folded: str


def whoever(view: View, kinds: tuple[str, ...] = (), first: str = "") -> list[Somebody]:
    """All whom something of these kinds is about, that one first, then those of whom there is most."""
    shown = selected(view.volume.moments, Timeline(kinds=kinds))
    counted = Counter(who for one in shown for who in one.who)
    in_order = sorted(counted.most_common(), key=lambda one: one[0] != first)
    found = ((view.entry(who), number) for who, number in in_order)
    return [
        Somebody(view.here(entry.id), clean(title_at(entry, view.when)), _note(entry, number), _names(entry))
        for entry, number in found
        if isinstance(entry, Person | Unit)
    ]


def _note(entry: Person | Unit, number: int) -> Text:
    return clean(f"{kind_of(entry).name} · {number}")


def _names(entry: Person | Unit) -> str:
    from briefing.library.search.words import indexed

    short = entry.abbreviation or "" if isinstance(entry, Unit) else ""
    return indexed(" ".join((entry.name, short, *entry.aliases)))


class _Chronicle:
    """The moments of a view's book that are shown, by periods."""

    def __init__(self, view: View, selection: Timeline, on_record: bool) -> None:
        self._view = view
        self._selection = selection
        every = view.volume.moments
        self._numbers = {id(one): number for number, one in enumerate(every)}
        shown = selected(every, selection)
        self._shown = [one for one in shown if not on_record or self._is_on_record(one)]
        self._groups = grouped(self._shown, selection.zoom, view.when)

    def _is_on_record(self, moment: Moment) -> bool:
        quote = self._view.entry(moment.entry)
        return not isinstance(quote, Quote) or is_on_record(quote)

    def parts(self) -> Iterator[Part]:
        """The head, the periods, and the date of the view between what was by then and what comes after."""
        yield part(*self._head())
        known = [group for group in self._groups if not group.is_later]
        yield from self._of(known)
        yield part(Rule(spans=strong(f"as of {self._view.when.short()}"), slug=_AS_OF))
        yield from self._of(self._groups[len(known) :])

    def _head(self) -> Iterator[Block]:
        yield title("Timeline")
        counts = "   ".join(f"{one.sign} {one.words}" for one in _counts(self._shown))
        yield Paragraph(muted(counts or "Nothing is dated so."))
        if words := only(self._view, self._selection):
            yield Paragraph(joined((strong("only"), plain(words)), " "), space=0)

    def _of(self, groups: Sequence[Group]) -> Iterator[Part]:
        if self._selection.zoom == "years":
            yield part(*(self._tally(group, space=int(group is groups[0])) for group in groups))
            return
        rows = [(group, one, not number) for group in groups for number, one in enumerate(group.moments)]
        for start in range(0, len(rows), _IN_A_PART):
            some = rows[start : start + _IN_A_PART]
            slugs = tuple(slug for _, one, is_first in some for slug in self._slugs(one, is_first))
            yield Part(_CHARACTERS * len(some), partial(self._rows, some), partial(iter, slugs))

    def _slug(self, one: Moment) -> Text:
        return _slug(self._numbers[id(one)])

    def _slugs(self, one: Moment, is_first: bool) -> tuple[Text, ...]:
        """The slug of a row, before it that of its heading if it is the first below it."""
        slug = self._slug(one)
        return (_heading_slug(slug), slug) if is_first else (slug,)

    def _tally(self, group: Group, space: int) -> Tally:
        near = replace(self._selection, zoom="months").at(self._view.volume.book.id)
        first = group.moments[0]
        return Tally(
            spans=link(near._replace(heading=_heading_slug(self._slug(first))), _label(group)),
            counts=_counts(group.moments),
            most=max(len(group.moments) for group in self._groups),
            slug=_year_slug(place(first, "years", self._view.when)),
            space=space,
        )

    def _rows(self, rows: Iterable[tuple[Group, Moment, bool]]) -> Iterator[Block]:
        is_days, last, label = self._selection.zoom == "days", None, ""
        for group, one, is_first in rows:
            if group is not last:
                last, label = group, _label(group)
            if is_first:
                slug = _heading_slug(self._slug(one))
                yield Heading(spans=plain(label), level=3 if is_days else 2, slug=slug)
            yield self._row(one, "" if is_days else one.date.short(), label)

    def _row(self, one: Moment, when: str, label: str) -> Happening:
        """A moment; its date stands before it, or behind it where the heading does not say the same."""
        date = one.date.short()
        return Happening(
            sign=Text(_AGREED if is_agreed(one) else SIGNS[one.kind]),
            kind=Text(one.kind),
            spans=joined((told(self._view, one), muted("" if when or date in label else date))),
            when=clean(when),
            slug=self._slug(one),
            space=0,
        )


def _slug(number: int) -> Text:
    return Text(f"m{number}")


def _heading_slug(slug: Text) -> Text:
    return Text(f"above-{slug}")


def _year_slug(at: Place) -> Text:
    return Text("y" + "-".join(str(int(number)) for number in at))


def _counts(found: Iterable[Moment]) -> tuple[Count, ...]:
    """How many there are of each kind, what is agreed or planned apart from what was or will be."""
    counted = Counter((KINDS.index(one.kind), is_agreed(one)) for one in found)
    return tuple(_count(KINDS[kind], agreed, number) for (kind, agreed), number in sorted(counted.items()))


def _count(kind: Kind, not_held: bool, number: int) -> Count:
    words = "agreed or planned, not held" if not_held else plural(kind, number)
    return Count(Text(_AGREED if not_held else SIGNS[kind]), Text(f"{number:,} {words}"), number)


def plural(kind: Kind, number: int = 2) -> str:
    """What so many of a kind are called."""
    if kind == "agenda":
        return "points of the agenda" if number != 1 else "point of the agenda"
    return kind if number == 1 else f"{kind}s"


# Periods in words


_DAY = 3
"""Numbers of a period that is a day: of what is open only its date tells how exactly that is known."""


def _label(group: Group) -> str:
    """A period; where it is not known more exactly, from when to when something was some time."""
    dates = {one.date.short() for one in group.moments}
    is_open = (group.first is None or group.last is None) and len(group.first or group.last or ()) == _DAY
    period = dates.pop() if is_open and len(dates) == 1 else _stretch(group.first, group.last)
    return f"{period} · {LATER.lower()}" if group.is_later else period


def _stretch(first: Period | None, last: Period | None) -> str:
    if first is None or last is None:
        return f"{Edtf.parse(_iso(first or last or (1,))).short()} or {'later' if first else 'earlier'}"
    if first == last:
        return Edtf.parse(_iso(first)).short()
    return next(_wholly(first, last))


def _wholly(first: Period, last: Period) -> Iterator[str]:
    """From the one to the other in words, first in years, as far as these are whole, last in days."""
    begins, ends = Edtf.parse(_iso(first)).earliest, Edtf.parse(_iso(last)).latest
    for parts in range(1, len(first) + 1):
        one, other = _iso(first[:parts]), _iso(last[:parts])
        found = Edtf.parse(one if one == other else f"{one}/{other}")
        if (found.earliest, found.latest) == (begins, ends):
            yield f"some time in {found.short()}" if one == other else found.short()


def _iso(period: Period) -> str:
    year, *others = period
    return "-".join((f"{year:04}", *(f"{number:02}" for number in others)))
