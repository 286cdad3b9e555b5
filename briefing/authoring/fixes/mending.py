"""Fixes made: in rounds, since one may bring to light what another mends, and each looked at first.

A fix counts if its files say nothing else than was meant, its problem is gone, and no error came that was
not there before, but in what could not be read until now. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from briefing.authoring.checking import Checked, When, check
from briefing.authoring.fixes.fix import Fix, Turn
from briefing.authoring.fixes.offering import offered
from briefing.authoring.fixes.proof import identity, is_better, says_what_was_meant
from briefing.authoring.fixes.site import Faulty
from briefing.authoring.report import heading
from briefing.loading.files import as_if
from briefing.loading.problems import Problem
from briefing.loading.sentences import counted

_ROUNDS = 100
"""Each mends something, so that more are only needed where fixes undo each other."""


_TRIALS = 40
"""So often at most all is checked again to see which fixes can be made; of more none is offered."""
_LATER_ROUNDS = 12
"""So many are tried to tell what else would be mended once a file is YAML."""
_State = tuple[dict[Path, Faulty], dict[Path, Faulty], Checked]


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


def with_fixes(paths: Collection[Path], when: When = None) -> Checked:
    """What is wrong with the books at some paths, and of the fixes those that would be made if asked for."""
    work = _Work(tuple(paths), when, unsafe=True)
    found = work.proven()
    if not any(_is_of_no_yaml(fix) for fix in found.fixes.values()):
        return found
    fixes = dict(work.in_later_rounds()) | dict(found.fixes)
    return found._replace(fixes={one: fixes[one] for one in found.problems if one in fixes})


def _is_of_no_yaml(fix: Fix) -> bool:
    """Whether it mends what keeps a part of a file from being read."""
    return any(not turn.before for turn in fix.turns)


def told(found: Mended, done: str) -> str:
    """What was done in how many files, how much is left, and which fixes would have done harm."""
    lines = []
    for problem, fix in found.undone:
        what = f": {fix.words}" if found.left.may_make(fix) else ""
        lines.append(f"{heading(found.left.told(problem))}\n      = not fixed, {_HARM}{what}")
    files = counted(len(found.files), "file")
    lines.append(f"{len(found.made):,} {done} in {files}, {len(found.left.problems):,} left.")
    return "\n".join(lines)


_HARM = "since it would do more than mend this"


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
            if (fix.safe or self._unsafe) and identity(problem) not in self._undone
        }
        chosen = _apart(wanted)
        while chosen and not self._try(chosen):
            if len(chosen) == 1:
                self._undone[identity(chosen[0][0])] = chosen[0]
                return True
            chosen = chosen[: len(chosen) // 2]
        return bool(chosen)

    def _try(self, chosen: list[tuple[Problem, Fix]]) -> bool:
        """Make some fixes; False, and nothing is done, if that would not be as meant."""
        if not (state := self._after(chosen)):
            return False
        self._old, self._new, self._checked = state
        self._made += chosen
        return True

    def _after(self, chosen: list[tuple[Problem, Fix]]) -> _State | None:
        """The files and what is told of them if some fixes were made; None if that is not as meant."""
        turns: dict[Path, list[Turn]] = {}
        for turn in chain.from_iterable(fix.turns for _, fix in chosen):
            turns.setdefault(turn.path, []).append(turn)
        old, new = dict(self._old), dict(self._new)
        for path, of_file in turns.items():
            file = self._new.get(path) or of_file[0].file
            old.setdefault(path, file)
            new[path] = _edited(file, of_file)
            if not says_what_was_meant(file, new[path], of_file):
                return None
        with as_if(self._data(new)):
            after = check(self._paths, self._when)
        return (old, new, after) if is_better(self._checked, after, chosen, new) else None

    def proven(self) -> Checked:
        """What is told of the files by now, with the fixes that can be made, each tried."""
        with as_if(self._data(self._new)):
            found = offered(self._checked.books, self._checked.problems)
        waiting = {one: fix for one, fix in found.items() if identity(one) not in self._undone}
        proven: dict[Problem, Fix] = {}
        left = _TRIALS
        while waiting and left:
            groups = [_apart(waiting)]
            for problem, _ in groups[0]:
                del waiting[problem]
            while groups and left:
                left -= 1
                group = groups.pop()
                if self._after(group):
                    proven.update(group)
                elif len(group) > 1:
                    half = len(group) // 2
                    groups += group[half:], group[:half]
        in_order = {one: proven[one] for one in self._checked.problems if one in proven}
        return self._checked._replace(fixes=in_order)

    def in_later_rounds(self) -> Iterator[tuple[Problem, Fix]]:
        """The fixes that are only found once others are made, by the problems that are told before these.

        A problem is the same if it is told alike of a line that is as it was.
        """
        told = {(identity(one), one.line): one for one in self._checked.problems}
        for _ in range(_LATER_ROUNDS):
            if not self.next_round():
                break
        for problem, fix in self._made:
            one = told.get((identity(problem), problem.line))
            if one and all(self._is_untouched(turn) for turn in fix.turns):
                yield one, fix

    def _is_untouched(self, turn: Turn) -> bool:
        """Whether the line of an edit is the one that stood there at first."""
        old, number = self._old[turn.path], turn.start[0]
        return number <= old.lines and old.line(number)[1] == turn.file.line(number)[1]

    def _data(self, files: Mapping[Path, Faulty]) -> dict[Path, bytes]:
        return {path: file.data for path, file in files.items()}

    def done(self) -> Mended:
        """What came of it."""
        files = ((self._old[path], new) for path, new in sorted(self._new.items()))
        changed = tuple((old, new) for old, new in files if old.data != new.data)
        return Mended(changed, tuple(self._made), tuple(self._undone.values()), self.proven())


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
