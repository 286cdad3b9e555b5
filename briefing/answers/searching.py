"""What a search found, as scripts get it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from briefing.answers import Answer
from briefing.answers.books import rule, state
from briefing.library.search.query import Query
from briefing.library.search.reading import reading
from briefing.model.book import Ref
from briefing.model.text import Text

if TYPE_CHECKING:
    from briefing.citing.forms import Terms
    from briefing.citing.leaving import ToldHit
    from briefing.library.verification.verdict import Verdict


def found(
    query: Query,
    hits: Iterable[ToldHit],
    near: tuple[Text, ...],
    verdicts: Mapping[Ref, Verdict | None],
    terms: Terms,
) -> Answer:
    """What a search found as `briefing search --json` gives it; a quote comes with the rule for it.

    `verification` is null but for quotes, which `verdicts` has; its `state` where one was not looked up yet.
    """
    return {
        "query": query.written.strip(),
        "reading": reading(query),
        "notes": list(query.notes),
        "hits": [
            {
                "ref": str(hit.ref),
                "kind": hit.kind,
                "title": hit.title,
                "text": hit.text,
                "spans": [list(span) for span in hit.spans],
                "also": list(hit.also),
                "verification": _in_short(verdicts[hit.ref]) if hit.ref in verdicts else None,
                **({"attribution": rule(quote, terms)} if quote else {}),
            }
            for hit, quote in hits
        ],
        "near": list(near),
    }


def _in_short(found: Verdict | None) -> Answer:
    """A verdict, with the states that `show` tells."""
    return {
        "state": found and state(found.state, found.fault is not None),
        "altered": found is not None and "altered" in (found.state, found.original),
        "original": found and state(found.original, found.fault is not None),
        "text_of": found and found.text_of,
    }
