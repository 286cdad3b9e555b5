"""Rules about time."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.authoring.rules.explained import Explained


def _superior(claims: str, founded: str = "") -> str:
    """Two units, one of which stands under the other."""
    return f"""
units:
  - {{id: port, name: Port authority{founded}}}
  - {{id: pilots, name: Pilot office, reports_to: [{{unit: port, {claims}}}]}}
sources:
  - {{id: law, publisher: Parliament, title: Harbour act}}
"""


def _each_other(relation: str) -> str:
    """Two units, each of which reports to the other, the one by some relation."""
    return f"""
units:
  - {{id: port, name: Port authority, reports_to: [{{unit: pilots, relation: {relation}, source: law}}]}}
  - {{id: pilots, name: Pilot office, reports_to: [{{unit: port, source: law}}]}}
sources:
  - {{id: law, publisher: Parliament, title: Harbour act}}
"""


EXPLAINED: Mapping[str, Explained] = {
    "T001": Explained(
        "Dates decide what is shown as of a day. They may be imprecise (`2026`, `2026-02~`, `2026-02-06/..`) "
        "but never guessed from words.",
        """
events:
  - {id: met, date: 15 January 2026, title: The board met}
""",
        """
events:
  - {id: met, date: 2026-01-15, title: The board met}
""",
    ),
    "T002": Explained(
        "After the last day of `valid_until` the entry is no longer to be relied on. Renew it or take it "
        "out.",
        """
terms:
  - {id: dues, term: Dues, means: 12 euros a metre., valid_until: 2025-12-31}
""",
        """
terms:
  - {id: dues, term: Dues, means: 12 euros a metre., valid_until: 2026-12-31}
""",
    ),
    "T003": Explained(
        "The author wanted to look at the entry again by this day.",
        """
terms:
  - {id: dues, term: Dues, means: 12 euros a metre., review_by: 2026-01-31}
""",
        """
terms:
  - {id: dues, term: Dues, means: 12 euros a metre., review_by: 2026-03-31}
""",
    ),
    "T004": Explained(
        "A number of last year may have changed. `stale_after` in the header sets after how many days it is "
        "old. And nobody has looked at a source yet on a day to come, or knows a value of it.",
        """
figures:
  - {id: cost, title: Cost of the quay, value: 48, unit: euros, as_of: 2024-06-30, source: minutes}
sources:
  - {id: minutes, publisher: Harbour board, title: Minutes}
""",
        """
figures:
  - {id: cost, title: Cost of the quay, value: 48, unit: euros, as_of: 2025-12-31, source: minutes}
sources:
  - {id: minutes, publisher: Harbour board, title: Minutes}
""",
    ),
    "T005": Explained(
        "`from` is the first day and `until` the last: a claim the other way round holds on no day. "
        "So the values under `supersedes` are of earlier days than the figure.",
        _superior("from: 2012, until: 2010, source: law"),
        _superior("from: 2010, until: 2012, source: law"),
    ),
    "T006": Explained(
        "Who commands whom must have a top. Two units that stood under each other at different times need "
        "dates.",
        """
units:
  - {id: port, name: Port authority, reports_to: [{unit: pilots, source: law}]}
  - {id: pilots, name: Pilot office, reports_to: [{unit: port, source: law}]}
sources:
  - {id: law, publisher: Parliament, title: Harbour act}
""",
        """
units:
  - {id: port, name: Port authority, reports_to: [{unit: pilots, until: 1999, source: law}]}
  - {id: pilots, name: Pilot office, reports_to: [{unit: port, from: 2000, source: law}]}
sources:
  - {id: law, publisher: Parliament, title: Harbour act}
""",
    ),
    "T007": Explained(
        "Nothing stands under a unit that is not there yet or no more, and nobody holds a post in it.",
        _superior("from: 1990, source: law", ", founded: 2000"),
        _superior("from: 2000, source: law", ", founded: 2000"),
    ),
    "T008": Explained(
        "Whoever stood under a unit that is there no longer stands under another, or under nobody.",
        _superior("from: 1990, source: law", ", disbanded: 2000"),
        _superior("from: 1990, until: 2000, source: law", ", disbanded: 2000"),
    ),
    "T009": Explained(
        "Who stands above whom has a top by whatever tie, unless two only coordinate with each other. Look "
        "whether one of the ties is the wrong way round.",
        _each_other("opcon"),
        _each_other("coordination"),
    ),
}
