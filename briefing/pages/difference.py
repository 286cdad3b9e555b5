"""What is another in a structure at one date than at another: one tree, each change with its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from briefing.library.structure.changed import ChangedRow, changed
from briefing.library.structure.difference import Change, Difference, Kind
from briefing.library.structure.wording import Wording
from briefing.library.units import called_at, title_at
from briefing.loading.sentences import counted
from briefing.model import asides
from briefing.model.book import Ref
from briefing.model.entries import Structure, Unit
from briefing.model.page import Block, Branch, Mark, Page, Paragraph, Spans, Target
from briefing.model.text import Text, clean
from briefing.pages.blocks import kicker, parts, title
from briefing.pages.view import View
from briefing.pages.words import joined, link, muted, plain, source, strong

_SIGNS: Mapping[Kind, str] = {
    "appeared": "+",
    "gone": "−",
    "moved": "→",
    "relation": "┄",
    "renamed": "≈",
    "relocated": "▸",
    "new holder": "●",
    "left": "◐",
    "vacated": "○",
    "agreed": "◇",
    "uncertain": "?",
    "certain": "✓",
    "first known": "◦",
}
"""What stands before the words for each kind of change, a cell wide, in the order of the summary."""
_TOGETHER = "\N{NO-BREAK SPACE}"


def difference(view: View, ref: Ref, compared: asides.Difference) -> Page | None:
    """How many changes there are of each kind, and the tree of them; None without such a structure."""
    top, before, after = view.entry(compared.top), compared.before, compared.after
    if not isinstance(top, Structure | Unit):
        return None
    root = top.root if isinstance(top, Structure) else Text(top.id)
    found = Difference(view.volume.history, root, before, after)
    called, wording = title_at(top, after), Wording(view.volume.book, after)
    blocks: list[Block] = [
        kicker(view, top, "difference"),
        title(called),
        Paragraph(strong(f"From {before.spoken()} to {after.spoken()}")),
        Paragraph(_summary(found, wording), space=0),
    ]
    numbers = iter(range(1, len(found.changes) + 1))
    for row in changed(view.volume.command, root, found):
        blocks.append(_branch(row, view, found, wording, numbers))
    return Page(ref, clean(f"Difference: {called}"), parts(blocks))


def told_at(page: Page, slug: str, marked: Target | None) -> Text:
    """A change on the page of a difference with its unit, dates and sources, if a link of it is marked."""
    unit, compared = "", asides.Difference.read(page.ref)
    for block in (block for part in page.parts for block in part.blocks if isinstance(block, Branch)):
        words = "".join(span.text for span in block.spans)
        if block.slug == slug and compared and marked in {span.target for span in block.spans} - {None}:
            change, *sources = words.replace(_TOGETHER, " ").split("\n")
            dates = f"from {compared.before.spoken()} to {compared.after.spoken()}"
            return clean("\n".join((f"{unit}, {dates}: {change}", *sources)))
        unit = unit if block.slug else words
    return Text("")


def _summary(found: Difference, wording: Wording) -> Spans:
    """How many changes there are, and of each kind."""
    if not found.changes:
        return plain("Nothing changed.")
    in_order = sorted(found.changes, key=lambda change: tuple(_SIGNS).index(change.kind))
    kinds = Counter(_kind(change, wording) for change in in_order)
    each = (plain(f"{kind}: {number:,}") for kind, number in kinds.items())
    return joined((plain(counted(len(found.changes), "change")), *each))


def _kind(change: Change, wording: Wording) -> str:
    """The sign and the words for a kind of change; no line ends between the sign and its words."""
    return f"{_SIGNS[change.kind]}{_TOGETHER}{wording.kind(change)}"


def _branch(
    row: ChangedRow, view: View, found: Difference, wording: Wording, numbers: Iterator[int]
) -> Block:
    space = 0 if row.under else 1
    match row.what:
        case Unit() as unit:
            how = "under" if row.is_in else "not under"
            under = clean(f"{how} {wording.called(row.under.id)}") if row.under else Text("at the top")
            return Branch(_unit(unit, view, found), row.guides, under, space=space)
        case int() as unchanged:
            return Branch(muted(f"… {unchanged:,} unchanged"), row.guides, space=space)
        case change:
            slug = Text(f"change-{next(numbers)}")
            return Branch(_change(change, view, found, wording), row.guides, space=space, slug=slug)


def _unit(unit: Unit, view: View, found: Difference) -> Spans:
    short, name = called_at(unit, found.after)
    return (*link(view.here(unit.id), short, Mark.STRONG), *(plain(f"  {name}") if name else ()))


def _change(change: Change, view: View, found: Difference, wording: Wording) -> Spans:
    """What kind of change it is, as a link to its first source, what was and is; below, its sources."""
    sources = found.sources(change)
    told_by = view.here(sources[0]) if sources else asides.Evidence(change.unit).at(view.volume.book.id)
    told = wording.told(change)
    first = joined((link(told_by, _kind(change, wording)), plain(told) if told else ()))
    below = [source(view, one) for one in sources] or [muted("no source is given")]
    return joined((first, *below), "\n")
