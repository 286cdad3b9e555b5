"""A figure: the value first, then what it means, what it is made of, how it went, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.library.figures.grid import grid
from briefing.model.entries import Figure
from briefing.model.page import Block, Mark, Paragraph, Part, Span, Spans, Table, Value
from briefing.model.text import Text, clean
from briefing.pages.ages import dated
from briefing.pages.blocks import facts_of, heading, kicker, parts, prose, title
from briefing.pages.chart import chart
from briefing.pages.picture import image_of, picture
from briefing.pages.view import View
from briefing.pages.words import joined, muted, on, plain, source


def figure(entry: Figure, view: View) -> tuple[Part, ...]:
    """Title and value, definition, parts, series, picture, earlier values, other values."""
    return (
        *parts(_head(entry, view)),
        *prose(view, entry.id, entry.definition),
        *parts(made_of(entry)),
        *parts(_series(entry, view)),
        *parts(_image(entry, view)),
        *parts(earlier(entry, view)),
        *parts(_also_given_as(entry, view)),
    )


def _head(entry: Figure, view: View) -> Iterator[Block]:
    yield kicker(view, entry)
    yield title(entry.title)
    if entry.value is not None:
        yield Value(entry.value, entry.unit or Text(""))
    yield from facts_of(
        entry,
        ("As of", dated(view, entry, "as_of")),
        ("Unit", plain(entry.unit) if entry.unit and entry.value is None else None),
        ("Source", source(view, entry.source) or muted("none given")),
    )


def made_of(entry: Figure) -> Iterator[Block]:
    """A section with its parts, or nothing where it has none."""
    if entry.parts:
        yield heading("Made of")
        total = ((joined((plain("Total"), _wrong_sum(entry))), plain(entry.value)),) if entry.value else ()
        yield Table(
            head=(muted("part"), muted("value")),
            rows=(*((plain(part.label), plain(part.value)) for part in entry.parts), *total),
            aligns=("left", "right"),
        )


def _wrong_sum(entry: Figure) -> Spans:
    """What the parts are where they do not add up to the value."""
    from briefing.model.sums import adds_up, summed  # few figures have parts

    written = [part.value for part in entry.parts]
    is_wrong = entry.value and adds_up(entry.value, written, entry.unit or "") is False
    return (Span(clean(f"▲ the parts are {summed(written):,f}"), Mark.WARNING),) if is_wrong else ()


def _series(entry: Figure, view: View) -> Iterator[Block]:
    """All series over the same x as one chart with its table, and what of them could not be read."""
    found = grid(entry)
    if found.columns:
        yield heading("Over time" if found.is_over_time else f"By {found.x}" if found.x else "Values")
        yield from chart(found, entry.chart, entry.targets)
    if any(series.csv for series in entry.series):
        from briefing.pages.unread import unread  # few figures have files

        if not found.columns:
            yield heading("Values")
        for told in unread(entry, view):
            yield Paragraph((Span(clean(f"▲ {told}"), Mark.WARNING),))


def _image(entry: Figure, view: View) -> Iterator[Block]:
    if image := image_of(entry, view):
        yield heading("Picture")
        yield picture(image, view)


def earlier(entry: Figure, view: View) -> Iterator[Block]:
    """A section with its superseded values, or nothing where it has none."""
    if entry.supersedes:
        yield heading("Earlier values")
        yield Table(
            head=(muted("as of"), muted("value"), muted("source")),
            rows=tuple(
                (on(earlier.as_of), plain(earlier.value), source(view, earlier.source))
                for earlier in entry.supersedes
            ),
            aligns=("left", "right", "left"),
        )


def _also_given_as(entry: Figure, view: View) -> Iterator[Block]:
    from briefing.pages.given import (
        also_given_as,
    )  # what reads quantities is not there before it is asked for

    yield from also_given_as(entry, view)
