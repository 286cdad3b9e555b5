"""An agenda item: when, how long, who leads, what it is about, and the lines to take, rung by rung."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from briefing.model.entries import AgendaItem, Cleared, LineToTake
from briefing.model.page import Block, Lead, Paragraph, Part
from briefing.pages.blocks import about, facts_of, heading, kicker, parts, prose, title
from briefing.pages.standing import named
from briefing.pages.view import View
from briefing.pages.words import joined, muted, plain, to

_RUNGS = {
    "top": "Top line",
    "support": "In support",
    "if-pressed": "If pressed",
    "if-pressed-again": "If pressed again",
    "pivot": "Pivot to",
    "avoid": "Avoid",
}


def agenda_item(entry: AgendaItem, view: View) -> tuple[Part, ...]:
    """Title and facts, the lines to take, what the item is about."""
    return (
        *parts(_head(entry, view)),
        *(
            part
            for rung, lines in groupby(_by_rung(entry), lambda line: line.rung)
            for part in (*parts((heading(_RUNGS[rung]),)), *_lines(entry.id, lines, view))
        ),
        *parts(about(view, entry.about)),
    )


def _head(entry: AgendaItem, view: View) -> Iterator[Block]:
    yield kicker(view, entry)
    yield title(entry.title)
    yield from facts_of(
        entry,
        ("Starts", plain(entry.starts) if entry.starts else None),
        ("Lasts", plain(f"{entry.minutes} minutes") if entry.minutes else None),
        ("Lead", to(view, entry.lead) if entry.lead else None),
    )


def _by_rung(entry: AgendaItem) -> list[LineToTake]:
    rungs = list(_RUNGS)
    return sorted(entry.lines, key=lambda line: rungs.index(line.rung))


def _lines(entry_id: str, lines: Iterator[LineToTake], view: View) -> Iterator[Part]:
    for line in lines:
        yield from prose(view, entry_id, line.say)
        evidence = joined((named(view, evidence_id) for evidence_id in line.evidence), ", ")
        below = joined(
            (
                (*muted("on the evidence of "), *evidence) if evidence else (),
                muted(_cleared(line.cleared, view)) if line.cleared else (),
            ),
            "\n",
        )
        if below:
            yield from parts((Paragraph(below, leads=(Lead("indent"),), space=0),))


def _cleared(cleared: Cleared, view: View) -> str:
    by = view.entry(cleared.by)
    phrases = (
        f"by {getattr(by, 'name', cleared.by)}" if cleared.by else "",
        f"on {cleared.on.spoken()}" if cleared.on else "",
        f"until {cleared.until.spoken()}" if cleared.until else "",
    )
    return " ".join(filter(None, ("cleared", *phrases)))
