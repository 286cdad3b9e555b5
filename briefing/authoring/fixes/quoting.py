"""Values that YAML takes for something else, put in quotes."""

from __future__ import annotations

import re
from pathlib import Path

from briefing.authoring.editing.manuscripts import Edit
from briefing.authoring.fixes.fix import Fix, Turn, in_quotes
from briefing.authoring.fixes.site import Site
from briefing.loading import nodes
from briefing.loading.nodes import Node, Scalar
from briefing.loading.sentences import quoted
from briefing.loading.tree import parse
from briefing.model.text import Text

_LINE = re.compile(
    r"(?P<indent> *(?:- +)*)(?P<key>[\w-]+: +)?(?P<value>\S.*?)(?P<comment>[ \t]+#(?:[ \t].*)?)?[ \t]*$"
)


class _Value:
    """The value on the line of a problem, by its text: where it starts, and what is written."""

    def __init__(self, site: Site) -> None:
        self.file = site.file
        self.number = site.problem.line
        start, line = site.file.line(self.number)
        found = _LINE.match(line)
        self.fits = bool(found and (found["key"] or "-" in found["indent"])) and not _has_open_comment(line)
        self.indent = len(found["indent"]) if found else 0
        self.written = found["value"] if found else ""
        self.start = start + (found.start("value") if found else 0)
        self.column = (found.start("value") if found else 0) + 1

    @property
    def goes_on(self) -> bool:
        """Whether the next line is indented like the rest of a text."""
        for number in range(self.number + 1, self.file.lines + 1):
            line = self.file.line(number)[1]
            if line.strip():
                return len(line) - len(line.lstrip()) > self.indent
        return False

    def fix(self, instead: str, says: str, *, safe: bool = True) -> Fix | None:
        """The fix that writes the value otherwise, if it is read so."""
        edit = Edit(self.start, self.start + len(self.written), instead)
        start, line = self.file.line(self.number)
        at = self.start - start
        read = _last(line[:at] + instead + line[at + len(self.written) :], self.file.path)
        if read != says:
            return None
        return Fix(f"write {quoted(instead)}", (Turn(self.file, edit, says=(says,)),), safe)


def forbidden(site: Site) -> Fix | None:
    """Y004: a value that begins with a sign of YAML's, or goes on behind its quotation marks."""
    if in_braces := _in_braces(site):
        return in_braces
    value = _Value(site)
    if not value.fits or value.goes_on:
        return None
    if value.written[0] in "'\"":
        inner = _inner(value.written)
        return value.fix(in_quotes(inner), inner)
    if site.problem.column == value.column or value.written[0] in "|>":
        return value.fix(in_quotes(value.written), value.written)
    return None


def _inner(written: str) -> str:
    """What is meant by a value with a quotation mark inside its quotation marks."""
    mark, inner = written[0], written[1:-1]
    if not written.endswith(mark) or len(written) < 2:
        return written
    at = inner.find(mark)
    is_apostrophe = mark == "'" and re.search(r"\w'\w", inner)
    opens_inside = at > 0 and inner[at - 1] in " (" and inner[at + 1 : at + 2].strip()
    return inner if is_apostrophe or opens_inside else written


def _in_braces(site: Site) -> Fix | None:
    """A value that begins with `@`, `` ` ``, `%` or `*` within a block in braces, up to the next key."""
    start, line = site.file.line(site.problem.line)
    at = site.problem.column - 1
    if not re.search(r"[{,][^{}\[\]]*[\w-]+: *$", line[:at]) or line[at : at + 1] not in ("@", "`", "%", "*"):
        return None
    found = re.match(r"[^,\[\]{}#:\"']*?(?= *(?:, *(?:[\w-]+:|$)|\}))", line[at:])
    if not found:
        return None
    written = found.group()
    edit = Edit(start + at, start + at + len(written), in_quotes(written))
    turn = Turn(site.file, edit, says=(written,))
    return Fix(f"write {quoted(in_quotes(written))}", (turn,))


