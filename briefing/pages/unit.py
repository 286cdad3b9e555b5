"""A structure as a tree of units, and a unit with its posts, superiors and subordinates as of the date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefing.library.command import Subordination, TreeRow
from briefing.library.posts import Tenure, at, by_turns, on_record
from briefing.library.structure.wording import Wording
from briefing.library.units import (
    Called,
    Place,
    called_at,
    name_at,
    names_at,
    places_at,
    possible,
    presence_at,
)
from briefing.library.when import NOT_YET, UNSURE, Holds
from briefing.loading.sentences import joined as series
from briefing.model.dates import Edtf
from briefing.model.entries import Article, Event, Quote, Structure, Unit
from briefing.model.page import Block, Branch, Fact, Facts, Mark, Part, Spans
from briefing.model.text import Text, clean
from briefing.pages.blocks import (
    bullets,
    facts_of,
    heading,
    kicker,
    listed,
    naming,
    note,
    parts,
    prose,
    title,
)
from briefing.pages.later import LATER
from briefing.pages.through_time import holders, of_unit
from briefing.pages.view import View
from briefing.pages.words import country, joined, link, muted, on, perhaps, plain, source, span_of_time, to


def structure(entry: Structure, view: View) -> tuple[Part, ...]:
    """Title, summary, and the tree as of the date."""
    return (
        *parts((kicker(view, entry, f"as of {view.when.standing()}"), title(entry.title), *facts_of(entry))),
        *prose(view, entry.id, entry.summary),
        *parts(_tree(entry, view)),
    )


def _tree(entry: Structure, view: View) -> Iterator[Block]:
    root, rows = view.unit(entry.root), view.volume.command.tree(entry.root, view.when)
    for position, row in enumerate(rows):
        yield Branch(_branch(row, view), row.guides, _spoken(row, view.when), space=0 if position else 1)
    if root and (told := presence_at(root, view.when).value):
        yield note(f"{called_at(root, view.when).short} is {told}.")


def _branch(row: TreeRow, view: View) -> Spans:
    """A unit on its row of the tree: how it is called, where it is, and below who leads it."""
    unit = row.unit
    short, name = called_at(unit, view.when)
    called = link(view.here(unit.id), short, Mark.STRONG)
    names = possible(names_at(unit, view.when))
    also = muted(f", perhaps {series(names[:-1])}" if len(names) > 1 else "")
    full = (*(plain(f"  {name}") if name else ()), *also)
    places = tuple(filter(None, (one.place for one in possible(places_at(unit, view.when)))))
    unsure = "perhaps " if len(places) > 1 else ""
    place = muted(f", {unsure}{series(places)}" if places else "")
    caution = perhaps(row.under.holds) if row.under else ()
    drawn = (
        muted(f" ({row.under.claim.relation})") if row.under and row.under.claim.relation != "command" else ()
    )
    if row.again:
        return (*called, *full, *drawn, *caution, *muted(" (shown elsewhere)"))
    leads = joined((*_first_holder(unit, view), *_first_successor(unit, view)), "\n")
    below = (*plain("\n"), *leads) if leads else ()
    return (*called, *full, *place, *drawn, *caution, *below)


def _first_holder(unit: Unit, view: View) -> Iterator[Spans]:
    """Who holds a unit's first post at the date, or that this is not known."""
    if unit.posts:
        post = unit.posts[0].title
        held = at(view.volume.posts.in_unit(unit.id, post), view.when)
        for tenures, answer in by_turns(held):
            yield (*muted(f"{post}: "), *holders(tenures, answer, view))
        if not held:
            yield muted(f"{post}: not known")


def _first_successor(unit: Unit, view: View) -> Iterator[Spans]:
    """Who is agreed or planned for a unit's first post, which nobody of them holds yet."""
    if unit.posts:
        first = view.volume.posts.in_unit(unit.id, unit.posts[0].title)
        for tenures, _ in by_turns(on_record(first, view.when)):
            if tenures[0].status in NOT_YET:
                status = Wording(view.volume.book, view.when).agreed(tenures[0])
                yield (*muted(f"{status}, not held: "), *holders(tenures, Holds.YES, view))


def _spoken(row: TreeRow, when: Edtf) -> Text:
    if row.superior is None:
        return Text("at the top")
    over = called_at(row.superior, when).short
    return clean(f"unit {row.position} of {row.siblings}, under {over}")


def unit(entry: Unit, view: View) -> tuple[Part, ...]:
    """Name and facts, who leads it, what is agreed, whom it reports to, what it commands, its history."""
    return (
        *parts(_head(entry, view)),
        *prose(view, entry.id, entry.summary),
        *parts(_posts(entry, view)),
        *parts(_not_yet(entry, view)),
        *parts(_command(entry, view)),
        *parts(of_unit(entry, view)),
        *parts(_mentioned(entry, view)),
    )


