"""A picture of a book on a page: decoded where it is to be seen, else the words that stand for it."""

from __future__ import annotations

from briefing.loading.files import NotReadable
from briefing.model.measures import Image
from briefing.model.page import Picture
from briefing.model.text import clean
from briefing.pages.view import View


def picture(image: Image, view: View) -> Picture:
    """The picture, or why it is not shown."""
    shown = Picture(alt=image.alt, path=image.path)
    if not view.shows_pictures:
        return shown
    try:
        return Picture(alt=image.alt, path=image.path, pixels=view.volume.pictures.seen(image.path))
    except NotReadable as reason:
        return Picture(alt=image.alt, path=image.path, trouble=clean(f"{image.path} {reason}; not shown."))
