"""A command in a real terminal: a pseudo-terminal, a screen that draws what arrives, and fingers.

The command gets an environment of its own with nothing in it that a test did not put there. What it
writes is drawn by pyte; what it asks of the terminal is answered as a modern one answers. Nothing here
sleeps: every wait is for something to be seen, and fails with a picture of the screen.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
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

import pyte

ROOT = Path(__file__).parent.parent
BRIEFING = (sys.executable, "-m", "briefing")

SYNCHRONISED = 2026
WRAP, CURSOR = 7, 25
DEFAULT_MODES = frozenset({WRAP, CURSOR})

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

_CONTROL = re.compile(rb"\x1b(?:\[(?P<csi>[0-?]*[ -/]*[@-~])|\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\))")
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|[\]PX^_][^\x07\x1b]*\x1b?)?\Z")
# What pyte would draw as text: parameters of later standards, queries, and device control strings.
_NOT_FOR_PYTE = re.compile(
    rb"\x1b\[[0-?]*[:<=>][0-?]*[ -/]*[@-~]|\x1b\[\?[\d;]*\$?(?![hlJK])[@-~]|\x1b[PX^_][^\x1b]*\x1b\\"
)


class Terminal:
    """Runs one command; a context manager that ends it.

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
        self.output = b""
        """Everything the command wrote, as it came."""
        self.modes = set(DEFAULT_MODES)
        """The private modes that are on."""
        self.kitty_keyboard: list[bytes] = []
        """The keyboard flags that were pushed and not popped."""
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self._unfinished = b""
        self._arrived: deque[tuple[float, bytes]] = deque()
        self._drawn_at = 0.0
        self._master, self._slave = pty.openpty()
        self._resize_pty(*size)
        self._termios = termios.tcgetattr(self._slave)
        self.started = time.monotonic()
        self._process = self._start(command, _environment(home) | dict(env or {}), cwd)

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

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._master)
        os.close(self._slave)

    # What a person sees

    @property
    def lines(self) -> list[str]:
        """The rows of the screen without their trailing blanks."""
        return [line.rstrip() for line in self.screen.display]

    @property
    def text(self) -> str:
        """The rows of the screen, one a line."""
        return "\n".join(self.lines)

    def wait_for(self, *texts: str, timeout: float = 20.0) -> float:
        """Wait until all `texts` stand on the screen; when the last bytes of them arrived (monotonic)."""
        return self.wait_until(lambda: all(text in self.text for text in texts), f"{texts}", timeout)

    def wait_until(self, condition: Callable[[], bool], wanted: str, timeout: float = 20.0) -> float:
        """Wait until the screen as a person sees it (no frame half drawn) meets `condition`.

        Raises AssertionError with what was `wanted` and what is there, when time is up or the command ends.
        """
        deadline = time.monotonic() + timeout
        while not (self._whole and condition()):
            if not self._draw_next() and not self._read(deadline):
                raise AssertionError(f"{wanted} did not appear; the screen:\n{self._picture()}")
        return self._drawn_at

    # What a person does

    def press(self, *keys: str) -> None:
        """Type keys by their names (`enter`, `ctrl+c`); what is no name is typed as it stands."""
        for key in keys:
            os.write(self._master, KEYS.get(key, key).encode())

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self._draw_all()
        self.screen.resize(rows, columns)
        self._resize_pty(columns, rows)

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the command."""
        self._process.send_signal(number)

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

    @property
    def _whole(self) -> bool:
        return SYNCHRONISED not in self.modes

    def _picture(self) -> str:
        edge = "-" * self.screen.columns
        return "\n".join([edge, *self.lines, edge])

    def _resize_pty(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

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
        self._draw(self._unfinished + data)
        return True

    def _draw(self, data: bytes) -> None:
        unfinished = _UNFINISHED.search(data)
        self._unfinished = unfinished[0] if unfinished else b""
        data = data.removesuffix(self._unfinished)
        self._stream.feed(_NOT_FOR_PYTE.sub(b"", data))
        for control in _CONTROL.finditer(data):
            self._obey(control["csi"] or b"")
            if answer := self._answer(control["csi"], control["osc"]):
                os.write(self._master, answer)

    def _obey(self, csi: bytes) -> None:
        if csi.startswith(b"?") and csi[-1:] in b"hl":
            modes = {int(mode) for mode in csi[1:-1].split(b";") if mode}
            self.modes = self.modes | modes if csi.endswith(b"h") else self.modes - modes
        elif csi.startswith(b">") and csi.endswith(b"u"):
            self.kitty_keyboard.append(csi[1:-1])
        elif csi.startswith(b"<") and csi.endswith(b"u"):
            del self.kitty_keyboard[-int(csi[1:-1] or 1) :]

    def _answer(self, csi: bytes | None, osc: bytes | None) -> bytes:
        """What the terminal says to a query: what it is, where the cursor is, a mode's state, its colours."""
        if csi in (b"c", b"0c"):
            return b"\x1b[?62;22c"
        if csi == b"5n":
            return b"\x1b[0n"
        if csi == b"6n":
            return b"\x1b[%d;%dR" % (self.screen.cursor.y + 1, self.screen.cursor.x + 1)
        if csi and (query := re.fullmatch(rb"\?(\d+)\$p", csi)):
            return b"\x1b[?%s;%d$y" % (query[1], self._mode_state(int(query[1])))
        colours = {b"10;?": b"dddd/dddd/dddd", b"11;?": b"1111/1111/1111"}
        return b"\x1b]%s;rgb:%s\x1b\\" % (osc[:2], colours[osc]) if osc in colours else b""

    def _mode_state(self, mode: int) -> int:
        """As DECRPM has it: 0 not known, 1 set, 2 reset."""
        if mode not in DEFAULT_MODES | {SYNCHRONISED}:
            return 0
        return 1 if mode in self.modes else 2


def _environment(home: Path) -> dict[str, str]:
    path = os.pathsep.join([os.path.dirname(sys.executable), os.defpath])
    return {
        "PATH": path,
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }
