"""What of a quote may be told outside its book, by the rule under which the words were given.

On background, what else is known of it is told unless it gives the speaker away. What is not attributable is
told without speaker, day, occasion and source.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from briefing.library.attribution import UNNAMED, is_on_record, speaker_name
from briefing.library.identity import tells_by_itself, told
from briefing.library.ruled import Ruled
from briefing.library.volume import Volume
from briefing.model.entries import Article, Entry, Quote, Source
from briefing.model.text import Text, clean


def allowed(volume: Volume, quote: Quote) -> Quote:
    """The quote without what its attribution forbids to tell; whether it is embargoed is another question."""
    if is_on_record(quote):
        return quote
    bare = replace(quote, tags=(), before=None, after=None, variants=(), context=None)
    original = quote.original and replace(quote.original, source=None)
    if quote.attribution == "not attributable":
        return replace(
            bare,
            speaker=Text(""),
            speaker_as=None,
            said=None,
            occasion=None,
            source=None,
            original=original,
            article=None,
        )
    kept = (key for key in ("occasion", "source", "article") if not _gives_away(volume, quote, key))
    told_too = {key: getattr(quote, key) for key in kept}
    return replace(
        bare,
        speaker_as=speaker_name(volume.book, quote) or UNNAMED,
        original=original,
        **{"occasion": None, "source": None, "article": None, **told_too},
    )


def left_out(volume: Volume, quote: Quote) -> Text:
    """What the attribution leaves out, in words that follow the quote's name; empty where it is nothing."""
    if is_on_record(quote):
        return Text("")
    if quote.attribution == "not attributable":
        return Text("not attributable: without speaker, day, occasion and source")
    shown = allowed(volume, quote)
    naming = [name for name in ("occasion", "source") if getattr(shown, name) != getattr(quote, name)]
    also = f", nor the {' and the '.join(naming)} that would name him" if naming else ""
    return clean(f"for background: the speaker is not named{also}")


def is_apart(volume: Volume, quote: Quote, entry: Entry) -> bool:
    """Whether a quote is not to be told in one breath with an entry."""
    if is_on_record(quote):
        return False
    shown = allowed(volume, quote)
    left = (getattr(quote, key) for key in ("source", "article") if getattr(shown, key) is None)
    return entry.id in left or tells_by_itself(volume.book, volume.posts, quote, entry)


def ruled(volume: Volume, today: date, about: Entry | None = None, but: str = "") -> Ruled:
    """The quotes of a volume that are under a rule, as they are told with what is about an entry."""

    def is_told_apart(quote: Quote) -> bool:
        return about is not None and is_apart(volume, quote, about)

    return Ruled(volume.quoted(today), volume.posts, but, is_told_apart)


def of_source(entry: Entry | None) -> Iterator[str]:
    """What is known of a source wherever it is named; nothing of another entry."""
    if isinstance(entry, Source):
        yield from (entry.publisher, entry.title, entry.url or "", entry.archive_url or "")


def _gives_away(volume: Volume, quote: Quote, key: str) -> bool:
    """Whether what stands under a key tells who spoke."""
    written = getattr(quote, key) or ""
    texts = (written, *_of_entry(volume, written)) if key != "occasion" else (written,)
    return any(told(volume.book, volume.posts, quote, text) for text in texts)


def _of_entry(volume: Volume, entry_id: str) -> Iterator[str]:
    entry = volume.book.entries.get(entry_id)
    yield from of_source(entry)
    if isinstance(entry, Article):
        yield entry.title
