"""Books and their entries as scripts get them, and pages as plain text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from briefing.answers import Answer
from briefing.library.attribution import is_embargoed
from briefing.library.freshness import stale
from briefing.model.book import Book, Ref
from briefing.model.entries import Entry, Figure, Quote
from briefing.model.kinds import KINDS, kind_of
from briefing.pages.page import page
from briefing.pages.view import View
from briefing.plain import lines

if TYPE_CHECKING:
    from briefing.citing.forms import Terms
    from briefing.citing.telling import Telling
    from briefing.library.verification.stored import Checked
    from briefing.library.verification.verdict import State


def listed(book: Book) -> Answer:
    """A book as `briefing list --json` gives it."""
    return {
        "id": book.id,
        "title": book.header.title,
        "date": book.header.date.text,
        "path": str(book.path.resolve()),
        "counts": {kind.section: len(book.section(kind.section)) for kind in KINDS},
    }


def shown(view: View, entry: Entry, today: date, despite_rules: bool = False) -> Answer:
    """An entry as `briefing show --json` gives it: as written, as plain text, and its links both ways."""
    from briefing.citing import leaving
    from briefing.citing.forms import Terms

    book, terms = view.volume.book, Terms(today, despite_rules, despite_rules)
    links, backlinks = leaving.links(view, entry, terms)
    return {
        "ref": leaving.known_as(book, view.here(entry.id), terms),
        "code": book.codes[entry.id],
        "kind": kind_of(entry).name,
        "title": leaving.title(view, entry, terms),
        "fields": leaving.fields(view, entry, terms),
        "text": text_of(view, view.here(entry.id), terms=terms),
        "freshness": _freshness(view, entry),
        **(_of_quote(view, entry, terms) if isinstance(entry, Quote) else {}),
        **({"also_given_as": _also_given_as(view, entry)} if isinstance(entry, Figure) else {}),
        "links": links,
        "backlinks": backlinks,
    }


def _also_given_as(view: View, figure: Figure) -> list[Answer]:
    """The other values of a figure, of its parts, or of points of its series.

    `part` is the label of what is a part there, `at` the x of a point there, `here` what this one gives at a
    point, `source` an id in the book of `ref`. `difference` is `value`, `date`, `rounding`, or a slip: of
    `scale`, `points` or `currency`.
    """
    from briefing.library.figures.elsewhere import also_given

    return [
        {
            "ref": str(drift.given.ref),
            "part": drift.given.label if drift.given.is_part else None,
            "at": drift.given.at or None,
            "value": drift.given.measure,
            "here": drift.here and drift.here.measure,
            "as_of": drift.given.as_of and drift.given.as_of.text,
            "source": drift.given.figure.source,
            "difference": drift.difference,
        }
        for drift in also_given(view.library, view.volume, figure)
    ]


def _freshness(view: View, entry: Entry) -> Answer:
    """What has aged at the view's date: `key` is the date's key in the entry, `days` how long ago it was."""
    found = stale(entry, view.volume.book.header, view.when)
    told = [{"key": aged.key, "date": aged.date.text, "days": aged.days} for aged in found]
    return {"on": view.when.text, "stale": told}


def _of_quote(view: View, quote: Quote, terms: Terms) -> Answer:
    return {
        "verification": _verification(view, quote, terms),
        "attribution": _attribution(view, quote, terms),
    }


def _attribution(view: View, quote: Quote, terms: Terms) -> Answer:
    """The rule for a quote; `allowed` is what it may be put down to today, null if to nobody."""
    from briefing.citing.allowed import allowed
    from briefing.citing.told import attribution

    told = allowed(view.volume, quote)
    named = "".join(span.text for span in attribution(told, view))
    is_early = is_embargoed(quote, terms.today)
    return {
        **rule(quote, terms),
        "speaker_as": None if is_early else quote.speaker_as and told.speaker_as,
        "allowed": None if is_early else named or None,
    }


def rule(quote: Quote, terms: Terms) -> Answer:
    """The rule for a quote."""
    return {
        "rule": quote.attribution,
        "embargo_until": quote.embargo_until and quote.embargo_until.text,
        "embargoed": is_embargoed(quote, terms.today),
    }


def _verification(view: View, quote: Quote, terms: Terms) -> Answer:
    """Whether a quote stands in the text of its source.

    `altered` tells where all is exact but what the author left out or put in: the `state` is
    `exact` if that changes nothing of what is meant, else `drift`, and `alarms` tells what it changes.
    """
    from briefing.citing.leaving import may_tell
    from briefing.citing.telling import Telling
    from briefing.library.verification.stored import StoredTexts

    telling = Telling(view, quote, terms)
    texts = StoredTexts(view.volume.book)
    variants = zip(quote.variants, texts.variants(quote), strict=True)

    def told(checked: Checked) -> Answer:
        return _checked(checked, lambda words: may_tell(view, quote, words, terms), telling)

    found = told(texts.verify(quote))
    rows = [
        {"words": variant.words, **told(checked)}
        for variant, checked in variants
        if may_tell(view, quote, variant.words, terms)
    ]
    return {**found, "variants": rows}


def _checked(checked: Checked, may_tell: Callable[[Entry | str], bool], telling: Telling) -> Answer:
    """What became of words. `text_of` tells whether `source` is a source or an article."""
    found, of, unread = checked
    passage = found.passage.text if found.passage else None
    tells_words = may_tell(passage or "")
    others = telling.holds_back(passage or "")
    tells_source = of is not None and may_tell(of)
    return {
        "state": state(found.state, bool(found.alarms)),
        "altered": "altered" in (found.state, found.original),
        "original": state(found.original, bool(found.alarms)),
        "source": of.id if of and tells_source else None,
        "text_of": kind_of(of).name if of and tells_source else None,
        "unread": unread.why if unread and may_tell(unread.why) else None,
        "passage": telling.told(passage) if passage and tells_words else None,
        "diff": [run._asdict() for run in found.diff] if tells_words and not others else [],
        "alarms": found.alarms,
    }


def state(found: State | None, is_another: bool) -> State | None:
    """A state as programs know it; `is_another` if what the author marked changes what is meant."""
    if found == "altered":
        return "drift" if is_another else "exact"
    return found


def front(view: View, terms: Terms) -> Answer:
    """A book as `briefing show BOOK --json` gives it."""
    from briefing.citing import leaving
    from briefing.citing.telling import Telling

    book = view.volume.book
    return {
        "ref": book.id,
        "code": "",
        "kind": "book",
        "title": book.header.title,
        "fields": Telling(view, None, terms).of_all(book.written.get("", {})),
        "text": text_of(view, Ref(book.id), terms=terms),
        "links": [leaving.known_as(book, link.target, terms) for link in view.volume.links.leading_from("")],
        "backlinks": [],
    }


def text_of(view: View, ref: Ref, width: int | None = None, terms: Terms | None = None) -> str:
    """The page at a place as plain text, as its reader sees it or on terms; empty where nothing is."""
    from briefing.citing.leaving import as_allowed

    found = page(view, ref)
    if found and terms:
        found = as_allowed(view, found, terms)
    return "\n".join(lines(found, width)) if found else ""
