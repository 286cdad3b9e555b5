"""What an entry rests on: a quote in the text of its source, any other claim with the source of each part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.library.attribution import rule
from briefing.library.structure.wording import IN_TURN
from briefing.library.verification.markup import seen, unmarked
from briefing.library.verification.meaning import IN_WORDS
from briefing.library.verification.states import Passage, Verification
from briefing.library.verification.stored import Checked, StoredTexts, is_markdown, summed_up
from briefing.library.when import NOT_YET
from briefing.loading import sentences
from briefing.model.claims import FormerName, FormerPlace, Holder, PersonPost, Superior
from briefing.model.entries import AgendaItem, Article, Entry, Figure, Quote, Source, Unit
from briefing.model.fields import Found, references
from briefing.model.measures import Superseded
from briefing.model.page import Block, Display, Lead, Mark, Paragraph, Part, Span, Spans
from briefing.model.record import Record, Refers
from briefing.model.text import clean, one_line
from briefing.pages.blocks import bullets, heading, kicker, note, parts, title
from briefing.pages.passport import passport
from briefing.pages.source import source_facts
from briefing.pages.standing import named, told
from briefing.pages.through_time import begins
from briefing.pages.view import View
from briefing.pages.wordings import wordings
from briefing.pages.words import country, joined, muted, plain, short_title, source, span_of_time, strong, to

_AROUND = 300
"""Characters of a text that are shown before a passage, and behind it."""
_CUT_BEFORE = re.compile(r"^\S*\s+")
_CUT_BEHIND = re.compile(r"\s+\S*$")
"""The word that a stretch of text begins in, and the one that it ends in."""
_SEVERAL = 5
"""Passages that are shown where several may be meant."""


def evidence(entry: Entry, view: View) -> tuple[Part, ...]:
    """The evidence for an entry; for a figure its passport."""
    if isinstance(entry, Figure):
        return passport(entry, view)
    blocks = _quoted(entry, view) if isinstance(entry, Quote) else _claims(entry, view)
    bound_by = rule(entry) if isinstance(entry, Quote) else ""
    return parts((kicker(view, entry, "evidence", bound_by), *blocks))


# A quote


def _quoted(quote: Quote, view: View) -> Iterator[Block]:
    texts = StoredTexts(view.volume.book)
    checked = texts.verify(quote)
    yield Display(plain(quote.words))
    yield Paragraph(_state(checked))
    yield from _in_text(checked, texts)
    yield heading("Where it comes from")
    yield from source_facts(view, view.entry(quote.source))
    yield from wordings(quote, view)
    for variant, other in zip(quote.variants, texts.variants(quote), strict=True):
        if other.text_of:
            yield heading(f"“{one_line(variant.words)}”")
            yield Paragraph(_state(other))
            yield from _in_text(other, texts)


def _in_text(checked: Checked, texts: StoredTexts) -> Iterator[Block]:
    """The passages of a text in which words stand, or what is nearest to them and how it differs."""
    found, of, _ = checked
    state = found.original or found.state
    passages = found.passages[: _SEVERAL if found.state == "ambiguous" else 1]
    if passages and of is not None:
        is_there = state in ("exact", "altered")
        where = "In the article" if isinstance(of, Article) else "In the text"
        yield heading(where if is_there else "What stands there")
        text = unmarked(texts.text(of)) if is_markdown(of) else str(texts.text(of))
        for passage in passages:
            yield Paragraph(_in_place(text, passage), leads=(Lead("quote"),))
    if state == "drift" or (state == "altered" and found.alarms):
        yield heading("What differs")
        yield Paragraph(_difference(found))
        yield note(f"[-only in the text-] {{+only in the {'original' if found.original else 'quote'}+}}")


def _state(checked: Checked) -> Spans:
    """What became of words, with what is called out."""
    found, of, _ = checked
    named = f"the text of {of.publisher}" if isinstance(of, Source) else None
    if isinstance(of, Article):
        named = f"the article “{one_line(of.title)}”, no text of a source"
    changed = sentences.joined((IN_WORDS[alarm] for alarm in found.alarms), "and")
    called_out = (Span(clean(f"; not the same: {changed}"), Mark.STRONG),) if changed else ()
    return (*told(summed_up(checked), named), *called_out)


def _in_place(text: str, passage: Passage) -> Spans:
    """A passage with what stands around it, no word cut."""
    start, end = passage.start, passage.end
    before, behind = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if start > _AROUND:
        before = "… " + _CUT_BEFORE.sub("", before)
    if end + _AROUND < len(text):
        behind = _CUT_BEHIND.sub("", behind) + " …"
    return (*muted(_on_a_line(before)), *strong(_on_a_line(text[start:end])), *muted(_on_a_line(behind)))


def _on_a_line(text: str) -> str:
    """A stretch of text on one line, with a blank at either end if it had one there."""
    words = one_line(clean(seen(text)))
    return f"{' ' * text[:1].isspace()}{words}{' ' * (text[-1:].isspace() and bool(words))}"


def _difference(found: Verification) -> Spans:
    """The passage with what the quote makes of it, marked as in a word diff."""
    spans: list[Span] = []
    for run in found.diff:
        if run.kind == "equal":
            spans += plain(run.quoted)
            continue
        if run.found.strip():
            spans.append(Span(clean(f"[-{run.found.strip()}-] "), Mark.STRIKE))
        if run.quoted.strip():
            spans.append(Span(clean(f"{{+{run.quoted.strip()}+}} "), Mark.STRONG))
    return tuple(spans)


# Anything else


def _claims(entry: Entry, view: View) -> Iterator[Block]:
    yield title(short_title(view, entry))
    if isinstance(entry, Source):
        yield from source_facts(view, entry)
        return
    lines = [line for line in _claim_lines(entry, view) if line]
    if lines:
        yield from bullets(lines)
    else:
        yield note("No source is given.")


def _claim_lines(entry: Entry, view: View) -> Iterator[Spans]:
    """Each part of an entry that names a source, and that; of an agenda item, the evidence of each line."""
    for found in references(entry):
        assert isinstance(found.mark, Refers)
        if found.mark.sections == ("sources",):
            claimed = joined((_claim(found, entry, view), *_standing(found.record)))
            yield joined((claimed, source(view, found.text)), "\n")
        elif isinstance(entry, AgendaItem) and found.path[-2:-1] == ("evidence",):
            yield joined((_said(found, entry), named(view, found.text)), "\n")


def _said(found: Found, item: AgendaItem) -> Spans:
    line = item.lines[int(found.path[1])]
    return plain(f"{line.rung}: {one_line(line.say)}")


def _claim(found: Found, entry: Entry, view: View) -> Spans:
    match record := found.record:
        case Superior():
            return (*plain("Under "), *to(view, record.unit))
        case FormerName():
            return plain(f"Called {record.name}")
        case FormerPlace():
            return plain(f"At {record.place}")
        case Holder():
            post = entry.posts[int(found.path[1])].title if isinstance(entry, Unit) else ""
            who = to(view, record.person) if record.person else plain(country(record.country) or "nobody")
            turn = plain(IN_TURN) if record.basis == "rotation" else ()
            return joined((plain(post), (*who, *turn)), ": ")
        case PersonPost():
            of = record.of or ""
            where = to(view, of) if view.entry(of) else plain(of)
            return joined((plain(record.title), where), ", ")
        case Superseded():
            return plain(f"Earlier value: {record.value}")
    return plain("All of it")


def _standing(record: Record) -> Iterator[Spans]:
    """When a claim holds, and its status unless it is plainly held: what is agreed or planned is not."""
    match record:
        case Superior() | Holder() | PersonPost() if record.status in NOT_YET:
            yield muted(begins(record, ""))
            yield muted(f"{record.status}, not held")
        case Superior() | Holder() | PersonPost() | FormerName() | FormerPlace():
            yield muted(span_of_time(record.from_, record.until))
            if not isinstance(record, FormerName | FormerPlace) and record.status != "held":
                yield muted(record.status)
