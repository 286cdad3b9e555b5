"""Rules about style."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.authoring.rules.explained import Explained

EXPLAINED: Mapping[str, Explained] = {
    "S001": Explained(
        "Whoever reads the file later wants to know why a problem is none. A comment without a reason "
        "ignores nothing, nor does one for a problem whose text could not be read.",
        """
figures:
  - {id: dues, title: Dues, value: 12, source: minutes}
  - {id: berths, title: Berths, value: 9, source: minutes}  # briefing: ignore[N007]
sources:
  - {id: minutes, publisher: Harbour board, title: Minutes}
""",
        """
figures:
  - {id: dues, title: Dues, value: 12, source: minutes}
  - {id: berths, title: Berths, value: 9}  # briefing: ignore[N004] counted by ourselves
sources:
  - {id: minutes, publisher: Harbour board, title: Minutes}
""",
    ),
    "S002": Explained(
        "The problem has been mended. The comment would hide the next one.",
        """
# briefing: ignore[N004] counted by ourselves
figures:
  - {id: berths, title: Berths, value: 9, source: minutes}
sources:
  - {id: minutes, publisher: Harbour board, title: Minutes}
""",
        """
figures:
  - {id: berths, title: Berths, value: 9, source: minutes}
sources:
  - {id: minutes, publisher: Harbour board, title: Minutes}
""",
    ),
}
