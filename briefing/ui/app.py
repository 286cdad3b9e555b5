"""The program on a screen: themes, keys, the reading screen, and a terminal handed back as it was found."""

from __future__ import annotations

import asyncio
import gc
import io
import os
import signal
import sys
import termios
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import aclosing, contextmanager
from functools import partial
from time import monotonic
from typing import ClassVar, Protocol, runtime_checkable

from rich.console import Console
from textual import events, on, work
from textual.actions import ActionParseResult
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.driver import Driver
from textual.filter import LineFilter
from textual.notifications import Notify
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import Theme
from textual.widgets import Input

from briefing.glimpse import Glimpse
from briefing.library.volume import Volume
from briefing.library.watching import USUAL
from briefing.model.book import Ref
from briefing.model.dates import Edtf
from briefing.model.text import Text
from briefing.reader import folders
from briefing.reader.state import StateFolder
from briefing.ui import stocking, themes
from briefing.ui.desk import Desk
from briefing.ui.key_names import display
from briefing.ui.keymap import load_keymap
from briefing.ui.keys import Key, bindings
from briefing.ui.line_filter import StrayCharacters
from briefing.ui.messages import ASKING, FINDING, CopyText, LookedFor, NotLookedThrough, OpenAddress
from briefing.ui.notices import Notices
from briefing.ui.screens.reading import ReadingScreen
from briefing.ui.typist import Typed, Typist

_ENDED_BY_SIGNAL = 128
_NUMBERED = frozenset(f"link.{number}" for number in range(1, 10))
_UNDISTURBED = 0.5
"""Seconds after the first page before anything else is begun."""
_STALE = 60.0
"""Seconds after which it is looked again whether other books have changed."""
_COLLECTED_AFTER = 50_000
"""Objects made before the collector looks at them; a look takes longer than a frame."""


@runtime_checkable
class Keyed(Protocol):
    """A screen whose keys the palette lists."""

    def keys_here(self) -> tuple[Key, ...]:
        """Every key that works there."""


class Crash(Exception):
    """The program on the screen ended by an error of its own; with `debug` it has shown which."""


