"""The file `keys.yaml`: what is right in it counts, and what is wrong is a problem with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from briefing.loading import nodes
from briefing.loading.budgets import LIMITS
from briefing.loading.decoding import decode
from briefing.loading.files import NotReadable, read_inside
from briefing.loading.problems import WHOLE_FILE, Mark, Problem, ordered
from briefing.loading.sentences import did_you_mean, quoted
from briefing.ui.key_names import KEY_NAMES, named, refusal
from briefing.ui.keymap import LAYOUTS, Keymap
from briefing.ui.keys import KEYS, Key, together


def read_keymap(path: Path) -> tuple[Keymap, tuple[Problem, ...]]:
    """The keymap in a file, and what is wrong with it."""
    reading = _Reading(path)
    reading.file()
    return Keymap(reading.settled(), tuple(reading.layouts)), ordered(reading.problems)


class _Reading:
    """Goes through the file once, keeping what is right and telling what is not."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.layouts: dict[str, None] = {}
        self.wanted: dict[str, dict[str, Mark]] = {}

    def file(self) -> None:
        """Read the file into `layouts` and `wanted`: by id, each key and where it is written."""
        root = self._root()
        if root is None:
            return
        for name, value in self._pairs(root, "a keymap is a block with `layout` and `keys`"):
            if name.text == "layout":
                for layout in self._words(value):
                    self._layout(layout)
            elif name.text == "keys":
                for id_, keys in self._pairs(value, "`keys` is a block of ids and their keys"):
                    self._keys(id_, keys)
            else:
                self._unknown(name, "is neither `layout` nor `keys`", ("layout", "keys"))

    def settled(self) -> dict[str, tuple[str, ...]]:
        """The keys wanted, without those that already mean something else in the same place."""
        while clash := self._clash():
            id_, key, other = clash
            mark = self.wanted[id_].pop(key)
            sentence = f"`{key}` is already the key of {other}"
            self._tell(mark, "K005", sentence, f"give {other} another key first")
            if not self.wanted[id_]:
                del self.wanted[id_]
        return {id_: tuple(keys) for id_, keys in self.wanted.items()}

    def _clash(self) -> tuple[str, str, str] | None:
        """An id, the key that it cannot have, and the id that has it; of two in the file the later yields."""
        holders: dict[str, list[Key]] = {}
        for key in KEYS:
            for name in self.wanted.get(key.id, key.keys):
                for other in holders.setdefault(name, []):
                    if together(key.scope, other.scope):
                        winner, loser = sorted((key.id, other.id), key=lambda id_: self._place(id_, name))
                        return loser, name, winner
                holders[name].append(key)
        return None

    def _place(self, id_: str, key: str) -> tuple[int, int]:
        """Where a key is wanted for an id, before all else if it has it anyway."""
        return self.wanted[id_][key][:2] if id_ in self.wanted else (0, 0)

    def _root(self) -> nodes.Node | None:
        from briefing.loading.tree import parse

        try:
            # Settings are often links into another folder, so the file's own folder is the one to stay in.
            real = self.path.resolve()
            text, self.problems = decode(read_inside(real.parent, real.name, LIMITS.file_bytes), self.path)
        except NotReadable as error:
            self._tell(WHOLE_FILE, "F001", f"the keymap {error}")
            return None
        if text is None:
            return None
        root, problems = parse(text, self.path)
        self.problems += problems
        return root

    def _pairs(self, node: nodes.Node, expected: str) -> list[tuple[nodes.Scalar, nodes.Node]]:
        if isinstance(node, nodes.Mapping):
            return node.pairs
        if not isinstance(node, nodes.Scalar) or node.text:
            self._tell(node.mark, "K004", expected)
        return []

    def _words(self, node: nodes.Node) -> Iterator[nodes.Scalar]:
        """One word, or the words of a list."""
        for item in node.items if isinstance(node, nodes.Sequence) else [node]:
            if isinstance(item, nodes.Scalar):
                if item.text:
                    yield item
            else:
                self._tell(item.mark, "K004", "a list or block stands where a word is expected")

    def _layout(self, name: nodes.Scalar) -> None:
        if name.text in LAYOUTS:
            self.layouts[name.text] = None
        else:
            self._unknown(name, "is not a layout that briefing knows", LAYOUTS)

    def _keys(self, id_: nodes.Scalar, keys: nodes.Node) -> None:
        if all(id_.text != key.id for key in KEYS):
            self._unknown(id_, "is not the id of anything that keys do", [key.id for key in KEYS])
            return
        told = len(self.problems)
        words = list(self._words(keys))
        if not words and len(self.problems) == told:
            self._tell(id_.mark, "K004", "at least one key is expected")
        good = {named(key.text): key.mark for key in words if self._is_good(key)}
        if good:
            self.wanted[id_.text] = good

    def _is_good(self, key: nodes.Scalar) -> bool:
        name = named(key.text)
        if reason := refusal(name):
            hint = did_you_mean(name, KEY_NAMES) if reason.startswith("is not the name") else None
            self._tell(key.mark, "K005", f"{quoted(key.text)} {reason}", hint)
        return not reason

    def _unknown(self, word: nodes.Scalar, reason: str, allowed: Iterable[str]) -> None:
        hint = did_you_mean(word.text, tuple(allowed))
        self._tell(word.mark, "K002", f"{quoted(word.text)} {reason}", hint)

    def _tell(self, mark: Mark, code: str, sentence: str, hint: str | None = None) -> None:
        self.problems.append(Problem.at(mark, self.path, code, sentence, hint))
