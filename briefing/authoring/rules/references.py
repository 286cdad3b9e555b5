"""Rules about references."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.authoring.rules.explained import Explained

EXPLAINED: Mapping[str, Explained] = {
    "R001": Explained(
        "Everything leads to an entry by its id, so each stands once in a book, whatever the kind.",
        """
terms:
  - {id: quay, term: Quay, means: Where ships lie.}
  - {id: quay, term: North quay, means: The new one.}
""",
        """
terms:
  - {id: quay, term: Quay, means: Where ships lie.}
  - {id: north-quay, term: North quay, means: The new one.}
""",
    ),
    "R002": Explained(
        "A claim whose link leads nowhere cannot be followed in the meeting.",
        """
terms:
  - {id: quay, term: Quay, means: Where ships lie.}
  - {id: pier, term: Pier, means: "Like a [[quey]], but in the water."}
""",
        """
terms:
  - {id: quay, term: Quay, means: Where ships lie.}
  - {id: pier, term: Pier, means: "Like a [[quay]], but in the water."}
""",
    ),
    "R003": Explained(
        "A key that takes a person's id cannot do anything with a term.",
        """
structures:
  - {id: harbour, title: The harbour, root: ek}
people:
  - {id: ek, name: Bo Ek}
""",
        """
structures:
  - {id: harbour, title: The harbour, root: port}
units:
  - {id: port, name: Port authority}
""",
    ),
    "R004": Explained(
        "An id that two entries have does not tell which of them is meant. (The second entry is told too.)",
        """
terms:
  - {id: quay, term: Quay, means: Where ships lie.}
  - {id: quay, term: North quay, means: The new one.}
  - {id: pier, term: Pier, means: "Like a [[quay]]."}
""",
        """
terms:
  - {id: quay, term: Quay, means: Where ships lie.}
  - {id: north-quay, term: North quay, means: The new one.}
  - {id: pier, term: Pier, means: "Like a [[quay]]."}
""",
    ),
    "R005": Explained(
        "The entry is there but could not be read. Mend that first; it is told once. (The entry is told "
        "too.)",
        """
terms:
  - {id: quay, term: Quay}
  - {id: pier, term: Pier, means: "Like a [[quay]]."}
""",
        """
terms:
  - {id: quay, term: Quay, means: Where ships lie.}
  - {id: pier, term: Pier, means: "Like a [[quay]]."}
""",
    ),
    "R006": Explained(
        "A link into another book works only where that book is too. What is no link at all, since it is not "
        "closed or names no entry, stands on the page with its brackets.",
        """
terms:
  - {id: pier, term: Pier, means: "See [[harbour-2025/pier]]."}
""",
        """
terms:
  - {id: pier, term: Pier, means: See the book of last year.}
""",
    ),
    "R007": Explained(
        "A code is what is said aloud in the room: it must mean one entry.",
        """
terms:
  - {id: quay, term: Quay, means: Where ships lie.}
  - {id: pier, term: Pier, means: A landing in the water., code: T1}
""",
        """
terms:
  - {id: quay, term: Quay, means: Where ships lie.}
  - {id: pier, term: Pier, means: A landing in the water., code: T9}
""",
    ),
    "R008": Explained(
        "A source to which nothing refers is left over, or a claim has lost its evidence.",
        """
sources:
  - {id: minutes, publisher: Harbour board, title: Minutes}
""",
        """
sources:
  - {id: minutes, publisher: Harbour board, title: Minutes}
events:
  - {id: met, date: 2026-01-15, title: The board met, sources: [minutes]}
""",
    ),
    "R009": Explained(
        "A link to a part of a text opens at its heading; without that it opens at the top.",
        """
articles:
  - id: quay
    title: The new quay
    body: |
      Its price is told under [[#costs]].

      # Cost

      48 million.
""",
        """
articles:
  - id: quay
    title: The new quay
    body: |
      Its price is told under [[#cost]].

      # Cost

      48 million.
""",
    ),
}
