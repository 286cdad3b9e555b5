"""An indented outline: a unit a line, further in means under.

    # NATO Command Structure
    - North Atlantic Council (NAC), Brussels, BE
      - Allied Command Operations (ACO), Mons, BE [since 1951, id aco]
        - JFC Naples (Joint Force Command Naples), Lago Patria, IT — Commander: G. Wikoff (US) since 2025-11
        - TF North [opcon, planned, since 2026] — Commander: vacant; Deputy: NO until 2025

In round brackets stands the abbreviation beside the name, or the other way round: the longer one is the name.
A place comes after a comma and ends in the code of its country, or follows the brackets. Square brackets hold
the relation, the status, `since`, `until` and `id`. After a dash come posts, each `title: holder`, with `;`
between; a holder is a person, with the country in brackets, or a country, or `vacant`. Bullets and numbers of
a list are no part of a name; a heading is the title; tabs or spaces indent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, get_args

from briefing.authoring.importing.gathered import Gathered, GatheredUnit, Holding, NotImportable, Span, Under
from briefing.loading.sentences import quoted
from briefing.model import countries
from briefing.model.claims import Relation, Status

_BULLET = re.compile(r"(?:[-*+•–]|\d{1,3}[.)])\s+")
_POSTS = re.compile(r"\s+(?:—|–|--)\s+(?=[^—–:]+:\s)")
_MARKS = re.compile(r"\s*\[([^\[\]]*)\]")
_NAMES = re.compile(r"(?P<one>[^()]*\S)\s*\((?P<other>[^()]+)\)\s*(?:,\s*(?P<place>.*))?")
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATE = rf"\s+((?:\d{{1,2}}\.?\s+)?{_MONTH}\.?\s+\d{{4}}|\d[^\s,;)]*|unknown|\?|now|today|present|still)"
_SINCE = re.compile(rf",?\s*\b(?:since|from){_DATE}", re.IGNORECASE)
_UNTIL = re.compile(rf",?\s*\b(?:until|till|to){_DATE}", re.IGNORECASE)
_STATUS = re.compile(r"[,(]?\s*\b(acting|vacant|reported|disputed|agreed|planned)\b\)?", re.IGNORECASE)
_HOME = re.compile(r"\(([A-Z]{2,4})\)")
_TAB = 4


class _Line(NamedTuple):
    number: int
    indent: int
    text: str


def gather(text: str) -> Gathered:
    """What an outline says. Raises NotImportable if it names no unit."""
    gathered = Gathered(publisher="Imported outline")
    above: list[tuple[int, str]] = []
    for line in _lines(text, gathered):
        while above and above[-1][0] >= line.indent:
            above.pop()
        key = _add(gathered, line, above[-1][1] if above else "")
        above.append((line.indent, key))
    if not gathered.units:
        raise NotImportable("there is no unit in this outline; write one a line, further in means under")
    return gathered


def _lines(text: str, gathered: Gathered) -> Iterator[_Line]:
    """The lines that name units; a heading is the title."""
    for number, line in enumerate(text.split("\n"), 1):
        words = line.strip()
        if words.startswith("#"):
            heading = words.strip("# ")
            if gathered.title:
                gathered.left.add(f"the heading {quoted(heading)}", f"line {number}")
            gathered.title = gathered.title or heading
        elif words.strip("-*_=` "):
            indent = len(line.expandtabs(_TAB)) - len(line.expandtabs(_TAB).lstrip())
            yield _Line(number, indent, _BULLET.sub("", words, count=1) if _BULLET.match(words) else words)


def _add(gathered: Gathered, line: _Line, parent: str) -> str:
    """Add the unit of a line under another, and give its key."""
    where = f"line {line.number}"
    names, *posts = _POSTS.split(line.text, maxsplit=1)
    marks = _Marks()
    names = _MARKS.sub(lambda match: "" if marks.take(match[1]) else match[0], names).strip()
    told = _named(names or line.text)
    key = marks.id or where
    unit = gathered.units.setdefault(key, told)
    unit.id = marks.id
    if told is not unit and told.name not in (unit.name, unit.abbreviation):
        gathered.left.add(f"another name of {quoted(marks.id)}, {quoted(told.name)}", where)
    if parent:
        unit.under.append(Under(parent, marks.relation, Span(marks.since, marks.until, marks.status)))
    else:
        unit.founded = unit.founded or marks.since
        said = (marks.relation, marks.status, marks.until)
        marks.lost += [word for word in said if word not in ("command", "held", "")]
    for lost in marks.lost:
        gathered.left.add(f"{quoted(lost)} in square brackets", where)
    for post in filter(str.strip, posts[0].split(";") if posts else ()):
        title, colon, holder = post.partition(":")
        if colon:
            unit.posts.setdefault(title.strip(), []).append(_holding(gathered, holder))
        else:
            gathered.left.add(f"{quoted(post)}, which is no `post: holder`", where)
    return key


class _Marks:
    """What square brackets say of the line above a unit; `lost` is what they say besides."""

    def __init__(self) -> None:
        self.id = self.since = self.until = ""
        self.relation: Relation = "command"
        self.status: Status = "held"
        self.lost: list[str] = []

    def take(self, written: str) -> bool:
        """Take what is said between the brackets in; False if they say nothing that is known."""
        parts = [part.strip() for part in written.split(",") if part.strip()]
        lost = [part for part in parts if not self._take(*part.split(None, 1))]
        if len(lost) == len(parts):
            return False
        self.lost += lost
        return True

    def _take(self, word: str, rest: str = "") -> bool:
        lowered = word.lower()
        for relation in get_args(Relation):
            if lowered == relation and not rest:
                self.relation = relation
                return True
        for status in get_args(Status):
            if lowered == status and not rest:
                self.status = status
                return True
        field = {"since": "since", "from": "since", "until": "until", "to": "until", "id": "id"}.get(lowered)
        if field and rest:
            setattr(self, field, rest)
        return bool(field and rest)


def _named(words: str) -> GatheredUnit:
    """A unit with its name, abbreviation, place and country."""
    if match := _NAMES.fullmatch(words):
        longer, shorter = sorted((match["one"].strip(), match["other"].strip()), key=len, reverse=True)
        place, country = _placed(match["place"] or "")
        return GatheredUnit(longer, abbreviation=shorter, place=place, country=country)
    name, *_ = words.split(",")
    place, country = _placed(words[len(name) + 1 :])
    if country:
        return GatheredUnit(name.strip(), place=place, country=country)
    return GatheredUnit(words)


def _placed(words: str) -> tuple[str, str]:
    """The place and the code of the country that ends it, each perhaps empty."""
    *places, last = (word.strip() for word in words.split(","))
    if countries.known(last):
        return ", ".join(places), last
    return words.strip(), ""


def _holding(gathered: Gathered, written: str) -> Holding:
    """Who holds a post, and when."""
    since, until, status = _SINCE.search(written), _UNTIL.search(written), _STATUS.search(written)
    named = written
    for match in filter(None, (since, until, status)):
        named = named.replace(match[0], " ")
    home = _HOME.search(named)
    country = home[1] if home and countries.known(home[1]) else ""
    if country and home:
        named = named.replace(home[0], " ")
    name = " ".join(named.split()).strip(" ,")
    what = _status(status[1]) if status else "held"
    span = Span(since[1] if since else "", until[1] if until else "", what)
    if what == "vacant" and not name:
        return Holding(span=span)
    if countries.known(name) or not name:
        return Holding(country=name or country, span=span)
    return Holding(person=gathered.person(name, country), span=span)


def _status(written: str) -> Status:
    return next(status for status in get_args(Status) if status == written.lower())
