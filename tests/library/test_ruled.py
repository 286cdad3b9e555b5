"""Words of a quote under a rule are known in any text, and others are not taken for them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefing.library.ruled import Ruled
from tests.sample import SAMPLE, sample_volume

TODAY = date(2026, 2, 12)
EARLY = "embargo_until: 2026-02-13"
BACKGROUND = "attribution: background, speaker_as: an aide"
WORDS = "We shall reopen the old harbour of Mark Rutte at dawn"


def ruled(folder: Path, rule: str, but: str = "") -> Ruled:
    text = SAMPLE.replace("partnership rather than [sic] dependency", WORDS)
    text = text.replace("occasion: arrival,", f"occasion: arrival, {rule},")
    volume = sample_volume(folder, text)
    return Ruled(volume.quoted(TODAY), volume.posts, but)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"He said: “{WORDS}.”", "He said: “[embargoed].”"),
        ("To REOPEN the old\nHARBOUR, he said", "To [embargoed], he said"),
        ("the old harbour", "the old harbour"),
        ("harbour of Mark", "[embargoed]"),
        ("Mark Rutte came at noon", "Mark Rutte came at noon"),
        ("partnership, not dependence", "[embargoed]"),
        ("", ""),
    ],
)
def test_words_in_a_row_are_known_that_say_something(tmp_path: Path, text: str, told: str) -> None:
    assert ruled(tmp_path, EARLY).told(text) == told


def test_words_on_background_are_kept_only_beside_who_spoke(tmp_path: Path) -> None:
    found = ruled(tmp_path, BACKGROUND)
    assert found.told("We shall reopen the old harbour.") == "We shall reopen the old harbour."
    assert found.told("Colby: we shall reopen the old harbour.") == "Colby: [background]."
    assert found.told("We shall reopen the old harbour.", "Elbridge Colby") == "[background]."


def test_a_quote_that_is_told_for_itself_and_one_without_a_rule_are_free(tmp_path: Path) -> None:
    assert ruled(tmp_path / "itself", EARLY, "q-partner").told(WORDS) == WORDS
    assert ruled(tmp_path / "over", "embargo_until: 2026-02-12").told(WORDS) == WORDS
