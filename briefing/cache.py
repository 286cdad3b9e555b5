"""Where what can be made anew is kept. Imports next to nothing: the first page is painted from there."""

from __future__ import annotations

import os
import sys


def cache_folder() -> str:
    """The folder that platformdirs would name, without its import."""
    usual = os.path.expanduser("~/Library/Caches" if sys.platform == "darwin" else "~/.cache")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or usual, "briefing")
