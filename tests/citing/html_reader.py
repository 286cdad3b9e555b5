"""HTML as a browser reads it: the text, the elements and their attributes; each is closed in its turn."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import unquote

_VOID = ("br", "hr")


class Reader(HTMLParser):
    """Reads a whole text at once."""

    def __init__(self, written: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.feed(written)
        self.close()
        assert self.open == []

    def addresses(self) -> list[str]:
        """Where links lead, percent-encoding taken back."""
        return [unquote(value or "") for name, value in self.attributes if name == "href"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag == "br":
            self.text += "\n"
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
