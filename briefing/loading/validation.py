"""Nodes → records: pydantic checks the plain data, and what it finds is told in words at its place.

A record with faults is read again without its faulty parts, as far as it can do without them, so that as
much as possible of a book opens.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar, get_args

from pydantic import TypeAdapter, ValidationError

from briefing.loading.budgets import LIMITS
from briefing.loading.findings import Finding
from briefing.loading.misspelling import told_once
from briefing.loading.nodes import Cuts, Mapping, Node, Scalar, Sequence, cut_block, follow
from briefing.loading.problems import Mark
from briefing.loading.sentences import quoted
from briefing.loading.shapes import item_type, keys, record_type, removable, type_at, whole_numbers
from briefing.loading.strictest import bound, broken_rule, doubled_rules, is_rule, with_advice
from briefing.loading.wording import whole_number, worded
from briefing.model.dates import Edtf
from briefing.model.fields import Path as Steps
from briefing.model.fields import mark_of, texts
from briefing.model.record import Holds, Record, Refers
from briefing.model.text import Text, is_blank

R = TypeVar("R", bound=Record)

Plain = dict[str, Any]
"""What an author wrote, as texts, lists and dicts."""

Mend = Callable[[Mapping, list[Finding], type[Record]], Mapping | None]
"""What makes of a node with faults one without them, None if that cannot be."""

_ID = re.compile(r"[a-z0-9-]+")
_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")


class Read(NamedTuple, Generic[R]):
    """What came of a node.

    `record` is None if none could be built; `node` is what it was built from, without what was at fault;
    `written` are its keys as the author wrote them. Each finding comes with the node that it speaks of.
    `supposed` is there to be checked if parts were left out, or all, for want of something in them.
    """

    record: R | None
    node: Mapping
    written: Plain
    findings: list[tuple[Finding, Mapping]]
    supposed: Supposed[R] | None


class Supposed(NamedTuple, Generic[R]):
    """A record, and its node, in which something stands at some places for what is wanted there."""

    record: R
    node: Mapping
    places: frozenset[Steps]


def read(node: Mapping, cls: type[R], name: str) -> Read[R]:
    """Read a node as a record of a class; `name` is what a person calls it: `an article`."""
    written: Plain = plain(node, cls)
    node = bound(node, doubled_rules(node, cls))
    record, kept, findings = _settled(node, cls, name, _mend)
    if not findings:
        return Read(record, kept, written, findings, None)
    places: set[Steps] = set()
    whole, filled_up, more = _settled(node, cls, name, partial(_fill_up, places=places))
    told = {_placed(*one) for one in findings}
    findings += [one for one in more if _placed(*one) not in told]
    supposed = Supposed(whole, filled_up, frozenset(places)) if whole and places else None
    return Read(record, kept, written, findings, supposed)


def _settled(
    node: Mapping, cls: type[R], name: str, mend: Mend
) -> tuple[R | None, Mapping, list[tuple[Finding, Mapping]]]:
    """A record once all in a node is mended, None if it cannot be; what it was built from; what was found."""
    findings: list[tuple[Finding, Mapping]] = []
    while True:
        record, found = _attempt(plain(node, cls), cls, name)
        broken = {finding: broken_rule(node, cls, finding) for finding in told_once(found, node, cls)}
        findings += [(with_advice(finding, rule), node) for finding, rule in broken.items()]
        mended = mend(node, found, cls) if found else None
        if mended is None:
            return None if found else record, node, findings
        node = bound(mended, filter(None, broken.values()))


def read_sound(written: Plain, cls: type[R]) -> R | None:
    """What an author wrote as a record of a class; None if anything is wrong with it."""
    try:
        record = _adapter(cls).validate_python(written)
    except ValidationError:
        return None
    unfit = next(_unfit_texts(record), None) or next(_unfit_numbers(record, written), None)
    return None if unfit else record


def plain(node: Node, shape: object) -> Any:
    """A node as text, list or dict; of a record, without `x-` keys and without keys that were left empty."""
    return filled(_values(node), shape)


def _values(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.text.rstrip("\n")
    if isinstance(node, Sequence):
        return [_values(item) for item in node.items]
    return {key.text: _values(value) for key, value in node.by_key.values()}


def filled(value: Any, shape: object) -> Any:
    """A text, list or dict; of a record, without `x-` keys and without keys that were left empty."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        inner = item_type(shape)
        return [filled(item, inner) for item in value]
    record = record_type(shape)
    if record is None:
        return {key: filled(inner, None) for key, inner in value.items()}
    known = keys(record)
    return {
        key: filled(inner, known[key].type if key in known else None)
        for key, inner in value.items()
        if not (key.startswith("x-") or (key in known and _is_left_empty(inner) and not is_rule(record, key)))
    }


