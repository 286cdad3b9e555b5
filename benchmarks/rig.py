"""The rig: a real process in a real terminal, and a clock at the end of the wire.

What the process writes is stamped as it arrives and drawn only once the wire has been silent for some
milliseconds, so that drawing never delays reading; queries are answered at once. A time is always that of the
last bytes of a frame: of the first whole one (no synchronised update) that shows what was waited for.

    with Rig(*command, home=folder) as rig:
        rig.see("words", "more words")          # seconds from the start of the process
        rig.rest()                              # until it has nothing left to do
        rig.effect("down")                      # what a key did, and when
"""

from __future__ import annotations

import os
import re
import select
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from operator import ne
from pathlib import Path
from typing import NamedTuple

from tests.emulator import Emulator
from tests.terminal import KEYS, Pty

SIZE = (120, 40)
"""Columns and rows of every measurement, but where it is of a resize."""

_SILENT = 0.004
"""Seconds without output after which there is time to draw."""
_ONE_WRITE = 0.001
"""Seconds between two pieces of what was written at once, by a program that does not synchronise."""
_IDLE = 0.3
_LONGEST = 0.5
"""Seconds that a program may go on writing without a pause before it is drawn all the same."""
_PATIENCE = 60.0

_SYNC_END = b"\x1b[?2026l"
_TAKES_OVER = b"\x1b[?2026$p"
"""What Textual asks when it takes the terminal over; what stood there before is no frame of Textual's."""
_CUT = re.compile(rb"(?<=\x1b\[\?2026l)|(?=\x1b\[\?2026\$p)")
_QUERY = re.compile(rb"\x1b(?:\[(?:0?c|[56]n|\?u|\?\d+\$p)|\]1[01];\?)")

Cells = list[tuple[object, ...]]
"""A screen: row by row, each cell with its character and style."""


class Unseen(Exception):
    """What was waited for did not come; the message says what, and shows the screen."""


class Effect(NamedTuple):
    """What an act did: seconds until the first and the last new frame, rows that the first changed, costs."""

    painted: float
    settled: float
    rows: int
    frames: int
    bytes: int
    cpu: float


class Held(NamedTuple):
    """A key held down: frames that differ per second, and how many came after the last key's own."""

    frames_per_second: float
    behind: int


