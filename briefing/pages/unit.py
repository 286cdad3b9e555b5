"""A structure as a tree of units, and a unit with its posts, superiors and subordinates as of the date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.library.command import Subordination, TreeRow
from briefing.library.posts import Tenure, at
from briefing.library.when import NOT_YET, UNSURE, Holds
from briefing.model.entries import Structure, Unit
from briefing.model.page import Block, Branch, Fact, Facts, Mark, Part, Spans
from briefing.model.text import Text, clean
from briefing.pages.blocks import bullets, facts_of, heading, kicker, parts, prose, title
from briefing.pages.view import View
from briefing.pages.words import country, joined, link, muted, on, perhaps, plain, source, span_of_time, to


def structure(entry: Structure, view: View) -> tuple[Part, ...]:
    """Title, summary, and the tree as of the date."""
    return (
        *parts((kicker(view, entry, f"as of {view.when.spoken()}"), title(entry.title), *facts_of(entry))),
        *prose(view, entry.id, entry.summary),
        *parts(_tree(entry, view)),
    )


def _tree(entry: Structure, view: View) -> Iterator[Block]:
    for position, row in enumerate(view.volume.command.tree(entry.root, view.when)):
        yield Branch(_branch(row, view), row.guides, _spoken(row), space=0 if position else 1)


def _branch(row: TreeRow, view: View) -> Spans:
    """A unit on its row of the tree: how it is called, where it is, and below who leads it."""
    unit = row.unit
    called = link(view.here(unit.id), unit.abbreviation or unit.name, Mark.STRONG)
    full = plain(f"  {unit.name}") if unit.abbreviation else ()
    place = muted(f", {unit.place}") if unit.place else ()
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
    """Who holds a unit's first post at the date."""
    if unit.posts:
        post = unit.posts[0].title
        for tenure, answer in at(view.volume.posts.in_unit(unit.id, post), view.when):
            yield (*muted(f"{post}: "), *holder(tenure, answer, view))


def _first_successor(unit: Unit, view: View) -> Iterator[Spans]:
    """Who is agreed or planned for a unit's first post, which nobody of them holds yet."""
    if unit.posts:
        for tenure in view.volume.posts.in_unit(unit.id, unit.posts[0].title):
            if tenure.status in NOT_YET:
                yield (*muted(f"{tenure.status}, not held: "), *holder(tenure, Holds.YES, view))


def _spoken(row: TreeRow) -> Text:
    if row.superior is None:
        return Text("at the top")
    over = row.superior.abbreviation or row.superior.name
    return clean(f"unit {row.position} of {row.siblings}, under {over}")


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


def unit(entry: Unit, view: View) -> tuple[Part, ...]:
    """Name and facts, who leads it, what is agreed, whom it reports to, what it commands, its history."""
    return (
        *parts(_head(entry, view)),
        *prose(view, entry.id, entry.summary),
        *parts(_posts(entry, view)),
        *parts(_not_yet(entry, view)),
        *parts(_command(entry, view)),
        *parts(_history(entry)),
    )


def _head(entry: Unit, view: View) -> Iterator[Block]:
    yield kicker(view, entry, entry.level)
    yield title(f"{entry.name} ({entry.abbreviation})" if entry.abbreviation else entry.name)
    where = ", ".join(filter(None, (entry.place, country(entry.country))))
    yield from facts_of(
        entry,
        ("Place", plain(where) if where else None),
        ("Founded", on(entry.founded)),
        ("Disbanded", on(entry.disbanded)),
        ("Also called", plain(", ".join(entry.aliases)) if entry.aliases else None),
    )


def _posts(entry: Unit, view: View) -> Iterator[Block]:
    if not entry.posts:
        return
    yield heading(f"Posts as of {view.when.spoken()}")
    yield Facts(tuple(Fact(post.title, _holders(entry, post.title, view)) for post in entry.posts))


def _holders(entry: Unit, post: str, view: View) -> Spans:
    held = at(view.volume.posts.in_unit(entry.id, post), view.when)
    return joined((_held(tenure, answer, view) for tenure, answer in held), "\n") or muted("not known")


def _held(tenure: Tenure, answer: Holds, view: View) -> Spans:
    since = span_of_time(tenure.from_, tenure.until)
    return (*holder(tenure, answer, view), *(muted(f", {since}") if since else ()), *_cautious_status(tenure))


def _cautious_status(tenure: Tenure) -> Spans:
    return muted(f", {tenure.status}") if tenure.status in UNSURE else ()


def _not_yet(entry: Unit, view: View) -> Iterator[Block]:
    """What is agreed or planned stands apart, since it holds on no day yet."""
    coming = [t for t in view.volume.posts.in_unit(entry.id) if t.status in NOT_YET]
    if coming:
        yield heading("Agreed or planned, not held")
        yield Facts(tuple(Fact(tenure.title, _coming(tenure, view)) for tenure in coming))


def _coming(tenure: Tenure, view: View) -> Spans:
    day = (
        f", to begin {tenure.from_.date.spoken()}"
        if tenure.from_ and tenure.from_.date
        else ", no date given"
    )
    who = (*holder(tenure, Holds.YES, view), *muted(f", {tenure.status}{day}"))
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
    if unit is None or not unit.abbreviation:
        return to(view, unit_id)
    return (*to(view, unit_id, unit.abbreviation), *plain(f"  {unit.name}"))


def _history(entry: Unit) -> Iterator[Block]:
    former = [
        *(Fact(clean(span_of_time(n.from_, n.until) or "earlier"), plain(n.name)) for n in entry.names),
        *(
            Fact(clean(span_of_time(p.from_, p.until) or "earlier"), plain(f"in {p.place}"))
            for p in entry.places
        ),
    ]
    if former:
        yield heading("Earlier")
        yield Facts(tuple(former))
