"""What only shows once a book is read as a whole: in its prose, its figures, its structure, its dates.

What is wrong with it for good and what ages are kept apart, since the latter is judged anew each day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

from briefing.library.figures.contradicting import contradicted
from briefing.library.figures.prose_numbers import miscited
from briefing.library.freshness import Ageable, Ages, ageing
from briefing.library.pictures import Pictures
from briefing.library.recognisable import recognisable
from briefing.library.structure.consistency import inconsistent
from briefing.library.style import out_of_style
from briefing.library.unruled import unruled
from briefing.loading.files import NotReadable
from briefing.loading.findings import Finding
from briefing.loading.placing import Places
from briefing.loading.problems import Problem, Problems
from briefing.loading.sentences import quoted
from briefing.model.book import Book
from briefing.model.dates import Edtf
from briefing.model.entries import Source

_AGED: dict[Ages, str] = {"valid_until": "T002", "review_by": "T003", "as_of": "T004", "accessed": "T004"}


def lasting(book: Book, meeting: Edtf) -> tuple[Problem, ...]:
    """Numbers that no figure gives, contradictions, what rules fail to keep, style, pictures, days to come.

    Whether lines may still be said is judged at the meeting, which may be taken to be at another date.
    """
    found, places = Problems(), Places(book)
    told = chain(
        miscited(book),
        contradicted(book),
        inconsistent(book),
        recognisable(book),
        unruled(book),
        out_of_style(book, meeting),
        _unshown(book),
        _of_days_to_come(book),
    )
    for entry_id, finding in told:
        if found.has_room(finding.code):
            found.add(places.problem(entry_id, finding))
    return found.ordered()


def _unshown(book: Book) -> Iterator[tuple[str, Finding]]:
    """The pictures that cannot be drawn, of which their first bytes may tell nothing."""
    pictures = Pictures(book)
    for figure in book.figures:
        if figure.image:
            try:
                pictures.large(figure.image.path, 1)
            except NotReadable as reason:
                sentence = f"{quoted(figure.image.path)} {reason}"
                yield figure.id, Finding(("image", "path"), reason.code, sentence)


def _of_days_to_come(book: Book) -> Iterator[tuple[str, Finding]]:
    """The figures that are as of a day after the meeting."""
    meeting = book.header.date
    for figure in book.figures:
        if figure.as_of and figure.as_of.earliest > meeting.latest:
            sentence = f"{quoted(figure.as_of.text)} is after {quoted(meeting.text)}, the book's date"
            yield figure.id, Finding(("as_of",), "T004", sentence, "a forecast is as of the day it was made")


def unseen(book: Book, today: date) -> Iterator[Problem]:
    """The sources at which somebody is said to have looked after today."""
    places = Places(book)
    for source in book.section("sources"):
        if isinstance(source, Source) and source.accessed and source.accessed.earliest > today:
            sentence = f"accessed on {quoted(source.accessed.text)}, which is yet to come"
            yield places.problem(
                source.id, Finding(("accessed",), "T004", sentence, "write the day of the look")
            )


def ageables(book: Book, by: date = date.max) -> Iterator[Ageable]:
    """The dates of a book that are stale by a day."""
    places = Places(book)
    for entry in book:
        for found in ageing(entry, book.header):
            if found.since <= by.toordinal():
                finding = Finding((found.key,), _AGED[found.key], "")
                yield Ageable(places.problem(entry.id, finding), found)
