"""The keyboard: a driver that ends at once, sleeps while nobody types, and survives whatever bytes arrive.

Textual's own looks ten times a second whether it shall end, which is what most of a quit waits for, and it
dies of a byte that is not UTF-8 or of a key that no keyboard has (textual#6456). Here the thread that reads
waits for the terminal and for a bell at the same time.
"""

from __future__ import annotations

import os
import re
import select
import signal
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from threading import Event
from typing import TYPE_CHECKING, Any

from textual._xterm_parser import XTermParser  # Textual has no public way from bytes to keys
from textual.constants import ESCAPE_DELAY
from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message

_MOST = 4096
_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~])?|[^\x1b]+")
_OF_THE_TERMINAL = ("mouse_pixels", "terminal_size", "terminal_pixel_size")
"""What a terminal tells only once: to the parser that was there."""


class Bell(Event):
    """An event for which `select` can wait, too."""

    def __init__(self) -> None:
        super().__init__()
        self._heard, self._rung = os.pipe()

    def fileno(self) -> int:
        """What is readable while the event is set."""
        return self._heard

    def set(self) -> None:
        """Ring."""
        super().set()
        os.write(self._rung, b"!")

    def clear(self) -> None:
        """Be silent again."""
        if self.is_set():
            os.read(self._heard, _MOST)
        super().clear()

    def __del__(self) -> None:
        os.close(self._heard)
        os.close(self._rung)


class Keyboard:
    """What the bytes from a terminal mean; a sequence that makes no sense costs nothing but itself."""

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._parser = XTermParser()

    def typed(self, data: bytes) -> Iterator[Message]:
        """What was done at the terminal; an escape that may still become a sequence is not told yet."""
        for sequence in _SEQUENCE.findall(self._decode(data)):
            yield from self._parsed(sequence)

    def waited(self) -> list[Message]:
        """What an escape meant after which nothing came for the time of `ESCAPE_DELAY`."""
        return self._parsed("")

    def _parsed(self, sequence: str) -> list[Message]:
        try:
            return list(self._parser.feed(sequence) if sequence else self._parser.tick())
        except Exception:  # whatever it was, the parser has ended with it
            told = {name: getattr(self._parser, name) for name in _OF_THE_TERMINAL}
            self._parser = XTermParser()
            vars(self._parser).update(told)
            return []


class QuickDriver(LinuxDriver):
    """Textual's driver with a keyboard of ours; without the event that ends Textual's, with Textual's."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._bell = Bell() if isinstance(getattr(self, "exit_event", None), Event) else None
        if self._bell is not None:
            self.exit_event = self._bell

    def run_input_thread(self) -> None:
        """Called by Textual in a thread: tell the app what is typed until the bell rings."""
        if self._bell is None:
            super().run_input_thread()
            return
        keyboard = Keyboard()
        if select.select([self.fileno], [], [], 0)[0]:
            # Typed before the terminal was ours: then it makes newlines of what the enter key sends.
            self._tell(keyboard.typed(self._read().replace(b"\n", b"\r")))
        patience: float | None = ESCAPE_DELAY
        while not self._bell.is_set():
            ready, _, _ = select.select([self.fileno, self._bell.fileno()], [], [], patience)
            if self.fileno in ready:
                if not (data := self._read()):
                    # Not every way in which a terminal goes sends the signal for it.
                    os.kill(os.getpid(), signal.SIGHUP)
                    return
                self._tell(keyboard.typed(data))
                patience = ESCAPE_DELAY
            elif not ready:
                self._tell(keyboard.waited())
                patience = None

    def _read(self) -> bytes:
        """What was typed; nothing if there is no terminal any more."""
        try:
            return os.read(self.fileno, _MOST)
        except OSError:
            return b""

    def _tell(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)
