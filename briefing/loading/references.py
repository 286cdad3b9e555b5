"""Every reference of a book, typed or in prose, held against the ids that there are."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefing.loading.findings import Finding
from briefing.loading.prose.headings import slug
from briefing.loading.prose.links import links
from briefing.loading.sentences import an, did_you_mean, quoted
from briefing.model.book import Ref
from briefing.model.entries import Refers
from briefing.model.fields import Found
from briefing.model.kinds import BY_SECTION, Kind

Siblings = Callable[[str], Container[str] | None]
"""The ids in another book by its name, None if there is no such book."""

Headings = Callable[[str], Sequence[str]]
"""What a link can name inside an entry of the book, or inside the header (no id)."""

_TARGET = re.compile(r"\[\[[ \t]*([^\[\]|\\\n]*)")
"""Every target of a link and perhaps more: whether it is one takes reading the Markdown around it."""


@dataclass(slots=True)
class References:
    """The ids of a book, and which of them were referred to so far.

    `doubled` has ids that stand for two entries, each with what is said of them; `lost` those of entries
    that could not be read, each with where they stand. References to either are told once. `has_room` says
    whether one more problem of a code is wanted.
    """

    book: str
    kinds: Mapping[str, Kind]
    doubled: Mapping[str, str]
    lost: Mapping[str, str]
    siblings: Siblings | None
    headings: Headings
    has_room: Callable[[str], bool]
    used: set[str] = field(default_factory=set)
    _told: set[str] = field(default_factory=set)

    def typed(self, found: Found) -> Iterator[Finding]:
        """What is wrong with an id in a typed field."""
        mark = found.mark
        assert isinstance(mark, Refers)
        if mark.or_words and found.text not in self.kinds:
            return
        yield from self._known(found.text, Finding(found.path, "", ""), mark.sections)
        kind = self.kinds.get(found.text)
        if kind and mark.sections and kind.section not in mark.sections and not mark.or_words:
            yield self._wrong_kind(found, kind, mark.sections)

    def prose(self, found: Found, at: str) -> Iterator[Finding]:
        """What is wrong with the links in a prose text of the entry `at`."""
        if all(self._leads_somewhere(target, at) for target in _TARGET.findall(found.text)):
            return
        for link in links(found.text):
            start = max(found.text.find(link.target, link.offset), 0)
            place = Finding(found.path, "", "", words=link.target, offset=start)
            target = Ref.parse(link.target, self.book, at)
            if target.book != self.book:
                yield from self._elsewhere(target.book, target.id, place)
                continue
            if target.id:
                yield from self._known(target.id, place, ())
            if target.heading:
                yield from self._heading(target, place)

    def _leads_somewhere(self, written: str, at: str) -> bool:
        """Whether nothing could be wrong with a link, even if it is not one but stands in code."""
        target = Ref.parse(written, self.book, at)
        if target.book != self.book:
            return self.siblings is None
        self.used.add(target.id)
        if target.heading:
            return False
        return not target.id or (target.id in self.kinds and target.id not in self.doubled)

    def _known(self, id_: str, place: Finding, sections: tuple[str, ...]) -> Iterator[Finding]:
        self.used.add(id_)
        if id_ in self.doubled:
            yield from self._once(place, "R004", f"{quoted(id_)} may mean {self.doubled[id_]}", id_)
        elif id_ in self.kinds:
            return
        elif id_ in self.lost:
            sentence = f"{quoted(id_)} could not be read: {self.lost[id_]}"
            yield from self._once(place, "R005", sentence, self.lost[id_])
        elif self.has_room("R002"):  # asked first, since looking for the nearest id takes time
            yield self._dangling(id_, place, sections)

    def _heading(self, target: Ref, place: Finding) -> Iterator[Finding]:
        if target.id in self.doubled or (target.id and target.id not in self.kinds):
            return
        known = self.headings(target.id)
        if target.heading not in known and self.has_room("R009"):
            where = quoted(target.id) if target.id else "the front page"
            hint = did_you_mean(slug(target.heading), known)
            message = f"{where} has no heading {quoted(target.heading)}"
            yield place._replace(code="R009", message=message, hint=hint)

    def _once(self, place: Finding, code: str, message: str, what: str) -> Iterator[Finding]:
        if what not in self._told:
            self._told.add(what)
            yield place._replace(code=code, message=message)

    def _dangling(self, id_: str, place: Finding, sections: tuple[str, ...]) -> Finding:
        fitting = [known for known, kind in self.kinds.items() if not sections or kind.section in sections]
        hint = did_you_mean(id_, fitting) or did_you_mean(id_, self.kinds)
        return place._replace(code="R002", message=f"{quoted(id_)} is not the id of any entry", hint=hint)

    def _wrong_kind(self, found: Found, kind: Kind, sections: tuple[str, ...]) -> Finding:
        key = next(step for step in reversed(found.path) if isinstance(step, str))
        names = " or ".join(BY_SECTION[section].name for section in sections)
        sentence = f"{quoted(key)} takes {an(names)}; {quoted(found.text)} is {an(kind.name)}"
        fitting = [known for known, other in self.kinds.items() if other.section in sections]
        return Finding(found.path, "R003", sentence, did_you_mean(found.text, fitting))

    def _elsewhere(self, book: str, id_: str, place: Finding) -> Iterator[Finding]:
        if self.siblings is None:
            return
        ids = self.siblings(book)
        if ids is None:
            yield place._replace(code="R006", message=f"there is no book {quoted(book)} here")
        elif id_ and id_ not in ids:
            yield place._replace(code="R006", message=f"the book {quoted(book)} has no entry {quoted(id_)}")