def _is_left_empty(value: Any) -> bool:
    return isinstance(value, str) and is_blank(value)


def is_empty(node: Node) -> bool:
    """Whether nothing is written there."""
    return isinstance(node, Scalar) and is_blank(node.text)


_adapters: dict[type, TypeAdapter[Any]] = {}


def _adapter(cls: type[R]) -> TypeAdapter[R]:
    """What pydantic makes of a class, made at the first use and kept."""
    if cls not in _adapters:
        _adapters[cls] = TypeAdapter(cls)
    return _adapters[cls]


def _attempt(data: Plain, cls: type[R], name: str) -> tuple[R | None, list[Finding]]:
    try:
        record = _adapter(cls).validate_python(data)
    except ValidationError as error:
        return None, [worded(details, cls, name) for details in error.errors(include_url=False)]
    return record, [*_unfit_texts(record), *_unfit_numbers(record, data)]


def _mend(node: Mapping, findings: list[Finding], cls: type[Record]) -> Mapping | None:
    """The node without what was found wrong, or with what can stand instead; None if the record needs it."""
    cuts: Cuts = {}
    for found in findings:
        steps = found.steps if found.instead is not None else removable(cls, found.steps)
        if steps is None:
            return None
        cuts[steps] = found.instead
    return cut_block(node, cuts)


def _unfit_texts(record: Record) -> Iterator[Finding]:
    for steps, _, text, _ in texts(record, wanted=_is_one_line):
        if steps == ("id",):
            yield from unfit_id(text)
        elif len(text) > LIMITS.line_characters or "\n" in text:
            sentence = f"{quoted(str(steps[-1]))} is one line of at most {LIMITS.line_characters} characters"
            yield Finding(steps, "K008", sentence, instead=_as_line(text))


def _is_one_line(key: str, mark: Refers | Holds) -> bool:
    return isinstance(mark, Refers) or mark.what not in ("passage", "prose")


def _unfit_numbers(record: Record, data: Plain) -> Iterator[Finding]:
    """pydantic takes `1_0` and `3.0` for whole numbers; an author who writes so means something else."""
    cls = type(record)
    for key in whole_numbers(cls):
        written = data.get(key)
        if written is not None and not written.isdecimal():
            yield whole_number((key,), written)


def _placed(finding: Finding, node: Mapping) -> tuple[Finding, Mark]:
    """A finding by its place in the file, since positions change where something is cut."""
    return finding._replace(steps=()), follow(node, finding.steps).node.mark


def _is_removable(finding: Finding, cls: type[Record]) -> bool:
    """Whether a record can do without what is at fault alone, or something can stand instead."""
    return finding.instead is not None or removable(cls, finding.steps) == finding.steps


def _fill_up(node: Mapping, findings: list[Finding], cls: type[Record], places: set[Steps]) -> Mapping | None:
    """The node with something at the places that cannot be empty, which are noted; None if nothing can be."""
    filled_up = cut_block(node, {})
    cuts: Cuts = {}
    for found in findings:
        if _is_removable(found, cls):
            cuts[found.steps] = found.instead
            continue
        holder = follow(filled_up, found.steps[:-1]).node
        text = _something(type_at(cls, found.steps), found.steps)
        if text is None or found.steps in places or not isinstance(holder, Mapping):
            return None
        _put(holder, Text(str(found.steps[-1])), text)
        places.add(found.steps)
    return cut_block(filled_up, cuts)


def _put(block: Mapping, key: Text, text: Text) -> None:
    """Give a block a value that its author did not write."""
    named, value = (Scalar(block.start, block.start, one, plain=False) for one in (key, text))
    block.by_key[key] = (block.by_key[key][0] if key in block.by_key else named, value)


def _something(hint: object, steps: Steps) -> Text | None:
    """A text that can be read as a value of some type."""
    if hint is Edtf:
        return Text("9999")
    if choices := [word for word in get_args(hint) if isinstance(word, str)]:
        return Text(choices[0])
    return Text("-" if steps[-1:] == ("id",) else "…") if mark_of(hint) else None


def unfit_id(text: Text) -> Iterator[Finding]:
    """What keeps a text from being an id."""
    if not _ID.fullmatch(text) or len(text) > LIMITS.id_characters:
        sentence = f"{quoted(text)} is not an id"
        hint = f"an id has a to z, 0 to 9 and `-`, at most {LIMITS.id_characters} of them"
        yield Finding(("id",), "K007", sentence, hint)
    elif _DEVICE.fullmatch(text):
        yield Finding(("id",), "K007", f"{quoted(text)} names a device on some systems", "add a word to it")


def _as_line(text: Text) -> Text:
    return Text(" ".join(text.split())[: LIMITS.line_characters])
