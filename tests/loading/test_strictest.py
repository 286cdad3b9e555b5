"""A rule of a quote that is not surely read frees nothing, however mistyped, and the author is told."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from briefing.loading.nodes import Mapping
from briefing.loading.tree import parse
from briefing.loading.validation import read
from briefing.model.entries import Figure, Quote
from briefing.model.text import Text

FREE = ("on record", None)


def read_quote(rules: str) -> tuple[Quote, list[str]]:
    """A quote with some rules, and what is advised."""
    root, _ = parse(Text(f"id: q\nwords: W\nspeaker: p\n{rules}\n"), Path("x.yaml"))
    assert isinstance(root, Mapping)
    found = read(root, Quote, "a quote")
    assert found.record is not None
    return found.record, [finding.hint or "" for finding, _ in found.findings]


@pytest.mark.parametrize("rule", ["attribution: background", "embargo_until: 2030-01-01"])
def test_no_slip_in_typing_a_key_frees_the_words(rule: str) -> None:
    dice = random.Random(7)
    key, value = rule.split(": ")
    for _ in range(400):
        at = dice.randrange(1, len(key) - 1)
        wrong = dice.choice(
            (
                key[:at] + key[at + 1 :],
                key[:at] + key[at + 1] + key[at] + key[at + 2 :],
                key[:at] + dice.choice("aeiorstn") + key[at:],
                key[:at] + dice.choice("aeiorstn") + key[at + 1 :],
                key.upper(),
                key.replace("_", dice.choice((" ", "-", ""))),
            )
        )
        quote, hints = read_quote(f"{wrong}: {value}")
        assert (quote.attribution, quote.embargo_until) != FREE, wrong
        assert wrong == key or "until that is mended the quote counts as" in " ".join(hints)


def test_it_is_said_what_the_quote_counts_as() -> None:
    _, hints = read_quote("embargo: 2030-01-01")
    assert hints == [
        "did you mean `embargo_until`? until that is mended the quote counts as embargoed without end"
    ]
    _, hints = read_quote("attribution:")
    assert hints == [
        "allowed are `on record`, `background` and `not attributable`; "
        "until that is mended the quote counts as not attributable"
    ]


def test_a_slip_in_another_key_binds_nothing() -> None:
    for slip in ("occassion: lunch", "x-embargo: 2030-01-01", "status: verbatm", "before: ''", "sorce: s"):
        quote, _ = read_quote(slip)
        assert (quote.attribution, quote.embargo_until) == FREE, slip


def test_other_entries_have_no_such_rules() -> None:
    root, _ = parse(Text("{id: f, title: T, value: 5, embargo: 2030}"), Path("x.yaml"))
    assert isinstance(root, Mapping)
    ((finding, _),) = read(root, Figure, "a figure").findings
    assert "counts as" not in (finding.hint or "")
