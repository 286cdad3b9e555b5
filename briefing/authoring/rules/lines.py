"""Rules about lines to take."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.authoring.rules.explained import Explained


def _line(keys: str) -> str:
    """A line to take, and what it rests on."""
    return f"""
agenda:
  - id: quay
    title: The quay
    lines:
      - {{rung: top, {keys}}}
terms:
  - {{id: pier, term: Pier, means: A landing in the water.}}
"""


_SHORT = "say: The quay opens in June., evidence: [pier]"

EXPLAINED: Mapping[str, Explained] = {
    "L001": Explained(
        "Whoever says the line is asked what it rests on, and has one keystroke to show it. Lines to avoid "
        "need "
        "no evidence.",
        _line("say: The quay opens in June."),
        _line(_SHORT),
    ),
    "L002": Explained(
        "After the last day of its clearance nobody stands behind the line any more. It is judged at the "
        "day of "
        "the meeting, or at that of `--on`.",
        _line(_SHORT + ", cleared: {until: 2026-01-31}"),
        _line(_SHORT + ", cleared: {until: 2026-02-28}"),
    ),
    "L003": Explained(
        "A line of more than 25 seconds, at 150 words a minute, is not said as it stands.",
        _line("say: The quay ‹70 × really ›opens in June., evidence: [pier]"),
        _line(_SHORT),
    ),
}
