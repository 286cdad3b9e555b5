"""The browser: whether there is one to be seen, and handing it an address."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping


def has_display(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Whether a browser would open where the person sits: not over SSH, and with a desktop."""
    if "SSH_CONNECTION" in environ:
        return False
    desktop = bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY") or environ.get("BROWSER"))
    return desktop or platform in ("darwin", "win32")


def open_in_browser(url: str) -> bool:
    """Hand an address to the browser; whether one took it. Waits for it, so never on the event loop."""
    import webbrowser

    try:
        return webbrowser.open(url)
    except webbrowser.Error:
        return False
