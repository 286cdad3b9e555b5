"""What must hold inside one entry beyond its types, and what a careful author would not leave open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import singledispatch

from briefing.loading.findings import Finding
from briefing.loading.problems import RULES
from briefing.loading.sentences import an, listed, quoted
from briefing.loading.settings import unfit
from briefing.model import countries, numbers
from briefing.model.claims import FormerName, Holder
from briefing.model.dates import Bound, Edtf
from briefing.model.entries import Entry, Figure, Header, Person, Quote, Unit
from briefing.model.fields import Found
from briefing.model.fields import Path as Steps
from briefing.model.kinds import kind_of
from briefing.model.measures import Series
from briefing.model.moments import nearly_moments
from briefing.model.record import Record
from briefing.model.sums import adds_up
from briefing.model.text import Text

TLP = ("TLP:RED", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:GREEN", "TLP:CLEAR")

_NO_VALUE = re.compile(r"[-+−]?\.?(?:nan|inf|infinity)", re.IGNORECASE)
_ESTIMATE = re.compile(r"(?P<value>.*\S)\s*[eE]")
_DECIMAL_COMMA = re.compile(r"(?P<whole>[-+−]?[0-9]+(?:[. ][0-9]{3})*),(?P<digits>[0-9]+)(?P<rest>e?)")


@singledispatch
def findings(record: Record) -> Iterator[Finding]:
    """What is wrong or left open in a header or an entry."""
    return iter(())


@findings.register
def _(header: Header) -> Iterator[Finding]:
    known = (*TLP, *header.markings)
    if header.marking and header.marking not in known:
        hint = f"known are {listed(known, 'and')}; `markings` declares others"
        yield Finding(("marking",), "M001", f"{quoted(header.marking)} is not a marking of this book", hint)
    for code, ruling in header.rules.items():
        if fault := unfit(code, ruling):
            yield Finding(("rules", code), "K002" if code not in RULES else "K005", *fault)


@findings.register
def _(quote: Quote) -> Iterator[Finding]:
    if not quote.source:
        yield Finding((), "Q001", "the quote has no source", "add the key `source`")


@findings.register
def _(figure: Figure) -> Iterator[Finding]:
    if figure.value is None and not figure.series:
        yield Finding((), "N001", "the figure has neither a value nor a series")
    if not figure.source:
        yield Finding((), "N004", "the figure has no source", "add the key `source`")
    parts = [part.value for part in figure.parts]
    if figure.value and parts and adds_up(figure.value, parts, figure.unit or "") is False:
        sentence = f"the parts do not add up: {quoted(' + '.join(parts))} is not {quoted(figure.value)}"
        yield Finding(("parts",), "N005", sentence)
    if figure.value and _NO_VALUE.fullmatch(figure.value):
        sentence = f"{quoted(figure.value)} is not a number"
        yield Finding(("value",), "N006", sentence, "write the number, or in words that it is not known")
    for position, series in enumerate(figure.series):
        yield from _series(series, ("series", position))
    for position, former in enumerate(figure.supersedes):
        if figure.as_of and former.as_of and former.as_of.earliest > figure.as_of.latest:
            sentence = (
                f"an earlier value is as of {quoted(former.as_of.text)}, after {quoted(figure.as_of.text)}"
            )
            yield Finding(("supersedes", position, "as_of"), "T005", sentence, "the later one is the value")
    for position, target in enumerate(figure.targets):
        if numbers.number(target.value) is None:
            flawed = flaw(target.value).removesuffix(" to draw")
            sentence = f"{quoted(target.value)} {flawed} to draw a target line at"
            hint = _unit_for(target.value) or as_point(target.value) or "words go into its `label`"
            yield Finding(("targets", position, "value"), "N006", sentence, hint)


@findings.register
def _(unit: Unit) -> Iterator[Finding]:
    yield from _order(unit.founded, unit.disbanded, ("disbanded",))
    for former in ("names", "places"):
        for position, claim in enumerate(getattr(unit, former)):
            if not (claim.source or claim.sources):
                where = claim.name if isinstance(claim, FormerName) else claim.place
                how = "called" if former == "names" else "at"
                yield _unsourced((former, position), f"being once {how} {quoted(where)}")
            yield from _ends(claim.from_, claim.until, (former, position))
    for position, superior in enumerate(unit.reports_to):
        if not (superior.source or superior.sources):
            yield _unsourced(("reports_to", position), f"reporting to {quoted(superior.unit)}")
        yield from _ends(superior.from_, superior.until, ("reports_to", position))
    titles = set[str]()
    for number, post in enumerate(unit.posts):
        if post.title.casefold() in titles:
            hint = "list all holders of one post under it, or tell the two apart by their titles"
            yield Finding(
                ("posts", number, "title"),
                "P010",
                f"{quoted(post.title)} is a post of the unit already",
                hint,
            )
        titles.add(post.title.casefold())
        for position, holder in enumerate(post.holders):
            yield from _holder(holder, ("posts", number, "holders", position))


@findings.register
def _(person: Person) -> Iterator[Finding]:
    for position, post in enumerate(person.posts):
        if not (post.source or post.sources):
            yield _unsourced(("posts", position), quoted(post.title))
        if post.status == "vacant":
            yield _held_and_vacant(("posts", position), person.id)
        yield from _ends(post.from_, post.until, ("posts", position))


LINES = ("country", "code")
"""The keys whose texts `line` looks at."""


def line(found: Found) -> Iterable[Finding]:
    """What is wrong with a text because of its key: the code of a country, a pinned code."""
    match found.path[-1]:
        case "country" if not countries.known(found.text):
            hint = "write the code of ISO 3166, as in `IT`, or EU, UN, NATO"
            sentence = f"{quoted(found.text)} is not the code of a country"
            return (Finding(found.path, "K010", sentence, hint),)
        case "code" if isinstance(found.record, Entry):
            return _code(found.record, found)
    return ()


def is_point(value: Text) -> bool:
    """Whether a value of a series can be drawn: a number, an estimate, or a gap."""
    return not value or numbers.number(numbers.split_estimate(value)[0]) is not None


def flaw(value: Text) -> str:
    """Why a value of a series is not drawn."""
    beyond = numbers.beyond(value)
    return f"is {beyond} to draw" if beyond else "is not a number"


def remedy(value: Text) -> str:
    """What to write for a value of a series that is not drawn."""
    estimate = _ESTIMATE.fullmatch(value)
    if estimate and numbers.number(estimate["value"]) is not None:
        return f"write `{estimate['value']}e` for an estimate"
    return _unit_for(value) or as_point(value) or "leave it empty if it is not known"


def _unit_for(value: Text) -> str:
    """What to do about a number that is out of reach."""
    beyond = numbers.beyond(value)
    return beyond and f"give the figure a {'smaller' if beyond == 'too small' else 'larger'} unit"


def as_point(value: Text) -> str | None:
    """What to write where a comma stands for the decimal point."""
    comma = _DECIMAL_COMMA.fullmatch(value)
    if comma is None:
        return None
    whole = comma["whole"].replace(".", "").replace(" ", "")
    return f"write `{whole}.{comma['digits']}{comma['rest']}`, with a point"


def _code(entry: Entry, found: Found) -> Iterator[Finding]:
    kind = kind_of(entry)
    if not re.fullmatch(f"{kind.letter}[1-9][0-9]{{0,4}}", found.text):
        hint = f"write `{kind.letter}` and a number, as in `{kind.letter}7`"
        yield Finding(found.path, "K009", f"{quoted(found.text)} is not a code of {an(kind.name)}", hint)


def _series(series: Series, steps: Steps) -> Iterator[Finding]:
    if series.points and series.csv:
        yield Finding(steps, "N002", "the series has both `points` and `csv`", "leave one of them out")
    elif not series.points and not series.csv:
        yield Finding(
            steps, "N002", "the series has no points", "write some under `points`, or name a `csv` file"
        )
    for key, sentence, advice in misdated(series.x or "", series.points):
        yield Finding((*steps, "points", key), "N006", sentence, advice)
    seen: dict[Text, Text] = {}
    for x, value in series.points.items():
        first = seen.setdefault(numbers.split_estimate(x)[0], x)
        if first != x:
            sentence = f"{quoted(first)} and {quoted(x)} are one point, and only the latter is shown"
            yield Finding((*steps, "points", x), "N011", sentence, "leave one of them out")
        if not is_point(value):
            sentence = f"{quoted(value)} at {quoted(x)} {flaw(value)}"
            yield Finding((*steps, "points", x), "N006", sentence, remedy(value))


def misdated(x: str, keys: Iterable[Text]) -> Iterator[tuple[Text, str, str]]:
    """The keys of a series over time that are nearly dates: what is told of each, and what to do."""
    for key, advice in nearly_moments(x, keys):
        yield key, f"{quoted(key)} is not a date, so that the values are drawn as a list of names", advice


def _holder(holder: Holder, steps: Steps) -> Iterator[Finding]:
    if holder.status != "vacant" and not (holder.person or holder.country):
        yield Finding(steps, "P001", "a holder needs the key `person` or `country`", "or `status: vacant`")
    if holder.status == "vacant" and (named := holder.person or holder.country):
        yield _held_and_vacant(steps, named)
    if not (holder.source or holder.sources):
        yield _unsourced(steps, quoted(holder.person or holder.country or "vacant"))
    yield from _ends(holder.from_, holder.until, steps)


def _held_and_vacant(steps: Steps, holder: str) -> Finding:
    sentence = f"nobody holds a vacant post, and so {quoted(holder)} does not"
    return Finding((*steps, "status"), "P009", sentence, "leave the holder out, or give another status")


def _ends(from_: Bound | None, until: Bound | None, steps: Steps) -> Iterator[Finding]:
    """A claim must not surely end before it begins."""
    if from_ and until:
        yield from _order(from_.date, until.date, (*steps, "until"))


def _order(first: Edtf | None, last: Edtf | None, steps: Steps) -> Iterator[Finding]:
    if first and last and last.latest < first.earliest:
        yield Finding(steps, "T005", f"{quoted(last.text)} is before {quoted(first.text)}, when it begins")


def _unsourced(steps: Steps, what: str) -> Finding:
    return Finding(steps, "P002", f"the claim of {what} has no source", "add the key `source`")
