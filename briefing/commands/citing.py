"""The commands that print citations and sources."""

from __future__ import annotations

import argparse

from briefing.commands.asked import as_of, look_up_at, ref_in, terms_of, view_of, volume_at, wanted
from briefing.commands.ending import FINE, FOUND, Refused, narrate


def cite(options: argparse.Namespace) -> int:
    """One entry with its citation, in the form asked for."""
    from briefing.citing.forms import Embargoed, cited
    from briefing.pages.standing import in_words, is_amiss

    path, entry_id = wanted(options.ref)
    volume = volume_at(path)
    view = view_of(volume, as_of(options, volume))
    terms = terms_of(options)
    ref = ref_in(volume, entry_id)
    try:
        print(cited(view, ref, options.style, terms))
    except Embargoed as embargo:
        raise Refused(f"{embargo} --despite-rules prints it all the same, and says so.", FOUND) from None
    look_up_at(volume, ref)
    if is_amiss(verdict := volume.verdicts.of(ref.id)):
        narrate(f"{in_words(verdict)}: these are not surely the words of the source.")
    return FINE


def export_sources(options: argparse.Namespace) -> int:
    """All sources of a book, for a reference manager."""
    from briefing.citing.forms import bibliography

    book = volume_at(wanted(options.book)[0]).book
    found = bibliography(book, options.format)
    if not found:
        narrate(f"{book.id} has no sources.")
        return FOUND
    print(found)
    return FINE
