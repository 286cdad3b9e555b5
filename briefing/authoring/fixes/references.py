"""Ids that lead nowhere, where they should lead, and ids that are none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefing.authoring.editing.appending import appended
from briefing.authoring.editing.manuscripts import Edit, NotEditable
from briefing.authoring.fixes.fix import Fix, Turn, put, write
from briefing.authoring.fixes.near import likely, meant
from briefing.authoring.fixes.site import Faulty, Site, type_of
from briefing.authoring.mentions import mentions, written
from briefing.authoring.naming import slug
from briefing.loading import nodes
from briefing.loading.files import book_id
from briefing.loading.nodes import Scalar
from briefing.loading.sentences import nearest, quoted
from briefing.loading.validation import unfit_id
from briefing.model.entries import Source
from briefing.model.fields import Path as Steps
from briefing.model.fields import mark_of
from briefing.model.record import Refers
from briefing.model.text import Text

TO_DO = Text("TODO")


def nowhere(site: Site) -> Fix | None:
    """R002: the id that is spelt like it, of a kind that may stand there; else a source to fill in."""
    found = site.text
    if found is None or not site.book.has_all_ids:
        return None
    steps, scalar = found
    mark = mark_of(type_of(steps))
    sections = mark.sections if isinstance(mark, Refers) else ()
    id_ = (site.words if not isinstance(mark, Refers) else scalar.text).partition("#")[0].strip()
    known = site.book.ids(sections)
    right = bare if (bare := slug(id_)) in known else meant(id_, known)
    near = right or likely(id_, known)
    if near and near not in _beside(site, steps):
        return write(_another(site, steps, scalar, id_, near), near, safe=near == right)
    is_new = sections == ("sources",) and not nearest(id_, site.book.sections)
    return _stub(site, id_) if is_new else None


def _beside(site: Site, steps: Steps) -> Iterator[str]:
    """The ids in the list in which one stands: what is there already is hardly meant once more."""
    around = nodes.follow(site.file.root, steps[:-1]).node
    if isinstance(around, nodes.Sequence):
        yield from (item.text for item in around.items if isinstance(item, Scalar))


def wrong_kind(site: Site) -> Fix | None:
    """R003: the one id of the right kind that is spelt like it."""
    spot = site.value
    mark = mark_of(spot.type) if spot else None
    if spot is None or not isinstance(spot.node, Scalar) or not isinstance(mark, Refers):
        return None
    near = likely(spot.node.text, site.book.ids(mark.sections))
    return write(put(site.file, spot.steps, spot.node, near), near, safe=False) if near else None


def _another(site: Site, steps: Steps, scalar: Scalar, written: str, near: str) -> Turn | None:
    """Another id where one is written: the whole of a value, or one of the links in its prose."""
    if scalar.text == written:
        return put(site.file, steps, scalar, near)
    text, start = site.file.text, site.index
    if not written or not text.startswith(written, start):
        return None
    times = text.count(written, scalar.start.index, start + len(written))
    at = -1
    for _ in range(times):
        at = scalar.text.find(written, at + 1)
    if at < 0:
        return None
    says = scalar.text[:at] + near + scalar.text[at + len(written) :]
    return Turn(site.file, Edit(start, start + len(written), near), steps, steps, (says,))


def _stub(site: Site, id_: str) -> Fix | None:
    """A source of that id, of which everything is still to be written; `check` goes on to ask for it."""
    if any(unfit_id(Text(id_))):
        return None
    source = Source(id=Text(id_), publisher=TO_DO, title=TO_DO)
    try:
        added = appended(site.book.path, _homes(site), source)
    except NotEditable:
        return None
    if not isinstance(added.old, Faulty) or added.old.breaks:
        return None
    node = nodes.follow(added.old.root, ("sources",)).node
    number = len(node.items) if isinstance(node, nodes.Sequence) else 0
    place: Steps = ("sources", number) if number else ("sources",)
    turn = Turn(added.old, _edit(added.old.text, added.new.text), place, place, (id_, TO_DO, TO_DO))
    return Fix(f"add a source {quoted(id_)} to fill in", (turn,))


def _homes(site: Site) -> tuple[Faulty, ...]:
    """The files that have sources, or the one that names this."""
    return tuple(file for file in site.book.files if "sources" in file.root.by_key) or (site.file,)


def _edit(old: str, new: str) -> Edit:
    """The one stretch in which two texts differ."""
    most = min(len(old), len(new))
    start = next((n for n in range(most) if old[n] != new[n]), most)
    most -= start
    end = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    return Edit(start, len(old) - end, new[start : len(new) - end])


def heading(site: Site) -> Fix | None:
    """R009: the heading that the hint names, where it is spelt much like it."""
    right, found, target = site.hinted, site.text, site.words
    written = target.partition("#")[2].strip()
    if not right or not found or not written or not meant(slug(written), [right]):
        return None
    steps, scalar = found
    return write(_another(site, steps, scalar, target, target.replace(f"#{written}", f"#{right}")), right)


def unfit(site: Site) -> Fix | None:
    """K007: the id as an id is written, wherever the entry is named in its book."""
    spot = site.value
    if spot is None or not isinstance(spot.node, Scalar) or len(spot.steps) != 3:
        return None
    old, new = spot.node.text, slug(spot.node.text)
    if any(unfit_id(Text(new))) or new in site.book.sections:
        return None
    if sum(one.id == old for one in written(site.book.files)) > 1:
        return None
    turns = [put(site.file, spot.steps, spot.node, new), *_mentions(site, old, new)]
    if any(turn is None for turn in turns):
        return None
    return Fix(f"write {quoted(new)}", tuple(turn for turn in turns if turn))


def _mentions(site: Site, old: str, new: str) -> Iterator[Turn | None]:
    """The exchange of an id at each place that names it; None where that cannot be done safely."""
    name = book_id(site.book.path)
    files = {file.path: file for file in site.book.files}
    places: dict[tuple[Path, Steps], int] = {}
    for one in mentions(name, site.book.files):
        if (one.target.book, one.words) == (name, old):
            places[one.file.path, one.steps] = places.get((one.file.path, one.steps), 0) + 1
    for (path, steps), times in places.items():
        yield _in_value(files[path], steps, times, old, new)


def _in_value(file: Faulty, steps: Steps, times: int, old: str, new: str) -> Turn | None:
    """The exchange of an id in one value; all its edits are one, so that what it says is known."""
    scalar = nodes.follow(file.root, steps).node
    assert isinstance(scalar, Scalar)
    written, says = file.text[scalar.start.index : scalar.end.index], scalar.text
    if written.count(old) != times or says.count(old) != times:
        return None
    edit = Edit(scalar.start.index, scalar.end.index, written.replace(old, new))
    return Turn(file, edit, steps, steps, (says.replace(old, new),))
