"""Copying on a day, by the rules."""

from __future__ import annotations

from datetime import date

from briefing.citing import forms
from briefing.citing.forms import Terms
from briefing.citing.styles import Style
from briefing.model.book import Ref
from briefing.model.text import Text
from briefing.pages.view import View

TODAY = date(2026, 2, 12)
BY_THE_RULES = Terms(TODAY)


def cited(view: View, ref: Ref, style: Style = "plain", terms: Terms = BY_THE_RULES) -> Text:
    """What copying a place yields."""
    return forms.cited(view, ref, style, terms)
