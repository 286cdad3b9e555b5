"""Who holds a post, in the words of people: `Adm. Jane Roe (IT) 2019-2021`, `Italy, agreed`, `vacant`.

Before the name of a person may stand a rank; behind it a country, years, `since`, `until` and a status. A
nation is known by code or name. Several by turns, or with `and` between them, are a claim each. What is left
over then is no part of a name, and is told.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import get_args

from briefing.authoring.importing import nations
from briefing.authoring.importing.dates import day
from briefing.authoring.importing.gathered import Gathered, Holding, Left, Span
from briefing.authoring.importing.ranks import parted
from briefing.loading.sentences import quoted
from briefing.model.claims import Status

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_ISO = r"\d{4}(?:-\d{2}(?:-\d{2})?)?[~?]?"
_IN_WORDS = rf"(?:\d{{1,2}}\.?\s+)?{_MONTH}\s+\d{{4}}|{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}"
_ABOUT = r"(?:(?:ca?\.|circa|about)\s*)?"
_NOW = r"now|today|present|still"
_DATE = rf"\s+({_ABOUT}(?:{_IN_WORDS}|\d[^\s,;)]*)|unknown|\?|{_NOW})"
_SINCE = re.compile(rf",?\s*\b(?:since|from){_DATE}", re.IGNORECASE)
_UNTIL = re.compile(rf",?\s*\b(?:until|till|to){_DATE}", re.IGNORECASE)
_END = rf"({_IN_WORDS}|{_ISO})"
_YEARS = re.compile(rf"(?:^|[\s,(]){_END}\s*[-–—/]\s*(?:{_END}|{_NOW})?\s*\)?\s*$", re.IGNORECASE)
_STATUS = re.compile(r",?\s*\b(acting|vacant|reported|disputed|agreed|planned)\b", re.IGNORECASE)
_TURNS = re.compile(
    r",?\s*\b(?:on an? rotat(?:ing|ional) basis|(?:in|by) (?:rotation|turns?)|rotat(?:ing|ional(?:ly)?))\b",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_BEHIND = re.compile(r",\s*([^,()]+)")
_HOLLOW = re.compile(r"[(\[][\s,;]*[)\]]")
_OVER = re.compile(
    r"(?:[()\[\]{}<>=:;|?*/]|(?<=[\s,])(?:\d(?!\d*[\s,]*$)|(?:1[89]|20)\d\d[\s,]*$)"
    r"|\b(?:since|until|till)\s|(?<=\s)(?:[-–—]+|and|&)(?=\s)).*",
    re.DOTALL,
)
"""What ends a name; a number behind it is a part of it unless it may be a year."""

_AND = re.compile(r"\s*,?\s+(?:and|&)\s+|\s*/\s*")
_FULL = re.compile(r"[A-ZÀ-Þ]\S*(?:\s+\S+)*\s+[A-ZÀ-Þ]\S*")
_NOBODY = re.compile(
    r"(?:an?|the|to be)\s.*|.*\b(?:officer|general|admiral|colonel|captain|nation|ally)"
    r"|(?i:(?:some|any|no) ?(?:body|one)\b.*|tb[acd]|n/a|unknown|none|[\W\d_]+)"
)
_MOST = 8
"""So many brackets and commas are looked at for a country."""

_UNTOLD = Span()


def read(
    gathered: Gathered, written: str, where: str, told: Span = _UNTOLD, country: str = ""
) -> list[Holding]:
    """The claims that these words make; `told` and `country` are what is said of the holder elsewhere."""
    words = _Words(written)
    span = _joined(told, words.span(), where, gathered.left)
    by_turns = bool(words.take(_TURNS))
    parts = words.several(by_turns)
    found = (_holding(gathered, part, where, span, country) for part in parts)
    holdings = [holding for holding in found if holding]
    if not holdings and written.strip():
        gathered.left.add(f"the holder {quoted(written)}, who is not named", where)
        for lost in filter(None, (*told.words(), country)):
            gathered.left.add(f"{quoted(lost)} of a holder who is not named", where)
    elif len(holdings) > 1:
        gathered.left.add(f"which of {quoted(written)} holds a post when (now a claim each)", where)
        return [holding._replace(span=_perhaps(holding.span)) for holding in holdings]
    elif by_turns:
        gathered.left.add(f"that {quoted(written)} holds a post by turns", where)
    return holdings


class _Words:
    """What is written of a holder, from which one thing after another is taken."""

    def __init__(self, written: str) -> None:
        self._rest = written

    def take(self, shape: re.Pattern[str]) -> re.Match[str] | None:
        """Take the first words of this shape out."""
        if match := shape.search(self._rest):
            self._cut(match)
        return match

    def span(self) -> Span:
        """Take out when and as what."""
        since, until = self.take(_SINCE), self.take(_UNTIL)
        first, last = since[1] if since else "", until[1] if until else ""
        if not (first or last) and (years := self.take(_YEARS)):
            first, last = years[1], years[2] or ""
        status = self.take(_STATUS)
        return Span(first, last, _status(status[1]) if status else "held")

    def several(self, by_turns: bool) -> list[str]:
        """Those who are named together, one if they are not surely several."""
        if found := nations.codes(self._rest.strip(" ,")):
            return found
        parts = _AND.split(self._rest)
        full = all(_FULL.fullmatch(_BRACKETS.sub("", part).strip(" ,")) for part in parts)
        return parts if by_turns or full else [self._rest]

    def country(self) -> str:
        """Take the country out of its brackets, or from behind a comma; its code, empty if there is none."""
        for shape in (_BRACKETS, _BEHIND):
            for match in islice(shape.finditer(self._rest), _MOST):
                if found := nations.code(match[1].strip(" ,")):
                    self._cut(match)
                    return found
        return ""

    def name(self) -> tuple[str, list[str]]:
        """The name, and what of the words is left over."""
        left = [match[0] for match in _BRACKETS.finditer(self._rest)]
        self._rest = _BRACKETS.sub(" ", self._rest)
        if over := self.take(_OVER):
            left.append(over[0].strip())
        first, _, behind = self._rest.strip(" ,").partition(",")
        if behind and (nations.code(first) or " " in parted(first)[1].strip()):
            left.append(behind.strip())
            self._rest = first
        return " ".join(self._rest.split()).strip(" ,"), left

    def _cut(self, match: re.Match[str]) -> None:
        rest = f"{self._rest[: match.start()]} {self._rest[match.end() :]}"
        self._rest = _HOLLOW.sub(" ", rest)


def _holding(gathered: Gathered, written: str, where: str, span: Span, country: str) -> Holding | None:
    """The claim of one holder, None if the words name nobody; what they say besides is told."""
    words = _Words(written)
    own = words.country()
    who, left = words.name()
    rank, name = parted(who)
    if _NOBODY.fullmatch(name) or not (who or own or span.status == "vacant"):
        return None
    nation = nations.code(who) or nations.code(name)
    if nation and own not in ("", nation):
        left.append(own)
    used = nation or own or (country if name or rank else "")
    if country not in ("", used) and (nations.code(country) or country) != used:
        left.append(country)
    for lost in left:
        gathered.left.add(f"{quoted(lost)} beside {quoted(who or own or span.status)}", where)
    if name and not nation:
        return Holding(gathered.person(name, used), span=span, rank=rank)
    return Holding(country=used, span=span, rank=rank)


def _joined(told: Span, own: Span, where: str, left: Left) -> Span:
    """When and as what somebody holds a post; what is told of it elsewhere comes first."""
    for one, other in zip(told[:3], own[:3], strict=True):
        if one and other not in ("", "held", one) and one != "held":
            left.add(f"{quoted(other)} beside a holder, where there is {quoted(one)} too", where)
    return Span(
        told.from_ or own.from_,
        told.until or own.until,
        told.status if told.status != "held" else own.status,
        told.source,
    )


def _perhaps(span: Span) -> Span:
    """The time of one of several who share a post: some part of it, and nobody knows which."""
    if span.status not in ("held", "acting"):
        return span
    first, last = day(span.from_), day(span.until)
    since = f"{first.text}/.." if first and "/" not in first.text else span.from_
    until = f"../{last.text}" if last and "/" not in last.text else span.until
    return span._replace(from_=since or "unknown", until=until or "unknown")


def _status(written: str) -> Status:
    return next(status for status in get_args(Status) if status == written.lower())
