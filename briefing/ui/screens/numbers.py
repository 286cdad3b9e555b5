"""The numbers of a figure: a table to sort and to compare in, and a ranking.

What the reader does with the numbers is the matter of `Numbers`, how they are drawn that of `NumbersTable`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen

from briefing.library.figures.comparing import is_measured_alike, may_join, numbers
from briefing.library.figures.exporting import FORMS, Form, exported
from briefing.library.figures.grid import Grid
from briefing.model.entries import Figure, Source
from briefing.model.page import Mark, Span
from briefing.model.text import Text, clean
from briefing.pages.chart import Kind, chart, usual_kind
from briefing.pages.view import View
from briefing.ui.charts.pieces import cut
from briefing.ui.charts.strokes import load
from briefing.ui.keys import LAYERS, Key, bindings
from briefing.ui.messages import FINDING, CopyText
from briefing.ui.numbers import Numbers, first_shown
from briefing.ui.panes.header import Header
from briefing.ui.panes.lines import Still
from briefing.ui.panes.numbers_table import NumbersTable
from briefing.ui.panes.plot import Plot
from briefing.ui.panes.status_line import StatusLine
from briefing.ui.screens.choice import Choice, Option

_NAME = 20
"""Cells of what is marked, in the line of keys."""


def has_numbers(figure: Figure) -> bool:
    """Whether a figure has more than one value to show."""
    return bool(numbers(figure).columns)


class _Other(NamedTuple):
    """A series of another figure: that figure, its numbers, and which of its columns."""

    figure: Figure
    numbers: Grid
    column: int


class FigureTitles(Still):
    """The title of the figure, and below it unit, date and publisher; a line for each other figure."""

    titles: reactive[tuple[tuple[Text, Text], ...]] = reactive((), layout=True)
    """Of each figure its title, and what is to be known of its numbers."""

    def render(self) -> Content:
        """The lines, each cut with `…` where there is no room."""
        (title, told), *others = self.titles
        lines = [Content(title).stylize("bold"), Content.styled(told, "$text-muted")]
        lines += (Content.assemble(f"+ {title}", ("  " + told, "$text-muted")) for title, told in others)
        return Content("\n").join(line.truncate(self.content_size.width, ellipsis=True) for line in lines)


class NumbersScreen(Screen[None], Still):
    """A figure that has numbers to show."""

    BINDINGS = bindings("numbers")
    AUTO_FOCUS = "NumbersTable"

    def __init__(self, view: View, figure: Figure, keys: tuple[Key, ...]) -> None:
        super().__init__()
        self._view = view
        self._keys = keys
        self._figures = [figure]
        self._joined: set[tuple[str, int]] = set()
        self._numbers = first_shown(numbers(figure))
        self._plot = Plot()
        self._plot.display = False

    def compose(self) -> ComposeResult:
        """The book's header, what the numbers are, the numbers, the keys."""
        yield Header()
        yield FigureTitles()
        yield NumbersTable()
        yield self._plot
        line = StatusLine(self._keys, self._position)
        line.scope = "numbers"
        yield line

    def on_mount(self) -> None:
        """Show the table."""
        header, told = self.query_one(Header), self._view.volume.book.header
        header.book, header.marking = told.title, told.marking or Text("")
        header.meeting, header.as_of = told.date, self._view.when
        self._tell_figures()
        self._show(self._numbers)

    def _tell_figures(self) -> None:
        self.query_one(FigureTitles).titles = tuple(
            (clean(f"{self._view.code(figure.id)} {figure.title}"), facts(self._view, figure))
            for figure in self._figures
        )

    def _show(self, shown: Numbers, keeps_plot: bool = False) -> None:
        self._numbers = shown
        self.query_one(NumbersTable).show(shown.sheet)
        self.query_one(StatusLine).redraw()
        if self._plot.display:
            (self._draw if keeps_plot else self._swap)()

    def _draw(self) -> None:
        """Plot what is shown."""
        self._plot.plot(chart(self._plotted, self._kind, self._figures[0].targets))

    @property
    def _kind(self) -> Kind:
        shown, wanted = self._numbers, self._figures[0].chart
        if shown.is_ranking:
            return "bar"
        return usual_kind(shown.grid) if wanted in (None, "none") else wanted

    @property
    def _plotted(self) -> Grid:
        return self._numbers.plotted(as_lines=self._kind == "line")

    def _swap(self) -> None:
        """The plot in place of the table, or the table again."""
        plot, table = self._plot, self.query_one(NumbersTable)
        plot.display, table.display = table.display, plot.display
        (plot if plot.display else table).focus()

    def _position(self) -> Text:
        """What is marked of what may be picked, whether it is, and how many are."""
        shown = self._numbers
        sign = "●" if shown.subject in shown.picked else "○"
        told = f"{sign} {cut(shown.name, _NAME)}" if shown.name else ""
        return clean("   ".join(filter(None, (told, f"{len(shown.picked)} picked" * bool(shown.picked)))))

    @on(NumbersTable.Moved)
    def _moved(self, event: NumbersTable.Moved) -> None:
        self._numbers = self._numbers.marking(event.row, event.column)
        self.query_one(StatusLine).redraw()

    # What the keys ask for

    def action_sideways(self, step: int) -> None:
        """Mark the next column, or rank at the next x."""
        if self._numbers.is_ranking:
            self._show(self._numbers.moved_on(step), keeps_plot=True)
        else:
            self.query_one(NumbersTable).move(0, step)

    def action_pick(self) -> None:
        """Pick what is marked, or no longer."""
        if self._numbers.subject is None:
            self.notify("Move to a column to pick it.", markup=False)
        self._show(self._numbers.picking())

    def action_narrow(self) -> None:
        """Show only what is picked, or all again."""
        if not self._numbers.picked:
            self.notify("Nothing is picked yet.", markup=False)
        self._show(self._numbers.narrowing(), keeps_plot=True)

    def action_rank(self) -> None:
        """Rank where one is, or go back to the table."""
        self._show(self._numbers.changing_view())

    @work(group=FINDING, exclusive=True)
    async def action_plot(self) -> None:
        """Plot what is shown, or go back to the table."""
        if not self._plot.display:
            await asyncio.to_thread(load)  # what draws lines takes long to import
            self._draw()
        self._swap()

    def action_sort(self) -> None:
        """Sort by the marked column."""
        if self._is_table():
            self._show(self._numbers.sorting())

    def action_turn(self) -> None:
        """Turn rows and columns."""
        if self._is_table():
            self._show(self._numbers.turning())

    def _is_table(self) -> bool:
        """Whether the table is shown; else the reader is told that what is shown stays as it is."""
        if self._numbers.is_ranking:
            self.notify("A ranking has its own order; the table can be changed.", markup=False)
        return not self._numbers.is_ranking

    async def action_copy(self) -> None:
        """Copy what is shown for a spreadsheet."""
        await self._copy("tsv")

    def action_copy_as(self) -> None:
        """Copy what is shown in a form that is asked for."""
        forms = [Option((Span(Text(name)),), form) for form, name in FORMS.items()]
        self.app.push_screen(Choice("Copy as", forms, self._keys), self._copy)

    async def _copy(self, form: Form | None) -> None:
        if form:
            shown, what = self._to_copy(FORMS[form])
            text = await asyncio.to_thread(lambda: exported(shown, form, self._below()))
            self.post_message(CopyText(text, clean(what)))

    def _to_copy(self, form: str) -> tuple[Grid, str]:
        """What is shown, in its order, and what it is called."""
        if self._plot.display:
            return self._plotted, f"the numbers of the plot, as a table in {form}"
        return self._numbers.shown, f"{'the ranking' if self._numbers.is_ranking else 'the table'} as {form}"

    def _below(self) -> list[str]:
        """What is copied under the numbers: of each figure what it is and where it is from; the marking."""
        from briefing.citing.forms import Terms, cited

        lines: list[str] = []
        for figure in self._figures:
            lines.append(f"{figure.title}: {facts(self._view, figure)}")
            citation = cited(self._view, self._view.here(figure.id), "citation", Terms(date.today()))
            lines += filter(None, citation.splitlines())
        return list(dict.fromkeys(reversed(lines)))[::-1]

    @work(group=FINDING)
    async def action_add(self) -> None:
        """Add a series of another figure; those that are measured alike are offered."""
        offered = await asyncio.to_thread(lambda: list(self._offered()))
        if offered:
            await self.app.push_screen(Choice("Add a series", offered, self._keys), self._add)
        else:
            self.notify(await asyncio.to_thread(self._nothing_offered), markup=False)

    def _nothing_offered(self) -> str:
        """That no other figure is measured alike, or that those that are go over something else."""
        shown = self._numbers.grid
        unit = f" ({shown.unit})" if shown.unit else ""
        others = [numbers(figure) for figure in self._others()]
        if any(is_measured_alike(shown, other) and not may_join(shown, other) for other in others):
            return f"Other figures are measured alike{unit}, but not {_over(shown)}."
        return f"No other figure is measured alike{unit}."

    def _others(self) -> Iterator[Figure]:
        for figure in self._view.volume.book.section("figures"):
            if isinstance(figure, Figure) and figure.id != self._figures[0].id:
                yield figure

    def _offered(self) -> Iterator[Option[_Other]]:
        """The series of the other figures that may stand beside these."""
        for figure in self._others():
            found = numbers(figure)
            if not may_join(self._numbers.grid, found):
                continue
            of = Text(f"  {self._view.code(figure.id)} · {found.unit} · {figure.title}")
            for number, column in enumerate(found.columns):
                if (figure.id, number) not in self._joined:
                    line = Span(column.name), Span(of, Mark.MUTED)
                    yield Option(line, _Other(figure, found, number))

    def _add(self, chosen: _Other | None) -> None:
        if chosen is None:
            return
        figure, found, number = chosen
        self._joined.add((figure.id, number))
        if figure not in self._figures:
            self._figures.append(figure)
            self._tell_figures()
        self._show(self._numbers.adding(found, number, self._view.code(figure.id)), keeps_plot=True)

    def action_help(self) -> None:
        """What the keys do here."""
        from briefing.ui.screens.help import Help

        self.app.push_screen(Help("numbers", self._keys))

    def keys_here(self) -> tuple[Key, ...]:
        """Every key that works here."""
        return tuple(key for key in self._keys if key.scope in LAYERS["numbers"])


def _over(found: Grid) -> str:
    """What its numbers are given over, in words."""
    if found.is_over_time:
        return "over time"
    return f"over the same names, by {found.x}" if found.x else "over the same names"


def facts(view: View, figure: Figure) -> Text:
    """Unit and date of a figure's numbers, what an `e` behind one means, and their publisher."""
    source = view.entry(figure.source)
    told = (
        figure.unit,
        f"as of {figure.as_of.short()}" if figure.as_of else "",
        "e: estimate" if numbers(figure).has_estimates else "",
        source.publisher if isinstance(source, Source) else "",
    )
    return clean(" · ".join(filter(None, told)))
