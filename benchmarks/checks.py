"""How fast `check` goes through a book of 500 entries, once everything is imported.

`python -m benchmarks.checks` prints the median of processor time for the book that comes with the program,
quotes looked up and all, and how many times longer that is than parsing its YAML alone; it exits 1 over
`TARGET`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

import yaml

from briefing.authoring.checking import check
from briefing.library.finding import shipped_folder

TARGET = 300.0
"""In milliseconds."""

_RUNS = 20


def _ms(do: Callable[[], object]) -> float:
    times = []
    for _ in range(_RUNS):
        start = process_time()
        do()
        times.append(1000 * (process_time() - start))
    return median(times)


def _parse(files: list[Path]) -> None:
    for file in files:
        for _ in yaml.parse(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader):
            pass


def main() -> int:
    """Measure; the exit code."""
    book = shipped_folder() / "nato-feb-2026"
    entries = check([book]).entries
    took, anchor = _ms(lambda: check([book])), _ms(lambda: _parse(sorted(book.rglob("*.yaml"))))
    print(f"{entries:,} entries checked in {took:.0f} ms, {took / anchor:.1f} times what parsing takes")
    return int(took > TARGET)


if __name__ == "__main__":
    sys.exit(main())
