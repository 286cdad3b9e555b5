"""A book with a problem of each severity, one of a whole file, and one that is about another place too."""

from __future__ import annotations

from pathlib import Path

from briefing.authoring.checking import Checked, check
from briefing.model.dates import Edtf
from tests.sample import write_book

LATE = "book:\n  title: A late meeting\n  date: 2026-02-12\n"

_FAULTY = (
    LATE
    + """
sources:
  - {id: unused, publisher: P, title: S}
terms:
  - {id: twice, term: "100%, so: to say", means: "Wide 北京 [[nowhere]]"}
  - {id: twice, term: T, means: M}
figures:
  - {id: f, title: "<F> & 'G'", value: 1}
"""
)


def faulty(folder: Path) -> Checked:
    """What is wrong with the book, which is written below a folder."""
    book = write_book(folder, _FAULTY, name="faulty")
    (book / "empty, 100%.yaml").write_text("")
    return check([folder], Edtf.parse("2026-02-12"))
