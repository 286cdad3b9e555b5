"""The reader's own keys: `keys.yaml` in the configuration folder.

    layout: [cyrillic]          # letters by their place on the keyboard work on this layout too
    keys:
      link.follow: [enter, z]   # instead of the keys that `briefing keys` shows

How such a file is read stands in `keymap_file`, which is not needed where there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing.ui.key_names import textual_keys
from briefing.ui.keys import KEYS, Key, together

if TYPE_CHECKING:
    from briefing.loading.problems import Problem


def _layout(lower: str, there: str) -> dict[str, str]:
    """What each key of a US keyboard types on another layout, small letters and capitals."""
    pairs = dict(zip(lower, there, strict=True))
    capitals = {key.upper(): typed.upper() for key, typed in pairs.items() if key.isalpha()}
    return pairs | capitals


LAYOUTS: Mapping[str, Mapping[str, str]] = {
    "cyrillic": _layout("qwertyuiop[]asdfghjkl;'zxcvbnm,.`", "йцукенгшщзхъфывапролджэячсмитьбюё"),
    # The place of q types `;`, a key in its own right. That of W types the same Σ as S, which keeps it.
    "greek": _layout("ertyuiopasdfghjklzxcvbnm", "ερτυθιοπασδφγηξκλζχψωβνμ") | {"w": "ς"},
}
"""By name, what each key of a US keyboard types on the layout."""


class Keymap(NamedTuple):
    """The keys that the reader chose, by the id of what they do, and the layouts on which he types."""

    chosen: Mapping[str, tuple[str, ...]] = {}
    layouts: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[Key, ...]:
        """Every key as it is now: what footer and help show."""
        return tuple(key._replace(keys=self.chosen.get(key.id, key.keys)) for key in KEYS)

    def for_textual(self) -> dict[str, str]:
        """What `App.set_keymap` takes: for each id that is not as it comes, its keys and their aliases."""
        if not self.chosen and not self.layouts:
            return {}
        now = self.keys
        full = {key.id: (*key.keys, *self._aliases(key, now)) for key in now}
        return {key.id: textual_keys(full[key.id]) for key in KEYS if full[key.id] != key.keys}

    def _aliases(self, key: Key, now: tuple[Key, ...]) -> Iterator[str]:
        """What the key's letters are on each layout, but for what has a meaning of its own there."""
        taken = {name for other in now if together(key.scope, other.scope) for name in other.keys}
        for layout in self.layouts:
            typed = (LAYOUTS[layout].get(name) for name in key.keys)
            yield from (alias for alias in typed if alias and alias not in taken)


def load_keymap(path: Path) -> tuple[Keymap, tuple[Problem, ...]]:
    """The keymap in a file, and what is wrong with it; without the file, the keys as they come."""
    if not path.exists():
        return Keymap(), ()
    from briefing.ui.keymap_file import read_keymap

    return read_keymap(path)
