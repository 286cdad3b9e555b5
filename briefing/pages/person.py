"""A person: how to say the name, how to address them, posts over time, words said, mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.library.posts import Tenure
from briefing.library.structure.wording import IN_TURN
from briefing.library.when import NOT_YET, Holds
from briefing.model.entries import Article, Event, Person, Quote
from briefing.model.page import Block, Fact, Facts, Part, Spans
from briefing.model.text import Text, clean
from briefing.pages.blocks import bullets, facts_of, heading, kicker, listed, naming, parts, prose, title
from briefing.pages.quote import post_in_words, quoted_line
from briefing.pages.through_time import holder, of_tenure, timeline, when
from briefing.pages.view import View
from briefing.pages.words import country, joined, muted, plain


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
    if not posts:
        return
    words = [post_in_words(post, Holds.YES, view) for post in posts]
    names = [clean("".join(span.text for span in spans)) for spans in words]
    yield heading("Posts")
    told = zip(posts, words, names, strict=True)
    lane = [of_tenure(post, (*spans, *_acting(post)), name, view) for post, spans, name in told]
    yield from timeline(view, [(Text(""), lane)])
    neighbours = (Fact(name, _neighbours(post, view)) for post, name in zip(posts, names, strict=True))
    if found := tuple(fact for fact in neighbours if fact.spans):
        yield heading("Before and after")
        yield Facts(found)


def _acting(post: Tenure) -> Spans:
    return muted(", acting" if post.status == "acting" else "")


def _neighbours(post: Tenure, view: View) -> Spans:
    """Who held a post before, and who does after; of what is agreed or planned, that it is not held."""
    before, after = view.volume.posts.before_and_after(post)
    own = f"{post.status}, not held, " if post.status in NOT_YET else ""
    return joined(
        (
            (*muted(f"{own}after "), *_any_of(before, view)) if before else (),
            (*muted("before "), *_any_of(after, view)) if after else (),
        ),
        "\n",
    )


def _any_of(posts: Sequence[Tenure], view: View) -> Spans:
    """One holder or another, of whom it is not known who came first; what is so of several is told once."""
    alike: dict[str, list[Spans]] = {}
    for post in posts:
        alike.setdefault(_aside(post), []).append(holder(post, Holds.YES, view))
    told = (
        (*joined((joined(names[:-1], ", "), names[-1]), " or "), *muted(aside))
        for aside, names in alike.items()
    )
    return joined(told, ", or ")


def _aside(post: Tenure) -> str:
    coming = f"{post.status}, not held" if post.status in NOT_YET else ""
    return f"{IN_TURN * post.in_turn}, {coming or when(post)}"


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
