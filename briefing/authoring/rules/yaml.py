"""Rules about YAML."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.authoring.rules.explained import Explained

_QUAY = """
terms:
  - id: quay
    term: Quay
    means: Where ships lie.
"""

EXPLAINED: Mapping[str, Explained] = {
    "Y001": Explained(
        "Every line is a key with its value, an item of a list, or part of a text that is indented under "
        "its key.",
        """
terms:
  - id: quay
    term: Quay
    means Where ships lie.
    aliases: [wharf]
""",
        """
terms:
  - id: quay
    term: Quay
    means: Where ships lie.
    aliases: [wharf]
""",
    ),
    "Y002": Explained(
        "A tab is as wide as each editor likes, so YAML takes only spaces where depth counts.",
        """
terms:
  - id: quay
\tterm: Quay
    means: Where ships lie.
""",
        _QUAY,
    ),
    "Y003": Explained(
        "A text that begins with a quotation mark goes on to the next one, over lines and entries.",
        """
terms:
  - id: quay
    term: 'Quay
    means: Where ships lie.
""",
        """
terms:
  - id: quay
    term: 'Quay'
    means: Where ships lie.
""",
    ),
    "Y004": Explained(
        "Some signs at the start of a value have a meaning in YAML: brackets, `@`, `&`, `*`, `%`, a "
        "quotation "
        "mark that ends before the value does. In quotes the whole is text.",
        """
articles:
  - id: quay
    title: The new quay
    summary: [[cost]] has gone up.
    body: It opens a year late.
figures:
  - {id: cost, title: Cost, value: 48, unit: euros, source: minutes}
sources:
  - {id: minutes, publisher: Harbour board, title: Minutes}
""",
        """
articles:
  - id: quay
    title: The new quay
    summary: "[[cost]] has gone up."
    body: It opens a year late.
figures:
  - {id: cost, title: Cost, value: 48, unit: euros, source: minutes}
sources:
  - {id: minutes, publisher: Harbour board, title: Minutes}
""",
    ),
    "Y005": Explained(
        "A colon with a space behind it ends a key. A second one in a line needs quotes around the value.",
        """
articles:
  - id: quay
    title: The quay: a year late
    body: It opens in June.
""",
        """
articles:
  - id: quay
    title: "The quay: a year late"
    body: It opens in June.
""",
    ),
    "Y006": Explained(
        "Depth says what belongs to what: keys of one entry stand exactly below each other.",
        """
terms:
  - id: quay
    term: Quay
   means: Where ships lie.
""",
        _QUAY,
    ),
    "Y007": Explained(
        "A list in `[ ]` or a block in `{ }` ends with its bracket, and a comma stands between its items.",
        """
terms:
  - id: quay
    term: Quay
    means: Where ships lie.
    aliases: [wharf, pier
  - id: mole
    term: Mole
    means: A wall against waves.
""",
        """
terms:
  - id: quay
    term: Quay
    means: Where ships lie.
    aliases: [wharf, pier]
  - id: mole
    term: Mole
    means: A wall against waves.
""",
    ),
    "Y008": Explained(
        "In double quotes a backslash begins a sign (`\\n` a new line). In single quotes it is a backslash.",
        r"""
terms:
  - id: quay
    term: "Quay \& pier"
    means: Where ships lie.
""",
        r"""
terms:
  - id: quay
    term: 'Quay \& pier'
    means: Where ships lie.
""",
    ),
    "Y101": Explained(
        "Anchors and aliases copy what stands elsewhere. A book needs none, and nested ones have stopped "
        "programs; a text that begins with `&` or `*` needs quotes.",
        """
terms:
  - {id: quay, term: &name Quay, means: Where ships lie.}
""",
        """
terms:
  - {id: quay, term: Quay, means: Where ships lie.}
""",
    ),
    "Y102": Explained(
        "`<<` puts the keys of another block in, so that nobody sees in a file what an entry says.",
        """
terms:
  - {id: quay, term: Quay, means: Where ships lie., <<: {aliases: [wharf]}}
""",
        """
terms:
  - {id: quay, term: Quay, means: Where ships lie., aliases: [wharf]}
""",
    ),
    "Y103": Explained(
        "A word that begins with `!` tells YAML to make something else than text of a value. Text stays "
        "text here.",
        """
terms:
  - {id: quay, term: !str Quay, means: Where ships lie.}
""",
        """
terms:
  - {id: quay, term: Quay, means: Where ships lie.}
""",
    ),
    "Y104": Explained(
        "A file is one document: what stands behind a second `---` is not read.",
        """
terms:
  - {id: quay, term: Quay, means: Where ships lie.}
---
terms:
  - {id: mole, term: Mole, means: A wall against waves.}
""",
        """
terms:
  - {id: quay, term: Quay, means: Where ships lie.}
  - {id: mole, term: Mole, means: A wall against waves.}
""",
    ),
    "Y105": Explained(
        "A key is a word of the format; a list or a block cannot be one.",
        """
terms:
  - {id: quay, term: Quay, means: Where ships lie., [aliases]: [wharf]}
""",
        """
terms:
  - {id: quay, term: Quay, means: Where ships lie., aliases: [wharf]}
""",
    ),
    "Y106": Explained(
        "Of two equal keys one would win in silence, and it might be the wrong one.",
        """
terms:
  - id: quay
    term: Quay
    means: Where ships lie.
    term: Wharf
""",
        _QUAY,
    ),
    "Y107": Explained(
        "A book is at most a few levels deep; far deeper files are made to stop the program that reads them.",
        """
x-deep: ‹40 × [›‹40 × ]›
""",
        """
x-deep: [[[]]]
""",
    ),
    "Y108": Explained(
        "A file with very many values takes long to read: divide it. Sections add up over all files of a "
        "book.",
        """
x-many: [‹200001 × a,›]
""",
        """
x-many: [a, a, a]
""",
    ),
    "Y109": Explained(
        "No key of the format is long; one that is very long is a text in which `: ` slipped in.",
        """
x-‹300 × y›: 1
""",
        """
x-y: 1
""",
    ),
    "Y110": Explained(
        "A single text is held to a million characters, a long book of paper. Divide it into articles.",
        """
x-note: ‹1100000 × y›
""",
        """
x-note: y
""",
    ),
    "Y111": Explained(
        "A `#` behind a space begins a comment, so that of `Berth #3` only `Berth` is read, in silence.",
        """
terms:
  - id: berth
    term: Berth #3
    means: Where ferries lie.
""",
        """
terms:
  - id: berth
    term: "Berth #3"
    means: Where ferries lie.  # and sometimes barges
""",
    ),
}
