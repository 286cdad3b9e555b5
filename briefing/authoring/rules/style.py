"""Rules about style."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.authoring.rules.explained import Explained

EXPLAINED: Mapping[str, Explained] = {
    "S001": Explained(
        "Whoever reads the file later wants to know why a problem is none. A comment without a reason, or "
        "with a code that no rule has, ignores nothing, nor does one for what could not be read.",
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
        "The problem has been mended, and the comment would hide the next one; or it stands elsewhere: a "
        "comment is for its own line, alone on a line for the next one, at the key of a text for all of it.",
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
    "S003": Explained(
        "Not everybody in the room knows the letters. A term or a unit says what they stand for wherever "
        "they are read, brackets behind the long name from there on in the same entry: `gross tonnage "
        "(GT)`. A book in which no term stands for anything is not asked for them.",
        """
terms:
  - {id: gt, term: GT, stands_for: gross tonnage, means: The size of a ship.}
  - {id: quay, term: Quay, means: Takes ships of 500 GT under PIANC rules.}
""",
        """
terms:
  - {id: gt, term: GT, stands_for: gross tonnage, means: The size of a ship.}
  - {id: pianc, term: PIANC, stands_for: World association for waterborne transport, means: Sets rules.}
  - {id: quay, term: Quay, means: Takes ships of 500 GT under PIANC rules.}
""",
    ),
    "S004": Explained(
        "A name that differs by one letter from that of a person of the book is most likely a slip. Near "
        "a short name there are others: only a letter doubled, left out of a pair or changed over "
        "counts, and any other where a given name or title of the person is before it.",
        """
people:
  - {id: lindqvist, name: Anna Lindqvist}
terms:
  - {id: quay, term: Quay, means: Lindquist opened it.}
""",
        """
people:
  - {id: lindqvist, name: Anna Lindqvist}
terms:
  - {id: quay, term: Quay, means: Lindqvist opened it.}
""",
    ),
    "S005": Explained(
        "One of the dates is wrong: that of the event, or the one in or right beside a link to it. Two "
        "events of one name, a few weeks apart, are one, or should be told apart.",
        """
events:
  - {id: opened, date: 2026-01-15, title: The quay was opened}
terms:
  - {id: quay, term: Quay, means: "In use since the [[opened|opening of 16 January]]."}
""",
        """
events:
  - {id: opened, date: 2026-01-15, title: The quay was opened}
terms:
  - {id: quay, term: Quay, means: "In use since the [[opened|opening of 15 January]]."}
""",
    ),
    "S006": Explained(
        "Two names of one country read like two countries. Words of others, in quotation marks, are theirs; "
        "an adjective (`US troops`) is no name, and `UK` and `US` are not told beside the names they stand "
        "for.",
        """
terms:
  - {id: quay, term: Quay, means: Built by a firm from Türkiye.}
  - {id: crane, term: Crane, means: Came from Turkey too.}
""",
        """
terms:
  - {id: quay, term: Quay, means: Built by a firm from Türkiye.}
  - {id: crane, term: Crane, means: Came from Türkiye too.}
""",
    ),
    "S007": Explained(
        "Whoever marks a gap with `TODO` wants to fill it before the meeting.",
        """
sources:
  - {id: minutes, publisher: Harbour board, title: TODO}
figures:
  - {id: berths, title: Berths, value: 9, source: minutes}
""",
        """
sources:
  - {id: minutes, publisher: Harbour board, title: Minutes of May}
figures:
  - {id: berths, title: Berths, value: 9, source: minutes}
""",
    ),
}
