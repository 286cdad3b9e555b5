"""What is said of a rule."""

from __future__ import annotations

from typing import NamedTuple


class Explained(NamedTuple):
    """Why there is a rule, an example that breaks it and no other, and the same example put right."""

    why: str
    bad: str
    good: str
