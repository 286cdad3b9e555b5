"""A unit or a person through time: who held which post, under whom, names and places, above one axis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefing.library.posts import Tenure
from briefing.library.units import Place, called_at, life, told_by
from briefing.library.when import ALWAYS, FIRST, LAST, NOT_YET, UNSURE, Dated, Holds, between, span
from briefing.model.claims import FormerName, FormerPlace, Superior
from briefing.model.entries import Unit
from briefing.model.page import Block, Fact, Facts, Lane, Spans, Stretch, Timeline
from briefing.model.text import Text, clean
from briefing.pages.blocks import heading
from briefing.pages.later import LATER
from briefing.pages.view import View
from briefing.pages.words import country, joined, muted, perhaps, plain, source, span_of_time, to

Former = FormerName | FormerPlace
_Told = tuple[Lane, list[Fact]]


def holder(tenure: Tenure, answer: Holds, view: View) -> Spans:
    """Who holds a post: rank, name and country; a country alone; or that it is vacant."""
    if tenure.status == "vacant":
        return muted("vacant")
    person = view.person(tenure.person)
    if person is None:
        return (*plain(country(tenure.country) or tenure.person or "unknown"), *perhaps(answer))
    rank = muted(f", {tenure.rank}") if tenure.rank else ()
    nation = muted(f" ({code})") if (code := tenure.country or person.country) else ()
    acting = muted(", acting") if tenure.status == "acting" else ()
    return (*to(view, person.id, person.name), *nation, *rank, *acting, *perhaps(answer))


def timeline(view: View, lanes: Iterable[Lane], facts: Facts) -> Timeline:
    """Lanes as of the date of the view."""
    earliest, latest = view.when.earliest.toordinal(), view.when.latest.toordinal()
    return Timeline(
        lanes=tuple(lanes), as_of=(earliest, latest), told=view.when.short(), facts=facts, space=facts.space
    )


def stretch(tenure: Tenure, words: Spans) -> Stretch:
    """The time of a tenure; that it is only reported or disputed stands behind its words."""
    status = tenure.status
    told = (*words, *muted(f", {status}")) if status in UNSURE else words
    days = tenure.days if status in NOT_YET else tenure.held
    return Stretch(told, when(tenure), days, clean(status if status in NOT_YET else ""))


def when(dated: Dated, undated: str = "no date given") -> Text:
    """The first and the last day in words."""
    return clean(span_of_time(dated.from_, dated.until) or undated)


def of_unit(entry: Unit, view: View) -> Iterator[Block]:
    """Holders of its posts, superiors, names and places, drawn and told; nothing where no day is known."""
    told = [
        *(_holders(entry, post.title, view) for post in entry.posts),
        _superiors(entry, view),
        _names(entry, view),
        _places(entry, view),
    ]
    lanes = [lane for lane, _ in told if lane.stretches]
    facts = tuple(fact for _, facts in told for fact in facts)
    days = (day for lane in lanes for one in lane.stretches for day in one.days)
    if entry.names or entry.places or any(FIRST < day < LAST for day in days):
        yield heading("Through time")
        yield timeline(view, lanes, Facts(facts))


def _told(label: Text, found: Iterable[tuple[Stretch, tuple[Text, ...]]], view: View) -> _Told:
    """A lane of stretches, and the facts that tell it, each with its sources and whether it is later."""
    stretches, facts = list[Stretch](), list[Fact]()
    for one, sources in found:
        stretches.append(one)
        is_later = one.days[0] > view.when.latest.toordinal()
        not_held = muted(f"{one.not_held}, not held" if one.not_held and not is_later else one.not_held)
        said = joined((plain(f"{label}: "), one.spans), "") if label else one.spans
        first = joined((said, not_held, muted(LATER.lower() if is_later else "")))
        facts.append(Fact(one.when, joined((first, *(source(view, one) for one in sources)), "\n")))
    return Lane(label, tuple(stretches)), facts


def _holders(entry: Unit, post: Text, view: View) -> _Told:
    tenures = view.volume.posts.in_unit(entry.id, post)
    found = ((stretch(tenure, holder(tenure, Holds.YES, view)), tenure.sources) for tenure in tenures)
    return _told(post, found, view)


def _superiors(entry: Unit, view: View) -> _Told:
    return _told(Text("Reports to"), (_superior(entry, claim, view) for claim in entry.reports_to), view)


def _superior(entry: Unit, claim: Superior, view: View) -> tuple[Stretch, tuple[Text, ...]]:
    superior, status = view.unit(claim.unit), claim.status
    there = life(entry).within(life(superior)) if superior else life(entry)
    days = span(claim).within(there)
    called = to(view, claim.unit, called_at(superior, view.when).short if superior else None)
    aside = claim.relation if claim.relation != "command" else ""
    doubt = status if status in UNSURE else ""
    words = joined((called, muted(aside), muted(doubt)), ", ")
    not_held = clean(status if status in NOT_YET else "")
    return Stretch(words, when(claim), days if not_held else days.under(status), not_held), told_by(claim)


def _names(entry: Unit, view: View) -> _Told:
    former = [(name, plain(name.name)) for name in entry.names]
    return _told(Text("Name"), _with_present(entry, former, plain(entry.name)), view)


def _places(entry: Unit, view: View) -> _Told:
    former = [(place, _where(Place(place.place, place.country))) for place in entry.places]
    return _told(Text("Place"), _with_present(entry, former, _where(Place(entry.place, entry.country))), view)


def _where(place: Place) -> Spans:
    return plain(", ".join(filter(None, (place.place, country(place.country)))))


def _with_present(
    entry: Unit, former: Sequence[tuple[Former, Spans]], present: Spans
) -> Iterator[tuple[Stretch, tuple[Text, ...]]]:
    """What is past, as far as the unit was there, and the present from the last day of that on."""
    there, past = life(entry), [span(one) for one, _ in former]
    for days, (one, words) in zip(past, former, strict=True):
        yield Stretch(words, when(one, "earlier"), days.within(there)), told_by(one)
    until = max(past, key=lambda days: days.last, default=ALWAYS)
    if until.last < LAST:
        days = between(max(FIRST, until.still + 1), until.last + 1, LAST, LAST)
        yield Stretch(present, Text("now"), days.within(there)), ()
