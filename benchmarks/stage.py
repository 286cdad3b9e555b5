"""What a measurement finds prepared: how much to do, the content, folders of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from benchmarks.content import libraries
from benchmarks.content.libraries import Library
from benchmarks.content.writing import Order


class NotMeasured(Exception):
    """There is no number, and this is why: a feature or a program that is not there."""


@dataclass(frozen=True)
class Plan:
    """How much is done: runs of a start; sessions of keys, and keys in each; whether with large libraries."""

    starts: int = 20
    sessions: int = 5
    keys: int = 100
    large: bool = True


QUICK = Plan(starts=5, sessions=2, keys=30, large=False)
"""What CI has time for."""


_LARGE = 10_000
"""Articles."""


@dataclass(frozen=True)
class Stage:
    """The plan, the cache, and a folder in which everything may be left lying."""

    plan: Plan
    cache: Path
    scratch: Path

    def library(self, order: Order) -> Library:
        """The library that fills an order."""
        return libraries.library(self.cache, order)

    def kept(self, name: str, write: Callable[[Path], object]) -> Path:
        """A file or folder with content, written first if it is not in the cache."""
        return libraries.kept(self.cache, name, write)

    def home(self, order: Order) -> Path:
        """Where a library is read: a new home, or if reading it takes minutes, the same for all figures."""
        if order.articles < _LARGE:
            return self.folder()
        home = self.scratch / f"home-{order.name}"
        home.mkdir(exist_ok=True)
        return home

    def folder(self) -> Path:
        """A new folder: a home, or a place for what is going to be changed."""
        return Path(mkdtemp(dir=self.scratch))
