"""The programs that are run: ours, and the two anchors that say what the machine and the toolkit cost."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.content.libraries import Library
from benchmarks.content.writing import Order
from tests.terminal import BRIEFING

_BARE = """
from textual.app import App
from textual.widgets import Label

class Bare(App):
    keys = 0

    def compose(self):
        yield Label("a bare label, 0 keys")

    def on_key(self):
        self.keys += 1
        self.query_one(Label).update(f"a bare label, {self.keys} keys")

Bare().run()
"""

_RAW = r"""
import sys, os
text = open(sys.argv[1], encoding="utf-8").read(8192)
lines = [line[:120] for line in text.splitlines()[:39]]
sys.stdout.write("\x1b[?1049h\x1b[H" + "\r\n".join(lines))
sys.stdout.flush()
os.read(0, 1)
"""

_ROWS = """
import sys
from collections.abc import Sequence
from textual.app import App
from briefing.model.page import Span
from briefing.model.text import Text
from briefing.ui.panes.row_list import Row, RowList

class Rows(Sequence):
    def __len__(self):
        return int(sys.argv[1])

    def __getitem__(self, number):
        return Row((Span(Text(f"row {number}")),), number)

class List(App):
    def compose(self):
        yield RowList()

    def on_mount(self):
        self.query_one(RowList).rows = Rows()

List().run()
"""


@dataclass(frozen=True)
class Program:
    """A command, the words on its first full frame, and the keys that end it (none: it is killed)."""

    command: tuple[str | Path, ...]
    words: tuple[str, ...]
    leave: tuple[str, ...] = ()
    page: tuple[str, ...] = ()
    """Those of the words that make its first page readable."""
    env: Mapping[str, str] = field(default_factory=dict)
    warm: tuple[str | Path, ...] = ()
    """A command that makes ready what the program would otherwise do at its leisure."""
    reads: Order | None = None
    """The library that it reads."""


BARE = Program((sys.executable, "-c", _BARE), ("a bare label",), ("ctrl+q",))
"""T: a Textual app of one label, which counts keys."""


def raw(file: Path, *words: str) -> Program:
    """P: a script of the standard library that paints the first lines of a text as they are."""
    return Program((sys.executable, "-c", _RAW, file), words, ("enter",))


def briefing(library: Library, number: int = 0, position: int = 0) -> Program:
    """Ours, on an article of a library; words from every part of its screen."""
    article = library.article(number, position)
    page = (beginning(article["title"]), beginning(article["body"]))
    words = (*page, "as of 12 February 2026", "Articles", "Leads to", "quit")
    path = library.path(number) / article["id"]
    env = {"BRIEFING_PATH": str(library.folder)}
    warm = (*BRIEFING, "search", "whatever makes it read all books")
    return Program((*BRIEFING, "open", path), words, ("q",), page, env, warm, library.order)


def rows(number: int) -> Program:
    """The list of ours with many rows, and nothing else."""
    return Program((sys.executable, "-c", _ROWS, str(number)), ("row 0", "row 9"), ("ctrl+q",))


def beginning(text: str) -> str:
    """The first words of a text: so few that they stand on one line."""
    return " ".join(text.split(maxsplit=3)[:3])
