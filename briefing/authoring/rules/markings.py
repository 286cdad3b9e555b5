"""Rules about markings."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.authoring.rules.explained import Explained

EXPLAINED: Mapping[str, Explained] = {
    "M001": Explained(
        "A marking says who may read the book and stands on every copy. One that nobody knows protects "
        "nothing; "
        "`markings` declares those of your own scheme.",
        """
@ book.yaml
book:
  title: Harbour board
  date: 2026-04-20
  marking: TLP:AMBRE
""",
        """
@ book.yaml
book:
  title: Harbour board
  date: 2026-04-20
  marking: Board only
  markings: [Board only]
""",
    ),
}