def decorated(site: Site) -> Fix | None:
    """Y101, Y103: a text whose first word YAML takes for an anchor, an alias or a tag."""
    steps, node = (site.value.steps, site.value.node) if site.value else ((), None)
    if not isinstance(node, Scalar) or node.start.line != node.end.line:
        return None
    written = site.file.text[node.start.index : node.end.index].rstrip()
    if written[-1:] in ("'", '"'):
        return None
    edit = Edit(node.start.index, node.start.index + len(written), in_quotes(written))
    turn = Turn(site.file, edit, steps, steps, (written,))
    return Fix(f"write {quoted(in_quotes(written))}", (turn,), safe=False)


def colon(site: Site) -> Fix | None:
    """Y005: a value with a second colon."""
    value = _Value(site)
    if not value.fits or value.goes_on or value.written[0] in "{['\"|>&*!":
        return None
    return value.fix(in_quotes(value.written), value.written)


def unclosed(site: Site) -> Fix | None:
    """Y003: a quotation mark that is not closed on its line; it may be part of the text if it is single."""
    value = _Value(site)
    mark, inner = value.written[:1], value.written[1:]
    if not value.fits or value.goes_on or site.problem.column != value.column or mark in inner:
        return None
    return value.fix(mark + inner + mark, inner, safe=mark == '"') if mark in ("'", '"') else None


def escape(site: Site) -> Fix | None:
    """Y008: a backslash that is meant as one, or that stands before a mark which needs none."""
    sign = site.words[1:2]
    if sign in ("", "x", "u", "U") or site.words[:1] != "\\":
        return None
    instead = sign if sign == "'" else f"\\\\{sign}"
    turn = Turn(site.file, Edit(site.index, site.index + 2, instead))
    return Fix(f"write {quoted(instead)}", (turn,))


def cut(site: Site) -> Fix | None:
    """Y111: a value that a comment cuts off; a number behind `#` is surely part of it."""
    at, text = site.index, site.file.text
    steps, node = site.before or ((), None)
    if node is None or node.start.line != node.end.line or text[node.end.index : at].strip(" \t"):
        return None
    start, line = site.file.line(site.problem.line)
    whole = text[node.start.index : start + len(line.rstrip())]
    edit = Edit(node.start.index, node.start.index + len(whole), in_quotes(whole))
    turn = Turn(site.file, edit, steps, steps, (whole,))
    return Fix(f"write {quoted(in_quotes(whole))}", (turn,), safe=_is_numbered(text[at:]))


def commented_out(site: Site) -> Fix | None:
    """K003: a key whose value begins with `#`."""
    spot = site.key
    if spot is None or not spot.key or not isinstance(spot.node, Scalar) or spot.node.text:
        return None
    start, line = site.file.line(site.problem.line)
    at = line.find("#", spot.key.end.index - start)
    if at < 0 or line[spot.key.end.index - start : at].strip() != ":" or not line[at + 1 : at + 2].strip():
        return None
    whole = line[at:].rstrip()
    edit = Edit(start + at, start + at + len(whole), in_quotes(whole))
    turn = Turn(site.file, edit, spot.steps, spot.steps, (whole,))
    return Fix(f"write {quoted(in_quotes(whole))}", (turn,), safe=_is_numbered(whole))


def _is_numbered(text: str) -> bool:
    return re.match(r"#\d", text) is not None


def _has_open_comment(line: str) -> bool:
    """Whether it cannot be told if a `#` begins a comment."""
    return re.search(r"[ \t]#\S", line) is not None


def _last(line: str, path: Path) -> str | None:
    """The last text on a line that is read by itself; None if it is no YAML."""
    root, problems = parse(Text(line.strip() + "\n"), path)
    if problems or root is None:
        return None
    return _deepest(root)


def _deepest(node: Node) -> str | None:
    if isinstance(node, Scalar):
        return node.text
    inner = node.items if isinstance(node, nodes.Sequence) else [value for _, value in node.pairs]
    return _deepest(inner[-1]) if inner else None
