"""Whether fixes did what was meant and nothing else: what files say then, and what is told of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from briefing.authoring.checking import Checked
from briefing.authoring.editing.manuscripts import scalars
from briefing.authoring.fixes.fix import Fix, Turn
from briefing.authoring.fixes.site import Faulty
from briefing.loading.problems import RULES, Problem
from briefing.loading.quick import HEADER
from briefing.model.fields import Path as Steps


def identity(problem: Problem) -> tuple[str, ...]:
    """What a problem is known by while lines move, which they do not before a file is YAML."""
    if problem.code.startswith("Y0"):
        return problem.code, str(problem.path), str(problem.line)
    message = re.sub(r"(line |yaml:)\d+", r"\1", problem.message)
    return problem.code, str(problem.path), message


def says_what_was_meant(old: Faulty, new: Faulty, turns: list[Turn]) -> bool:
    """Whether a file says what it said, but for what its edits are to change."""
    if not all(turn.before for turn in turns):
        mended = {_line_after(new, turns, turn): turn for turn in turns}
        values = _by_line(new)
        for line, turn in mended.items():
            read = [text for number, _, text in values if number == line]
            if line in new.breaks or (turn.says and read and turn.says[0] not in read):
                return False
        return _by_line(old) <= values
    before = _rest(old, [turn.before for turn in turns])
    if before != _rest(new, [turn.after for turn in turns]):
        return False
    return all(
        new.below(turn.after) == (old.below(turn.before) if turn.says is None else turn.says)
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


def _by_line(file: Faulty) -> set[tuple[int, Steps, str]]:
    """Every value by its line and its keys, since positions change when one more entry can be read.

    What is left out of a file is blank, and these blanks end the text before it.
    """
    return {
        (scalar.start.line + 1, tuple(step for step in steps if isinstance(step, str)), scalar.text.rstrip())
        for steps, scalar in scalars(file.root)
        if scalar.text.strip()
    }


def _line_after(new: Faulty, turns: Iterable[Turn], turn: Turn) -> int:
    """The line on which one of the edits of a file is once all are made."""
    start = turn.edit.start
    before = {one.edit for one in turns if one.path == turn.path and one.edit.start < start}
    moved = sum(len(edit.text) - (edit.end - edit.start) for edit in before)
    return new.line_at(min(start + moved, len(new.text)))


def is_better(
    before: Checked, after: Checked, chosen: list[tuple[Problem, Fix]], new: Mapping[Path, Faulty]
) -> bool:
    """Whether the problems of some fixes are gone, and no error came that was not only hidden."""
    old, now = Counter(map(identity, before.problems)), Counter(map(identity, after.problems))
    gone = Counter(identity(problem) for problem, _ in chosen)
    if any(now[key] > old[key] - times for key, times in gone.items()):
        return False
    more = Counter(identity(one) for one in after.problems if one.severity == "error") - old
    if not more:
        return True
    turns = [turn for _, fix in chosen for turn in fix.turns]
    came = [one for one in after.problems if identity(one) in more]
    return not more - Counter(map(identity, _brought_to_light(came, turns, new)))


def _brought_to_light(
    problems: Iterable[Problem], turns: list[Turn], new: Mapping[Path, Faulty]
) -> Iterator[Problem]:
    """Those that may be told only now: anything in the entries, or sections, in which edits are.

    But not in the very line of an edit what is for its value, nor there what shape it has. Where a file was
    no YAML, what follows may not be either.
    """
    placed = [(turn, _line_after(new[turn.path], turns, turn)) for turn in turns]
    for_value = {(turn.path, line): bool(turn.before) and turn.before == turn.after for turn, line in placed}
    areas = [(turn.path, _around(turn, line, new[turn.path])) for turn, line in placed]
    unread = {turn.path for turn in turns if not turn.before}
    books = {turn.path.parent for turn, line in placed if _lets_the_book_be_read(turn, line, new[turn.path])}
    for one in problems:
        place = one.path, one.line
        if place in for_value:
            is_new = not for_value[place] and one.code not in _OF_SHAPE
        else:
            is_new = (
                (one.path in unread and one.code.startswith("Y0"))
                or any(one.path == path and one.line in lines for path, lines in areas)
                or not books.isdisjoint(one.path.parents)
            )
        if is_new:
            yield one


_OF_SHAPE = {"K004", *(code for code in RULES if code.startswith("Y") and code != "Y106")}
"""Not that a key is there twice: it was before, where the line could not be read."""


def _lets_the_book_be_read(turn: Turn, line: int, new: Faulty) -> bool:
    """Whether it mends a header: without that much in a book is not looked at, such as its quotes."""
    above = [key.text for key, _ in new.root.pairs if key.mark.line <= line]
    return not turn.before and above[-1:] == [HEADER]


def _around(turn: Turn, line: int, new: Faulty) -> range:
    """The lines of what may be read only now: the entry around an edit, the section, or the whole file."""
    if not turn.before and not turn.file.root.by_key:
        return range(1, new.lines + 1)
    starts = {key.mark.line for key, _ in new.root.pairs}
    if len(turn.after) != 1:
        starts |= {item.mark.line for _, section in new.root.pairs for item in getattr(section, "items", ())}
    first = max((start for start in starts if start <= line), default=1)
    return range(first, min((start for start in starts if start > line), default=new.lines + 1))
