"""A book to begin with: small, with notes, sound, and ready for an editor that knows the format."""

from __future__ import annotations

import json
from pathlib import Path

from briefing.authoring.editing.saving import write
from briefing.authoring.format.schema import schema
from briefing.authoring.writing import quoted_text
from briefing.loading.files import HEADER_FILE
from briefing.model.dates import Edtf

SCHEMA_FILE = "schema.json"
MODELINE = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"


def begin(folder: Path, title: str, date: Edtf) -> Path:
    """Make a folder and the files of a book in it; the path of its header. Raises OSError."""
    template = (Path(__file__).parent / "template.yaml").read_text(encoding="utf-8")
    text = template.replace("@title@", quoted_text(title)).replace("@date@", str(date))
    folder.mkdir(parents=True)
    write(folder / SCHEMA_FILE, (json.dumps(schema(), ensure_ascii=False, indent=1) + "\n").encode())
    write(folder / HEADER_FILE, (MODELINE + text).encode())
    return folder / HEADER_FILE
