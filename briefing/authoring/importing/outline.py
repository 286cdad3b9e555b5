"""An indented outline: a unit a line, further in means under.

    # NATO Command Structure
    - North Atlantic Council (NAC), Brussels, BE
      - Allied Command Operations (ACO), Mons, BE [since 1951, id aco]
        - JFC Naples (Joint Force Command Naples), Lago Patria, IT — Commander: G. Wikoff (US) since 2025-11
        - TF North [opcon, planned, since 2026] — Commander: vacant; Deputy: NO until 2025

In round brackets stands the abbreviation beside the name, or the other way round: the longer one is the name.
A place comes after a comma and ends in its country, or follows the brackets. Square brackets hold the
relation, the status, `since`, `until`, `founded`, `disbanded` and `id`, and are never part of a name. After a
dash come posts, each `title: holder`, with `;` between, in the words that `holders` reads. Bullets and
numbers of a list are no part of a name; a heading is the title; tabs or spaces indent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, get_args

from briefing.authoring.importing import holders, nations
from briefing.authoring.importing.gathered import Gathered, GatheredUnit, NotImportable, Span, Under
from briefing.loading.sentences import quoted
from briefing.model.claims import Relation, Status

_BULLET = re.compile(r"(?:[-*+•–]|\d{1,3}[.)]|[a-z]\))\s+")
_POSTS = re.compile(r"\s+(?:—|–|--?)\s+(?=[^—–:]+:\s)")
_MARKS = re.compile(r"\s*(?<!\[)\[([^\[\]]*)\](?![\]\w])")
_NAMES = re.compile(r"(?P<one>[^()]*\S)\s*\((?P<other>[^()]+)\)\s*(?:,\s*(?P<place>.*))?")
_FIELDS = {
    **{"since": "since", "from": "since", "until": "until", "to": "until", "id": "id"},
    **{"founded": "founded", "established": "founded", "disbanded": "disbanded", "dissolved": "disbanded"},
}
_RELATIONS: Mapping[str, Relation] = {relation: relation for relation in get_args(Relation)}
_STATUSES: Mapping[str, Status] = {status: status for status in get_args(Status)}
_SENTENCE = (".", "!", "?", ":", ",")
_TAB = 4


class _Line(NamedTuple):
    number: int
    indent: int
    text: str
    bullet: bool


def gather(text: str) -> Gathered:
    """What an outline says. Raises NotImportable if it names no unit."""
    gathered = Gathered(publisher="Imported outline")
    above: list[tuple[int, str]] = []
    for line in _without_sentences(list(_lines(text, gathered)), gathered):
        while above and above[-1][0] >= line.indent:
            above.pop()
        if key := _add(gathered, line, above[-1][1] if above else ""):
            above.append((line.indent, key))
    if not gathered.units:
        raise NotImportable("there is no unit in this outline; write one a line, further in means under")
    _tell_alike(gathered)
    _tell_apart(gathered)
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
            bullet = _BULLET.match(words)
            yield _Line(number, indent, words[bullet.end() :] if bullet else words, bool(bullet))


def _without_sentences(lines: list[_Line], gathered: Gathered) -> Iterator[_Line]:
    """The lines without the sentences that stand before, between and after those of a bulleted list."""
    is_list = any(line.bullet for line in lines)
    for line, below in zip(lines, [*lines[1:], None], strict=False):
        is_over = below is not None and below.indent > line.indent
        if is_list and not line.bullet and not is_over and line.text.endswith(_SENTENCE):
            gathered.left.add(f"the sentence {quoted(line.text)}", f"line {line.number}")
        else:
            yield line


def _tell_alike(gathered: Gathered) -> None:
    """Tell of units that are called like one before them; only an id makes them one."""
    names: set[str] = set()
    for key, unit in gathered.units.items():
        called = {unit.name.casefold(), unit.abbreviation.casefold()} - {""}
        if called & names and not unit.id:
            what = "a unit called like one before (now two units; the same `[id …]` at both makes them one)"
            gathered.left.add(what, f"{quoted(unit.abbreviation or unit.name)} in {key}")
        names |= called


def _tell_apart(gathered: Gathered) -> None:
    """Tell of units that stand outside every structure, if there is one."""
    over = {under.parent for unit in gathered.units.values() for under in unit.under}
    for key, unit in gathered.units.items() if over else ():
        if not unit.under and key not in over:
            gathered.left.add("the structure of a unit that stands under none and over none", unit.name)


def _add(gathered: Gathered, line: _Line, parent: str) -> str:
    """Add the unit of a line under another, and give its key, which is empty if the line names no unit."""
    where = f"line {line.number}"
    names, *posts = _POSTS.split(line.text, maxsplit=1)
    marks = _Marks()
    names = _MARKS.sub(marks.take, names).strip()
    if not names:
        gathered.left.add(f"{quoted(line.text)}, which names no unit", where)
        return ""
    told, said = _named(names), marks.said
    told.id = said.get("id", "")
    told.founded, told.disbanded = said.get("founded", ""), said.get("disbanded", "")
    key = told.id or where
    unit = gathered.units.setdefault(key, told)
    if parent:
        unit.under.append(Under(parent, marks.relation(), marks.span()))
    else:
        told.founded = told.founded or said.pop("since", "")
        marks.lost += [said[name] for name in ("relation", "status", "since", "until") if name in said]
    if told is not unit:
        _add_up(gathered, unit, told, where)
    for lost in marks.lost:
        gathered.left.add(f"{quoted(lost)} in square brackets", where)
    _add_posts(gathered, unit, posts[0] if posts else "", where)
    return key


def _add_up(gathered: Gathered, unit: GatheredUnit, told: GatheredUnit, where: str) -> None:
    """Add what another line says of a unit; what it says otherwise is told."""
    if told.name == unit.abbreviation:
        told.name = unit.name
    for name in ("name", "abbreviation", "place", "country", "founded", "disbanded"):
        known, more = getattr(unit, name), getattr(told, name)
        if known and more and known != more:
            gathered.left.add(f"another {name} of {quoted(unit.id)}, {quoted(more)}", where)
        setattr(unit, name, known or more)


def _add_posts(gathered: Gathered, unit: GatheredUnit, written: str, where: str) -> None:
    for post in filter(str.strip, written.split(";")):
        title, colon, holder = post.partition(":")
        if colon:
            unit.posts.setdefault(title.strip(), []).extend(holders.read(gathered, holder.strip(), where))
        else:
            gathered.left.add(f"{quoted(post)}, which is no `post: holder`", where)


class _Marks:
    """What square brackets say of a unit or the line above it, by field; `lost` is what they say besides."""

    def __init__(self) -> None:
        self.said: dict[str, str] = {}
        self.lost: list[str] = []

    def take(self, match: re.Match[str]) -> str:
        """Take what is said between brackets in; nothing is left of them in a name."""
        for part in filter(None, map(str.strip, match[1].split(","))):
            word, _, rest = part.partition(" ")
            field, value = _FIELDS.get(word.lower()) if rest else None, rest.strip()
            if part.lower() in _RELATIONS or part.lower() in _STATUSES:
                field, value = "relation" if part.lower() in _RELATIONS else "status", part.lower()
            if field is None or self.said.setdefault(field, value) != value:
                self.lost.append(part)
        return ""

    def relation(self) -> Relation:
        """By what the unit stands under the other."""
        return _RELATIONS.get(self.said.get("relation", ""), "command")

    def span(self) -> Span:
        """When, and as what, it stands there."""
        status = _STATUSES.get(self.said.get("status", ""), "held")
        return Span(self.said.get("since", ""), self.said.get("until", ""), status)


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
