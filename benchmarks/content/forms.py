"""The same content in the form that each program reads: YAML for us, and what the others want.

A form is made of a book or an article of `writing`; who writes which, and where, is `libraries`.
"""

from __future__ import annotations

import io
import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from html import escape
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from benchmarks.content.writing import Book, Entry

# YAML

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .%/-]*")


def yaml_files(book: Book, per_file: int) -> Iterator[tuple[str, str]]:
    """The files of a book: paths and texts. Articles stand with their quotes, the rest by section."""
    yield "book.yaml", f"book:\n{_block(book.header, '  ')}"
    sections = dict(book.sections)
    articles, quotes = sections.pop("articles"), sections.pop("quotes")
    said = {quote["article"]: quote for quote in quotes}
    for first in range(0, len(articles), per_file):
        some = articles[first : first + per_file]
        text = _section("articles", some)
        if here := [said[article["id"]] for article in some if article["id"] in said]:
            text += _section("quotes", here)
        yield f"articles/{first + 1:05}.yaml", text
    for name, entries in sections.items():
        yield f"{name}.yaml", _section(name, entries)


def _section(name: str, entries: Sequence[Entry]) -> str:
    return f"{name}:\n{_items(entries, '  ')}"


def _items(entries: Sequence[Entry], indent: str) -> str:
    return "".join(f"{indent}- {_block(entry, indent + '  ').lstrip()}" for entry in entries)


def _block(entry: Entry, indent: str) -> str:
    return "".join(f"{indent}{key}:{_value(value, indent + '  ')}\n" for key, value in entry.items())


def _value(value: Any, indent: str) -> str:
    if isinstance(value, list) and isinstance(value[0], dict):
        return "\n" + _items(value, indent).rstrip("\n")
    if isinstance(value, str) and "\n" in value:
        return " |\n" + "\n".join(indent + line if line else "" for line in value.split("\n"))
    return f" {_flow(value)}"


def _flow(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_flow(one)}' for key, one in value.items())}}}"
    text = str(value)
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


# What others read

_LINK = re.compile(r"\[\[(?:[^]|]*\|)?([^]]*)\]\]")


def as_json(book: Book) -> str:
    """A book as the JSON that its YAML amounts to."""
    return json.dumps({"book": book.header, **book.sections}, ensure_ascii=False)


def markdown(article: Entry) -> str:
    """An article as Markdown; its links are words."""
    return f"# {article['title']}\n\n{_unlinked(article['body'])}\n"


def _unlinked(text: str) -> str:
    return _LINK.sub(r"\1", text)


def html(article: Entry) -> str:
    """An article as a page of the web."""
    body = "\n".join(f"<p>{escape(block)}</p>" for block in _unlinked(article["body"]).split("\n\n"))
    title = escape(article["title"])
    head = f'<head><title>{title}</title><meta charset="utf-8"/></head>'
    return f'<html xmlns="http://www.w3.org/1999/xhtml">{head}<body><h1>{title}</h1>\n{body}</body></html>'


def feed(articles: Sequence[Entry]) -> str:
    """Articles as an RSS feed."""
    items = "".join(
        f"<item><title>{escape(article['title'])}</title><guid>{article['id']}</guid>"
        f"<description>{escape(article['body'])}</description></item>"
        for article in articles
    )
    channel = f"<channel><title>Articles</title><link>https://example.org</link>{items}</channel>"
    return f'<?xml version="1.0"?><rss version="2.0">{channel}</rss>'


_CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    "</container>"
)


def epub(articles: Sequence[Entry]) -> bytes:
    """Articles as an electronic book, one a chapter."""
    ids = [article["id"] for article in articles]
    chapters = "".join(
        f'<item id="{id_}" href="{id_}.xhtml" media-type="application/xhtml+xml"/>' for id_ in ids
    )
    spine = "".join(f'<itemref idref="{id_}"/>' for id_ in ids)
    points = "".join(
        f'<navPoint id="n-{article["id"]}"><navLabel><text>{escape(article["title"])}</text></navLabel>'
        f'<content src="{article["id"]}.xhtml"/></navPoint>'
        for article in articles
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="id">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Articles</dc:title>'
        '<dc:creator>Nobody</dc:creator><dc:identifier id="id">articles</dc:identifier></metadata>'
        '<manifest><item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
        f"{chapters}</manifest>"
        f'<spine toc="ncx">{spine}</spine></package>'
    )
    contents = (
        f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><navMap>{points}</navMap></ncx>'
    )
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", _CONTAINER)
        archive.writestr("book.opf", package)
        archive.writestr("toc.ncx", contents)
        for article in articles:
            archive.writestr(f"{article['id']}.xhtml", html(article))
    return file.getvalue()


def request(article: Entry) -> str:
    """An article as a request of a collection of posting."""
    body = {"title": article["title"], "body": article["body"]}
    entry = {
        "name": article["title"],
        "method": "POST",
        "url": "https://example.org",
        "body": {"content": body},
    }
    return json.dumps(entry | {"body": {"content": json.dumps(body)}})


def write_table(file: Path, articles: Sequence[Entry]) -> None:
    """Articles as a table of SQLite."""
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("CREATE TABLE articles (id, title, published, body)")
        connection.executemany("INSERT INTO articles VALUES (:id, :title, :published, :body)", articles)
