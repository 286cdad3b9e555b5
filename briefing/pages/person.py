"""A person: how to say the name, how to address them, posts over time, words said, mentions."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.library.posts import Tenure
from briefing.library.when import NOT_YET, Holds
from briefing.model.entries import Article, Event, Person, Quote
from briefing.model.page import Block, Fact, Facts, Lane, Part, Spans
from briefing.model.text import Text
from briefing.pages.blocks import bullets, facts_of, heading, kicker, listed, naming, parts, prose, title
from briefing.pages.later import LATER
from briefing.pages.quote import post_in_words, quoted_line
from briefing.pages.through_time import holder, stretch, timeline, when
from briefing.pages.view import View
from briefing.pages.words import country, joined, muted, plain, source


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
    told = [
        (heading_text, Facts(tuple(Fact(when(tenure), _post(tenure, view)) for tenure in tenures)))
        for heading_text, tenures in (
            ("Posts", tuple(tenure for tenure in posts if tenure not in later)),
            (LATER, later),
        )
        if tenures
    ]
    stretches = tuple(stretch(tenure, post_in_words(tenure, Holds.YES, view)) for tenure in posts)
    for position, (heading_text, facts) in enumerate(told):
        yield heading(heading_text)
        yield facts if position else timeline(view, (Lane(Text(""), stretches),), facts)


def _post(tenure: Tenure, view: View) -> Spans:
    """The post, a word where it is more or less than simply held, and its source."""
    status = muted(f", {tenure.status}") if tenure.status != "held" else ()
    post = (*post_in_words(tenure, Holds.YES, view), *status)
    sources = (source(view, told_by) for told_by in tenure.sources)
    return joined((post, _neighbours(tenure, view), *sources), "\n")


def _neighbours(tenure: Tenure, view: View) -> Spans:
    """Who held the post before, and who does after."""
    before, after = view.volume.posts.before_and_after(tenure)
    coming = muted(f", {after.status}" if after and after.status in NOT_YET else "")
    return joined(
        (
            (*muted("after "), *holder(before, Holds.YES, view)) if before else (),
            (*muted("before "), *holder(after, Holds.YES, view), *coming) if after else (),
        )
    )


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
