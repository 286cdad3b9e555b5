"""A command in a real terminal: a pseudo-terminal, a screen that draws what arrives, and fingers.

The command gets an environment of its own with nothing in it that a test did not put there. What it
writes is drawn by pyte; what it asks of the terminal is answered as a modern one answers. Nothing here
sleeps: every wait is for something to be seen, and fails with a picture of the screen.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.emulator import DEFAULT_MODES, Emulator

ROOT = Path(__file__).parent.parent
BRIEFING = (sys.executable, "-m", "briefing")

KEYS = {
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "down": "\x1b[B",
    "end": "\x1b[F",
    "enter": "\r",
    "escape": "\x1b",
    "home": "\x1b[H",
    "left": "\x1b[D",
    "pagedown": "\x1b[6~",
    "pageup": "\x1b[5~",
    "right": "\x1b[C",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "tab": "\t",
    "up": "\x1b[A",
} | {f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"}


class Pty:
    """Runs one command in a pseudo-terminal; a context manager that ends it.

    `size` is columns and rows. `env` is added to a bare environment whose home is `home`.
    """

    def __init__(
        self,
        *command: str | Path,
        home: Path,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
        cwd: Path = ROOT,
    ) -> None:
        self._master, self._slave = pty.openpty()
        self._resize_pty(*size)
        self._termios = termios.tcgetattr(self._slave)
        self.started = time.monotonic()
        self._process = self._start(command, environment(home) | dict(env or {}), cwd)

    def _start(
        self, command: tuple[str | Path, ...], env: Mapping[str, str], cwd: Path
    ) -> subprocess.Popen[bytes]:
        """The command as leader of its own session; the first terminal that a leader opens controls it."""
        shell = 'exec "$@" <"$0" >"$0" 2>&1'
        return subprocess.Popen(
            ["/bin/sh", "-c", shell, os.ttyname(self._slave), *command],
            stdin=subprocess.DEVNULL,
            env=env,
            cwd=cwd,
            start_new_session=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._master)
        os.close(self._slave)

    def press(self, *keys: str) -> None:
        """Type keys by their names (`enter`, `ctrl+c`); what is no name is typed as it stands."""
        for key in keys:
            os.write(self._master, KEYS.get(key, key).encode())

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the command."""
        self._process.send_signal(number)

    def _resize_pty(self, columns: int, rows: int) -> None:
        fcntl.ioctl(
            self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 10 * columns, 20 * rows)
        )


class Terminal(Pty, Emulator):
    """A command that one watches and types to."""

    def __init__(
        self,
        *command: str | Path,
        home: Path,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
        cwd: Path = ROOT,
    ) -> None:
        Emulator.__init__(self, *size)
        self.output = b""
        """Everything the command wrote, as it came."""
        self._arrived: deque[tuple[float, bytes]] = deque()
        self._drawn_at = 0.0
        Pty.__init__(self, *command, home=home, size=size, env=env, cwd=cwd)

    # What a person sees

    def wait_for(self, *texts: str, timeout: float = 20.0) -> float:
        """Wait until all `texts` stand on the screen; when the last bytes of them arrived (monotonic)."""
        return self.wait_until(lambda: all(text in self.text for text in texts), f"{texts}", timeout)

    def wait_until(self, condition: Callable[[], bool], wanted: str, timeout: float = 20.0) -> float:
        """Wait until the screen as a person sees it (no frame half drawn) meets `condition`.

        Raises AssertionError with what was `wanted` and what is there, when time is up or the command ends.
        """
        deadline = time.monotonic() + timeout
        while not (self.whole and condition()):
            if not self._draw_next() and not self._read(deadline):
                raise AssertionError(f"{wanted} did not appear; the screen:\n{self._picture()}")
        return self._drawn_at

    # What a person does

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self._draw_all()
        self.screen.resize(rows, columns)
        self._resize_pty(columns, rows)

    @property
    def is_stopped(self) -> bool:
        """Whether the command is stopped and waits to be continued."""
        status = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="ascii", errors="replace")
        return status.rpartition(")")[2].split()[0] == "T"

    def wait_for_exit(self, timeout: float = 20.0) -> int:
        """Wait until the command has ended and all is drawn; its exit code, negative for a signal."""
        deadline = time.monotonic() + timeout
        while self._process.poll() is None:
            if time.monotonic() > deadline:
                raise AssertionError(f"the command did not end; the screen:\n{self._picture()}")
            self._read(time.monotonic() + 0.02)
        self._draw_all()
        return self._process.returncode

    def assert_handed_back(self) -> None:
        """The command left the terminal as it found it: modes, keyboard, colours and line discipline."""
        self._draw_all()
        assert self.modes == DEFAULT_MODES, "private modes differ"
        assert self.kitty_keyboard == [], "keyboard flags were not popped"
        assert not self.screen.cursor.attrs.reverse
        assert (self.screen.cursor.attrs.fg, self.screen.cursor.attrs.bg) == ("default", "default")
        assert termios.tcgetattr(self._slave) == self._termios, "the line discipline differs"

    # The line between the two

    def _picture(self) -> str:
        edge = "-" * self.screen.columns
        return "\n".join([edge, *self.lines, edge])

    def _read(self, deadline: float) -> bool:
        """Take in what the command has written, waiting until `deadline`; false if there was nothing."""
        while True:
            ended = self._process.poll() is not None
            # The kernel may hand over the last words a moment after the end.
            wait = 0.02 if ended else min(0.05, max(0.0, deadline - time.monotonic()))
            if select.select([self._master], [], [], wait)[0]:
                self._arrived.append((time.monotonic(), os.read(self._master, 1 << 16)))
                return True
            if ended or time.monotonic() >= deadline:
                return False

    def _draw_all(self) -> None:
        while self._read(0.0):
            pass
        while self._draw_next():
            pass

    def _draw_next(self) -> bool:
        """Draw what arrived first, false if nothing waits; reads first, so as not to hold up the command."""
        while len(self._arrived) < 64 and self._read(0.0):
            pass
        if not self._arrived:
            return False
        self._drawn_at, data = self._arrived.popleft()
        self.output += data
        if answers := self.draw(data):
            os.write(self._master, answers)
        return True


def environment(home: Path) -> dict[str, str]:
    """All that a command finds in its environment."""
    path = os.pathsep.join([os.path.dirname(sys.executable), os.defpath])
    return {
        "PATH": path,
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }
