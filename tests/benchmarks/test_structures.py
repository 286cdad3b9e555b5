"""The structure that is measured is as large as it is said to be, and changes."""

from __future__ import annotations

from random import Random

from benchmarks.structures import UNITS, book
from briefing.library.posts import Posts
from briefing.library.structure.difference import Difference
from briefing.library.structure.history import History
from briefing.model.dates import Edtf
from briefing.model.text import Text


def test_every_unit_has_eight_claims() -> None:
    units = book(Random(1), 100).units
    claims = [
        claim
        for unit in units
        for claim in (
            *unit.reports_to,
            *unit.names,
            *(holder for post in unit.posts for holder in post.holders),
        )
    ]
    assert len(claims) == 100 * 8 - 2  # the top stands under nobody
    assert UNITS * 8 == 40_000


def test_much_changes_in_ten_years() -> None:
    made = book(Random(1), 100)
    ends = Edtf.parse("2000-06-01"), Edtf.parse("2010-06-01")
    changes = Difference(History(made, Posts(made)), Text("u0"), *ends).changes
    assert {"new holder", "moved", "renamed"} <= {change.kind for change in changes}
