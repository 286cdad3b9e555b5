"""Ranks before names."""

from __future__ import annotations

import pytest

from briefing.authoring.importing.ranks import parted


@pytest.mark.parametrize(
    ("written", "rank", "name"),
    [
        ("Gen. Alexus Grynkewich", "General", "Alexus Grynkewich"),
        ("General Sir Adrian Bradshaw", "General", "Sir Adrian Bradshaw"),
        ("Lt. Gen. Ann Lee", "Lieutenant General", "Ann Lee"),
        ("LTG Ann Lee", "Lieutenant General", "Ann Lee"),
        ("LtGen Ann Lee", "Lieutenant General", "Ann Lee"),
        ("Lieutenant-General Ann Lee", "Lieutenant General", "Ann Lee"),
        ("Rear Adm. Ann Lee", "Rear Admiral", "Ann Lee"),
        ("VADM Ann Lee", "Vice Admiral", "Ann Lee"),
        ("Vice-Admiral Ann Lee", "Vice Admiral", "Ann Lee"),
        ("Air Chief Marshal Ann Lee", "Air Chief Marshal", "Ann Lee"),
        ("Air Vice-Marshal Ann Lee", "Air Vice-Marshal", "Ann Lee"),
        ("Marshal of the Royal Air Force Ann Lee", "Marshal of the Royal Air Force", "Ann Lee"),
        ("Wg Cdr Ann Lee", "Wing Commander", "Ann Lee"),
        ("Lt Cdr Ann Lee", "Lieutenant Commander", "Ann Lee"),
        ("Command Sgt. Maj. Ann Lee", "Command Sergeant Major", "Ann Lee"),
        ("Gen, Ann Lee", "General", "Ann Lee"),
        ("Admiral", "Admiral", ""),
        ("B.G. Verghese", "", "B.G. Verghese"),
        ("John Major", "", "John Major"),
        ("Generous Ann", "", "Generous Ann"),
        ("", "", ""),
    ],
)
def test_a_rank_is_parted_from_the_name(written: str, rank: str, name: str) -> None:
    assert parted(written) == (rank, name)
