"""What every test has: an empty home, an environment without surprises, and patience with slow machines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# On a busy machine a deadline, and how soon examples are made, measure the neighbours. In CI this keeps
# hypothesis' own `ci` profile. Two workers have few minutes for all tests; `make slow` has time for more.
_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("briefing", _PATIENT, max_examples=40)
settings.register_profile("slow", _PATIENT, max_examples=300)
settings.load_profile("briefing")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder; no test reads or writes the real one."""
    return _moved(tmp_path_factory, monkeypatch)


@pytest.fixture(autouse=True, scope="session")
def _home_of_all(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nor does what several tests share, which is made before the first of them has its home."""
    with pytest.MonkeyPatch.context() as patch:
        _moved(tmp_path_factory, patch)
        yield


def _moved(folders: pytest.TempPathFactory, patch: pytest.MonkeyPatch) -> Path:
    folder = folders.mktemp("home")
    patch.setenv("HOME", str(folder))
    for variable in ("BRIEFING_PATH", "EDITOR", "NO_COLOR", "VISUAL", "XDG_CACHE_HOME", "XDG_CONFIG_HOME",
                     "XDG_DATA_HOME", "XDG_STATE_HOME"):  # fmt: skip
        patch.delenv(variable, raising=False)
    return folder
