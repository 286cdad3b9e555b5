"""Values in a shape, a spelling or an order that the format does not take, and what it would take."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import get_args, get_origin

from briefing.authoring.editing.manuscripts import Edit
from briefing.authoring.fixes.fix import Fix, Turn, in_quotes, put, write
from briefing.authoring.fixes.near import likely, meant
from briefing.authoring.fixes.site import Site, Spot
from briefing.loading import nodes
from briefing.loading.nodes import Scalar
from briefing.loading.rules import TLP
from briefing.loading.shapes import item_type, record_type
from briefing.model import countries
from briefing.model.dates import Bound, Edtf
from briefing.model.fields import mark_of
from briefing.model.kinds import BY_SECTION
from briefing.model.misdates import spellings
from briefing.model.record import Refers


def shape(site: Site) -> Fix | None:
    """K004: one text where a list of texts is taken, or the other way round."""
    spot = site.key or site.value
    if spot is None:
        return None
    if get_origin(spot.type) is tuple and isinstance(spot.node, Scalar):
        return _listed(site, spot, spot.node)
    if isinstance(spot.node, nodes.Sequence) and _takes_text(spot.type):
        return _unlisted(site, spot, spot.node)
    return None


_FITS_BRACKETS = re.compile(r"\S[^\[\]{}#:\n\r]*")


def _listed(site: Site, spot: Spot, node: Scalar) -> Fix | None:
    """A text in brackets; several parted by commas are several where each is an id."""
    written = site.file.text[node.start.index : node.end.index]
    mark = mark_of(item_type(spot.type))
    if record_type(item_type(spot.type)) or written != node.text or not _FITS_BRACKETS.fullmatch(written):
        return None
    if re.match(r" *,[^:\n]*[,}\n]", site.file.text[node.end.index :]):
        return None  # what follows is no key, so in a block in braces the value goes on behind its comma
    parts = [part.strip() for part in written.split(",")]
    are_ids = isinstance(mark, Refers) and all(part in site.book.sections for part in parts)
    edit = Edit(node.start.index, node.end.index, f"[{written}]")
    turn = Turn(site.file, edit, spot.steps, spot.steps, tuple(parts))
    return write(turn, f"[{written}]", safe=len(parts) == 1 or are_ids)


def _unlisted(site: Site, spot: Spot, node: nodes.Sequence) -> Fix | None:
    """The one text in brackets, without them; in quotes if the brackets are those of a link in prose."""
    [inner] = node.items if len(node.items) == 1 else [node]
    text, start = site.file.text, node.start.index
    if text[start : start + 1] != "[" or inner is node:
        return None
    is_link = isinstance(inner, nodes.Sequence)
    [only] = inner.items if isinstance(inner, nodes.Sequence) and len(inner.items) == 1 else [inner]
    if not isinstance(only, Scalar) or (is_link and not only.plain):
        return None
    end = re.compile(r" *\] *\]" if is_link else r" *\]").match(text, only.end.index)
    if end is None:
        return None
    whole, mark = text[start : end.end()], mark_of(spot.type)
    if is_link and mark is None:
        return None
    if is_link and not isinstance(mark, Refers):
        new, says = in_quotes(whole), whole
    else:
        new, says = text[only.start.index : only.end.index], only.text
    return write(Turn(site.file, Edit(start, end.end(), new), spot.steps, spot.steps, (says,)), new)


def _takes_text(hint: object) -> bool:
    return record_type(hint) is None and get_origin(hint) not in (tuple, Mapping, None)


def choice(site: Site) -> Fix | None:
    """K005: the one allowed word that is spelt like it."""
    spot = site.value
    if spot and isinstance(spot.node, Scalar):
        allowed = [word for word in get_args(spot.type) if isinstance(word, str)]
        written = spot.node.text.strip()
        if allowed and (right := meant(written, allowed) or likely(written, allowed)):
            return write(put(site.file, spot.steps, spot.node, right), right)
    return None


_COUNTED = re.compile(r"\+?([0-9]+)(?:\.0+)? ?(?:m|min|mins|minutes?|'|′)?\.?")


def whole_number(site: Site) -> Fix | None:
    """K006: the number without what stands behind it."""
    return _exchanged(site, lambda text: found[1] if (found := _COUNTED.fullmatch(text.strip())) else None)


def country(site: Site) -> Fix | None:
    """K010: the code of a country that is written by its name."""
    return _exchanged(site, lambda text: countries.code_of(text))


def code(site: Site) -> Fix | None:
    """K009: the spoken code in capitals, of the letter that its kind has."""
    spot = site.value
    letter = BY_SECTION[str(spot.steps[0])].letter if spot and spot.steps[0] in BY_SECTION else ""

    def right(text: str) -> str | None:
        found = re.fullmatch(f"{letter}[- ]?0*([1-9][0-9]{{0,4}})", text.strip().upper())
        return f"{letter}{found[1]}" if found else None

    return _exchanged(site, right)


def marking(site: Site) -> Fix | None:
    """M001: the marking of the Traffic Light Protocol in other letters."""
    bare = {re.sub("[^A-Z+]", "", known): known for known in TLP}
    return _exchanged(site, lambda text: bare.get(re.sub("[^A-Z+]", "", text.upper())))


_STILL = ("now", "today", "present", "still", "ongoing", "...", "…")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}\. ?[0-9]{1,2}\. ?[0-9]{2}")
_POINTS = re.compile(r"\s*([0-9]{1,2})\. ?([0-9]{1,2})\. ?[0-9]{4}\s*")


def date(site: Site) -> Fix | None:
    """T001: the one date that may be meant; two are where day and month may stand either way."""
    spot = site.value
    if spot is None or not isinstance(spot.node, Scalar):
        return None
    written, may_last = spot.node.text.strip(), spot.type is Bound
    if may_last and written.lower() in _STILL:
        return write(put(site.file, spot.steps, spot.node, ".."), "..")
    right = spellings(written, _is_date)
    if len(right) != 1:
        return _turned_round(site, spot, written)
    numbers = _POINTS.fullmatch(written)
    is_one_day = not numbers or int(numbers[1]) > 12 or int(numbers[1]) == int(numbers[2])
    has_time = ":" in written  # which would be lost
    is_safe = is_one_day and not has_time and not _SHORT_YEAR.fullmatch(written)
    return write(put(site.file, spot.steps, spot.node, right[0]), right[0], safe=is_safe)


def _turned_round(site: Site, spot: Spot, written: str) -> Fix | None:
    """An interval whose ends stand in the wrong order."""
    assert isinstance(spot.node, Scalar)
    first, slash, last = written.partition("/")
    turned = f"{last}/{first}"
    if slash and _is_date(turned):
        return write(put(site.file, spot.steps, spot.node, turned), turned, safe=False)
    return None


def _is_date(text: str) -> bool:
    try:
        Edtf.parse(text)
    except ValueError:
        return False
    return True


_BEGINNINGS = {"until": "from", "disbanded": "founded"}


def ends(site: Site) -> Fix | None:
    """T005: beginning and end in each other's place."""
    spot = site.value
    holder = site.holder(spot.steps) if spot else None
    if not spot or not holder or (first := _BEGINNINGS.get(str(spot.steps[-1]), "")) not in holder.by_key:
        return None
    begins = (*spot.steps[:-1], first)
    one, other = spot.node, holder.by_key[first][1]
    if not isinstance(one, Scalar) or not isinstance(other, Scalar):
        return None
    turns = put(site.file, spot.steps, one, other.text), put(site.file, begins, other, one.text)
    if not turns[0] or not turns[1]:
        return None
    return Fix(f"exchange `{first}` and `{spot.steps[-1]}`", (turns[0], turns[1]), safe=False)


def _exchanged(site: Site, right: Callable[[str], str | None]) -> Fix | None:
    """The text that should stand for the one at the place, if there is one."""
    spot = site.value
    if spot and isinstance(spot.node, Scalar) and (text := right(spot.node.text)):
        return write(put(site.file, spot.steps, spot.node, text), text)
    return None
