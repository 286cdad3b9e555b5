"""An indented outline: a unit a line, further in means under.

    # NATO Command Structure
    - North Atlantic Council (NAC), Brussels, BE
      - Allied Command Operations (ACO), Mons, BE [since 1951, id aco]
        - JFC Naples (Joint Force Command Naples), Lago Patria, IT — Commander: G. Wikoff (US) since 2025-11
        - TF North [opcon, planned, since 2026] — Commander: vacant; Deputy: NO until 2025

In round brackets stands the abbreviation beside the name, or the other way round: the longer one is the name.
A place comes after a comma and ends in its country, or follows the brackets. Square brackets hold the
relation, the status, `since`, `until`, `founded`, `disbanded` and `id`. After a dash come posts, each `title:
holder`, with `;` between, in the words that `holders` reads. Bullets and numbers of a list are no part of a
name; a heading is the title; tabs or spaces indent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, get_args

from briefing.authoring.importing import holders, nations
from briefing.authoring.importing.gathered import Gathered, GatheredUnit, NotImportable, Span, Under
from briefing.loading.sentences import quoted
from briefing.model.claims import Relation, Status

_BULLET = re.compile(r"(?:[-*+•–]|\d{1,3}[.)])\s+")
_POSTS = re.compile(r"\s+(?:—|–|--?)\s+(?=[^—–:]+:\s)")
_MARKS = re.compile(r"\s*\[([^\[\]]*)\]")
_NAMES = re.compile(r"(?P<one>[^()]*\S)\s*\((?P<other>[^()]+)\)\s*(?:,\s*(?P<place>.*))?")
_FIELDS = {
    **{"since": "since", "from": "since", "until": "until", "to": "until", "id": "id"},
    **{"founded": "founded", "disbanded": "disbanded", "dissolved": "disbanded"},
}
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
        if key := _add(gathered, line, above[-1][1] if above else ""):
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
    """Add the unit of a line under another, and give its key, which is empty if the line names no unit."""
    where = f"line {line.number}"
    names, *posts = _POSTS.split(line.text, maxsplit=1)
    marks = _Marks()
    names = _MARKS.sub(lambda match: "" if marks.take(match[1]) else match[0], names).strip()
    if not names:
        gathered.left.add(f"{quoted(line.text)}, which names no unit", where)
        return ""
    told = _named(names)
    key = marks.id or where
    unit = gathered.units.setdefault(key, told)
    unit.id = marks.id
    unit.founded, unit.disbanded = unit.founded or marks.founded, unit.disbanded or marks.disbanded
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
    _add_posts(gathered, unit, posts[0] if posts else "", where)
    return key


def _add_posts(gathered: Gathered, unit: GatheredUnit, written: str, where: str) -> None:
    for post in filter(str.strip, written.split(";")):
        title, colon, holder = post.partition(":")
        if colon:
            unit.posts.setdefault(title.strip(), []).extend(holders.read(gathered, holder.strip(), where))
        else:
            gathered.left.add(f"{quoted(post)}, which is no `post: holder`", where)


class _Marks:
    """What square brackets say of the line above a unit; `lost` is what they say besides."""

    def __init__(self) -> None:
        self.id = self.since = self.until = self.founded = self.disbanded = ""
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
        field = _FIELDS.get(lowered)
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
    if country := nations.code(last):
        return ", ".join(places), country
    return words.strip(), ""
