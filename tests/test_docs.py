"""What stands in `docs/` is what the program would write there."""

from __future__ import annotations

from briefing.authoring.checking import check
from briefing.model.dates import Edtf
from docs.reference import EXAMPLE, reference
from tests.terminal import ROOT


def test_the_reference_of_the_format_is_that_of_the_model() -> None:
    assert (ROOT / "docs" / "format.md").read_text() == reference(), "run `make docs`"


def test_its_example_is_clean() -> None:
    checked = check([EXAMPLE.parent], Edtf.parse("2026-05-20"))
    assert (checked.books, checked.problems) == (1, ())
