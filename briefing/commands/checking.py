"""The command that finds what is wrong."""

from __future__ import annotations

import argparse

from briefing.commands.asked import date_of, path_of


def check(options: argparse.Namespace) -> int:
    """Every problem of every book."""
    from briefing.authoring.report import run

    paths = [path_of(asked) for asked in options.paths or ["books"]]
    return run(paths, options.output_format, date_of(options.on))
