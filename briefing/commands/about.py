"""The commands that tell of the program itself: its keys, folders and limits, and the format it reads."""

from __future__ import annotations

import argparse
import sys

from briefing.commands.ending import FINE
from briefing.model.text import clean


def print_keys(options: argparse.Namespace) -> int:
    """Every key, as the reader's own keymap has it."""
    from briefing.authoring.report import full
    from briefing.reader.folders import keymap_file
    from briefing.ui.keymap import load_keymap
    from briefing.ui.keys import key_table

    keymap, problems = load_keymap(keymap_file())
    if problems:
        print(full(problems), file=sys.stderr)
    for title, rows in key_table(keymap.keys).items():
        print(f"{title}\n")
        for row in rows:
            print(f"  {row.keys:<18} {row.description}  ({row.ids})")
        print()
    return FINE


def locate(options: argparse.Namespace) -> int:
    """Every folder that is read or written."""
    from briefing.library.finding import folders
    from briefing.reader.folders import locations

    for place in locations():
        print(clean(f"{place.name:<9} {place.path}  ({place.purpose})"))
    for folder in dict.fromkeys(folder.resolve() for folder in folders()):
        print(clean(f"{'searched':<9} {folder}  (books; read only)"))
    return FINE


def limits(options: argparse.Namespace) -> int:
    """What books are held to."""
    from briefing.loading.budgets import rows

    for what, limit in rows():
        print(f"{what:<28} {limit}")
    return FINE


def schema(options: argparse.Namespace) -> int:
    """The format of books, for editors."""
    import json

    from briefing.authoring.format.schema import schema

    print(json.dumps(schema(), ensure_ascii=False, indent=2))
    return FINE
