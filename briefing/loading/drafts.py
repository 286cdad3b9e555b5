"""A record as it was read, and the way back to the place in its file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from briefing.loading.findings import Finding, problem
from briefing.loading.nodes import Mapping, Scalar, follow
from briefing.loading.opening import Opened
from briefing.loading.problems import Related
from briefing.loading.validation import Plain, plain
from briefing.loading.yaml_files import YamlFile
from briefing.model.book import Place
from briefing.model.fields import Path as Steps
from briefing.model.record import Record
from briefing.model.text import Text

R = TypeVar("R", bound=Record)

_OUTSIDE = ("F", "R")
"""What begins the codes of problems that depend on other files too."""


@dataclass(slots=True)
class Draft(Generic[R]):
    """A record, where it starts, and the file in which it stands.

    `mended` is its node without what was at fault, None if nothing was. Of two drafts of one entry the one
    `opens` in the book, and the other is `told` of; in that one something stands at the places `supposed`.
    """

    record: R
    place: Place
    file: YamlFile
    mended: Mapping | None = None
    _written: Plain | None = None
    opens: bool = True
    told: bool = True
    supposed: frozenset[Steps] = frozenset()

    @property
    def whole(self) -> bool:
        """Whether nothing was at fault."""
        return self.mended is None

    @property
    def is_known(self) -> bool:
        """Whether another time nothing was found that is wrong with it by itself."""
        return self.file.known is not None

    @property
    def written(self) -> Plain:
        """The keys that its author wrote."""
        if self._written is None:
            self._written = plain(self.file.record_at(self.place), type(self.record))
        return self._written

    def is_idle(self, finding: Finding) -> bool:
        """Whether a finding speaks of what the author never wrote.

        So if it is of what only stands in for something, or if something was taken out just there, so that
        what is missing may be only that.
        """
        if self.mended is None:
            return False
        if any(finding.steps[: len(place)] == place for place in self.supposed):
            return True
        if finding.code.startswith(_OUTSIDE):
            return False
        node = follow(self.mended, finding.steps).node
        return not isinstance(node, Scalar) and node.cut

    def related(self, steps: Steps, message: str) -> Related:
        """A place in the record that a problem elsewhere is about."""
        node = follow(self.file.record_at(self.place), steps).node
        return Related(self.file.path, node.mark, Text(message))

    def tell(self, opened: Opened, finding: Finding, *related: Related) -> None:
        """Add what was found in the record to the problems of its book; `related` are other places of it."""
        if not finding.code.startswith(_OUTSIDE):
            self.file.sound = False
        if opened.problems.has_room(finding.code):
            node = self.mended or self.file.record_at(self.place)
            opened.problems.add(problem(finding, node, self.file, related))
