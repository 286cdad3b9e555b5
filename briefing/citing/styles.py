"""The names of the forms of a citation, apart, so that the command line knows them and loads nothing else."""

from __future__ import annotations

from typing import Literal, get_args

Style = Literal["plain", "markdown", "html", "citation", "bibtex", "csl-json"]
Bibliography = Literal["bibtex", "csl-json"]

STYLES: tuple[Style, ...] = get_args(Style)
BIBLIOGRAPHIES: tuple[Bibliography, ...] = get_args(Bibliography)
