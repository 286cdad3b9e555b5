"""The first page before the program is there: what it will draw first, kept from the last time.

Importing what draws takes a quarter of a second, in which the reader could already read. So at the end of a
session the program keeps what it would draw if it were started the same way again. The next start paints that
before anything else is imported, if nothing has changed on which the picture depends: the words of the
command and where it was given, the book's files, the place where the reader was, his keys, the terminal, this
program. Otherwise nothing is painted. For this the module imports next to nothing itself.
"""

from __future__ import annotations

import os
import sys
import time

from briefing import __version__
from briefing.cache import cache_folder
from briefing.loading.snapshot import is_settled, snapshot

TYPE_CHECKING = False  # without the time it takes to import `typing`
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from briefing.loading.snapshot import Snapshot

_DRAWN_ON = 2
"""The stream on which the program draws: stderr."""
_ENVIRONMENT = (
    *("BRIEFING_PATH", "COLORTERM", "COLUMNS", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "LINES", "NO_COLOR"),
    *("TERM", "TEXTUAL_ANSI_COLOR", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_THEME"),
    *("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"),
)
_LARGEST = 4_000_000
_BEFORE, _AFTER = b"\x1b[?1049h\x1b[?25l\x1b[H", b"\x1b[0m\x1b[?1049l\x1b[?25h"
"""To the other screen, without a cursor, at its first cell, as the program will ask too; and back."""


class Glimpse:
    """What was painted, if anything was; while it stands, the terminal does not show what is typed."""

    def __init__(self, words: list[str]) -> None:
        self._words = words
        self._started = time.time_ns()
        self._found: list[Any] | None = None
        """The terminal's settings before the picture stood on it; None where none does."""

    def paint(self) -> None:
        """Paint what was kept, if it holds; whoever asks withdraws it in the end, whatever happens."""
        picture = _kept(self._words) if _is_drawn(self._words) else None
        if picture is not None:
            self._found = _settings()
            _at_the_end(self._end)
            _without_echo()
            _write(_BEFORE + picture)

    def hand_over(self) -> None:
        """Let the program take the terminal as it was found; the picture stays until it draws."""
        if self._found is not None:
            import termios

            termios.tcsetattr(0, termios.TCSANOW, self._found)

    def drawn_over(self) -> None:
        """The program had the terminal and has tidied up: nothing is left of the picture."""
        self._found = None

    def keep(self, picture: bytes, book: os.PathLike[str], files: Iterable[os.PathLike[str]]) -> None:
        """Keep what will be drawn first the next time; it holds as long as the book and the files do.

        Of a book that has changed since it was opened, or just before, the picture may be of what it was.
        """
        if not _is_drawn(self._words):
            return
        place = os.path.realpath(book)
        seen = snapshot(place)
        if not is_settled(seen.values(), self._started):
            return
        path, told = _file(self._words), [os.fspath(file) for file in files]
        digest = _digest(self._words, place, seen, told, picture)
        parts = (digest, os.fsencode(place), os.fsencode("\0".join(told)), picture)
        new = f"{path}.{os.getpid()}"
        try:
            os.makedirs(os.path.dirname(path), 0o700, exist_ok=True)
            with open(
                os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600), "wb"
            ) as file:
                file.write(b"\n".join(parts))
            os.replace(new, path)
        except OSError:
            pass  # then the next start is a little less quick

    def withdraw(self) -> None:
        """Take the picture away, if the program never came to draw."""
        if self._found is not None:
            self.hand_over()
            _write(_AFTER)
            self._found = None

    def _end(self, number: int, _frame: object) -> None:
        """End at once: an exception would be lost where imports let go of what they no longer need."""
        try:
            self.withdraw()
        finally:
            os._exit(128 + number)


def _at_the_end(end: Callable[[int, object], None]) -> None:
    """Call something for a signal that ends the program, until it has handlers of its own."""
    # What `signal` wraps, which takes longer than all else here.
    from _signal import SIG_IGN, SIGHUP, SIGINT, SIGTERM, getsignal, signal  # type: ignore[import-not-found]

    for number in (SIGINT, SIGTERM, SIGHUP):
        if getsignal(number) != SIG_IGN:
            signal(number, end)


def _write(data: bytes) -> None:
    """Write all of it, however much the terminal takes at once."""
    while data:
        data = data[os.write(_DRAWN_ON, data) :]


def _kept(words: list[str]) -> bytes | None:
    """The picture of what a command will draw first; None if none holds."""
    try:
        with open(_file(words), "rb") as file:
            digest, book, files, picture = file.read(_LARGEST).split(b"\n", 3)
    except (OSError, ValueError):
        return None
    place = os.fsdecode(book)
    holds = digest == _digest(words, place, snapshot(place), os.fsdecode(files).split("\0"), picture)
    return picture if holds else None


def _is_drawn(words: list[str]) -> bool:
    """Whether the command draws a book at all, here."""
    if words and (words[0] != "open" or len(words) != 2 or words[1].startswith("-")):
        return False
    return os.environ.get("TERM") not in (None, "", "dumb") and all(map(os.isatty, (0, 1, 2)))


def _file(words: list[str]) -> str:
    return os.path.join(cache_folder(), "glimpses", _hashed([os.getcwd(), *words])[:32].decode())


def _digest(words: list[str], book: str, seen: Snapshot, files: list[str], picture: bytes) -> bytes:
    """What tells whether anything is other than it was."""
    environment = [f"{name}={os.environ.get(name)}" for name in _ENVIRONMENT]
    program = _stat(os.path.dirname(__file__))
    told = [__version__, program, sys.version, os.getcwd(), *words, *environment, str(_size())]
    told += [book, *(f"{name}{stat}" for name, stat in sorted(seen.items()))]
    told += [text for file in files for text in (file, _stat(file))]
    return _hashed(told, picture)


def _hashed(texts: list[str], data: bytes = b"") -> bytes:
    from _blake2 import blake2b  # hashlib brings OpenSSL along, which takes longer than all else here

    told = "\n".join(texts).encode(errors="surrogateescape")
    return blake2b(told + data, digest_size=32).hexdigest().encode()


def _stat(path: str) -> str:
    try:
        found = os.stat(path)
    except OSError:
        return ""
    return f"{found.st_ino} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"


def _size() -> tuple[int, int]:
    try:
        return os.get_terminal_size(_DRAWN_ON)
    except OSError:
        return (0, 0)


def _settings() -> list[Any]:
    """How the terminal treats what is typed."""
    import termios

    return termios.tcgetattr(0)


def _without_echo() -> None:
    """Do not show what is typed ahead over the picture, nor wait for the end of a line."""
    import termios

    quiet = termios.tcgetattr(0)
    quiet[0] &= ~termios.IXON  # else ctrl+q and ctrl+s would never come
    quiet[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(0, termios.TCSANOW, quiet)
