"""The moments of a timeline in words."""

from __future__ import annotations

from briefing.library.structure.wording import Wording
from briefing.library.timeline import Moment, Turn
from briefing.library.titles import measure
from briefing.library.when import NOT_YET, UNSURE, Holds
from briefing.model.claims import Status
from briefing.model.entries import AgendaItem, Figure, Quote
from briefing.model.page import Spans
from briefing.model.text import Text
from briefing.pages.standing import short
from briefing.pages.view import View
from briefing.pages.words import joined, muted, plain, to


def told(view: View, one: Moment) -> Spans:
    """What a moment is and who it is about: a link to the entry that tells it, and words."""
    if one.turn:
        return _turned(view, one.turn, one.entry)
    called, entry = to(view, one.entry), view.entry(one.entry)
    match entry:
        case Quote():
            return joined((called, short(view.volume.verdicts.of(entry.id))))
        case Figure():
            value = one.superseded.value if one.superseded else ""
            words = f"{value} {entry.unit or ''}".strip() if value else measure(entry)
            return joined((called, plain(words) if words else (), muted("superseded" if value else "")))
        case AgendaItem():
            lead = view.person(entry.lead)
            return joined((called, muted(entry.starts or ""), muted(lead.name if lead else entry.lead or "")))
    return called


def _turned(view: View, turn: Turn, subject: Text) -> Spans:
    """A change of a unit or a person."""
    wording = Wording(view.volume.book, view.when)
    words = _in_words(turn, wording, subject)
    return joined((to(view, subject, wording.called(subject)), plain(words)))


def _in_words(turn: Turn, wording: Wording, subject: str) -> str:
    """What ends, what begins, or what gives way to what; what is agreed or planned does neither."""
    said = turn.after or turn.before
    assert said
    if said.about == "there":
        return "founded" if turn.after else "disbanded"
    before, after = (one and wording.fact((one, _holds(one.status))) for one in (turn.before, turn.after))
    if before and after:
        return f"{_GIVES_WAY.get(said.about, f'{said.what}: ')}from {before} to {after}"
    told = _IS.get(said.about, f"{said.what}: ") + (after or before or "")
    if said.about == "post" and said.value == subject:
        told = ", ".join(filter(None, (said.what, *_status(said.status))))
    if said.status in NOT_YET:
        return told if after else f"{told}, until then"
    return f"{told} {'from then on' if after else 'until then'}"


_GIVES_WAY = {"superior": "", "name": "renamed ", "place": "moved "}
_IS = {"superior": "", "name": "called ", "place": "at "}


def _status(status: Status) -> tuple[str, ...]:
    """How a post is held that is not plainly held."""
    return () if status == "held" else (status, "not held") if status in NOT_YET else (status,)


def _holds(status: Status) -> Holds:
    return Holds.NO if status in NOT_YET else Holds.MAYBE if status in UNSURE else Holds.YES


def is_agreed(one: Moment) -> bool:
    """Whether it is agreed or planned, and holds on no day."""
    said = one.turn and (one.turn.after or one.turn.before)
    return bool(said and said.status in NOT_YET)
