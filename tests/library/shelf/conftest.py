"""Books that have not been written to just before, so that a shelf believes what it knows of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library.shelf.readings import settle
from tests.sample import write_book


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample book, which no test changes."""
    return settle(write_book(tmp_path_factory.mktemp("books")))
