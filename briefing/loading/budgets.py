"""How much a book may ask of its reader: every limit that loading keeps, each with its unit in its name.

A file over a limit is refused by name and the rest of the book opens, so that no file can hang or exhaust
the reader.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

MIB = 1024 * 1024


class Budgets(NamedTuple):
    """The limits; a test may load with smaller ones."""

    file_bytes: int = 4 * MIB
    book_bytes: int = 64 * MIB
    book_files: int = 2_000
    folder_names: int = 50_000
    picture_bytes: int = 10 * MIB
    picture_pixels: int = 16_000_000
    import_bytes: int = 20 * MIB
    depth_levels: int = 32
    file_values: int = 200_000
    csv_rows: int = 4_000
    csv_columns: int = 50
    key_characters: int = 200
    line_characters: int = 500
    text_characters: int = MIB
    id_characters: int = 64
    problems_per_code: int = 1_000


LIMITS = Budgets()

_WORDS = {
    "file_bytes": ("one YAML or CSV file, or stored text", "bytes"),
    "book_bytes": ("all YAML and CSV files of a book", "bytes"),
    "book_files": ("YAML files of a book", "files"),
    "folder_names": ("what is below a book's folder", "names"),
    "picture_bytes": ("one picture", "bytes"),
    "picture_pixels": ("width times height of one picture", "pixels"),
    "import_bytes": ("a file to import", "bytes"),
    "depth_levels": ("nesting", "levels"),
    "file_values": ("values in one file", "values"),
    "csv_rows": ("rows of a CSV file", "rows"),
    "csv_columns": ("columns of a CSV file", "columns"),
    "key_characters": ("a key", "characters"),
    "line_characters": ("a text of one line", "characters"),
    "text_characters": ("a longer text", "characters"),
    "id_characters": ("an id", "characters"),
    "problems_per_code": ("problems told of one code", "problems"),
}


def rows() -> Iterator[tuple[str, str]]:
    """Each limit as a person reads it: what is limited, and how much is allowed."""
    for name, number in LIMITS._asdict().items():
        what, unit = _WORDS[name]
        yield what, _amount(number, unit)


def _amount(number: int, unit: str) -> str:
    return f"{number // MIB} MiB" if unit == "bytes" else f"{number:,} {unit}"
