"""What every test has: an empty home, an environment without surprises, and patience with slow machines."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# On a busy machine a deadline measures the neighbours. In CI this keeps hypothesis' own `ci` profile.
# Two workers have few minutes for all tests; `make slow` takes its time to look for rarer examples.
settings.register_profile("briefing", deadline=None, max_examples=40)
settings.register_profile("slow", deadline=None, max_examples=300)
settings.load_profile("briefing")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder; no test reads or writes the real one."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(folder))
    for variable in ("BRIEFING_PATH", "EDITOR", "NO_COLOR", "VISUAL", "XDG_CACHE_HOME", "XDG_CONFIG_HOME",
                     "XDG_DATA_HOME", "XDG_STATE_HOME"):  # fmt: skip
        monkeypatch.delenv(variable, raising=False)
    return folder
