"""The desktop's own program for a picture: handing it a file that is one by its name too."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ENDINGS = (".png", ".jpg", ".jpeg", ".webp")
"""By the ending of its name a desktop chooses the program: of another one it might run the file."""
_PATIENCE = 3
"""Seconds; what still runs then is taken to show the picture."""


def is_named_as_picture(path: Path) -> bool:
    """Whether a desktop will take the file for a picture."""
    return path.suffix.lower() in ENDINGS


def open_picture(path: Path, platform: str = sys.platform) -> bool:
    """Hand a file to the desktop; whether a program took it. Waits, so never on the event loop."""
    tool = shutil.which("open" if platform == "darwin" else "xdg-open")
    if tool is None:
        return False
    quiet = subprocess.DEVNULL
    try:
        opener = subprocess.Popen(
            [tool, str(path.absolute())], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
        return opener.wait(_PATIENCE) == 0
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False
