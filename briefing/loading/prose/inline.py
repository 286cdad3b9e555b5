"""The inline parser's tokens as runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from briefing.loading.prose.markdown import inline_tokens
from briefing.loading.prose.raw import Address, Note, Raw, address, address_shown, wiki_run
from briefing.model.page import Mark

if TYPE_CHECKING:
    from markdown_it.token import Token
    from markdown_it.utils import EnvType


def parsed(words: str, env: EnvType) -> Iterator[Raw]:
    """The runs of a block's raw words; neighbours may look alike."""
    return _read(inline_tokens(words, env))


class _Reading:
    """Where a reader of inline tokens stands: the marks that are on, the link that is open and its words."""

    def __init__(self) -> None:
        self.marks = Mark.NONE
        self.address = ""
        self.link: Address | None = None
        self.words = ""


def _read(tokens: list[Token]) -> Iterator[Raw]:
    reading = _Reading()
    for token in tokens:
        for run in _READ.get(token.type, _text)(token, reading):
            reading.words += run.text
            yield run


def _text(token: Token, reading: _Reading) -> Iterator[Raw]:
    yield Raw(token.content, reading.marks, reading.link)


def _soft_break(token: Token, reading: _Reading) -> Iterator[Raw]:
    yield Raw(" ", reading.marks, reading.link)


def _hard_break(token: Token, reading: _Reading) -> Iterator[Raw]:
    yield Raw("\n", reading.marks, reading.link)


def _code(token: Token, reading: _Reading) -> Iterator[Raw]:
    yield Raw(token.content, reading.marks | Mark.CODE, reading.link)


def _mark(token: Token, reading: _Reading) -> Iterator[Raw]:
    mark = _MARKS[token.tag]
    reading.marks = reading.marks | mark if token.nesting > 0 else reading.marks & ~mark
    return iter(())


def _wiki(token: Token, reading: _Reading) -> Iterator[Raw]:
    yield wiki_run(token.meta["match"], reading.marks)


def _note(token: Token, reading: _Reading) -> Iterator[Raw]:
    yield Raw(f"[{token.meta['label']}]", reading.marks, Note(token.meta["label"]))


def _link_open(token: Token, reading: _Reading) -> Iterator[Raw]:
    reading.address, reading.words = str(token.attrs["href"]), ""
    reading.link = address(reading.address)
    return iter(())


def _link_close(token: Token, reading: _Reading) -> Iterator[Raw]:
    link, reading.link = reading.link, None
    yield from address_shown(reading.address, reading.words, reading.marks, link)


def _image(token: Token, reading: _Reading) -> Iterator[Raw]:
    words = "".join(run.text for run in _read(token.children or [])).replace("\n", " ")
    source = str(token.attrs["src"])
    link = reading.link or address(source)
    yield Raw(words, reading.marks, link)
    yield from address_shown(source, words, reading.marks, link)


_MARKS = {"strong": Mark.STRONG, "em": Mark.EMPHASIS, "s": Mark.STRIKE}
_READ: dict[str, Callable[[Token, _Reading], Iterator[Raw]]] = {
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
