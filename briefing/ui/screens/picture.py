"""The picture of a figure, as large as the window, over the words that stand for it."""

from __future__ import annotations

import asyncio

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.library.pictures import Pictures
from briefing.loading.files import NotReadable, TooLarge
from briefing.model.measures import Image
from briefing.model.page import Pixels
from briefing.model.text import Text, clean
from briefing.ui import viewer, web
from briefing.ui.graphics import LARGEST, Graphics, graphics
from briefing.ui.keys import Key, bindings
from briefing.ui.messages import ASKING, CopyText
from briefing.ui.panes.picture_view import PictureView
from briefing.ui.panes.status_line import StatusLine
from briefing.ui.screens.question import Question


class PictureScreen(ModalScreen[None]):
    """A window over the book with one of its pictures."""

    BINDINGS = bindings("picture", "dialog")

    def __init__(self, pictures: Pictures, image: Image, keys: tuple[Key, ...]) -> None:
        super().__init__()
        self._pictures = pictures
        self._image = image
        self._keys = keys
        self._may_open = False

    def compose(self) -> ComposeResult:
        """Room for the picture, the words that stand for it, its file, and the keys."""
        yield Vertical(id="picture")
        yield Static(Content(self._image.alt), id="alt")
        yield Static(Content.styled(self._image.path, "$text-muted"), id="file")
        line = StatusLine(self._keys, lambda: Text(""))
        line.scope = "picture"
        yield line

    @work
    async def on_mount(self) -> None:
        """Show the picture, or why it cannot be shown."""
        try:
            pixels, found = await asyncio.to_thread(self._decoded)
        except NotReadable as reason:
            told = Content(f"▲ not shown: {self._image.path} {clean(str(reason))}")
            self.query_one("#file", Static).update(told.stylize("$text-warning"))
            # Another program may show what is only too large for us.
            if isinstance(reason, TooLarge):
                self._may_open = await asyncio.to_thread(self._pictures.is_one, self._image.path)
            return
        self._may_open = True
        await self.query_one("#picture").mount(PictureView(pixels, found))

    def _decoded(self) -> tuple[Pixels, Graphics | None]:
        found = graphics() if self.app.console.color_system == "truecolor" else None
        if found:
            return self._pictures.large(self._image.path, LARGEST), found
        return self._pictures.seen(self._image.path), None

    def on_screen_suspend(self) -> None:
        """Called by Textual when another window opens over this one."""
        for view in self.query(PictureView):
            view.cover(True)

    def on_screen_resume(self) -> None:
        """Called by Textual when this is the uppermost window."""
        for view in self.query(PictureView):
            view.cover(False)

    @work(group=ASKING)
    async def action_open(self) -> None:
        """Open the file in another program once the reader says so; copy its path where none can."""
        if not self._may_open:
            self.notify("There is no picture to open.", markup=False)
            return
        place = self._pictures.place(self._image.path)
        if not viewer.is_named_as_picture(place):
            self._copy_path("since its name is not a picture's")
        elif not web.has_display():
            self._copy_path("since there is no desktop here")
        elif not await self._agreed(clean(str(place))):
            return
        elif not await asyncio.to_thread(viewer.open_picture, place):
            self._copy_path("since no program took it")

    async def _agreed(self, place: Text) -> bool:
        return await self.app.push_screen_wait(
            Question("Open this picture in another program?", place, self._keys)
        )

    def _copy_path(self, why: str) -> None:
        place = self._pictures.place(self._image.path)
        self.post_message(CopyText(clean(str(place)), Text(f"the path of the picture, {why}")))
