"""The words of a block: raw words become runs of one look each, with the links in them.

Words without anything special, which are most of them, never meet the inline parser.

The text was cleaned when its file was read, but Markdown makes characters out of entities (`&#x202e;`) and
takes away signs that kept others apart. So what comes out of it is cleaned where it becomes a run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from briefing.loading.prose.markdown import TARGET, WIKI_LINK, WORDS, inline_tokens
from briefing.model.page import Mark
from briefing.model.text import Text, clean

if TYPE_CHECKING:
    from markdown_it.token import Token
    from markdown_it.utils import EnvType

_MOST_SIGNS = 1_000
_MOST_UNCLOSED = 20
"""Words with more signs, or with more brackets that are never closed, are read for their `[[links]]` only."""

_CONTEXT = 100
"""So many characters before a run tell how many combining marks its first character has."""

_SIMPLE = re.compile(
    rf"(?: [^\\`*_~&<\[\]]++ | \[\[ \s*+ {TARGET} \s*+ (?: \\?\| {WORDS} )? \]\] )*+", re.VERBOSE
)
_SIGN = re.compile(r"[\\`*_~&<\[]")
_LINE_END = re.compile(r" ?\n[ \t]*")


class WikiLink(NamedTuple):
    """A `[[target|words]]`, and where it starts in the words around it."""

    target: Text
    words: Text | None
    offset: int


class Address(NamedTuple):
    """Where a Markdown link or a picture leads, as written."""

    url: Text


class Note(NamedTuple):
    """The label of a footnote."""

    label: str


class _Raw(NamedTuple):
    """A run before it is cleaned."""

    text: str
    marks: Mark = Mark.NONE
    link: WikiLink | Address | Note | None = None


class Run(NamedTuple):
    """Words with one look, and the link to which they belong."""

    text: Text
    marks: Mark = Mark.NONE
    link: WikiLink | Address | Note | None = None


def runs(words: str, env: EnvType) -> list[Run]:
    """The runs of a block's raw words; a newline in them is a hard break."""
    return only_links(words) if is_simple(words) or _is_costly(words) else parsed_runs(words, env)


def parsed_runs(words: str, env: EnvType) -> list[Run]:
    """What `runs` gives, always by the inline parser."""
    return _cleaned(_merged(_read(inline_tokens(words, env))))


def is_simple(words: str) -> bool:
    """Whether the words hold nothing that Markdown treats specially but `[[links]]`."""
    return "  \n" not in words and _SIMPLE.fullmatch(words) is not None


def _is_costly(words: str) -> bool:
    """Whether the inline parser would take more than some 20 ms."""
    unclosed = words.count("[") - words.count("]")
    return unclosed > _MOST_UNCLOSED or len(_SIGN.findall(words)) > _MOST_SIGNS


def only_links(words: str, line_end: str = " ") -> list[Run]:
    """The words as they are written but for `[[links]]`; `line_end` is what the end of a line becomes."""
    return _cleaned(_split_at_links(words, line_end))


def _split_at_links(words: str, line_end: str) -> Iterator[_Raw]:
    end = 0
    for match in WIKI_LINK.finditer(words):
        yield _Raw(_LINE_END.sub(line_end, words[end : match.start()]))
        yield _wiki_run(match)
        end = match.end()
    yield _Raw(_LINE_END.sub(line_end, words[end:]))


def _wiki_run(match: re.Match[str], marks: Mark = Mark.NONE) -> _Raw:
    words = " ".join((match[2] or "").split())
    link = WikiLink(clean(match[1]), clean(words) if words else None, match.start())
    return _Raw(words or match[1], marks, link)


class _Reading:
    """Where a reader of inline tokens stands: the marks that are on, the link that is open and its words."""

    def __init__(self) -> None:
        self.marks = Mark.NONE
        self.address = ""
        self.link: Address | None = None
        self.words = ""


def _read(tokens: list[Token]) -> Iterator[_Raw]:
    reading = _Reading()
    for token in tokens:
        for run in _READ.get(token.type, _text)(token, reading):
            reading.words += run.text
            yield run


