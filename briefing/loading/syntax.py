"""What a YAML syntax error means to a person: one sentence, its place, and what to do.

PyYAML tells what its scanner was about to do. The table here turns that into what the author most likely
did: where it says "did not find expected key", quotes are missing or the indentation slipped.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import yaml

from briefing.loading.nodes import ParserMark
from briefing.loading.problems import Mark, Problem
from briefing.loading.sentences import quoted

_IN_QUOTES = "put the whole value in quotes"
_BACKSLASH = "write the backslash twice, or use single quotes"
_MARKS_INSIDE = {
    "'": "write a quotation mark inside the value twice",
    '"': "write a backslash before a quotation mark inside the value",
}
_SPACES = "line it up, with spaces, under the lines it belongs with"


class _Error(NamedTuple):
    """A syntax error: what PyYAML says, where it says so, and where what it was reading began."""

    lines: list[str]
    says: str
    mark: Mark
    began: Mark

    @property
    def line(self) -> str:
        """The text of the line."""
        return _at(self.lines, self.mark.line)

    @property
    def character(self) -> str:
        """The character at the place, empty at the end of a line."""
        return self.line[self.mark.column - 1 : self.mark.column]


class _Advice(NamedTuple):
    """What to tell the author, and where."""

    code: str
    mark: Mark
    sentence: str
    hint: str | None = None


def explain(error: yaml.YAMLError, text: str, path: Path) -> Problem:
    """The problem behind a YAML error, worded for the author."""
    context, problem = getattr(error, "context", None), getattr(error, "problem", None)
    mark = _mark(getattr(error, "problem_mark", None))
    began = _mark(getattr(error, "context_mark", None)) if context else mark
    found = _Error(text.split("\n"), f"{context or ''}: {problem or ''}", mark, began)
    advise = next((advise for says, advise in _ADVICE if re.search(says, found.says)), _unknown)
    before = (look(found, text) for look in (_unmerged, _odd_blank, _runaway))
    advice = next(filter(None, before), None) or advise(found)
    return Problem.at(advice.mark, path, advice.code, advice.sentence, advice.hint)


def _mark(mark: ParserMark | None) -> Mark:
    return Mark(mark.line + 1, mark.column + 1) if mark else Mark(1, 1)


def _at(lines: list[str], number: int) -> str:
    return lines[number - 1] if 0 < number <= len(lines) else ""


UNFINISHED_MERGE = re.compile(r"(<<<<<<<|\|\|\|\|\|\|\||=======|>>>>>>>)( |$)")
_KEY = re.compile(r" *(?:- +)?[a-z_]+:(?: |$)")


def _unmerged(error: _Error, text: str) -> _Advice | None:
    """A sign that a version control system leaves where two versions clash."""
    for number in (error.mark.line - 1, error.mark.line):
        if found := UNFINISHED_MERGE.match(_at(error.lines, number)):
            mark = Mark(number, 1, len(found[1]))
            return _Advice(
                "Y001", mark, "a merge was not finished here", "keep one version, without these signs"
            )
    return None


def _odd_blank(error: _Error, text: str) -> _Advice | None:
    """A blank at the start of a line that looks like a space and is none."""
    for number in (error.mark.line - 1, error.mark.line):
        line = _at(error.lines, number)
        indent = len(line) - len(line.lstrip())
        if odd := next((at for at in range(indent) if line[at] not in " \t"), -1) + 1:
            sentence = "a blank that is no space indents the line"
            return _Advice("Y006", Mark(number, odd), sentence, "indent with spaces")
    return None


def _runaway(error: _Error, text: str) -> _Advice | None:
    """A quotation mark that is not closed on its line, so that the next one, of another value, closes it."""
    between = error.lines[error.began.line : error.mark.line]
    if "quoted scalar" in error.says and any(map(_KEY.match, between)):
        return _open_quote(error)
    if "did not find expected" not in error.says:
        return None
    opened = None
    try:
        for token in yaml.scan(text, Loader=yaml.CBaseLoader):
            if token.start_mark.line + 1 > error.mark.line:
                break
            if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"'):
                within = error.lines[token.start_mark.line + 1 : token.end_mark.line + 1]
                if any(map(_KEY.match, within)):
                    opened = token
    except yaml.YAMLError:
        pass
    if opened is None:
        return None
    sentence = f"the quotation mark here is closed only in line {opened.end_mark.line + 1}"
    return _Advice("Y003", _mark(opened.start_mark), sentence, "close it where the value ends")


def _forbidden_start(error: _Error) -> _Advice:
    if error.character == "\t":
        return _tab(error)
    if not error.character:
        return _Advice("Y007", error.mark, "the file ends where a value should follow", "close every bracket")
    return _Advice("Y004", error.mark, _cannot_begin(error.character), _IN_QUOTES)


def _tab(error: _Error) -> _Advice:
    return _Advice("Y002", error.mark, "a tab cannot indent a line", "indent with spaces")


def _open_quote(error: _Error) -> _Advice:
    sentence = "the quotation mark here is never closed"
    return _Advice("Y003", error.began, sentence, "close it where the value ends")


def _escape(error: _Error) -> _Advice:
    start = error.line.rfind("\\", 0, error.mark.column)
    mark = Mark(error.mark.line, start + 1, 2) if start >= 0 else error.mark
    written = error.line[start : start + 2]
    fault = "needs the code of a character" if written[1:] in ("x", "u", "U") else "means nothing"
    return _Advice("Y008", mark, f"{quoted(written)} {fault} in double quotes", _BACKSLASH)


def _decorated(error: _Error) -> _Advice:
    start = _at(error.lines, error.began.line)[error.began.column - 1 : error.began.column]
    return _Advice("Y004", error.began, _cannot_begin(start), _IN_QUOTES)


def _second_colon(error: _Error) -> _Advice:
    before = error.line[: error.mark.column - 1]
    if re.search(r":\s", before):
        sentence = "a second `: ` in a value without quotes"
        return _Advice("Y005", error.mark, sentence, _IN_QUOTES)
    if advice := _unended_key(error) or _key_left_of_its_entry(error):
        return advice
    sentence = "a key stands where the text of the line above goes on"
    return _Advice("Y006", _first(error), sentence, f"end the key above with `:`, or {_SPACES}")


def _unended_key(error: _Error) -> _Advice | None:
    """The line above a key, if it stands just as far in and is no text but a key without its colon."""
    number = next((n for n in range(error.mark.line - 1, 0, -1) if _at(error.lines, n).strip()), 0)
    line = _at(error.lines, number)
    if re.match(r" *-\w+:", line):
        return _no_space(Mark(number, line.index("-") + 1))
    found = re.match(r"( *(?:- +)?)[a-z_]+(:?)", line)
    if found is None or found.end(1) + 1 != _first(error).column:
        return None
    missing = "a space is missing behind the colon" if found[2] else "a colon is missing behind the key"
    return _Advice("Y001", Mark(number, found.end(1) + 1), missing, "write `: ` after a key")


def _key_left_of_its_entry(error: _Error) -> _Advice | None:
    """The line above a key, if it slipped to the left out of an entry that begins with a dash above it."""
    number = error.mark.line - 1
    first = re.match(r" *- +", _at(error.lines, number - 1))
    slipped = re.match(r"( *)[a-z_]+: ", _at(error.lines, number))
    if not (first and slipped) or not slipped.end(1) < first.end() == _first(error).column - 1:
        return None
    return _Advice("Y006", Mark(number, slipped.end(1) + 1), "the line fits no block above it", _SPACES)


def _no_space(mark: Mark) -> _Advice:
    return _Advice("Y006", mark, "a space is missing behind the dash", "write `- ` before the key")


def _broken_block(error: _Error) -> _Advice:
    """A block ends where a key or an item should follow: a value went on after its end, or a line slipped."""
    before = error.line[: error.mark.column - 1]
    if error.character in ("]", "}"):
        sentence = f"{quoted(error.character)} closes a bracket that was not opened"
        return _Advice("Y007", error.mark, sentence, "take it out, or put the value in quotes")
    if re.match(r"-\w+:", error.line.strip()):
        return _no_space(_first(error))
    if advice := _emphasis(error):
        return advice
    value = re.sub(r"^\s*(?:- +)*(?:[^\s'\"\[{][^'\"\[{]*?:\s+)?", "", before)
    if value.startswith(("[", "{")):
        start = value[: 2 if value.startswith("[[") else 1]
        mark = Mark(error.mark.line, len(before) - len(value) + 1, len(start))
        return _Advice("Y004", mark, f"a text cannot begin with {quoted(start)}", _IN_QUOTES)
    if value.startswith(("'", '"')):
        sentence = "the value goes on after its closing quotation mark"
        return _Advice("Y004", error.mark, sentence, _MARKS_INSIDE[value[0]])
    return _Advice("Y006", _first(error), "the line fits no block above it", _SPACES)


def _emphasis(error: _Error) -> _Advice | None:
    """The star before some words, which YAML takes with the first of them for an alias."""
    found = re.search(r"(?:^|[:\[{,-]) *(\*)[^\s*,\[\]{}]+ +$", error.line[: error.mark.column - 1])
    if found is None:
        return None
    return _Advice("Y004", Mark(error.mark.line, found.start(1) + 1), _cannot_begin("*"), _IN_QUOTES)


def _cannot_begin(sign: str) -> str:
    return f"a value cannot begin with {quoted(sign)}"


def _open_bracket(error: _Error) -> _Advice:
    if advice := _emphasis(error):
        return advice
    bracket = _at(error.lines, error.began.line)[error.began.column - 1 : error.began.column]
    if error.mark.line == error.began.line:
        sentence = f"a comma or the end of {quoted(bracket)} is missing here"
        return _Advice("Y007", error.mark, sentence, "a text with commas, colons or brackets needs quotes")
    sentence = f"the bracket {quoted(bracket)} is never closed"
    return _Advice("Y007", error.began, sentence, "close it, or put the value in quotes")


def _inline_list(error: _Error) -> _Advice:
    sentence = "a list cannot begin on the line of its key"
    return _Advice("Y006", error.mark, sentence, "write `- ` on the next line, or put the value in quotes")


def _block_header(error: _Error) -> _Advice:
    sentence = "the text after `|` or `>` begins on the next line"
    return _Advice("Y004", error.mark, sentence, "move it there, or put the whole value in quotes")


def _missing_colon(error: _Error) -> _Advice:
    sentence, hint = "the line is neither `key: value` nor part of the text above", "write `: ` after a key"
    if re.match(r"(- +)?[a-z_]+:\S", _at(error.lines, error.began.line).strip()):
        sentence = "a space is missing behind the colon"
    elif re.search(r": +[|>][-+0-9]*$", _at(error.lines, error.began.line - 1)):
        sentence, hint = "the text does not stand under its key", "indent it further than the key"
    else:
        hint += "; indent a text under its key"
    return _Advice("Y001", error.began, sentence, hint)


def _directive(error: _Error) -> _Advice:
    return _Advice("Y001", error.mark, "a line cannot begin with `%`", "take it out")


def _after_end(error: _Error) -> _Advice:
    if any(line.startswith("...") for line in error.lines[: error.mark.line]):
        return _Advice("Y104", error.mark, "the document ended with `...` above", "take that line out")
    return _Advice("Y006", _first(error), "the line fits no block above it", _SPACES)


def _unknown(error: _Error) -> _Advice:
    return _Advice("Y001", error.mark, f"the line cannot be read as YAML: {error.says.strip(': ')}")


def _first(error: _Error) -> Mark:
    """Where the line's own text begins."""
    indent = len(error.line) - len(error.line.lstrip(" "))
    return Mark(error.mark.line, min(indent + 1, error.mark.column))


_ADVICE: tuple[tuple[str, Callable[[_Error], _Advice]], ...] = (
    ("cannot start any token", _forbidden_start),
    ("found a tab", _tab),
    ("quoted scalar: found unexpected", _open_quote),
    ("quoted scalar: .*(escape|hexdecimal)", _escape),
    ("anchor|alias|scanning a tag|tag handle", _decorated),
    ("directive|incompatible YAML", _directive),
    ("mapping values are not allowed", _second_colon),
    ("flow (sequence|mapping): did not find expected '", _open_bracket),
    ("did not find expected (key|'-' indicator)", _broken_block),
    ("did not find expected <document start>", _after_end),
    ("sequence entries are not allowed", _inline_list),
    ("mapping keys are not allowed|expected node content", _forbidden_start),
    ("block scalar", _block_header),
    ("could not find expected ':'", _missing_colon),
)
"""By what PyYAML says, context and problem: the first that is found there."""
