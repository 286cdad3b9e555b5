"""Rules about quotes."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.authoring.rules.explained import Explained


def _quote(words: str, text: str, more: str = "") -> str:
    """A quote from minutes whose text the book has."""
    return f"""
quotes:
  - id: q-late
    words: {words}
    speaker: ek
    source: minutes{more}
people:
  - {{id: ek, name: Bo Ek}}
sources:
  - {{id: minutes, publisher: Harbour board, title: Minutes, text: minutes.txt}}
@ minutes.txt
{text}
"""


_SAID = "Mr Ek told the board: We will open in June of next year, not before. The board took note."
_TWICE = "Mr Ek: We will open in June. The chair: When? Mr Ek: We will open in June."
_GERMAN = "Herr Ek sagte dem Rat: Wir werden im Juni des nächsten Jahres öffnen, nicht vorher."
_AS = """
    attribution: background
    speaker_as: {}"""


def _translation(words: str) -> str:
    return _quote(
        "We will open in June.",
        _GERMAN,
        f"""
    status: translation
    original: {{language: de, words: "{words}", source: minutes}}""",
    )


EXPLAINED: Mapping[str, Explained] = {
    "Q001": Explained(
        "Words that somebody said must be found again, by whoever doubts them.",
        """
quotes:
  - {id: q-late, words: We will open in June., speaker: ek}
people:
  - {id: ek, name: Bo Ek}
""",
        """
quotes:
  - {id: q-late, words: We will open in June., speaker: ek, source: minutes}
people:
  - {id: ek, name: Bo Ek}
sources:
  - {id: minutes, publisher: Harbour board, title: Minutes}
""",
    ),
    "Q002": Explained(
        "A verbatim quote is read out as the speaker's words. Copy them, mark what you change with brackets "
        "and "
        "what you leave out with an ellipsis, or write `status: paraphrase`.",
        _quote("We will open in July of next year, not before.", _SAID),
        _quote("We will open in June of next year, not before.", _SAID),
    ),
    "Q003": Explained(
        "Said twice, the words may stand in two contexts; `before` or `after` tell which is meant.",
        _quote("We will open in June.", _TWICE),
        _quote("We will open in June.", _TWICE, "\n    before: 'When? Mr Ek:'"),
    ),
    "Q004": Explained(
        "The text of the source has nothing like these words: they are from elsewhere, or the wrong text is "
        "stored.",
        _quote("Ships are the blood of this city and its pride.", _SAID),
        _quote("We will open in June of next year, not before.", _SAID),
    ),
    "Q005": Explained(
        "Cuts, brackets and ellipses may shorten a quote and explain it, but not turn it round. They neither "
        "put in what says more, limits or denies (`[almost]`, `[not]`), nor replace a word, a number or a "
        "name, nor leave out a negation or a condition: here `[July]` stands for `June`, and a `not` went.",
        _quote("We will open in [July] of next year, [...] before.", _SAID),
        _quote("We will open in June [...], not before.", _SAID),
    ),
    "Q006": Explained(
        "A translation stands on the words in the language in which they were said.",
        _translation("Wir werden im Juli des nächsten Jahres öffnen"),
        _translation("Wir werden im Juni des nächsten Jahres öffnen"),
    ),
    "Q007": Explained(
        "A quote is verified against the text that its source names; where that cannot be read, nothing is.",
        _quote("We will open in June of next year, not before.", f"{_SAID} Über das Jahr.").replace(
            "@ minutes.txt", "@ minutes.txt (in Latin-1)"
        ),
        _quote("We will open in June of next year, not before.", _SAID),
    ),
    "Q008": Explained(
        "Words on background must not tell whose they are; here `speaker_as` has the name. And words under a "
        "rule must not stand in another quote without it: from there they leave the book.",
        _quote("We will open in June.", _SAID.replace(" of next year, not before", ""), _AS.format("Mr Ek")),
        _quote(
            "We will open in June.", _SAID.replace(" of next year, not before", ""), _AS.format("an official")
        ),
    ),
}
