"""The chain of command from a unit or a person up to the top, as of the date, each link with its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.library.structure.chain import Link, resting_alike
from briefing.library.structure.chain import chain as links_from
from briefing.library.structure.outline import guides_of
from briefing.library.structure.wording import Wording
from briefing.library.units import called_at, title_at
from briefing.library.when import UNSURE, Holds
from briefing.loading.sentences import counted
from briefing.loading.sentences import joined as listed
from briefing.model import asides
from briefing.model.book import Ref
from briefing.model.entries import Person, Source, Unit
from briefing.model.page import Block, Branch, Mark, Page, Span, Spans
from briefing.model.text import clean
from briefing.pages.blocks import kicker, note, parts, title
from briefing.pages.view import View
from briefing.pages.words import joined, link, muted, perhaps, plain, source


def chain(view: View, ref: Ref, of: asides.Chain) -> Page | None:
    """How many links there are, and each of them; None unless a unit or a person stands at the start."""
    start, volume = view.entry(of.entry), view.volume
    if not isinstance(start, Unit | Person):
        return None
    called = title_at(start, view.when)
    links = links_from(volume.book, volume.posts, volume.command, start, view.when)
    blocks = (
        kicker(view, start, "chain of command", f"as of {view.when.short()}"),
        title(called),
        note(_summary(view, start, links)),
        *_tree(view, start, links),
    )
    return Page(ref, clean(f"Chain: {called}"), parts(blocks))


def _summary(view: View, start: Unit | Person, links: Sequence[Link]) -> str:
    """How many links there are, where they end, and on what they rest if it is on the same."""
    held = [link for link in links if not link.is_pending]
    if not held:
        return "Nothing is above it; what is agreed is not held." if links else "Nothing above it is known."
    top = Wording(view.volume.book, view.when).top(start.id, links)
    return f"{counted(len(held), 'link')}. {top} {resting_alike(view.volume.book, links)}".rstrip()


def _tree(view: View, start: Unit | Person, links: Sequence[Link]) -> Iterator[Block]:
    called = Wording(view.volume.book, view.when).called
    yield Branch(_unit(view, start.id))
    below = [start.id]
    for one, guides in zip(links, guides_of([one.depth for one in links]), strict=True):
        del below[one.depth :]
        is_post = one.depth == 1 and isinstance(start, Person)
        spoken = "" if is_post else f"{'not ' if one.is_pending else ''}above {called(below[-1])}"
        yield Branch(_link(view, one), guides, clean(spoken), space=0)
        below.append(one.unit)


def _unit(view: View, entry_id: str) -> Spans:
    """What a unit or a person is called then, as a link; what is none of the book's, as it is written."""
    entry = view.entry(entry_id)
    if not isinstance(entry, Unit | Person):
        return plain(entry_id)
    short, name = called_at(entry, view.when) if isinstance(entry, Unit) else (entry.name, "")
    return (*link(view.here(entry.id), short, Mark.STRONG), *(plain(f"  {name}") if name else ()))


def _link(view: View, one: Link) -> Spans:
    """The unit to which a link leads and the relation to it; below, its sources."""
    relation = (*muted(one.relation), *(() if one.is_pending else perhaps(one.holds)))
    again = muted("goes on as above") if one.again else ()
    first = joined((_unit(view, one.unit), relation, _status(one), again))
    below = [source(view, told_by) for told_by in one.sources] or [muted("no source is given")]
    return joined((first, *below, _weakest(view, one)), "\n")


def _status(one: Link) -> Spans:
    """That a link is agreed and not held, or how else it is not plainly held."""
    if not one.is_pending:
        return muted("" if one.status == "held" else one.status)
    already = "perhaps " if one.holds is Holds.MAYBE else ""
    return plain(f"◇\N{NO-BREAK SPACE}{already}{one.status}, not held")


def _weakest(view: View, one: Link) -> Spans:
    """That no other link is weaker, and on what kind of source it rests."""
    if not one.weakest:
        return ()
    sources = [found for told_by in one.sources if isinstance(found := view.entry(told_by), Source)]
    kinds = listed(dict.fromkeys(found.reliability or "of unknown reliability" for found in sources), "and")
    unsure = f"{one.status}, " if one.status in UNSURE else ""
    return (Span(clean(f"weakest link: {unsure}{kinds or 'no source'}"), Mark.WARNING),)
