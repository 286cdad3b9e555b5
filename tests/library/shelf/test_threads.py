"""Several threads ask one shelf at the same time, while another one writes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path

from briefing.library.shelf.shelf import Shelf
from briefing.library.volume import Volume, open_volume
from tests.library.shelf import acts
from tests.library.shelf.readings import file_of, read, read_from
from tests.sample import SAMPLE, write_book

_OTHER = SAMPLE.replace("Elbridge Colby", "Somebody Else").replace("date: 2026-02-12\n", "date: 2026-03-12\n")


def test_threads_read_while_one_compiles(tmp_path: Path) -> None:
    book = write_book(tmp_path)
    pages = [read(book)]
    acts.replace(book, _OTHER)
    pages.append(read(book))
    shelf = Shelf(book.parent)
    volume = Volume(shelf, book)

    def compile_versions() -> None:
        for text in islice(cycle((SAMPLE, _OTHER)), 30):
            acts.replace(book, text)
            shelf.compile(book)

    def read_the_same() -> bool:
        return all(read_from(volume) == pages[1] for _ in range(3))

    def read_anew() -> bool:
        return all(read_from(Volume(shelf, book)) in pages for _ in range(3))

    with ThreadPoolExecutor(9) as threads:
        written = threads.submit(compile_versions)
        found = [threads.submit(act) for act in (read_the_same, read_anew) * 4]
        assert all(one.result() for one in found)
        written.result()


def test_threads_read_while_the_shelf_is_damaged(book: Path) -> None:
    pages = read(book)
    volume = open_volume(book)
    assert volume.problems  # known from here on, whatever becomes of the shelf
    with ThreadPoolExecutor(8) as threads:
        for _ in range(5):
            found = [threads.submit(read_from, volume) for _ in range(8)]
            file_of(book).unlink(missing_ok=True)
            assert all(one.result() == pages for one in found)
