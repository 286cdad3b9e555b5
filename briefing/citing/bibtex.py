"""Works as BibTeX, such that BibTeX and biblatex both print all that is known, and each thing once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import singledispatch

from briefing.citing.works import Leaf, Work, openable
from briefing.model.dates import Edtf
from briefing.model.entries import Source
from briefing.model.text import one_line

_ESCAPED = {
    **{sign: f"\\{sign}" for sign in "&%#_$"},
    # A brace counts for BibTeX even behind a backslash, so that only a name of it keeps an entry whole.
    **{"{": r"\textbraceleft{}", "}": r"\textbraceright{}", "\\": r"\textbackslash{}"},
    **{"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"},
    **{"<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}"},
}
_SPECIAL = re.compile(f"[{re.escape(''.join(_ESCAPED))}]")
_WORD = re.compile(r"[^\W_](?:\S*[^\W_])?[\u0300-\u036f]*")
_NOT_IN_AN_ADDRESS = re.compile(r"[{}\\\s]")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

Fields = Mapping[str, str | None]


def bibtex(works: Iterable[Work], note: str | None = None) -> str:
    """An entry for each work, with the note."""
    return "\n\n".join(_entry(work, note) for work in works)


def _entry(work: Work, note: str | None) -> str:
    kind = "online" if isinstance(work, Source) and openable(work.url) else "misc"
    fields = {**_fields(work), "note": _braced(note)}
    lines = [f"  {name} = {value}" for name, value in fields.items() if value]
    return f"@{kind}{{{work.id},\n" + ",\n".join(lines) + "\n}"


@singledispatch
def _fields(work: Work) -> Fields:
    raise TypeError(type(work).__name__)


@_fields.register
def _(work: Source) -> Fields:
    publisher, url = _braced(work.publisher), openable(work.url)
    return {
        "title": f"{{{protected(one_line(work.title))}}}",
        # biblatex prints the first of an online work, BibTeX's styles, which know no such work, the second.
        "organization": publisher if url else None,
        "howpublished": publisher,
        **_dates(work.published),
        "url": _address(url),
        "urldate": f"{{{work.accessed}}}" if work.accessed else None,
        "archiveurl": _address(openable(work.archive_url)),
    }


@_fields.register
def _(work: Leaf) -> Fields:
    return {
        "title": f"{{{protected(work.title)}}}",
        "howpublished": _braced(work.book) if work.code else None,
        "edition": None if work.code else f"{{{work.header.edition}}}",
        **_dates(work.header.date),
    }


def _dates(date: Edtf | None) -> Fields:
    """The date as written for biblatex, and for BibTeX year and month, in words if it is imprecise."""
    if date is None:
        return {}
    match date.points:
        case (point,) if point and not (point.qualifier or point.season or "X" in point.year):
            month = _MONTHS[int(point.month) - 1] if point.month else None
            return {"date": f"{{{date}}}", "year": f"{{{point.year}}}", "month": month}
    return {"date": f"{{{date}}}", "year": f"{{{date.spoken()}}}"}


def _address(url: str | None) -> str | None:
    """An address unescaped, as it is printed; signs that could end the field are percent-encoded."""
    return f"{{{_NOT_IN_AN_ADDRESS.sub(_hexadecimal, url)}}}" if url else None


def _hexadecimal(sign: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in sign[0].encode())


def _braced(text: str | None) -> str | None:
    return f"{{{escaped(' '.join(text.split()))}}}" if text else None


def escaped(text: str) -> str:
    """A text that TeX prints as it is."""
    return _SPECIAL.sub(lambda sign: _ESCAPED[sign[0]], text)


def protected(title: str) -> str:
    """A title, escaped, whose capitals no style makes small: each word with one is in braces."""
    return "".join(_protected(title))


def _protected(title: str) -> Iterator[str]:
    done = 0
    for word in _WORD.finditer(title):
        yield escaped(title[done : word.start()])
        rest = word[0][1:] if word.start() == 0 else word[0]  # all styles leave the first letter as it is
        text = escaped(word[0])
        yield f"{{{text}}}" if rest != rest.lower() else text
        done = word.end()
    yield escaped(title[done:])
