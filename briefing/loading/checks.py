"""All entries of a book held against each other and against the rules of the format."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from briefing.loading import rules
from briefing.loading.budgets import LIMITS
from briefing.loading.drafts import Draft
from briefing.loading.files import NotReadable
from briefing.loading.findings import Finding
from briefing.loading.opening import Opened
from briefing.loading.pictures import START, measure
from briefing.loading.prose.parts import slugs
from briefing.loading.references import Headings, References, Siblings
from briefing.loading.sentences import quoted
from briefing.model.entries import Entry, Header, Source
from briefing.model.fields import Found, prose, texts
from briefing.model.kinds import kind_of
from briefing.model.measures import Image
from briefing.model.record import Holds, Refers
from briefing.model.text import Text


def check(
    header: Draft[Header] | None,
    drafts: Sequence[Draft[Header] | Draft[Entry]],
    entries: Mapping[str, Draft[Entry]],
    doubled: Mapping[str, str],
    opened: Opened,
    siblings: Siblings | None,
) -> None:
    """Tell everything that is wrong with the drafts, of which `header` is that of the book.

    `entries` are those by their ids that come into the book, `doubled` says which ids stand for two.
    """
    kinds = {id_: kind_of(draft.record) for id_, draft in entries.items()}
    has_room = opened.problems.has_room
    headings = _headings(header, entries)
    references = References(opened.id, kinds, doubled, opened.lost, siblings, headings, has_room)
    for file in opened.files:
        leads = file.known.leads if file.known else None
        file.stands = leads is not None and references.stand(leads)
    for draft in drafts:
        _check_draft(draft, references, opened)
    if not opened.lost and all(draft.whole for draft in drafts):  # else what uses a source may be unread
        _check_sources(entries, references, opened)
    _check_codes(entries, opened)


def _headings(header: Draft[Header] | None, entries: Mapping[str, Draft[Entry]]) -> Headings:
    @cache
    def headings(id_: str) -> dict[Text, None]:
        draft = entries[id_] if id_ else header
        texts = (found.text for found in prose(draft.record)) if draft else ()
        return dict.fromkeys(chain.from_iterable(map(slugs, texts)))

    return headings


def _check_draft(draft: Draft[Header] | Draft[Entry], references: References, opened: Opened) -> None:
    if draft.file.stands or not draft.told:
        return
    of_rules = () if draft.is_known else rules.findings(draft.record)
    for finding in chain(_of_texts(draft, references, opened), of_rules):
        if not draft.is_idle(finding):
            draft.tell(opened, finding)


def _check_sources(entries: Mapping[str, Draft[Entry]], references: References, opened: Opened) -> None:
    for id_, draft in entries.items():
        if isinstance(draft.record, Source) and id_ not in references.used:
            draft.tell(opened, Finding(("id",), "R008", f"no entry refers to the source {quoted(id_)}"))


def _of_texts(
    draft: Draft[Header] | Draft[Entry], references: References, opened: Opened
) -> Iterator[Finding]:
    id_ = "" if isinstance(draft.record, Header) else draft.record.id
    for found in texts(draft.record, wanted=_is_checked):
        mark = found.mark
        if isinstance(mark, Refers):
            yield from references.typed(found, mark, draft.file)
        elif mark.what == "prose":
            yield from references.prose(found, id_, draft.file)
        elif mark.what == "path":
            draft.file.inward = False
            yield from _path(found, opened)
        elif not draft.is_known:
            yield from rules.line(found)


def _is_checked(key: str, mark: Refers | Holds) -> bool:
    return isinstance(mark, Refers) or mark.what in ("prose", "path") or key in rules.LINES


def _path(found: Found, opened: Opened) -> Iterator[Finding]:
    """A path leads to a file of the book, that of a picture to one; a CSV file was opened already."""
    if found.path[-1] == "csv":
        return
    try:
        if isinstance(found.record, Image):
            measure(opened.start(found.text, LIMITS.picture_bytes, START))
        else:
            opened.check(found.text, LIMITS.file_bytes)
    except NotReadable as reason:
        yield Finding(found.path, reason.code, f"{quoted(found.text)} {reason}")


def _check_codes(entries: Mapping[str, Draft[Entry]], opened: Opened) -> None:
    """No pinned code is also the code of another entry, pinned or by position."""
    positions: defaultdict[str, int] = defaultdict(int)
    holders: defaultdict[str, list[Draft[Entry]]] = defaultdict(list)
    for draft in entries.values():
        letter = kind_of(draft.record).letter
        positions[letter] += 1
        holders[draft.record.code or f"{letter}{positions[letter]}"].append(draft)
    for code, drafts in holders.items():
        pinned = [draft for draft in drafts if draft.record.code] if len(drafts) > 1 else []
        for draft in pinned:
            other = next(other for other in drafts if other is not draft)
            sentence = f"{quoted(code)} is also the code of {quoted(other.record.id)}"
            finding = Finding(("code",), "R007", sentence, "pin another number")
            draft.tell(opened, finding, other.related(("code",), "the other one here"))
