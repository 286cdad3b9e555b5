"""What is said in passing: of a kind only the newest, so that a burst of keys does not cover the page."""

from __future__ import annotations

from textual.app import App
from textual.notifications import Notification, SeverityLevel
from textual.widget import Widget


class Notices:
    """The notices of a program, each of which takes the place of the one before of its kind."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._newest: dict[SeverityLevel, Notification] = {}

    def arrived(self, notice: Notification) -> None:
        """Make room for a notice, before Textual shows it."""
        before = self._newest.get(notice.severity)
        self._newest[notice.severity] = notice
        if before is not None:
            before.timeout = 0  # what has expired Textual forgets
            for toast in self._app.screen.query(f"Toast.-{notice.severity}"):
                if isinstance(toast.parent, Widget):
                    toast.parent.remove()
