"""The pane in the middle: the text one reads."""

from __future__ import annotations

from briefing.ui.keys import bindings
from briefing.ui.panes.page_view import PageView


class Reading(PageView):
    """A page, with its links."""

    BINDINGS = bindings("reading", "moving")
