"""From what a text is to how it looks: the only place where the words of a page get a style.

A role (`heading1`, `code`) or a mark (`strong`, `warning`) is drawn as the component class `page--NAME`, so
that themes and stylesheets decide colours. Words are never read as markup.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from rich.segment import Segment as StyledSegment
from rich.style import Style
from textual.strip import Strip

from briefing.model.page import Mark
from briefing.ui.flow import NO_LINK, Row, Segment

MARKS = {
    Mark.STRONG: "strong",
    Mark.EMPHASIS: "emphasis",
    Mark.STRIKE: "strike",
    Mark.CODE: "code",
    Mark.MUTED: "muted",
    Mark.WARNING: "warning",
}
ROLES = (
    *("heading1", "heading2", "heading3", "heading4", "display", "value", "digits", "unit", "label", "head"),
    *("lead", "bar", "rule", "guide", "sign", "blank"),
)
COMPONENTS = frozenset(
    f"page--{name}" for name in (*ROLES, *MARKS.values(), "link", "link-label", "lit", "marked")
)


class Overlay(NamedTuple):
    """What lies over a row for the moment: the marked link, selected characters, labels over its links.

    `lit` are the first and last character + 1 of what was looked for.
    """

    marked: int = NO_LINK
    selected: tuple[int, int] | None = None
    labels: tuple[tuple[int, str], ...] = ()
    lit: tuple[tuple[int, int], ...] = ()


PLAIN = Overlay()


class Ink:
    """The styles of one widget, looked up once each.

    `component` gives the style of a component class, `base` is the style of the widget's own text.
    """

    def __init__(self, base: Style, component: Callable[[str], Style], selection: Style) -> None:
        self.base = base
        self.selection = selection
        self._component = component
        self._styles: dict[tuple[str, Mark, bool, bool], Style] = {}

    def style(self, segment: Segment, marked: int = NO_LINK) -> Style:
        """The style of a segment while the link `marked` is marked."""
        linked = segment.link != NO_LINK
        key = (segment.role, segment.marks, linked, linked and segment.link == marked)
        if key not in self._styles:
            self._styles[key] = self._mix(*key)
        return self._styles[key]

    def _mix(self, role: str, marks: Mark, linked: bool, marked: bool) -> Style:
        names = [role] if role else []
        names += [name for mark, name in MARKS.items() if mark & marks]
        names += ["link"] * linked + ["marked"] * marked
        return sum((self._component(f"page--{name}") for name in names), start=self.base)

    @property
    def link_label(self) -> Style:
        """The style of a label over a link."""
        return self.base + self._component("page--link-label")

    def strip(self, row: Row, left: int, width: int, overlay: Overlay = PLAIN) -> Strip:
        """A row with `left` blank cells before it, `width` cells in all."""
        words = Strip(StyledSegment(piece.text, self.style(piece, overlay.marked)) for piece in row)
        for characters in overlay.lit:
            words = _over(words, characters, self._component("page--lit"))
        if overlay.selected:
            words = _over(words, overlay.selected, self.selection)
        strip = Strip.join([Strip([StyledSegment(" " * left, self.base)]), words])
        for at, label in overlay.labels:
            strip = self._labelled(strip, left + at, label)
        return strip.adjust_cell_length(width, self.base)

    def _labelled(self, strip: Strip, start: int, label: str) -> Strip:
        """The label in the blanks before the link, as far as there are some, so that it hides no words."""
        before = strip.crop(max(start - len(label), 0), start).text
        at = start - len(before) + len(before.rstrip(" "))
        letters = Strip([StyledSegment(label, self.link_label)])
        return Strip.join([strip.crop(0, at), letters, strip.crop(at + len(label))])


def _over(strip: Strip, characters: tuple[int, int], style: Style) -> Strip:
    """A strip with a style over some of its characters; -1 is the end."""
    text = strip.text
    first, last = (len(text) if end < 0 else min(end, len(text)) for end in characters)
    start, stop = (Strip([StyledSegment(text[:end])]).cell_length for end in (first, last))
    before, chosen, after = strip.crop(0, start), strip.crop(start, stop), strip.crop(stop)
    return Strip.join([before, Strip([_styled(piece, style) for piece in chosen]), after])


def _styled(segment: StyledSegment, style: Style) -> StyledSegment:
    return StyledSegment(segment.text, (segment.style or Style()) + style)
