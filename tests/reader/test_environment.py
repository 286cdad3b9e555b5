"""What the environment asks for."""

from __future__ import annotations

import pytest

from briefing.reader.environment import honour_no_color


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({}, {}),
        ({"NO_COLOR": ""}, {}),
        ({"NO_COLOR": "1"}, {"NO_COLOR": "1"}),
        ({"NO_COLOR": "0"}, {"NO_COLOR": "0"}),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, {"TERM": "xterm-256color"}),
        ({"TERM": "screen"}, {"TERM": "screen"}),
        ({"TERM": "vt100"}, {"TERM": "vt100", "NO_COLOR": "1"}),
        ({"TERM": "xterm-mono", "NO_COLOR": ""}, {"TERM": "xterm-mono", "NO_COLOR": "1"}),
    ],
)
def test_colour_is_given_up_when_asked_or_when_there_is_none(
    before: dict[str, str], after: dict[str, str]
) -> None:
    honour_no_color(before)

    assert before == after
