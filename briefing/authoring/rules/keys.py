"""Rules about keys and values."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.authoring.rules.explained import Explained

_QUAY = """
terms:
  - {id: quay, term: Quay, means: Where ships lie.}
"""

EXPLAINED: Mapping[str, Explained] = {
    "K001": Explained(
        "A section that is misspelt would take all its entries out of the book.",
        """
trems:
  - {id: quay, term: Quay, means: Where ships lie.}
""",
        _QUAY,
    ),
    "K002": Explained(
        "A key that is misspelt would be ignored, and what it says with it. Keys of your own begin with "
        "`x-`.",
        """
terms:
  - {id: quay, term: Quay, means: Where ships lie., alias: [wharf]}
""",
        """
terms:
  - {id: quay, term: Quay, means: Where ships lie., aliases: [wharf], x-seen: yes}
""",
    ),
    "K003": Explained(
        "Without this key the entry says nothing that could be shown.",
        """
terms:
  - {id: quay, term: Quay}
""",
        _QUAY,
    ),
    "K004": Explained(
        "A key takes a text, a list or a block, and each is written in its own way.",
        """
terms:
  - {id: quay, term: Quay, means: Where ships lie., aliases: wharf}
""",
        """
terms:
  - {id: quay, term: Quay, means: Where ships lie., aliases: [wharf]}
""",
    ),
    "K005": Explained(
        "Some keys take one of a few words, since the program does something else for each.",
        """
units:
  - {id: port, name: Port authority}
  - {id: pilots, name: Pilot office, reports_to: [{unit: port, relation: comand, source: law}]}
sources:
  - {id: law, publisher: Parliament, title: Harbour act}
""",
        """
units:
  - {id: port, name: Port authority}
  - {id: pilots, name: Pilot office, reports_to: [{unit: port, relation: command, source: law}]}
sources:
  - {id: law, publisher: Parliament, title: Harbour act}
""",
    ),
    "K006": Explained(
        "Minutes, editions and days are counted whole.",
        """
agenda:
  - {id: budget, title: Budget, minutes: half an hour}
""",
        """
agenda:
  - {id: budget, title: Budget, minutes: 30}
""",
    ),
    "K007": Explained(
        "An id is typed in links and on the command line and becomes a file name in exports.",
        """
terms:
  - {id: The Quay, term: Quay, means: Where ships lie.}
""",
        """
terms:
  - {id: the-quay, term: Quay, means: Where ships lie.}
""",
    ),
    "K008": Explained(
        "Titles and names stand in lists, one line each. What is longer belongs in the text.",
        """
terms:
  - {id: quay, term: Quay ‹500 × o›, means: Where ships lie.}
""",
        _QUAY,
    ),
    "K009": Explained(
        "The code of an entry is said aloud, so its letter always tells the kind: T7 is a term.",
        """
terms:
  - {id: quay, term: Quay, means: Where ships lie., code: Q7}
""",
        """
terms:
  - {id: quay, term: Quay, means: Where ships lie., code: T7}
""",
    ),
    "K010": Explained(
        "Countries are compared by code: `UK` or a name would be another country than `GB`.",
        """
people:
  - {id: ek, name: Bo Ek, country: Sweden}
""",
        """
people:
  - {id: ek, name: Bo Ek, country: SE}
""",
    ),
}
