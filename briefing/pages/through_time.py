"""A unit or a person through time: who held which post, under whom, names and places, above one axis."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.library.posts import Tenure
from briefing.library.structure.wording import IN_TURN
from briefing.library.units import Place, called_at, life, told_by
from briefing.library.when import ALWAYS, FIRST, LAST, NOT_YET, UNSURE, Dated, Holds, Span, between, span
from briefing.loading.sentences import joined as series
from briefing.model.claims import FormerName, FormerPlace, Status, Superior
from briefing.model.entries import Unit
from briefing.model.page import Block, Fact, Facts, Lane, Spans, Stretch, Timeline
from briefing.model.text import Text, clean
from briefing.pages.blocks import bullets, heading
from briefing.pages.later import LATER
from briefing.pages.view import View
from briefing.pages.words import country, joined, muted, perhaps, plain, source, span_of_time, to

Former = FormerName | FormerPlace


def who(one: Tenure, view: View) -> str:
    """Who holds a post, by name alone."""
    person = view.person(one.person)
    return person.name if person else country(one.country) or one.person or one.status


def holder(one: Tenure, answer: Holds, view: View) -> Spans:
    """Who holds a post: rank, name and country; a country alone; or that it is vacant."""
    if one.status == "vacant":
        return (*muted("vacant"), *perhaps(answer))
    person = view.person(one.person)
    if person is None:
        return (*plain(country(one.country) or one.person or "unknown"), *perhaps(answer))
    rank = muted(f", {one.rank}") if one.rank else ()
    nation = muted(f" ({code})") if (code := one.country or person.country) else ()
    acting = muted(", acting") if one.status == "acting" else ()
    return (*to(view, person.id, person.name), *nation, *rank, *acting, *perhaps(answer))


def holders(tenures: Sequence[Tenure], answer: Holds, view: View) -> Spans:
    """Who holds a post, or who do in turn: `Germany or Poland, in turn`."""
    named = joined((holder(one, answer, view) for one in tenures), " or ")
    return (*named, *muted(IN_TURN if tenures[0].in_turn else ""))


class Told(NamedTuple):
    """A stretch of time, the ids of its sources, and what it is called where these are listed."""

    stretch: Stretch
    sources: tuple[Text, ...]
    name: str


def of_tenure(one: Tenure, words: Spans, name: str, view: View) -> Told:
    """The time of a tenure."""
    return Told(_claimed(words, one, one.status, one.days, view), one.sources, name)


def _claimed(words: Spans, claim: Dated, status: Status, days: Span, view: View) -> Stretch:
    """The time of a claim; that it is later, or not plainly held, stands behind its words."""
    is_held, is_later = status not in NOT_YET, days.is_after(view.when)
    aside = (
        status if status in UNSURE | NOT_YET else "",
        "" if is_held else "not held",
        LATER.lower() if is_later else "",
    )
    told = (*words, *muted("".join(f", {word}" for word in aside if word)))
    return Stretch(
        told, when(claim) if is_held else begins(claim), days.under(status) if is_held else days, is_held
    )


def timeline(view: View, lanes: Sequence[tuple[Text, Sequence[Told]]]) -> Iterator[Block]:
    """Lanes by their names, as of the date of the view, and below the sources that tell what is in them."""
    earliest, latest = view.when.earliest.toordinal(), view.when.latest.toordinal()
    yield Timeline(
        lanes=tuple(Lane(name, tuple(one.stretch for one in told)) for name, told in lanes if told),
        as_of=(earliest, latest),
        told=view.when.short(),
        facts=Facts(
            tuple(
                Fact(one.stretch.when, joined((plain(name) if name else (), one.stretch.spans), ": "))
                for name, told in lanes
                for one in told
            )
        ),
    )
    yield from _sources(view, [one for _, told in lanes for one in told])


def _sources(view: View, told: Sequence[Told]) -> Iterator[Block]:
    """Each source once, and for what it stands unless it stands for all."""
    found: defaultdict[Text, dict[str, None]] = defaultdict(dict)
    for one in told:
        for source_id in one.sources:
            found[source_id][one.name] = None
    everything = {one.name for one in told}
    for_what = (
        (source_id, "" if names.keys() == everything else f"for {series(names, 'and')}")
        for source_id, names in found.items()
    )
    yield from bullets(joined((source(view, source_id), muted(names))) for source_id, names in for_what)


def when(dated: Dated, undated: str = "no date given") -> Text:
    """The first and the last day in words."""
    return clean(span_of_time(dated.from_, dated.until) or undated)


def begins(claim: Dated, undated: str = "no date given") -> Text:
    """Of what is agreed or planned, and holds on no day, when it is to begin."""
    if claim.from_ is None or claim.from_.date is None:
        return when(claim, undated)
    ends = span_of_time(None, claim.until)
    return clean(f"to begin {claim.from_.date.short()}" + (f", {ends}" if ends else ""))


def of_unit(entry: Unit, view: View) -> Iterator[Block]:
    """Holders of its posts, superiors, names and places, drawn and told; nothing where no day is known."""
    lanes = [
        *(
            (title, _holders(entry, title, view))
            for title in dict.fromkeys(post.title for post in entry.posts)
        ),
        (Text("Reports to"), [_superior(entry, claim, view) for claim in entry.reports_to]),
        (Text("Name"), _names(entry)),
        (Text("Place"), _places(entry)),
    ]
    days = (day for _, told in lanes for one in told for day in one.stretch.days)
    if entry.names or entry.places or any(FIRST < day < LAST for day in days):
        yield heading("Through time")
        yield from timeline(view, lanes)


def _holders(entry: Unit, post: Text, view: View) -> list[Told]:
    found = view.volume.posts.in_unit(entry.id, post)
    return [of_tenure(one, holders((one,), Holds.YES, view), who(one, view), view) for one in found]


def _superior(entry: Unit, claim: Superior, view: View) -> Told:
    superior = view.unit(claim.unit)
    there = life(entry).within(life(superior)) if superior else life(entry)
    called = to(view, claim.unit, called_at(superior, view.when).short if superior else None)
    words = joined((called, muted(claim.relation if claim.relation != "command" else "")), ", ")
    stretch = _claimed(words, claim, claim.status, span(claim).within(there), view)
    return Told(stretch, told_by(claim), called[0].text)


def _names(entry: Unit) -> list[Told]:
    former = [(name, plain(name.name)) for name in entry.names]
    return list(_with_present(entry, former, plain(entry.name)))


def _places(entry: Unit) -> list[Told]:
    former = [(place, _where(Place(place.place, place.country))) for place in entry.places]
    return list(_with_present(entry, former, _where(Place(entry.place, entry.country))))


def _where(place: Place) -> Spans:
    return plain(", ".join(filter(None, (place.place, country(place.country)))))


def _with_present(entry: Unit, former: Sequence[tuple[Former, Spans]], present: Spans) -> Iterator[Told]:
    """What is past, as far as the unit was there, and the present from the last day of that on."""
    there, past = life(entry), [span(one) for one, _ in former]
    for days, (one, words) in zip(past, former, strict=True):
        yield Told(Stretch(words, when(one, "earlier"), days.within(there)), told_by(one), words[0].text)
    until = max(past, key=lambda days: days.last, default=ALWAYS)
    if until.last < LAST:
        days = between(max(FIRST, until.still + 1), until.last + 1, LAST, LAST)
        yield Told(Stretch(present, Text("since then"), days.within(there)), (), present[0].text)
