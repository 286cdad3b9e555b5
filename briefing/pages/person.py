"""A person: how to say the name, how to address them, posts over time, words said, mentions."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.library.posts import Tenure
from briefing.library.when import Holds
from briefing.model.entries import Article, Event, Person, Quote
from briefing.model.page import Block, Fact, Facts, Part, Spans
from briefing.model.text import Text, clean
from briefing.pages.blocks import bullets, facts_of, heading, kicker, listed, naming, parts, prose, title
from briefing.pages.later import LATER
from briefing.pages.quote import post_in_words, quoted_line
from briefing.pages.view import View
from briefing.pages.words import country, joined, muted, plain, source, span_of_time


def person(entry: Person, view: View) -> tuple[Part, ...]:
    """Name and facts, summary, posts, quotes, mentions."""
    return (
        *parts(_head(entry, view)),
        *prose(view, entry.id, entry.summary),
        *parts(_posts(entry, view)),
        *parts(_said(entry, view)),
        *parts(_mentioned(entry, view)),
    )


def _head(entry: Person, view: View) -> Iterator[Block]:
    yield kicker(view, entry, country(entry.country))
    yield title(entry.name)
    yield from facts_of(
        entry,
        ("Say", plain(entry.say) if entry.say else None),
        ("Address as", plain(entry.address) if entry.address else None),
        ("Also called", plain(", ".join(entry.aliases)) if entry.aliases else None),
    )


def _posts(entry: Person, view: View) -> Iterator[Block]:
    posts = view.volume.posts.of_person(entry.id)
    later = tuple(tenure for tenure in posts if tenure.days.is_after(view.when))
    yield from _tenures("Posts", tuple(tenure for tenure in posts if tenure not in later), view)
    yield from _tenures(LATER, later, view)


def _tenures(heading_text: str, tenures: tuple[Tenure, ...], view: View) -> Iterator[Block]:
    if tenures:
        yield heading(heading_text)
        yield Facts(tuple(Fact(_time(tenure), _post(tenure, view)) for tenure in tenures))


def _time(tenure: Tenure) -> Text:
    return clean(span_of_time(tenure.from_, tenure.until) or "no date given")


def _post(tenure: Tenure, view: View) -> Spans:
    """The post, a word where it is more or less than simply held, and its source."""
    status = muted(f", {tenure.status}") if tenure.status != "held" else ()
    post = (*post_in_words(tenure, Holds.YES, view), *status)
    return joined((post, *(source(view, told_by) for told_by in tenure.sources)), "\n")


def _said(entry: Person, view: View) -> Iterator[Block]:
    leading = (view.entry(link.source.id) for link in view.volume.links.leading_to(entry.id, "quotes"))
    quotes = [quote for quote in leading if isinstance(quote, Quote) and quote.speaker == entry.id]
    quotes.sort(key=lambda quote: quote.said.sort_key if quote.said else (), reverse=True)
    if quotes:
        yield heading("Said")
        yield from bullets(quoted_line(view, quote) for quote in quotes)


def _mentioned(entry: Person, view: View) -> Iterator[Block]:
    """Articles, events and the quotes of others that lead here or name the person."""
    found = (other for other in naming(view, entry) if isinstance(other, Article | Event | Quote))
    others = (other for other in found if not (isinstance(other, Quote) and other.speaker == entry.id))
    yield from listed(view, "Mentioned in", others)
