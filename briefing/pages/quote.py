"""A quote: the words first, then who said them, in what post, when, where and in which source."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefing.library.attribution import meaning, rule, until
from briefing.library.posts import Tenure
from briefing.library.units import called_at, title_at
from briefing.library.when import Holds
from briefing.model.dates import Edtf
from briefing.model.entries import Person, Quote
from briefing.model.page import Block, Display, Paragraph, Part, Spans
from briefing.model.text import one_line
from briefing.pages.blocks import facts_of, kicker, parts, prose
from briefing.pages.later import later
from briefing.pages.standing import standing, told
from briefing.pages.view import View
from briefing.pages.wordings import wordings
from briefing.pages.words import joined, muted, on, perhaps, plain, source, strong, to

_STATUS = {
    "verbatim": "",
    "paraphrase": "paraphrase, not the words themselves",
    "translation": "translation, not the words as spoken",
}


def quote(entry: Quote, view: View) -> tuple[Part, ...]:
    """The words, the speaker with the post of that day, the facts, the context, other wordings."""
    return (
        *parts(_words(entry, view)),
        *prose(view, entry.id, entry.context),
        *parts(wordings(entry, view)),
    )


def _words(entry: Quote, view: View) -> Iterator[Block]:
    yield kicker(view, entry, _STATUS[entry.status], rule(entry))
    yield Display(plain(entry.words))
    yield Paragraph(speaker(entry, view))
    yield from facts_of(
        entry,
        ("Verified", told(view.volume.verdicts.of(entry.id))),
        *_rules(entry),
        ("Said", on(entry.said)),
        ("Occasion", plain(entry.occasion) if entry.occasion else None),
        ("Source", source(view, entry.source) or muted("none given")),
        ("From", to(view, entry.article) if entry.article else None),
    )


def speaker(entry: Quote, view: View) -> Spans:
    """The speaker by name, and on a line below the post held on the day the words were said."""
    found = view.entry(entry.speaker)
    named = to(view, entry.speaker, title_at(found, entry.said or view.when) if found else None)
    attributed = (*strong(entry.speaker_as), *muted(" · "), *named) if entry.speaker_as else named
    if not isinstance(found, Person):
        return attributed
    day = entry.said or view.when
    posts = view.volume.posts.of_person_at(found.id, day)
    held = joined((post_in_words(tenure, answer, view, day) for tenure, answer in posts[:2]), "; ")
    return (*attributed, *plain("\n"), *held) if held else attributed


def post_in_words(tenure: Tenure, answer: Holds, view: View, day: Edtf | None = None) -> Spans:
    """A post and where it lies: `Commander, JFC Naples (perhaps)`; a unit by its name that day."""
    unit = view.unit(tenure.unit)
    where = plain(tenure.of) if tenure.of else ()
    if unit:
        where = to(view, unit.id, called_at(unit, day or view.when).short)
    return (*joined((plain(tenure.title), where), ", "), *perhaps(answer))


def _rules(entry: Quote) -> Iterator[tuple[str, Spans | None]]:
    """What a person must know before he uses the words."""
    yield "Attribution", strong(meaning(entry)) if meaning(entry) else None
    if entry.embargo_until:
        lasts = until(entry.embargo_until, entry.embargo_until.spoken())
        then = (
            "nothing of it leaves the book" if entry.embargo_until.latest == date.max else "free from then on"
        )
        yield "Embargo", strong(f"{lasts}: {then}")


def quoted_line(view: View, entry: Quote) -> Spans:
    """A quote in a list under its speaker: the words as a link, then day, rule, how it stands, if later."""
    words = to(view, entry.id, f"“{one_line(entry.words)}”")
    day = muted(entry.said.short() if entry.said else "")
    return joined((words, day, muted(rule(entry)), standing(view, entry), later(view, entry)))
