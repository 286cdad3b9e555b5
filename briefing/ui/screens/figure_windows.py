"""The windows that a figure has beside its page: its numbers, and its picture as large as the window."""

from __future__ import annotations

from textual.screen import Screen

from briefing.model.entries import Figure
from briefing.ui.desk import Desk
from briefing.ui.keys import Key
from briefing.ui.screens.journey import Journey


class FigureWindows:
    """Opens them over a screen, for the figure that is on it."""

    def __init__(self, screen: Screen[None], desk: Desk, journey: Journey, keys: tuple[Key, ...]) -> None:
        self._screen = screen
        self._desk = desk
        self._journey = journey
        self._keys = keys

    def numbers(self) -> None:
        """Open the numbers of the figure."""
        figure = self._figure
        if figure is None:
            self._screen.notify("Numbers are shown for a figure.", markup=False)
            return
        from briefing.ui.screens.numbers import NumbersScreen, has_numbers

        if has_numbers(figure):
            self._screen.app.push_screen(NumbersScreen(self._desk.view, figure, self._keys))
        else:
            from briefing.pages.unread import unread

            told = next(unread(figure, self._desk.view), "this figure has no table of numbers")
            self._screen.notify(f"{told[:1].upper()}{told[1:]}.", markup=False)

    def picture(self) -> None:
        """Open the picture of the figure."""
        figure = self._figure
        from briefing.pages.picture import image_of

        image = image_of(figure, self._desk.view) if figure else None
        if image is None:
            self._screen.notify("There is no picture here.", markup=False)
            return
        from briefing.ui.screens.picture import PictureScreen

        pictures = self._desk.volume.pictures
        self._screen.app.push_screen(PictureScreen(pictures, image, self._keys))

    @property
    def _figure(self) -> Figure | None:
        entry = self._journey.entry and self._desk.volume.book.at(self._journey.entry)
        return entry if isinstance(entry, Figure) else None
