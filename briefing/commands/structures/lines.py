"""Structures as lines to be read or heard: indented by two blanks a level, everything said in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefing.library.command import TreeRow
from briefing.library.posts import Tenure, by_turns, on_record
from briefing.library.structure.chain import Link, resting_alike, tops
from briefing.library.structure.difference import Difference
from briefing.library.structure.wording import Wording
from briefing.library.units import life, names_at, places_at, possible, presence_at
from briefing.library.volume import Volume
from briefing.library.when import NOT_YET, UNSURE, Holds
from briefing.loading.sentences import counted, joined
from briefing.model.book import Book
from briefing.model.dates import Edtf
from briefing.model.entries import Person, Source, Structure, Unit
from briefing.model.kinds import title_of
from briefing.model.text import Text, clean, one_line
from briefing.pages.words import span_of_time


def who(
    volume: Volume, entry: Unit | Person, claims: Iterable[tuple[Tenure, Holds]], when: Edtf
) -> Iterator[str]:
    """The posts of a unit or a person, each with its time and its sources."""
    wording, told = Wording(volume.book, when), set[Text]()
    yield f"{wording.in_full(entry.id)}, as of {when.standing()}"
    for (tenure, *others), holds in by_turns(claims):
        told.add(tenure.title)
        post = (
            wording.holding((tenure, *others), holds)
            if tenure.unit == entry.id
            else wording.post(tenure, holds)
        )
        yield f"  {post}{_time(tenure)}"
        yield from _sources(volume.book, tenure.sources, "    ")
    if isinstance(entry, Unit) and life(entry).at(when) is Holds.NO:
        yield "  not there then"
        return
    unknown = (post.title for post in entry.posts if isinstance(entry, Unit) and post.title not in told)
    yield from (f"  {title}: not known" for title in unknown)
    if not told and not (isinstance(entry, Unit) and entry.posts):
        yield f"  {_no_post(volume, entry, wording, when)}"


def _no_post(volume: Volume, entry: Unit | Person, wording: Wording, when: Edtf) -> str:
    """That nothing is known to be held at a date, and of a person what was held last before it."""
    held = [one for one in volume.posts.of_person(entry.id) if one.status not in (*NOT_YET, "vacant")]
    if not held:
        return "no post known"
    last = next((one for one in held if one.days.last < when.earliest.toordinal()), None)
    if last is None:
        return "held no known post then"
    answer = Holds.MAYBE if last.status in UNSURE else Holds.YES
    return f"held no known post then; last: {wording.post(last, answer)}{_time(last)}"


def post(volume: Volume, title: Text, claims: Iterable[tuple[Tenure, Holds]], when: Edtf) -> Iterator[str]:
    """One post, who holds it in which unit, each with its time and its sources."""
    wording, is_known = Wording(volume.book, when), False
    yield f"{title}, as of {when.standing()}"
    for tenures, holds in by_turns(claims):
        is_known, (tenure, *_) = True, tenures
        in_unit = [one._replace(title=wording.called(one.unit or "")) for one in tenures]
        yield f"  {wording.holding(in_unit, holds)}{_time(tenure)}"
        yield from _sources(volume.book, tenure.sources, "    ")
    if not is_known:
        yield "  not known"


def _time(tenure: Tenure) -> str:
    """From when to when, after a comma; of what does not hold yet, when it is to begin."""
    if tenure.status in NOT_YET:
        begins = tenure.from_ and tenure.from_.date
        return f", to begin {begins.spoken()}" if begins else ", no date given"
    time = span_of_time(tenure.from_, tenure.until)
    return f", {time}" if time else ""


def _sources(book: Book, ids: Iterable[str], indent: str) -> Iterator[str]:
    """A line for each source: publisher, title, date."""
    for source_id in ids:
        source = book.entries.get(source_id)
        if isinstance(source, Source):
            day = source.published.short() if source.published else ""
            told = ", ".join(filter(None, (source.publisher, f"“{one_line(source.title)}”", day)))
            yield clean(f"{indent}source: {told}")


def tree(volume: Volume, top: Structure | Unit, rows: Iterable[TreeRow], when: Edtf) -> Iterator[str]:
    """The units from the top, a line each: name, place, who holds the first post, who is to hold it."""
    wording, shown = Wording(volume.book, when), False
    yield f"{_title(top, wording)}, as of {when.standing()}"
    for row in rows:
        shown = True
        yield clean("  " * (len(row.guides) + 1) + _row(volume, row, wording, when))
    if not shown:
        root = volume.book.entries[top.root if isinstance(top, Structure) else top.id]
        yield f"  {presence_at(root, when).value if isinstance(root, Unit) else 'no unit'}"


def _row(volume: Volume, row: TreeRow, wording: Wording, when: Edtf) -> str:
    names, called = possible(names_at(row.unit, when)), str(wording.in_full(row.unit.id))
    if len(names) > 1:
        called = joined(names)
    if row.relation != "command":
        called = f"{row.relation}: {called}"
    if len(names) > 1 or (row.under and row.under.holds is Holds.MAYBE):
        called = f"perhaps {called}"
    if row.again:
        return f"{called}, shown elsewhere"
    places = tuple(filter(None, (one.place for one in possible(places_at(row.unit, when)))))
    place = ("perhaps " if len(places) > 1 else "") + joined(places)
    return ". ".join((f"{called}, {place}" if place else called, *_leads(volume, row.unit, wording, when)))


def _leads(volume: Volume, unit: Unit, wording: Wording, when: Edtf) -> Iterator[str]:
    """Who holds the first post of a unit, and who is agreed or planned for it."""
    for post in unit.posts[:1]:
        claims = on_record(volume.posts.in_unit(unit.id, post.title), when)
        yield from (wording.holding(tenures, holds) for tenures, holds in by_turns(claims))
        if not claims:
            yield f"{post.title}: not known"


def diff(book: Book, top: Structure | Unit, difference: Difference) -> Iterator[str]:
    """How many changes of each kind; then unit by unit each of them with its sources."""
    wording = Wording(book, difference.after)
    dates = f"from {difference.before.spoken()} to {difference.after.spoken()}"
    changes = difference.changes
    told = f"{counted(len(changes), 'change')}: {wording.counted(changes)}" if changes else "no change"
    yield f"{_title(top, wording)}, {dates}: {told}"
    unit: Text | None = None
    for change in changes:
        if change.unit != unit:
            unit = change.unit
            yield f"  {wording.in_full(unit)}"
        yield f"    {wording.change(change)}"
        yield from _sources(book, difference.sources(change), "      ")


def chain(book: Book, entry: Unit | Person, links: Sequence[Link], when: Edtf) -> Iterator[str]:
    """One link a line, each a level further in than what it leads up from."""
    wording = Wording(book, when)
    yield f"{wording.in_full(entry.id)}, as of {when.standing()}"
    for link in links:
        is_post = link.depth == 1 and isinstance(entry, Person)
        again = ", from where on as above" if link.again else ""
        told = f"{wording.link(link, is_post)}{again}; {_rests_on(book, link)}"
        yield clean("  " * link.depth + told)
    if not links:
        yield "  nothing above it is known"
        return
    if not tops(links) and any(not link.is_pending for link in links):
        yield f"  {wording.top(entry.id, links)}"
    if alike := resting_alike(book, links):
        yield f"  {alike}"


def _rests_on(book: Book, link: Link) -> str:
    """The publishers of the sources of a link, and whether they are the weakest in the chain."""
    sources = [found for one in link.sources if isinstance(found := book.entries.get(one), Source)]
    told = joined((source.publisher for source in sources), "and")
    kinds = joined(dict.fromkeys(source.reliability or "of unknown reliability" for source in sources), "and")
    unsure = f"{link.status}, " if link.status in UNSURE else ""
    weakest = f", the weakest in this chain ({unsure}{kinds or 'none given'})" if link.weakest else ""
    return f"{'sources' if len(sources) > 1 else 'source'}: {told or 'none'}{weakest}"


def _title(top: Structure | Unit, wording: Wording) -> Text:
    return title_of(top) if isinstance(top, Structure) else wording.in_full(top.id)