class Rig(Pty):
    """One process under the clock; a context manager that ends it."""

    def __init__(
        self,
        *command: str | Path,
        home: Path,
        size: tuple[int, int] = SIZE,
        env: Mapping[str, str] | None = None,
    ) -> None:
        self._emulator = Emulator(*size)
        self._heard: deque[tuple[float, bytes]] = deque()
        self._bytes = 0
        self._tail = b""
        self.before: Cells | None = None
        """The screen as it was when Textual took it over; None before that."""
        super().__init__(*command, home=home, size=size, env=env)
        self._end = os.pidfd_open(self._process.pid)

    def __exit__(self, *error: object) -> None:
        os.close(self._end)
        super().__exit__(None, None, None)

    # Eyes

    @property
    def cells(self) -> Cells:
        """The screen as it is drawn."""
        screen = self._emulator.screen
        return [tuple(map(screen.buffer[y].__getitem__, range(screen.columns))) for y in range(screen.lines)]

    @property
    def text(self) -> str:
        """The words on the screen."""
        return self._emulator.text

    @property
    def runs(self) -> bool:
        """Whether the process has not ended."""
        return self._process.poll() is None

    def see(self, *words: str, own: bool = False) -> float:
        """Seconds from the start until the first frame with all the words; an `own` one is Textual's own."""
        deadline = time.monotonic() + _PATIENCE
        while True:
            for at in self._frames():
                if (self.before is not None or not own) and all(word in self.text for word in words):
                    return at - self.started
            if not self._listen(deadline):
                raise Unseen(f"{words} did not appear on\n{self.text}")

    def effect(self, act: str | Callable[[], object], settle: float = 0.05, patience: float = 10.0) -> Effect:
        """Press a key (or do something else), and see what comes of it until `settle` seconds of silence."""
        self._draw()
        last, written, used = self.cells, self._bytes, self.cpu()
        changes: list[tuple[float, int]] = []
        started = time.monotonic()
        self.press(act) if isinstance(act, str) else act()
        while not changes:
            if not self._listen(started + patience, settle):
                raise Unseen(f"{act!r} changed nothing on\n{self.text}")
            cpu = self.cpu() - used
            for at in self._frames():
                if (now := self.cells) != last:
                    changes.append((at - started, sum(map(ne, last, now))))
                    last = now
        (painted, rows), (settled, _) = changes[0], changes[-1]
        return Effect(painted, settled, rows, len(changes), self._bytes - written, cpu)

    def rest(self) -> None:
        """Wait until the process neither writes nor works."""
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            used = self.cpu()
            wrote = self._listen(time.monotonic() + _IDLE, _IDLE)
            self._draw()
            if not wrote and self.cpu() - used < 0.05 * _IDLE:
                return
        raise Unseen(f"it never came to rest:\n{self.text}")

    # Hands

    def type(self, *keys: str) -> None:
        """Press keys one after the other, waiting each time until all is done."""
        for key in keys:
            self.press(key)
            self.rest()

    def resize(self, columns: int, rows: int) -> Effect:
        """Give the window another size."""
        self._draw()
        self._emulator.screen.resize(rows, columns)
        return self.effect(lambda: self._resize_pty(columns, rows), settle=0.3)

    def hold(self, key: str, rate: float, seconds: float) -> Held:
        """Hold a key down that repeats `rate` times a second."""
        self._draw()
        started = time.monotonic()
        for number in range(int(rate * seconds)):
            self._listen_until(started + number / rate)
            released = time.monotonic()
            os.write(self._master, KEYS.get(key, key).encode())
        self._listen(released + 1.0, _IDLE)
        frames = self._changes()
        shown = [at for at in frames if at <= released]
        return Held(len(shown) / (released - started), max(0, len(frames) - len(shown) - 1))

    def leave(self, *keys: str) -> float:
        """Press keys that end the process; seconds until it has ended."""
        self._draw()
        self.press(*keys[:-1])
        started = time.monotonic()
        self.press(keys[-1])
        while not select.select([self._end], [], [], 0)[0]:
            if time.monotonic() > started + _PATIENCE:
                raise Unseen(f"{keys} did not end it:\n{self.text}")
            self._hear(started + _PATIENCE)
        return time.monotonic() - started

    # What it costs

    def cpu(self) -> float:
        """Seconds of processor time that the process and its children have used."""
        # The id of another process's clock, as clock_getcpuclockid(3) makes it.
        return sum(_or_zero(time.clock_gettime, ~pid << 3 | 2) for pid in self._pids())

    def memory(self) -> float:
        """Bytes of memory of the process and its children, what is shared in proportion (PSS)."""
        return sum(_or_zero(_pss, pid) for pid in self._pids())

    def _pids(self) -> list[int]:
        """Every process of the session that the command leads."""
        return [
            int(entry)
            for entry in os.listdir("/proc")
            if entry.isdigit() and _session(entry) == self._process.pid
        ]

    # The wire

    def _hear(self, deadline: float) -> bool:
        """Take in and stamp what was written, waiting until a time; false if nothing came or all is over."""
        wait = max(0.0, deadline - time.monotonic())
        if self._master not in select.select([self._master, self._end], [], [], wait)[0]:
            return False
        at = time.monotonic()
        data = os.read(self._master, 1 << 16)
        self._bytes += len(data)
        self._reply(data)
        self._heard.extend((at, part) for part in _CUT.split(data) if part)
        return True

    def _reply(self, data: bytes) -> None:
        """Answer the queries in what arrived; one may have been cut in two."""
        data = self._tail + data
        cut = data.rfind(b"\x1b", -16)
        self._tail = b"" if cut < 0 or _QUERY.match(data, cut) else data[cut:]
        if _QUERY.search(data):
            os.write(self._master, self._emulator.answers(data))

    def _listen(self, deadline: float, silent: float = _SILENT) -> bool:
        """Take in what is written until there is silence; false if nothing came before the deadline."""
        if not self._hear(deadline):
            return False
        longest = time.monotonic() + max(_LONGEST, 4 * silent)
        while time.monotonic() < longest and self._hear(time.monotonic() + silent):
            pass
        return True

    def _listen_until(self, moment: float) -> None:
        while time.monotonic() < moment:
            self._hear(moment)

    def _frames(self) -> Iterator[float]:
        """Draw what arrived; each time that a frame is whole, when its last bytes came."""
        while self._heard:
            at, part = self._heard.popleft()
            if part.startswith(_TAKES_OVER):
                self.before = self.cells
                self._emulator.screen.reset()
            self._emulator.draw(part)
            goes_on = self._heard and self._heard[0][0] - at < _ONE_WRITE
            if self._emulator.whole and (part.endswith(_SYNC_END) or not goes_on):
                yield at

    def _changes(self) -> list[float]:
        """Draw what arrived; when each frame came that differs from the one before."""
        last, found = self.cells, []
        for at in self._frames():
            if (now := self.cells) != last:
                found.append(at)
                last = now
        return found

    def _draw(self) -> None:
        """Draw all that was ever written."""
        while self._hear(0.0):
            pass
        for _ in self._frames():
            pass


def _or_zero(ask: Callable[[int], float], process: int) -> float:
    """What is asked of a process, 0 if it is gone."""
    try:
        return ask(process)
    except OSError:
        return 0.0


def _session(pid: str) -> int:
    """The session of a process: the fourth field after its name, which may hold blanks."""
    try:
        stat = Path("/proc", pid, "stat").read_text()
    except OSError:
        return 0
    return int(stat.rpartition(")")[2].split()[3])


def _pss(pid: int) -> float:
    found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    return int(found[1]) * 1024.0 if found else 0.0
