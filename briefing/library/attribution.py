"""Under which rule words were given: how their speaker may be called, and from when on they may be told.

- *on record*: by name and post, with all that is known.
- *background*: only as `speaker_as` calls him.
- *not attributable*: the words may be used, but put down to nobody.
- *embargo until D*: nothing of it leaves the book before D; where D is not one day, before the last day it
  can mean. What counts is the day on which it is to leave, not the one as of which the book is read.

Whoever reads the book may know the speaker. But lists and links call him as one may outside, since their
words are copied with what stands around them, and they bear the rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from briefing.library.units import title_at
from briefing.model.book import Book
from briefing.model.dates import Edtf
from briefing.model.entries import Quote
from briefing.model.text import Text, clean

UNNAMED = Text("a speaker who is not to be named")


def is_on_record(quote: Quote) -> bool:
    """Whether the speaker may be named."""
    return quote.attribution == "on record"


def is_embargoed(quote: Quote, today: date) -> bool:
    """Whether nothing of it may leave the book yet."""
    return quote.embargo_until is not None and today < quote.embargo_until.latest


def is_bound(quote: Quote, today: date) -> bool:
    """Whether a rule holds for it on a day."""
    return not is_on_record(quote) or is_embargoed(quote, today)


def binds(rules: Mapping[str, str], today: date) -> bool:
    """Whether one of a quote's rules holds on a day, by key as they are written; one that is no rule does."""
    if rules.get("attribution", "on record") != "on record":
        return True
    try:
        return "embargo_until" in rules and today < Edtf.parse(rules["embargo_until"]).latest
    except ValueError:
        return True


def until(embargo: Edtf, day: Text) -> Text:
    """How long an embargo lasts, `day` being its date in words; the last of all days is no end."""
    return Text("with no end given") if embargo.earliest == date.max else Text(f"until {day}")


def rule(quote: Quote) -> Text:
    """The rule in a few words: `background, embargo until 13 Feb 2026`; empty where there is none."""
    attribution = "" if is_on_record(quote) else quote.attribution
    embargo = quote.embargo_until
    lasting = f"embargo {until(embargo, embargo.short())}" if embargo else ""
    return clean(", ".join(filter(None, (attribution, lasting))))


def forbidden(quote: Quote, today: date, naming: bool) -> Text:
    """Which rule it would break to tell a quote today, `naming` its speaker or not; empty for none."""
    embargo = quote.embargo_until
    early = f"embargoed {until(embargo, embargo.short())}" if embargo else ""
    named = f"{quote.attribution}: the speaker is not to be named"
    broken = (
        early if is_embargoed(quote, today) else "",
        named if naming and not is_on_record(quote) else "",
    )
    return clean("; ".join(filter(None, broken)))


def meaning(quote: Quote) -> Text:
    """What the attribution asks, in words; empty on record."""
    match quote.attribution:
        case "background":
            return clean(f"background: to be put down only to {quote.speaker_as or UNNAMED}")
        case "not attributable":
            return Text("not attributable: the words may be used, but put down to nobody")
    return Text("")


def speaker_name(book: Book, quote: Quote) -> Text:
    """What the speaker may be called, in the words of an attribution or by the name of that day; or empty."""
    if quote.attribution == "not attributable":
        return Text("")
    if quote.attribution == "background":
        from briefing.library.identity import name_told

        told = quote.speaker_as or Text("")
        return Text("") if name_told(book, quote, told) else told
    if quote.speaker_as:
        return quote.speaker_as
    speaker = book.entries.get(quote.speaker)
    return title_at(speaker, quote.said) if speaker else quote.speaker


def labelled(book: Book, quote: Quote) -> Text:
    """Rule and speaker, for a line of a list: `background: an allied official`."""
    return clean(": ".join(filter(None, (rule(quote), speaker_name(book, quote)))))
