"""Fixes made: in rounds, since one may bring to light what another mends, and each looked at first.

A fix counts if its files say nothing else than was meant, its problem is gone, and no error came that was
not there before, but in what could not be read until now. Nothing is written here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from briefing.authoring.checking import Checked, When, check
from briefing.authoring.editing.manuscripts import Edit, scalars
from briefing.authoring.fixes.fix import Fix, Turn
from briefing.authoring.fixes.offering import offered
from briefing.authoring.fixes.site import Faulty
from briefing.authoring.report import heading
from briefing.loading.files import as_if
from briefing.loading.problems import RULES, Problem
from briefing.loading.sentences import counted
from briefing.model.fields import Path as Steps

_ROUNDS = 100
"""Each mends something, so that more are only needed where fixes undo each other."""


class Mended(NamedTuple):
    """The files that change, as they were and are to be; what was mended, what could not be, what is left."""

    files: tuple[tuple[Faulty, Faulty], ...]
    made: tuple[tuple[Problem, Fix], ...]
    undone: tuple[tuple[Problem, Fix], ...]
    left: Checked


def mended(paths: Collection[Path], when: When = None, *, unsafe: bool = False) -> Mended:
    """What the fixes of the books at some paths make of them; with those that are not safe if asked for."""
    work = _Work(tuple(paths), when, unsafe)
    for _ in range(_ROUNDS):
        if not work.next_round():
            break
    return work.done()


def told(found: Mended, done: str) -> str:
    """What was done in how many files, how much is left, and which fixes would have done harm."""
    lines = [f"{heading(problem)}\n      = not fixed: {_HARM} ({fix.words})" for problem, fix in found.undone]
    files = counted(len(found.files), "file")
    lines.append(f"{len(found.made):,} {done} in {files}, {len(found.left.problems):,} left.")
    return "\n".join(lines)


_HARM = "the fix would have brought in another error"


class _Work:
    """The files as they are by now, and what was done to them."""

    def __init__(self, paths: tuple[Path, ...], when: When, unsafe: bool) -> None:
        self._paths, self._when, self._unsafe = paths, when, unsafe
        self._old: dict[Path, Faulty] = {}
        self._new: dict[Path, Faulty] = {}
        self._made: list[tuple[Problem, Fix]] = []
        self._undone: dict[tuple[str, ...], tuple[Problem, Fix]] = {}
        self._checked = check(paths, when)

    def next_round(self) -> bool:
        """Make the fixes that do not touch each other; False if there are none."""
        with as_if(self._data(self._new)):
            found = offered(self._checked.books, self._checked.problems)
        wanted = {
            problem: fix
            for problem, fix in found.items()
            if (fix.safe or self._unsafe) and _key(problem) not in self._undone
        }
        chosen = _apart(wanted)
        while chosen and not self._try(chosen):
            if len(chosen) == 1:
                self._undone[_key(chosen[0][0])] = chosen[0]
                return True
            chosen = chosen[: len(chosen) // 2]
        return bool(chosen)

    def _try(self, chosen: list[tuple[Problem, Fix]]) -> bool:
        """Make some fixes; False, and nothing is done, if that would not be as meant."""
        turns: dict[Path, list[Turn]] = {}
        for turn in chain.from_iterable(fix.turns for _, fix in chosen):
            turns.setdefault(turn.path, []).append(turn)
        old, new = dict(self._old), dict(self._new)
        for path, of_file in turns.items():
            file = self._new.get(path) or of_file[0].file
            old.setdefault(path, file)
            new[path] = _edited(file, of_file)
            if not _is_meant(file, new[path], of_file):
                return False
        with as_if(self._data(new)):
            after = check(self._paths, self._when)
        if not _is_better(self._checked, after, chosen, new):
            return False
        self._old, self._new, self._checked = old, new, after
        self._made += chosen
        return True

    def _data(self, files: Mapping[Path, Faulty]) -> dict[Path, bytes]:
        return {path: file.data for path, file in files.items()}

    def done(self) -> Mended:
        """What came of it."""
        files = ((self._old[path], new) for path, new in sorted(self._new.items()))
        changed = tuple((old, new) for old, new in files if old.data != new.data)
        return Mended(changed, tuple(self._made), tuple(self._undone.values()), self._checked)


def _key(problem: Problem) -> tuple[str, ...]:
    """What a problem is known by while lines move."""
    message = re.sub(r"(line |yaml:)\d+", r"\1", problem.message)
    return problem.code, str(problem.path), message


def _apart(wanted: Mapping[Problem, Fix]) -> list[tuple[Problem, Fix]]:
    """Fixes of which no two touch one place; in a file that is no YAML those that make it so come first."""
    taken: list[Turn] = []
    chosen = []
    breaking = {turn.path for fix in wanted.values() for turn in fix.turns if not turn.before}
    for problem, fix in wanted.items():
        is_late = any(turn.path in breaking and turn.before for turn in fix.turns)
        if is_late or any(_touch(turn, other) for turn in fix.turns for other in taken):
            continue
        taken += fix.turns
        chosen.append((problem, fix))
    return chosen


def _touch(one: Turn, other: Turn) -> bool:
    if one.path != other.path:
        return False
    if one.edit.start <= other.edit.end and other.edit.start <= one.edit.end:
        return True
    shared = min(len(one.before), len(other.before))
    return bool(shared) and one.before[:shared] == other.before[:shared]


def _edited(file: Faulty, turns: list[Turn]) -> Faulty:
    new = file.edited(dict.fromkeys(turn.edit for turn in turns))
    assert isinstance(new, Faulty)
    return new


def _is_meant(old: Faulty, new: Faulty, turns: list[Turn]) -> bool:
    """Whether a file says what it said, but for what its edits are to change."""
    if not all(turn.before for turn in turns):
        mended = {_line_after(new, turns, turn.edit) for turn in turns}
        return not mended & new.breaks and _by_line(old) <= _by_line(new)
    before = _rest(old, [turn.before for turn in turns])
    if before != _rest(new, [turn.after for turn in turns]):
        return False
    return all(
        _below(new, turn.after) == (_below(old, turn.before) if turn.says is None else turn.says)
        for turn in turns
    )


def _rest(file: Faulty, without: list[Steps]) -> dict[Steps, str]:
    lengths = {len(steps) for steps in without}
    taken = set(without)
    return {
        steps: text
        for steps, text in file.values.items()
        if not any(steps[:length] in taken for length in lengths)
    }


def _below(file: Faulty, place: Steps) -> tuple[str, ...]:
    return tuple(text for steps, text in file.values.items() if steps[: len(place)] == place)


def _by_line(file: Faulty) -> set[tuple[int, Steps, str]]:
    """Every value by its line and its keys, since positions change when one more entry can be read.

    What is left out of a file is blank, and these blanks end the text before it.
    """
    return {
        (scalar.start.line, tuple(step for step in steps if isinstance(step, str)), scalar.text.rstrip())
        for steps, scalar in scalars(file.root)
        if scalar.text.strip()
    }


def _line_after(new: Faulty, turns: Collection[Turn], edit: Edit) -> int:
    """The line on which an edit is once all are made."""
    before = {turn.edit for turn in turns if turn.edit.start < edit.start}
    moved = sum(len(one.text) - (one.end - one.start) for one in before)
    return new.line_at(min(edit.start + moved, len(new.text)))


def _is_better(
    before: Checked, after: Checked, chosen: list[tuple[Problem, Fix]], new: Mapping[Path, Faulty]
) -> bool:
    old, now = Counter(map(_key, before.problems)), Counter(map(_key, after.problems))
    gone = Counter(_key(problem) for problem, _ in chosen)
    if any(now[key] > old[key] - times for key, times in gone.items()):
        return False
    more = Counter(_key(one) for one in after.problems if one.severity == "error") - old
    if not more:
        return True
    brought = set(_brought_to_light(chosen, new))
    return not more - Counter(
        _key(one) for one in after.problems if (one.path, one.line, one.code) in brought
    )


_OF_SHAPE = {"K004", *(code for code in RULES if code.startswith("Y"))}


def _brought_to_light(
    chosen: list[tuple[Problem, Fix]], new: Mapping[Path, Faulty]
) -> Iterator[tuple[Path, int, str]]:
    """What may be told only now: anything in the entries, or sections, in which fixes are.

    But not in the very line of a fix that is for its value, nor there in what shape it must be.
    """
    turns = [turn for _, fix in chosen for turn in fix.turns]
    for turn in turns:
        file = new[turn.path]
        line = _line_after(file, [one for one in turns if one.path == turn.path], turn.edit)
        is_value = turn.before == turn.after and turn.before
        for number in _around(file, line, whole_section=len(turn.after) == 1):
            if number != line:
                yield from ((turn.path, number, code) for code in RULES)
            elif not is_value:
                yield from ((turn.path, number, code) for code in RULES.keys() - _OF_SHAPE)


def _around(file: Faulty, line: int, *, whole_section: bool) -> range:
    """The lines of the entry, or the section, in which a line is."""
    starts = {key.mark.line for key, _ in file.root.pairs}
    if not whole_section:
        starts |= {item.mark.line for _, section in file.root.pairs for item in getattr(section, "items", ())}
    first = max((start for start in starts if start <= line), default=1)
    return range(first, min((start for start in starts if start > line), default=file.lines + 1))
