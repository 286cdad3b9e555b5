"""What of a quote may be told outside its book, by the rule under which the words were given.

On background, what else is known of it is told unless it gives the speaker away. What is not attributable is
told without speaker, day, occasion and source.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from briefing.library.attribution import UNNAMED, is_on_record, speaker_name
from briefing.library.identity import told
from briefing.library.volume import Volume
from briefing.model.entries import Article, Quote, Source
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


def kept_apart(volume: Volume, quote: Quote) -> frozenset[str]:
    """The ids of the entries with which a quote is not to be told in one breath."""
    shown = allowed(volume, quote)
    speaker = () if is_on_record(quote) else (quote.speaker,)
    left = (getattr(quote, key) for key in ("source", "article") if getattr(shown, key) is None)
    return frozenset(filter(None, (*speaker, *left)))


def _gives_away(volume: Volume, quote: Quote, key: str) -> bool:
    """Whether what stands under a key tells who spoke."""
    written = getattr(quote, key) or ""
    texts = (written, *_of_entry(volume, written)) if key != "occasion" else (written,)
    return any(told(volume.book, volume.posts, quote, text) for text in texts)


def _of_entry(volume: Volume, entry_id: str) -> Iterator[str]:
    match volume.book.entries.get(entry_id):
        case Source() as source:
            yield from (source.publisher, source.title, source.url or "", source.archive_url or "")
        case Article() as article:
            yield article.title
