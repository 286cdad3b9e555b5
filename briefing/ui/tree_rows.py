"""The row of a unit in a tree at a width: guides, names, and what else there is room for.

Level goes first where there is no room, then the place; of a holder rank and first name go before who is
agreed to, then the name of the unit in full goes. What is cut ends with `…`, which stands for
all of it if need be. It knows no widget.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefing.model.page import Mark
from briefing.model.text import Text, clean
from briefing.pages.unit_row import COMING, NOT_KNOWN, PERHAPS, Told, Words, absent, led
from briefing.ui.charts.pieces import cut
from briefing.ui.flow import Row, Segment, width_of
from briefing.wrap import cells

GAP = 2
_LEAST_NAME = 12
"""Cells that a short name has before what is said behind it."""
_LEAST_FULL = 4
"""Cells without which of a name in full only `…` stands."""
_LEAST_SURNAME = 4
_LEAST_GUIDES = 12
_WORDY = 34
"""Cells from which on a column says `(perhaps)`; in one that is narrower all rows have `?`."""
_UNSURE = Text("?")
_APART, _BETWEEN = " › ", "…"


class Columns(NamedTuple):
    """The cells of each column, without the gap before it; none for one that has no room."""

    name: int
    level: int = 0
    place: int = 0
    holder: int = 0


def columns(width: int) -> Columns:
    """The columns of a row that is so many cells wide."""
    if width >= 124:
        level, place, holder = 18, 18, 44
    elif width >= 72:
        level, place, holder = 0, 13, 26 + (width - 72) // 3
    else:
        level, place, holder = 0, 0, 22 if width >= 50 else 15 if width >= 36 else 0
    taken = sum(column + GAP for column in (level, place, holder) if column)
    return Columns(width - taken, level, place, holder)


class Sign(NamedTuple):
    """What stands before a name: at each level whether a sibling follows, and how many units are folded."""

    guides: tuple[bool, ...]
    has_branches: bool
    folded: int | None = None


def draw(told: Told, sign: Sign, is_dim: bool, width: int) -> Row:
    """A row in exactly so many cells; one that is dim stands back."""
    says_more = told.level or told.place or told.holder or told.coming
    usual = columns(width)
    room = usual if says_more else Columns(width)
    told = told if usual.name >= _WORDY else told._replace(caution=_UNSURE if told.caution else told.caution)
    lead = guides(sign, bool(told.tie), min(max(usual.name // 3, _LEAST_GUIDES), usual.name // 2))
    row = [Segment(lead, "guide"), *_name(told, sign, room.name - cells(lead))]
    row += _filled(row, room.name)
    for text, column in ((told.level, room.level), (_places(told.place, room.place), room.place)):
        if column:
            row += [_blank(GAP), *_column([Segment(text, "", Mark.MUTED)], column)]
    if room.holder:
        row += [_blank(GAP), *_column(list(_holders(told, room.holder)), room.holder)]
    if is_dim:
        row = [piece._replace(marks=Mark.MUTED) for piece in row]
    return tuple(row)


def guides(sign: Sign, is_tied: bool, width: int) -> str:
    """The lines before a name in at most so many cells; `┄` leads to what is not under command."""
    fold = "▸ " if sign.folded is not None else "▾ " if sign.has_branches else ""
    if not sign.guides:
        return fold
    line = "┄" if is_tied else "─"
    trunk = "".join("│ " if follows else "  " for follows in sign.guides[:-1])
    own = ("├" if sign.guides[-1] else "└") + line + (fold or f"{line} ")
    room = max(0, width - cells(own))
    return (trunk if len(trunk) <= room else f"…{trunk[len(trunk) - room + 1 :]}" if room else "") + own


def _name(told: Told, sign: Sign, width: int) -> Iterator[Segment]:
    """Short name, name in full, what is to be said of them; the name in full gives way to the rest."""
    behind = list(_behind(told, sign))
    room = width - width_of(behind)
    least = width_of(behind[:1]) if told.caution == _UNSURE else 0
    short = cut(told.short, max(room, min(width - least, _LEAST_NAME)))
    yield Segment(short, "", Mark.STRONG)
    left = room - cells(short) - GAP
    if told.full and left >= min(_LEAST_FULL, cells(told.full)):
        yield from (_blank(GAP), Segment(cut(told.full, left)))
    elif told.full and left >= 0:
        yield Segment(" …")
    left = width - cells(short)
    yield from behind if width_of(behind) <= left else _column(behind, max(0, left), is_filled=False)


def _behind(told: Told, sign: Sign) -> Iterator[Segment]:
    if told.caution:
        yield Segment(f" ({told.caution})", "", Mark.WARNING)
    if aside := ", ".join(filter(None, (told.tie, "shown elsewhere" if told.again else ""))):
        yield Segment(f" ({aside})", "", Mark.MUTED)
    if sign.folded:
        yield Segment(f" +{sign.folded:,}", "", Mark.MUTED)


def _holders(told: Told, width: int) -> Iterator[Segment]:
    held, coming = leads(told, width)
    yield Segment(held, "", Mark.MUTED if told.holder == NOT_KNOWN else Mark.NONE)
    if coming:
        yield Segment(coming if held else coming.lstrip(), "", Mark.MUTED)


def leads(told: Told, width: int) -> tuple[str, str]:
    """Who leads in at most so many cells, and who is agreed to; where there is no room, a sign for that."""
    holder: tuple[str, ...] = told.holder or ("",)
    if width < _WORDY:
        holder = tuple(words.replace(f" ({PERHAPS})", "?") for words in holder)
    ways = ((held, coming) for coming in _comings(told.coming) for held in holder)
    if found := next((way for way in ways if sum(map(cells, way)) <= width), None):
        return found
    coming = f" {COMING}" if told.coming else ""
    return shortened(holder[-1], width - cells(coming)), coming


def _comings(coming: Words) -> Iterator[str]:
    """What may stand behind who leads: who it is in short, else a sign; nothing for nobody."""
    yield from (f"  {COMING} {words}" for words in coming[1:] or coming)
    yield f" {COMING}" if coming else ""


def shortened(who: str, width: int) -> str:
    """Who it is in at most so many cells: of several the first, whose name is cut before the country."""
    if cells(who) <= width:
        return who
    first, *others = who.split("; ")
    name, bracket, behind = first.partition(" (")
    behind += f" +{len(others)}" if others else ""
    room = width - cells(bracket + behind)
    return cut(name, room) + bracket + behind if room >= _LEAST_SURNAME else cut(who, width)


def _places(place: str, width: int) -> str:
    """Where a unit is in at most so many cells; of several places where it may be the first, with a sign."""
    told = place.replace(f" ({PERHAPS})", _UNSURE)
    if cells(told) <= width or _UNSURE not in told:
        return told
    first, *others = told.split("; ")
    behind = _UNSURE + f" +{len(others)}"
    return cut(first.removesuffix(_UNSURE), width - cells(behind)) + behind


def _column(pieces: list[Segment], width: int, is_filled: bool = True) -> list[Segment]:
    """Pieces in so many cells, cut with `…`."""
    found, left = list[Segment](), width
    for piece in pieces:
        text = cut(piece.text, left)
        found.append(piece._replace(text=text))
        left -= cells(text)
        if text != piece.text:
            break
    return [*found, *_filled(found, width)] if is_filled else found


def _filled(row: list[Segment], width: int) -> list[Segment]:
    return [_blank(blanks)] if (blanks := width - width_of(row)) > 0 else []


def _blank(width: int) -> Segment:
    return Segment(" " * width, "blank")


def crumbs(names: tuple[Text, ...], width: int) -> str:
    """Where one is, from the top: of a way that is too long, its two ends."""
    for kept in range(len(names), 1, -1):
        # The top stays as long as there is room for it and the end.
        way = names if kept == len(names) else (names[0], _BETWEEN, *names[len(names) - kept + 1 :])
        if cells(told := _APART.join(way)) <= width:
            return told
    return cut(f"{_BETWEEN}{_APART}" * (len(names) > 1) + names[-1], width) if names else ""


def details(told: Told) -> Text:
    """What is to be known of a unit, what matters most first."""
    standing = told.standing if told.tie or told.caution else ""
    parts = told.called, *led(told), absent(told), standing, told.level, told.place
    return clean(" · ".join(filter(None, parts)))
