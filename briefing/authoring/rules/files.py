"""Rules about files."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.authoring.rules.explained import Explained

EXPLAINED: Mapping[str, Explained] = {
    "F001": Explained(
        "What cannot be opened cannot be checked or shown: a folder where a file is named, a file that may "
        "not "
        "be read, a pipe or a device.",
        """
sources:
  - {id: minutes, publisher: Harbour board, title: Minutes, text: texts}
events:
  - {id: met, date: 2026-01-15, title: The board met, sources: [minutes]}
@ texts/minutes.txt
We will open in June.
""",
        """
sources:
  - {id: minutes, publisher: Harbour board, title: Minutes, text: texts/minutes.txt}
events:
  - {id: met, date: 2026-01-15, title: The board met, sources: [minutes]}
@ texts/minutes.txt
We will open in June.
""",
    ),
    "F002": Explained(
        "A book comes from others and must open at once, so each file and the whole book are held to limits "
        "(`briefing limits` prints them). A file over one is not read; the rest of the book is.",
        """
# ‹5000000 × x›
terms:
  - {id: quay, term: Quay, means: Where ships lie.}
""",
        """
terms:
  - {id: quay, term: Quay, means: Where ships lie.}
""",
    ),
    "F003": Explained(
        "Files are read as UTF-8. In another encoding letters beyond A to Z would be taken for others in "
        "silence.",
        """
@ words.yaml (Latin-1)
terms:
  - {id: quay, term: Quai à café, means: Where ships lie.}
""",
        """
@ words.yaml
terms:
  - {id: quay, term: Quai à café, means: Where ships lie.}
""",
    ),
    "F004": Explained(
        "Control characters can change what a terminal shows or does, bidi overrides what a reader sees. "
        "They "
        "are shown as signs, and told.",
        """
terms:
  - {id: quay, term: "Quay\\e[2J", means: Where ships lie.}
""",
        """
terms:
  - {id: quay, term: "Quay", means: Where ships lie.}
""",
    ),
    "F005": Explained(
        "A book carries what it needs. A path that leads out of its folder would show files of whoever reads "
        "it, and be missing elsewhere.",
        """
sources:
  - {id: minutes, publisher: Harbour board, title: Minutes, text: ../minutes.txt}
events:
  - {id: met, date: 2026-01-15, title: The board met, sources: [minutes]}
""",
        """
sources:
  - {id: minutes, publisher: Harbour board, title: Minutes, text: minutes.txt}
events:
  - {id: met, date: 2026-01-15, title: The board met, sources: [minutes]}
@ minutes.txt
We will open in June.
""",
    ),
    "F006": Explained(
        "A text or picture that is named but missing is evidence that cannot be shown in the meeting.",
        """
sources:
  - {id: minutes, publisher: Harbour board, title: Minutes, text: minuts.txt}
events:
  - {id: met, date: 2026-01-15, title: The board met, sources: [minutes]}
@ minutes.txt
We will open in June.
""",
        """
sources:
  - {id: minutes, publisher: Harbour board, title: Minutes, text: minutes.txt}
events:
  - {id: met, date: 2026-01-15, title: The board met, sources: [minutes]}
@ minutes.txt
We will open in June.
""",
    ),
    "F007": Explained(
        "The header says what the book is called and of which day it is; without it a folder is no book.",
        """
@ book.yaml
terms:
  - {id: quay, term: Quay, means: Where ships lie.}
""",
        """
@ book.yaml
book:
  title: Harbour board
  date: 2026-04-20
terms:
  - {id: quay, term: Quay, means: Where ships lie.}
""",
    ),
    "F008": Explained(
        "Two headers would leave open which title and date are meant; only `book.yaml` has one.",
        """
book:
  title: Harbour board, again
  date: 2026-04-21
terms:
  - {id: quay, term: Quay, means: Where ships lie.}
""",
        """
terms:
  - {id: quay, term: Quay, means: Where ships lie.}
""",
    ),
    "F009": Explained(
        "An empty file is often one that was not saved, or whose text is all commented out.",
        """
@ units.yaml
""",
        """
@ units.yaml
units:
  - {id: port, name: Port authority}
""",
    ),
    "F010": Explained(
        "Only files that end in `.yaml`, in small letters, are read. One that nearly does would be missed in "
        "silence.",
        """
@ units.yml
units:
  - {id: port, name: Port authority}
""",
        """
@ units.yaml
units:
  - {id: port, name: Port authority}
""",
    ),
    "F011": Explained(
        "A picture is a PNG, JPEG or WebP, whatever its name ends in; nothing else is drawn.",
        """
sources:
  - {id: chart, publisher: Hydrographic office, title: Chart 14}
figures:
  - {id: depth, title: Depth, value: 14, unit: m, source: chart, image: {path: map.png, alt: The quay.}}
@ map.png
<svg/>
""",
        """
sources:
  - {id: chart, publisher: Hydrographic office, title: Chart 14}
figures:
  - {id: depth, title: Depth, value: 14, unit: m, source: chart, image: {path: map.png, alt: The quay.}}
@ map.png (a PNG)
""",
    ),
    "F012": Explained(
        "Rules are set in a `.briefing.toml` by their codes, to `error`, `warning`, `hint` or `off`. What is "
        "misspelt there would set nothing.",
        """
@ .briefing.toml
[check]
rules = {T04 = "off"}
""",
        """
@ .briefing.toml
[check]
rules = {T004 = "off"}
""",
    ),
}