class BriefingApp(App[None]):
    """One book open on a screen."""

    TITLE = "briefing"
    NOTIFICATION_TIMEOUT = 3
    CSS_PATH = "briefing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("always")]
    # A key is typed once; the list of commands need not animate into sight.
    animation_level = "none"

    theme: Reactive[str] = Reactive(themes.DEFAULT)

    def __init__(
        self,
        desk: Desk,
        theme: str | None = None,
        stocks: bool = False,
        pause: float | None = None,
        follows: bool = False,
    ) -> None:
        # Textual would filter colours and draw black on black; our theme without colour needs no filter.
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        self.desk = desk
        self.picture = b""
        """What would be drawn first if the program were started again now; empty if that is not known."""
        self.has_terminal = False
        """Whether it has taken over the terminal, which it then hands back itself."""
        self.left: int | None = None
        """The exit code, once the reader has left."""
        self._stocks = stocks
        self._pause = pause
        self._follows = follows
        self._stocked = -_STALE
        self._looked_at: Volume | None = None
        """The book on top of which not all was known."""
        self._noted = Text("")
        self._notices = Notices(self)
        self._belt = StrayCharacters()
        self._own_keys, self._key_problems = load_keymap(folders.keymap_file())
        self.theme = theme or themes.default_theme(os.environ)
        self.typist = Typist(self, self._is_busy)
        """Takes what is typed."""
        self._quits = {name for key in self._own_keys.keys if key.action == "quit" for name in key.keys}

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Textual's themes and ours, which are known from the first moment: the stylesheet is read once."""
        return {**super().available_themes, **themes.BY_NAME}

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver for this terminal, or where that is the one for Unix, ours."""
        stock = super().get_driver_class()
        try:
            from briefing.ui.driver import QuickDriver
        except ImportError:
            return stock
        return QuickDriver if stock in QuickDriver.__bases__ else stock

    def get_default_screen(self) -> ReadingScreen:
        """The screen that is always there."""
        return ReadingScreen(self.desk, self._own_keys.keys, self._pause, self._follows)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables for the themes that are not ours."""
        return themes.variable_defaults(self.current_theme)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line passes on its way to the terminal."""
        return [*super().get_line_filters(), self._belt]

    def on_load(self) -> None:
        """Take over the signals, before the terminal is taken over."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(number, self.leave, _ENDED_BY_SIGNAL + number)

    def on_mount(self) -> None:
        """Take over the keyboard."""
        self.has_terminal = True
        self.set_keymap(self._own_keys.for_textual())
        if self._key_problems:
            from briefing.loading.sentences import counted

            found = counted(len(self._key_problems), "problem")
            told = f"{folders.keymap_file().name} has {found}; `briefing keys` tells more."
            self.notify(told, severity="warning", markup=False)

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Hand the terminal to another program; what was typed before that is left undone."""
        with super().suspend():
            yield
            if sys.__stdin__ and sys.__stdin__.isatty():
                termios.tcflush(sys.__stdin__, termios.TCIFLUSH)
        self.typist.drop()

    async def on_event(self, event: events.Event) -> None:
        """Called by Textual for what happens: what is typed comes one after the other, but for the end."""
        if isinstance(event, Typed):
            if not self._is_at_once(event) and self.typist.holds_back(event):
                return
            for screen in self._reading_screens:
                screen.drop_changes()
        await super().on_event(event)

    def _is_at_once(self, typed: Typed) -> bool:
        """Whether this ends the program, or has been where it was sent and comes back from there."""
        return typed.is_forwarded or (isinstance(typed, events.Key) and typed.key in self._quits)

    def _is_busy(self, typed: Typed) -> bool:
        """Whether a page is still to come, or for all but more words, what the words typed so far find."""
        if any(isinstance(screen, ReadingScreen) and screen.journey.is_going for screen in self.screen_stack):
            return True
        if isinstance(self.focused, Input) and (isinstance(typed, events.Paste) or typed.is_printable):
            return False
        return any(worker.group == FINDING and not worker.is_finished for worker in self.workers)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Called by Textual for what a key does; its list of commands fails before and after it is drawn."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except (KeyError, NoMatches):
            if isinstance(self.screen, CommandPalette):
                return True
            raise

    def on_notify(self, event: Notify) -> None:
        """Called before Textual shows what is said in passing."""
        self._notices.arrived(event.notification)

    def leave(self, return_code: int = 0) -> None:
        """Quit, remembering the exact place in the book."""
        if self.left is not None:
            return
        for screen in self.screen_stack:
            if isinstance(screen, ReadingScreen) and screen.is_mounted:
                screen.journey.keep_place()
                self.picture = b"" if len(self.screen_stack) > 1 else screen.picture()
        self.left = return_code
        self.exit(return_code=return_code)

    async def action_quit(self) -> None:
        """Quit at once, whatever is open."""
        self.leave()

    def on_ready(self) -> None:
        """What start-up built stays: the collector need not look through it, and seldom at anything."""
        gc.freeze()
        gc.set_threshold(_COLLECTED_AFTER)
        gc.enable()
        self._stock_again()

    @work(group="stocking", exclusive=True)
    async def _stock(self) -> None:
        """Find out what is left of the book on top, and read the others within reach, to find them too."""
        volume = self.desk.volume
        shelves = await asyncio.to_thread(lambda: self.desk.library.shelves)
        note = next((shelf.note for shelf in shelves if shelf.note), Text(""))
        if note and note != self._noted:
            self.notify(note, markup=False)
        self._noted = note
        steps = stocking.progress(volume, (shelf.folder for shelf in shelves if not shelf.note))
        async with aclosing(steps):
            async for step in steps:
                self._tell_progress(*step)
        # Else what was written meanwhile would be carried over when the reader leaves, and he would wait.
        await asyncio.to_thread(self.desk.library.tidy)
        self._tell_progress("books", 0, 0)  # also where it ended before all were read

    def _tell_progress(self, what: str, done: int, of: int) -> None:
        """Say how far it is; where something is done, show first what is known by that."""
        for screen in self._reading_screens:
            if done >= of > 0:
                screen.call_later(screen.catch_up)
            screen.call_later(screen.tell_progress, stocking.told(what, done, of))

    @property
    def _reading_screens(self) -> tuple[ReadingScreen, ...]:
        """The screen that is there, below the windows, until the program ends."""
        return tuple(screen for screen in self.screen_stack if isinstance(screen, ReadingScreen))

    @on(LookedFor)
    def _stock_again(self) -> None:
        """What has changed since is to be found too."""
        if monotonic() - self._stocked > _STALE:
            self._stock_soon()

    @on(NotLookedThrough)
    def _look_through(self) -> None:
        """Another book is on top, or the same as it was saved."""
        if self._looked_at is not self.desk.volume:  # else it was tried
            self._looked_at = self.desk.volume
            self._stock_soon()

    def _stock_soon(self) -> None:
        self._stocked = monotonic()
        if self._stocks:
            self.set_timer(_UNDISTURBED, self._stock)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: what keys do here but for moving about, by name, and the themes, our own first."""
        if isinstance(screen, Keyed):
            for key in screen.keys_here():
                if key.scope in ("moving", "table") or key.id in _NUMBERED:
                    continue
                yield SystemCommand(
                    _capital(key.description), " ".join(map(display, key.keys)), partial(self._press, key)
                )
        own = [theme.name for theme in themes.THEMES]
        for theme in (*own, *sorted(self.available_themes.keys() - set(own))):
            yield SystemCommand(f"Theme: {theme}", "how it looks", partial(setattr, self, "theme", theme))

    async def _press(self, key: Key) -> None:
        """Do what a key does where the reader is."""
        for active in self.screen.active_bindings.values():
            if active.binding.id == key.id:
                await self.run_action(active.binding.action, active.node)
                return

    @on(OpenAddress)
    @work(group=ASKING)
    async def _open_address(self, event: OpenAddress) -> None:
        """Open an address in the browser once the reader says so; copy it where no browser would be seen."""
        from briefing.model.web import address
        from briefing.ui import web

        found = address(event.url)
        if found is None:
            self.notify(
                f"Not opened: {event.url} is no address of the web or of mail.",
                severity="warning",
                markup=False,
            )
        elif not web.has_display():
            await self._copy(Text(found.url), Text("the address, since there is no browser here"))
        elif not await self._answer("Open this address in the browser?", found.shown):
            return
        elif not await asyncio.to_thread(web.open_in_browser, found.url):
            await self._copy(Text(found.url), Text("the address, since no browser took it"))

    async def _answer(self, question: str, detail: Text) -> bool:
        """What the reader answers to a question."""
        from briefing.ui.screens.question import Question

        return await self.push_screen_wait(Question(question, detail, self._own_keys.keys))

    @on(CopyText)
    async def _copy_text(self, event: CopyText) -> None:
        await self._copy(event.text, event.what)

    async def _copy(self, text: Text, what: Text) -> None:
        """Copy a text and say how: by the desktop's clipboard, else by the terminal's."""
        from briefing.ui.clipboard import to_desktop

        used = await asyncio.to_thread(to_desktop, text)
        if used:
            self.notify(f"Copied {what} ({used}).", markup=False)
            return
        self.copy_to_clipboard(text)
        # A terminal does not answer whether it took the text.
        self.notify(f"Copied {what} (sent to the terminal).", markup=False)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def run(
    volume: Volume,
    when: Edtf | None,
    start: Ref | None,
    theme: str | None,
    debug: bool,
    say: Callable[[str], None],
    glimpse: Glimpse | None = None,
    follows: bool = False,
) -> int:
    """Open a book on the screen until the reader leaves; the exit code. `start`: where, else where he was.

    `say` tells the reader what went wrong while his place was saved. `glimpse` is what stands on the screen
    already, and keeps what is to stand there the next time. `follows` leads to each entry that is saved.
    Raises UnknownTheme, and Crash where the program ended by an error of its own.
    """
    # Nothing that start-up makes is garbage; `on_ready` begins to look for some.
    gc.disable()
    desk = Desk(volume, when, StateFolder(folders.state()), start)
    app = BriefingApp(desk, theme and themes.find(theme), stocks=True, pause=USUAL, follows=follows)
    crash = io.StringIO()
    if not debug:
        app.error_console = Console(file=crash)
    if glimpse:
        glimpse.hand_over()
    app.run()
    if glimpse and app.has_terminal:
        glimpse.drawn_over()
    if note := app.desk.saving()():
        say(note)
    if app.left is None:  # what fails after that is only a page that was still to come
        raise Crash
    if glimpse and app.picture:
        glimpse.keep(app.picture, desk.volume.book.path, (*desk.files, folders.keymap_file()))
    return app.left
