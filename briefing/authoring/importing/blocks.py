"""Blocks of JSON that know which of their keys were taken, so that whatever was not can be told."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.authoring.importing.gathered import Left
from briefing.loading.sentences import quoted

_EMPTY: tuple[object, ...] = (None, "", [], {})


class Block:
    """A block of some kind; `name` is what it is called where something of it is told."""

    def __init__(self, kind: str, raw: Mapping[str, object]) -> None:
        self.kind = kind
        self.name = kind
        self._raw = raw
        self._taken: set[str] = set()
        self._inner: list[Block] = []
        self._odd: list[str] = []

    def skip(self, *keys: str) -> None:
        """Take what says nothing that a book could hold, as the id of a state."""
        self._taken.update(keys)

    def seen(self, key: str) -> str:
        """The text under a key that stays to be told, for only a part of it is carried over."""
        value = self._raw.get(key)
        return str(value) if isinstance(value, str | int) else ""

    def text(self, key: str) -> str:
        """Take the text under a key; empty where there is none, and a value of another shape stays."""
        if isinstance(self._raw.get(key), str | int):
            self._taken.add(key)
        return self.seen(key)

    def value(self, key: str) -> object:
        """The value under a key, which stays until `skip` takes it."""
        return self._raw.get(key)

    def block(self, key: str) -> Block | None:
        """Take the block under a key, None if there is none or nothing in it."""
        value = self._raw.get(key)
        return self._added(key, f"{self.kind}.{key}", value) if isinstance(value, dict) and value else None

    def blocks(self, key: str, kind: str) -> list[Block]:
        """Take the blocks in the list under a key; what else stands in it is told."""
        value = self._raw.get(key)
        if not isinstance(value, list):
            return []
        self._taken.add(key)
        self._odd += [
            f"{quoted(str(item))} under `{key}`"
            for item in value
            if not isinstance(item, dict) and item not in _EMPTY
        ]
        return [self._added(key, kind, item) for item in value if isinstance(item, dict)]

    def _added(self, key: str, kind: str, raw: Mapping[str, object]) -> Block:
        self._taken.add(key)
        self._inner.append(Block(kind, raw))
        self._inner[-1].name = self.name
        return self._inner[-1]

    def tell(self, left: Left) -> None:
        """Tell what nobody has taken of this block and of those in it, unless it is empty."""
        waiting = [self]  # no call goes deeper, however deep they are
        while waiting:
            block = waiting.pop()
            for odd in block._odd:
                left.add(f"{odd} of {block.kind}, which is no block", block.name)
            for key, value in block._raw.items():
                if key not in block._taken and value not in _EMPTY:
                    left.add(f"{block.kind}.{key}", block.name)
            waiting += reversed(block._inner)
