"""What the commands say to scripts: answers as JSON, each with its schema version.

books        list, show
searching    search
structures   who, tree, diff, chain
editing      refs, orphans, unresolved
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from briefing.authoring.formats import SCHEMA

_ACTIVE = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What JSON leaves as it is though a terminal or the order of a line would obey it: in the name of a file."""

Answer = Mapping[str, object]


def as_json(answer: Answer) -> str:
    """An answer as JSON, its schema version first; what could act on a terminal stays escaped."""
    text = json.dumps({"schema": SCHEMA, **answer}, ensure_ascii=False, indent=2)
    return _ACTIVE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
