"""Every reference of a book, typed or in prose, held against the ids that there are."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefing.loading.findings import Finding
from briefing.loading.prose.flat import flat
from briefing.loading.prose.headings import slug
from briefing.loading.prose.links import ProseLink, links, plain_links
from briefing.loading.prose.unmade import may_have_any, unmade
from briefing.loading.sentences import an, meaning, nearest, quoted
from briefing.loading.yaml_files import Leads, YamlFile
from briefing.model.book import Ref
from briefing.model.fields import Found
from briefing.model.kinds import BY_SECTION, Kind
from briefing.model.record import Refers
from briefing.model.text import Text

Siblings = Callable[[str], Container[str] | None]
"""The ids in another book by its name, None if there is no such book."""

Headings = Callable[[str], Collection[str]]
"""What a link can name inside an entry of the book, or inside the header (no id)."""

_TARGET = re.compile(r"\[\[[ \t]*([^\[\]|\\\n]*)")
"""Every target of a link and perhaps more: whether it is one takes reading the Markdown around it."""

_MOST_COMPARISONS = 4_000_000
"""So many ids are compared with wrong ones, which takes a third of a second."""


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
    _comparisons: int = _MOST_COMPARISONS
    _by_sections: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    _sound_by_section: dict[str, frozenset[str]] = field(default_factory=dict)
    _told: set[str] = field(default_factory=set)
    _ids: frozenset[str] = field(init=False)
    """Those that stand for one entry."""

    def __post_init__(self) -> None:
        self._ids = frozenset(self.kinds.keys() - self.doubled.keys())

    def stand(self, leads: Leads) -> bool:
        """Whether all that led to entries another time does so still; it is referred to then."""
        for section, ids in leads.items():
            if section and not self._sound_in(section).issuperset(ids):
                return False
            if not section and not self.kinds.keys().isdisjoint(ids):
                return False
        for section, ids in leads.items():
            if section:
                self.used.update(ids)
        return True

    def _sound_in(self, section: str) -> frozenset[str]:
        """The ids of a section that stand for one entry."""
        if section not in self._sound_by_section:
            self._sound_by_section[section] = self._ids.intersection(self._ids_in((section,)))
        return self._sound_by_section[section]

    def typed(self, found: Found, mark: Refers, file: YamlFile) -> Iterable[Finding]:
        """What is wrong with an id in a typed field of a file."""
        kind = self.kinds.get(found.text)
        if kind is None and mark.or_words:
            file.words.add(found.text)
            return ()
        fits = kind is not None and (not mark.sections or kind.section in mark.sections or mark.or_words)
        if fits and found.text in self._ids:
            self.used.add(found.text)
            file.ids.add(found.text)
            return ()
        file.inward = False
        return self._wrong(found, mark, kind, fits)

    def _wrong(self, found: Found, mark: Refers, kind: Kind | None, fits: bool) -> Iterator[Finding]:
        for finding in self._known(found.text, mark.sections, _beside(found)):
            yield finding._replace(steps=found.path)
        if kind and not fits and self.has_room("R003"):
            yield self._wrong_kind(found, kind, mark.sections)

    def prose(self, found: Found, at: str, file: YamlFile) -> Iterable[Finding]:
        """What is wrong with the links in a prose text of the entry `at` of a file."""
        if may_have_any(found.text) and (of_text := list(self._unmade(found))):
            file.inward = False
            return (*of_text, *self._prose(found, at, file))
        return self._prose(found, at, file)

    def _unmade(self, found: Found) -> Iterator[Finding]:
        for words, offset, message, hint in unmade(found.text, self.kinds):
            if not self.has_room("R006"):
                return
            yield Finding(found.path, "R006", message, hint, words=words, offset=offset)

    def _prose(self, found: Found, at: str, file: YamlFile) -> Iterable[Finding]:
        targets = _TARGET.findall(found.text) if "[[" in found.text else ()
        if self._ids.issuperset(targets):
            self.used.update(targets)
            file.ids.update(targets)
            return ()
        file.inward = False
        if all(self._leads_somewhere(target, at) for target in targets):
            return ()
        return self._of_links(found, at)

    def _of_links(self, found: Found, at: str) -> Iterator[Finding]:
        placed, targets = self._targets(found.text, Ref(self.book, at))
        for number, target in enumerate(targets):
            for finding in self._link(target, at):
                placed = placed or links(found.text)
                words, offset = placed[number].target, placed[number].offset
                start = max(found.text.find(words, offset), 0)
                yield finding._replace(steps=found.path, words=words, offset=start)

    def _targets(self, text: Text, here: Ref) -> tuple[Sequence[ProseLink] | None, list[Ref]]:
        """Where the links of a text lead, and the links themselves unless these take much longer to find."""
        placed = links(text) if "[^" in text else plain_links(text)  # flat text has footnotes last
        if placed is None:
            return None, [link.target for link in flat(text, here, lambda ref: None).links]
        return placed, [Ref.parse(link.target, here.book, here.id) for link in placed]

    def _link(self, target: Ref, at: str) -> Iterator[Finding]:
        if target.book != self.book:
            yield from self._elsewhere(target.book, target.id)
            return
        if target.id and target.id != at:
            yield from self._known(target.id, ())
        if target.heading:
            yield from self._heading(target)

    def _leads_somewhere(self, written: str, at: str) -> bool:
        """Whether nothing could be wrong with a link, even if it is not one but stands in code."""
        target = Ref.parse(written, self.book, at)
        if target.book != self.book:
            return self.siblings is None
        self.used.add(target.id)
        if target.heading:
            return False
        return not target.id or target.id in self._ids

    def _known(self, id_: str, sections: tuple[str, ...], beside: Collection[str] = ()) -> Iterator[Finding]:
        """What is wrong with an id, which may be one of a list."""
        self.used.add(id_)
        if id_ in self.doubled:
            yield from self._once("R004", f"{quoted(id_)} may mean {self.doubled[id_]}", id_)
        elif id_ in self.kinds:
            return
        elif id_ in self.lost:
            sentence = f"{quoted(id_)} could not be read: {self.lost[id_]}"
            yield from self._once("R005", sentence, self.lost[id_])
        elif self.has_room("R002"):  # asked first, since looking for the nearest id takes time
            near = self._nearest(id_, self._ids_in(sections)) or self._nearest(id_, self.kinds)
            hint = meaning(near)
            if near in beside:
                hint = f"`{near}` is in the list already; is one too many?"
            yield Finding((), "R002", f"{quoted(id_)} is not the id of any entry", hint)

    def _heading(self, target: Ref) -> Iterator[Finding]:
        if target.id in self.doubled or (target.id and target.id not in self.kinds):
            return
        known = self.headings(target.id)
        if target.heading not in known and self.has_room("R009"):
            where = quoted(target.id) if target.id else "the front page"
            hint = meaning(self._nearest(slug(target.heading), known))
            yield Finding((), "R009", f"{where} has no heading {quoted(target.heading)}", hint)

    def _once(self, code: str, message: str, what: str) -> Iterator[Finding]:
        if what not in self._told:
            self._told.add(what)
            if self.has_room(code):
                yield Finding((), code, message)

    def _wrong_kind(self, found: Found, kind: Kind, sections: tuple[str, ...]) -> Finding:
        key = next(step for step in reversed(found.path) if isinstance(step, str))
        names = " or ".join(BY_SECTION[section].name for section in sections)
        sentence = f"{quoted(key)} takes {an(names)}; {quoted(found.text)} is {an(kind.name)}"
        near = self._nearest(found.text, self._ids_in(sections))
        return Finding(found.path, "R003", sentence, meaning(near))

    def _elsewhere(self, book: str, id_: str) -> Iterator[Finding]:
        if self.siblings is None:
            return
        ids = self.siblings(book)
        if ids is None:
            message = f"there is no book {quoted(book)} here"
        elif id_ and id_ not in ids:
            message = f"the book {quoted(book)} has no entry {quoted(id_)}"
        else:
            return
        if self.has_room("R006"):
            yield Finding((), "R006", message)

    def _ids_in(self, sections: tuple[str, ...]) -> Sequence[str]:
        """The ids of the entries in some sections, none named: in any."""
        if sections not in self._by_sections:
            self._by_sections[sections] = [
                id_ for id_, kind in self.kinds.items() if not sections or kind.section in sections
            ]
        return self._by_sections[sections]

    def _nearest(self, written: str, known: Collection[str]) -> str | None:
        """The nearest spelling; none any more after much looking."""
        self._comparisons -= len(known)
        return nearest(written, known) if self._comparisons >= 0 else None


def _beside(found: Found) -> Collection[str]:
    """The ids in the list in which one stands, none for one by itself."""
    key, position = found.path[-2:] if len(found.path) > 1 else ("", "")
    return getattr(found.record, str(key)) if isinstance(position, int) else ()