def _text(token: Token, reading: _Reading) -> Iterator[_Raw]:
    yield _Raw(token.content, reading.marks, reading.link)


def _soft_break(token: Token, reading: _Reading) -> Iterator[_Raw]:
    yield _Raw(" ", reading.marks, reading.link)


def _hard_break(token: Token, reading: _Reading) -> Iterator[_Raw]:
    yield _Raw("\n", reading.marks, reading.link)


def _code(token: Token, reading: _Reading) -> Iterator[_Raw]:
    yield _Raw(token.content, reading.marks | Mark.CODE, reading.link)


def _mark(token: Token, reading: _Reading) -> Iterator[_Raw]:
    mark = _MARKS[token.tag]
    reading.marks = reading.marks | mark if token.nesting > 0 else reading.marks & ~mark
    return iter(())


def _wiki(token: Token, reading: _Reading) -> Iterator[_Raw]:
    yield _wiki_run(token.meta["match"], reading.marks)


def _note(token: Token, reading: _Reading) -> Iterator[_Raw]:
    yield _Raw(f"[{token.meta['label']}]", reading.marks, Note(token.meta["label"]))


def _link_open(token: Token, reading: _Reading) -> Iterator[_Raw]:
    reading.address, reading.words = str(token.attrs["href"]), ""
    reading.link = _address(reading.address)
    return iter(())


def _link_close(token: Token, reading: _Reading) -> Iterator[_Raw]:
    link, reading.link = reading.link, None
    yield from _address_shown(reading.address, reading.words, reading.marks, link)


def _image(token: Token, reading: _Reading) -> Iterator[_Raw]:
    words = "".join(run.text for run in _read(token.children or [])).replace("\n", " ")
    address = str(token.attrs["src"])
    link = reading.link or _address(address)
    yield _Raw(words, reading.marks, link)
    yield from _address_shown(address, words, reading.marks, link)


def _address(written: str) -> Address | None:
    return Address(clean(written)) if _WEB.match(written) else None


def _address_shown(address: str, words: str, marks: Mark, link: Address | None) -> Iterator[_Raw]:
    """The address where it must be seen: no words stand for it, or it cannot be followed."""
    if not words.strip():
        yield _Raw(address, marks, link)
    elif link is None and address and address != words:
        yield _Raw(f" ({address})", marks)


def _merged(runs: Iterator[_Raw]) -> Iterator[_Raw]:
    """Neighbours of one look and one link as one run; empty ones left out."""
    last: _Raw | None = None
    for run in runs:
        if not run.text:
            continue
        if last and last.marks == run.marks and last.link == run.link:
            last = last._replace(text=last.text + run.text)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


def _cleaned(runs: Iterable[_Raw]) -> list[Run]:
    """The runs of a block, cleaned together: an isolate may be closed in another run, a mark stand on one."""
    found = [run for run in runs if run.text]
    whole = "".join(run.text for run in found)
    if clean(whole) == whole:
        return [Run(Text(run.text), run.marks, run.link) for run in found]
    cleaned: list[Run] = []
    above = ""
    for run in found:
        before = clean(above[-_CONTEXT:])
        text = clean(clean(before + run.text)[len(before) :])
        cleaned.append(Run(text, run.marks, run.link))
        above += text
    return cleaned


_WEB = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_MARKS = {"strong": Mark.STRONG, "em": Mark.EMPHASIS, "s": Mark.STRIKE}
_READ: dict[str, Callable[[Token, _Reading], Iterator[_Raw]]] = {
    "softbreak": _soft_break,
    "hardbreak": _hard_break,
    "code_inline": _code,
    "wiki_link": _wiki,
    "footnote_ref": _note,
    "link_open": _link_open,
    "link_close": _link_close,
    "image": _image,
    **dict.fromkeys(("em_open", "em_close", "strong_open", "strong_close", "s_open", "s_close"), _mark),
}
