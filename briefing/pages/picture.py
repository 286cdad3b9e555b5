"""A picture of a book on a page: decoded where it is to be seen, else the words that stand for it."""

from __future__ import annotations

from briefing.loading.files import NotReadable
from briefing.model.entries import Figure
from briefing.model.measures import Image
from briefing.model.page import Picture
from briefing.model.text import Text, clean
from briefing.pages.view import View

_MISSING = "K003"
_WITHOUT_WORDS = "▲ No words say what this picture shows: its `alt` is missing."


def image_of(entry: Figure, view: View) -> Image | None:
    """The picture of a figure, also one without the words for it; it says so then."""
    if entry.image or not any(one.code == _MISSING for one in view.volume.written_wrong):
        return entry.image  # only a book in which a key is missing is read again
    written = view.volume.book.written.get(entry.id, {}).get("image")
    path = written.get("path") if isinstance(written, dict) and not written.get("alt") else None
    return Image(path=clean(path), alt=Text(_WITHOUT_WORDS)) if isinstance(path, str) else None


def picture(image: Image, view: View) -> Picture:
    """The picture, or why it is not shown."""
    shown = Picture(alt=image.alt, path=image.path)
    if not view.shows_pictures:
        return shown
    try:
        return Picture(alt=image.alt, path=image.path, pixels=view.volume.pictures.seen(image.path))
    except NotReadable as reason:
        return Picture(alt=image.alt, path=image.path, trouble=clean(f"not shown: {image.path} {reason}"))
