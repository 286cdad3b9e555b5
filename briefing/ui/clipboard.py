"""Copying: the desktop's own clipboard where there is one, else the terminal's (OSC 52)."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from typing import NamedTuple


class Tool(NamedTuple):
    """A program that takes the clipboard's new text on its standard input, and the variable it depends on."""

    command: tuple[str, ...]
    needs: str


TOOLS = (
    Tool(("pbcopy",), ""),
    Tool(("wl-copy",), "WAYLAND_DISPLAY"),
    Tool(("xclip", "-selection", "clipboard"), "DISPLAY"),
)


def desktop_tool(environ: Mapping[str, str] = os.environ) -> Tool | None:
    """The program that reaches the clipboard of this desktop; none over SSH or without a desktop."""
    if "SSH_CONNECTION" in environ:
        return None
    usable = (tool for tool in TOOLS if not tool.needs or environ.get(tool.needs))
    return next((tool for tool in usable if shutil.which(tool.command[0])), None)


def to_desktop(text: str) -> str:
    """Give a text to this desktop's clipboard: the program that took it, empty if none did.

    Waits for that program, so it is not for the event loop.
    """
    tool = desktop_tool()
    if tool is None:
        return ""
    try:
        done = subprocess.run(
            tool.command,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=2,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return "" if done.returncode else tool.command[0]
