"""The shelf of the shipped books, compiled once and lent to each test that reads them."""

from __future__ import annotations

import gc
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from briefing.library.shelf import places, seals
from briefing.library.volume import Volume, open_volume
from tests.terminal import ROOT

BOOKS = ROOT / "books"


def nato() -> Volume:
    """The book on the summit of NATO, on the table."""
    lend()
    return open_volume(BOOKS / "nato-feb-2026")


def lend() -> None:
    """Put the shelf where the program looks for it, unless one is there; it is sealed as what it is there."""
    place = places.shelf_place(BOOKS)
    if seals.read(place) is None:
        shutil.copytree(_compiled(), place, dirs_exist_ok=True)
        seal = seals.read(place)
        assert seal is not None
        seals.close(place, seal)


@cache
def _compiled() -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", mkdtemp())
        for book in BOOKS.iterdir():
            open_volume(book)
        gc.collect()  # the last connection to it has to be closed
        return places.shelf_place(BOOKS)
