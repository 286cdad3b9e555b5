"""What the reader looked for: the last searches, and those that he saved. One small JSON file.

As with the reading state, a file that cannot be read is set aside, and nothing here raises because of one.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from briefing.model.text import Text, clean
from briefing.reader.files import alone, read, set_aside, write

_NAME = "searches.json"
_RECENT = 50
_SAVED = 200
_LONGEST = 256


class Searches(NamedTuple):
    """The saved searches in the order in which they were saved, and the recent ones, the last first."""

    saved: tuple[Text, ...] = ()
    recent: tuple[Text, ...] = ()

    def used(self, written: str) -> Searches:
        """With one more recent search, each there once."""
        words = clean(written.strip())
        if not words:
            return self
        others = (other for other in self.recent if other != words)
        return Searches(self.saved, (words, *others)[:_RECENT])

    def keeping(self, written: str) -> Searches:
        """With one more saved search."""
        words = clean(written.strip())
        return (
            self if not words or words in self.saved else self._replace(saved=(*self.saved, words)[-_SAVED:])
        )

    def forgetting(self, written: str) -> Searches:
        """Without a saved search."""
        words = clean(written.strip())
        return self._replace(saved=tuple(other for other in self.saved if other != words))

    def to_plain(self) -> dict[str, object]:
        """As JSON takes it."""
        return {"saved": list(self.saved), "recent": list(self.recent)}

    @classmethod
    def from_plain(cls, data: object) -> Searches:
        """The searches that `to_plain` wrote; ValueError if the data has another shape."""
        match data:
            case {"saved": [*saved], "recent": [*recent]}:
                return cls(_texts(saved, _SAVED), _texts(recent, _RECENT))
        raise ValueError("not a list of searches")


Change = Callable[[Searches], Searches]


def _texts(data: list[object], most: int) -> tuple[Text, ...]:
    if len(data) <= most and all(isinstance(text, str) and len(text) <= _LONGEST for text in data):
        return tuple(clean(str(text)) for text in data)
    raise ValueError("not a list of searches")


def load(folder: Path) -> tuple[Searches, Text]:
    """The searches in the reader's folder, and a note: why they could not be read; empty if all is well."""
    path = folder / _NAME
    try:
        data = read(path)
        return (Searches() if data is None else Searches.from_plain(data)), Text("")
    except (OSError, ValueError) as error:
        return Searches(), set_aside(path, error)


def change(folder: Path, act: Change) -> Text:
    """Change the searches in the reader's folder, whoever changed them last; a note."""
    path = folder / _NAME
    try:
        with alone(path):
            found, _ = load(folder)
            write(path, act(found).to_plain())
    except OSError as error:
        return clean(f"Your searches were not saved: {error.strerror or error}.")
    return Text("")