def _head(entry: Unit, view: View) -> Iterator[Block]:
    dated = "" if entry.posts else view.as_of  # posts say as of when they are told
    yield kicker(view, entry, entry.level, presence_at(entry, view.when).value, dated)
    yield title(_full(called_at(entry, view.when)))
    yield from facts_of(
        entry,
        *_otherwise(entry, view.when),
        ("Place", joined((_where(*found) for found in places_at(entry, view.when)), "\n")),
        ("Founded", on(entry.founded)),
        ("Disbanded", on(entry.disbanded)),
        ("Also called", plain(", ".join(entry.aliases)) if entry.aliases else None),
    )


def _full(called: Called) -> str:
    return f"{called.full} ({called.short})" if called.full else called.short


def _otherwise(entry: Unit, when: Edtf) -> Iterator[tuple[str, Spans | None]]:
    """What the unit may be called at a date beside the title of its page, and what it is called now."""
    title = name_at(entry, when)
    for name, answer in names_at(entry, when):
        if answer is Holds.MAYBE and name != title:
            yield "Perhaps", plain(name)
    if title != entry.name:
        yield "Now called", plain(_full(called_at(entry, None)))


def _where(place: Place, answer: Holds) -> Spans:
    where = ", ".join(filter(None, (place.place, country(place.country))))
    return (*plain(where), *perhaps(answer)) if where else ()


def _posts(entry: Unit, view: View) -> Iterator[Block]:
    if not entry.posts:
        return
    yield heading(f"Posts as of {view.when.standing()}")
    yield Facts(tuple(Fact(post.title, _holders(entry, post.title, view)) for post in entry.posts))


def _holders(entry: Unit, post: str, view: View) -> Spans:
    held = at(view.volume.posts.in_unit(entry.id, post), view.when)
    told = (_held(tenures, answer, view) for tenures, answer in by_turns(held))
    return joined(told, "\n") or muted("not known")


def _held(tenures: Sequence[Tenure], answer: Holds, view: View) -> Spans:
    tenure, *_ = tenures
    since = span_of_time(tenure.from_, tenure.until)
    return (
        *holders(tenures, answer, view),
        *(muted(f", {since}") if since else ()),
        *_cautious_status(tenure),
    )


def _cautious_status(tenure: Tenure) -> Spans:
    return muted(f", {tenure.status}") if tenure.status in UNSURE else ()


def _not_yet(entry: Unit, view: View) -> Iterator[Block]:
    """What is agreed or planned stands apart, since it holds on no day yet."""
    coming = [tenure for tenure in view.volume.posts.in_unit(entry.id) if tenure.status in NOT_YET]
    later = [tenure for tenure in coming if tenure.days.is_after(view.when)]
    by_now = [tenure for tenure, _ in on_record(tuple(coming), view.when)]
    for told, tenures in (("Agreed or planned, not held", by_now), (f"{LATER}, agreed or planned", later)):
        if tenures:
            yield heading(told)
            each = (group for group, _ in by_turns((tenure, None) for tenure in tenures))
            yield Facts(tuple(Fact(group[0].title, _coming(group, view)) for group in each))


def _coming(tenures: Sequence[Tenure], view: View) -> Spans:
    tenure, *_ = tenures
    day = (
        f", to begin {tenure.from_.date.spoken()}"
        if tenure.from_ and tenure.from_.date
        else ", no date given"
    )
    status = Wording(view.volume.book, view.when).agreed(tenure)
    who = (*holders(tenures, Holds.YES, view), *muted(f", {status}{day}"))
    return joined((who, *(source(view, told_by) for told_by in tenure.sources)), "\n")


def _command(entry: Unit, view: View) -> Iterator[Block]:
    yield from _subordinations(
        "Reports to",
        ((found.claim.unit, found) for found in view.volume.command.over(entry, view.when)),
        view,
    )
    yield from _subordinations(
        "Directly under it",
        ((found.unit.id, found) for found in view.volume.command.under(entry.id, view.when)),
        view,
    )


def _subordinations(
    heading_text: str, found: Iterable[tuple[Text, Subordination]], view: View
) -> Iterator[Block]:
    items = [
        (*_unit_line(unit_id, view), *muted(f" · {sub.claim.relation}"), *perhaps(sub.holds))
        for unit_id, sub in found
    ]
    if items:
        yield heading(heading_text)
        yield from bullets(items)


def _unit_line(unit_id: Text, view: View) -> Spans:
    unit = view.unit(unit_id)
    if unit is None:
        return to(view, unit_id)
    short, full = called_at(unit, view.when)
    return (*to(view, unit_id, short), *plain(f"  {full}" if full else ""))


def _mentioned(entry: Unit, view: View) -> Iterator[Block]:
    """Articles, events and quotes that lead here or name the unit."""
    found = (other for other in naming(view, entry) if isinstance(other, Article | Event | Quote))
    yield from listed(view, "Mentioned in", found)
