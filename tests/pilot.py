"""A pilot that waits for work and not for time.

Textual's waits until the processor has been idle for some moments, which is most of what a test of keys then
takes, and is a guess on a busy machine.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.app import App
from textual.events import Callback, Key
from textual.geometry import Size
from textual.keys import REPLACED_KEYS, _character_to_key, key_to_character
from textual.message import Message
from textual.pilot import Pilot


def key_event(key: str) -> Key:
    """What arrives where a key is pressed: a name (`enter`, `ctrl+p`), or a character."""
    name = _character_to_key(key) if len(key) == 1 else key
    return Key(name, key_to_character(REPLACED_KEYS.get(name, name)))


class QuickPilot(Pilot[None]):
    """Textual's pilot, but for how long it waits."""

    def __init__(self, app: App[None]) -> None:
        super().__init__(app)
        self._begun = 0

    def count(self, message: Message) -> None:
        """Called for each message that is begun to be handled."""
        if not isinstance(message, Callback):  # by which one waits
            self._begun += 1

    async def press(self, *keys: str) -> None:
        """Press keys, each when nothing is left to do of the one before."""
        for key in keys:
            self.app.post_message(key_event(key))
            await self.pause()

    async def pause(self, delay: float | None = None) -> None:
        """Wait until all that waited is handled and drawn, and twice in a row nothing came of that."""
        quiet = 0
        while quiet < 2:
            begun = self._begun
            await super().pause(0)  # until each has handled what it had; no time passes
            quiet = 0 if self._begun != begun or self._waits() else quiet + 1

    async def resize_terminal(self, width: int, height: int) -> None:
        """Change the size of the terminal, which Textual passes on a moment later."""
        await super().resize_terminal(width, height)
        while self.app.screen.outer_size != Size(width, height):
            await super().pause(0)
        await self.pause()

    def _waits(self) -> bool:
        screens = self.app.screen_stack
        nodes = (node for screen in screens for node in screen.walk_children(with_self=True))
        return any(node.message_queue_size for node in (self.app, *nodes))


@asynccontextmanager
async def piloted(
    app: App[None], size: tuple[int, int] = (80, 24), notifications: bool = False
) -> AsyncIterator[QuickPilot]:
    """A program that runs on a screen of that size."""
    pilot = QuickPilot(app)
    async with app.run_test(size=size, notifications=notifications, message_hook=pilot.count):
        await pilot.pause()
        yield pilot
