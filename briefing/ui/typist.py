"""Keys one after the other, however fast they come.

Textual gives a key at once to what has the focus when it arrives, though the key before may yet open another
page, a window, or a line to type in. Here a key that comes too early waits until nothing is left to do of the
one before. A key that comes alone does not wait.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from time import monotonic

from textual import events
from textual.app import App

_SHORT = 100
_PAUSE = 0.002
"""Seconds between two looks whether all is done, once it was not for so many rounds of the event loop."""

Typed = events.Key | events.Paste


class Typist:
    """Holds back what is typed too early.

    `busy` says whether something is going on on which a key or a paste depends, beside the messages that are
    still to be handled.
    """

    def __init__(self, app: App[None], busy: Callable[[Typed], bool]) -> None:
        self._app = app
        self._busy = busy
        self._waiting: deque[Typed] = deque()
        self._let_go: Typed | None = None
        self._follows: asyncio.Task[None] | None = None
        self._from = 0.0
        """When what is to be done was typed at the earliest."""

    @property
    def is_done(self) -> bool:
        """Whether all is done of everything typed so far."""
        return self._follows is None

    def holds_back(self, typed: Typed) -> bool:
        """Whether this has to wait; the app gets it again when its turn has come."""
        if typed.time < self._from:
            return True
        if typed is self._let_go:
            return False
        comes_alone = self._follows is None and not self._busy(typed)
        if comes_alone:
            self._let_go = typed
        else:
            self._waiting.append(typed)
        if self._follows is None:
            self._follows = asyncio.create_task(self._follow())
        return not comes_alone

    def drop(self) -> None:
        """Leave undone what was typed so far, as it was meant for what was on the screen before."""
        self._waiting.clear()
        self._from = monotonic()

    async def _follow(self) -> None:
        """As long as something waits, let it go when all is done of what came before."""
        while True:
            await self._all_done()
            if not self._waiting:
                break
            self._let_go = self._waiting.popleft()
            self._app.post_message(self._let_go)
        self._follows = self._let_go = None

    async def _all_done(self) -> None:
        """Wait until twice in a row there is nothing to do: what was begun last may still bring something."""
        rounds = quiet = 0
        while quiet < 2:
            await asyncio.sleep(0 if rounds < _SHORT else _PAUSE)
            rounds += 1
            quiet = 0 if self._app.is_running and self._has_to_do() else quiet + 1

    def _has_to_do(self) -> bool:
        """Whether messages are left between the focus and the app, or what waits has to go on waiting."""
        here = self._app.focused or self._app.screen
        if any(node.message_queue_size for node in here.ancestors_with_self):
            return True
        return bool(self._waiting) and self._busy(self._waiting[0])
