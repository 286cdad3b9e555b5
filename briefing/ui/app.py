"""The program on a screen: themes, keys, the reading screen, and a terminal handed back as it was found."""

from __future__ import annotations

import asyncio
import io
import os
import signal
import sys
from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from rich.console import Console
from textual import on, work
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from briefing.library.volume import Volume
from briefing.model.book import Ref
from briefing.model.dates import Edtf
from briefing.model.text import Text
from briefing.reader import folders
from briefing.reader.state import StateFolder
from briefing.ui import web
from briefing.ui.clipboard import desktop_tool, hand_over
from briefing.ui.desk import Desk
from briefing.ui.keymap import load_keymap
from briefing.ui.keys import Key, bindings, display
from briefing.ui.messages import CopyText, OpenAddress
from briefing.ui.screens.question import Question
from briefing.ui.screens.reading import ReadingScreen
from briefing.ui.themes import THEMES, default_theme, variable_defaults

FAILED = 2
_ENDED_BY_SIGNAL = 128


class BriefingApp(App[None]):
    """One book open on a screen."""

    TITLE = "briefing"
    CSS_PATH = "briefing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("always")]
    # A key is typed once; the list of commands need not animate into sight.
    animation_level = "none"

    def __init__(self, desk: Desk, theme: str | None = None) -> None:
        super().__init__()
        self.desk = desk
        self._own_keys, self._key_problems = load_keymap(folders.keymap_file())
        for own in THEMES:
            self.register_theme(own)
        self.theme = theme if theme in self.available_themes else default_theme(os.environ)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables for the themes that are not ours."""
        return variable_defaults(self.current_theme)

    def on_mount(self) -> None:
        """Take over the keyboard and the signals, then show the book."""
        self.set_keymap(self._own_keys.for_textual())
        for number in (signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(number, self._end, number)
        self.push_screen(ReadingScreen(self.desk, self._own_keys.keys))
        for problem in self._key_problems:
            self.notify(
                f"{problem.path.name}:{problem.line}: {problem.message}",
                severity="warning",
                markup=False,
                timeout=10,
            )

    def _end(self, number: int) -> None:
        """Leave at a signal, with the exit code that shells give it."""
        self.exit(return_code=_ENDED_BY_SIGNAL + number)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: every key that works here, by name, and the themes."""
        if isinstance(screen, ReadingScreen):
            for key in screen.keys_here():
                yield SystemCommand(
                    _capital(key.description), " ".join(map(display, key.keys)), partial(self._press, key)
                )
        for theme in sorted(self.available_themes):
            yield SystemCommand(f"Theme: {theme}", "how it looks", partial(setattr, self, "theme", theme))

    async def _press(self, key: Key) -> None:
        """Do what a key does where the reader is."""
        await self.run_action(key.action, self.screen.focused or self.screen)

    @on(OpenAddress)
    @work
    async def _open_address(self, event: OpenAddress) -> None:
        """Open an address in the browser once the reader says so; copy it where no browser would be seen."""
        found = web.address(event.url)
        if found is None:
            self.notify(
                f"Not opened: {event.url} is no address of the web or of mail.",
                severity="warning",
                markup=False,
            )
        elif not web.has_display():
            await self._copy(Text(found.url), Text("the address, since there is no browser here"))
        elif not await self.push_screen_wait(Question("Open this address in the browser?", found.shown)):
            return
        elif not await asyncio.to_thread(web.open_in_browser, found.url):
            await self._copy(Text(found.url), Text("the address, since no browser took it"))

    @on(CopyText)
    async def _copy_text(self, event: CopyText) -> None:
        await self._copy(event.text, event.what)

    async def _copy(self, text: Text, what: Text) -> None:
        """Copy a text and say how: by the desktop's clipboard, else by the terminal's."""
        tool = await asyncio.to_thread(desktop_tool)
        if tool and await asyncio.to_thread(hand_over, tool, text):
            self.notify(f"Copied {what} ({tool.command[0]}).", markup=False)
            return
        self.copy_to_clipboard(text)
        # A terminal does not answer whether it took the text.
        self.notify(f"Copied {what} (sent to the terminal).", markup=False)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def run(volume: Volume, when: Edtf | None, start: Ref | None, theme: str | None, debug: bool) -> int:
    """Open a book on the screen until the reader leaves; the exit code. `start`: where, else where he was."""
    app = BriefingApp(Desk(volume, when, StateFolder(folders.state()), start), theme)
    crash = io.StringIO()
    if not debug:
        app.error_console = Console(file=crash)
    app.run()
    note = app.desk.save()
    if note:
        print(f"briefing: {note}", file=sys.stderr)
    if crash.getvalue() or app.return_code == 1:
        print("briefing: stopped because of an internal error. --debug shows it.", file=sys.stderr)
        return FAILED
    return app.return_code or 0
