"""What is watched while a program runs on the rig: each gives the samples of one run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import cycle, islice

from benchmarks.contenders import Sample
from benchmarks.programs import Program
from benchmarks.rig import SIZE, Cells, Effect, Rig
from benchmarks.stage import Plan

Watch = Callable[[Rig, Program, Plan], Iterable[Sample]]

SETTLED = 0.12
"""Seconds of silence after which a page is taken to be settled."""
NARROWER = (100, 30)
_BESIDE_RESULTS = 3
"""Rows of a finder that may change before its results: the line typed, what is understood, the keys."""


def _ms(seconds: float) -> Sample:
    return Sample(1000 * seconds)


# Starts


def first_frame(rig: Rig, program: Program, plan: Plan) -> Iterator[Sample]:
    """Until the first frame with all the words."""
    yield _ms(rig.see(*program.words))


def own_frame(rig: Rig, program: Program, plan: Plan) -> Iterator[Sample]:
    """Until the first frame with all the words that Textual drew, not what stood there before it."""
    yield _ms(rig.see(*program.words, own=True))


def first_page(rig: Rig, program: Program, plan: Plan) -> Iterator[Sample]:
    """Until one can begin to read; it counts only if Textual's first frame is then the same, cell by cell."""
    seen = rig.see(*program.page)
    if rig.before is not None:
        raise RuntimeError("nothing to read before Textual's first frame")
    rig.see(*program.words, own=True)
    before: Cells = rig.before or []
    differing = sum(
        one != other for rows in zip(before, rig.cells, strict=True) for one, other in zip(*rows, strict=True)
    )
    if differing:
        raise RuntimeError(f"does not count: Textual's first frame differs in {differing} cells")
    yield _ms(seen)


def typed_ahead(key: str, *words: str) -> Watch:
    """Until the effect of a key shows that was typed when the process had only just begun."""

    def watch(rig: Rig, program: Program, plan: Plan) -> Iterator[Sample]:
        rig.press(key)
        yield _ms(rig.see(*words, own=True))

    return watch


def quitting(rig: Rig, program: Program, plan: Plan) -> Iterator[Sample]:
    """From the key that quits to the end of the process."""
    rig.see(*program.words)
    rig.rest()
    yield _ms(rig.leave(*program.leave))


def memory(rig: Rig, program: Program, plan: Plan) -> Iterator[Sample]:
    """MB of memory (PSS) when it has nothing left to do."""
    rig.see(*program.words)
    rig.rest()
    yield Sample(rig.memory() / 1e6)


# Keys


def _painted(effect: Effect) -> Sample:
    return Sample(1000 * effect.painted, effect)


def _settled(effect: Effect) -> Sample:
    return Sample(1000 * effect.settled, effect)


def keys(*pattern: str, first: tuple[str, ...] = ()) -> Watch:
    """From a key to the first frame that differs, for the pattern over and over; `first` leads there."""

    def watch(rig: Rig, program: Program, plan: Plan) -> Iterator[Sample]:
        _ready(rig, program, first)
        for key in islice(cycle(pattern), plan.keys):
            yield _painted(rig.effect(key))

    return watch


def pages(there: tuple[str, ...], back: tuple[str, ...] = ()) -> Watch:
    """From the last key of `there`, which leads to another page, until that page is settled; then `back`."""

    def watch(rig: Rig, program: Program, plan: Plan) -> Iterator[Sample]:
        _ready(rig, program, ())
        for _ in range(plan.keys // 2):
            *before, last = there
            for key in before:
                rig.effect(key)
            yield _settled(rig.effect(last, SETTLED))
            for key in back:
                rig.effect(key, SETTLED)

    return watch


def frames_held(rig: Rig, program: Program, plan: Plan) -> Iterator[Sample]:
    """Frames per second while a key is held that repeats 60 times a second."""
    _ready(rig, program, ())
    yield Sample(rig.hold("down", 60, 3).frames_per_second)


def frames_behind(rig: Rig, program: Program, plan: Plan) -> Iterator[Sample]:
    """Frames that still come when the key is released."""
    _ready(rig, program, ())
    yield Sample(rig.hold("down", 60, 3).behind)


def resizing(rig: Rig, program: Program, plan: Plan) -> Iterator[Sample]:
    """From a new size of the window until everything stands in its place."""
    _ready(rig, program, ())
    for size in islice(cycle((NARROWER, SIZE)), max(4, plan.keys // 5)):
        yield _settled(rig.resize(*size))


def finder(words: tuple[str, ...]) -> Watch:
    """From a key in the finder until its results are painted, for words typed letter by letter."""

    def watch(rig: Rig, program: Program, plan: Plan) -> Iterator[Sample]:
        _ready(rig, program, ())
        left = plan.keys
        for word in cycle(words):
            rig.effect("/", SETTLED, patience=2)
            for letter in word[: min(left, len(word))]:
                effect = rig.effect(letter)
                yield _painted(effect) if effect.rows > _BESIDE_RESULTS else _settled(effect)
            left -= len(word)
            rig.type("escape")
            if left <= 0:
                return

    return watch


def _ready(rig: Rig, program: Program, first: tuple[str, ...]) -> None:
    rig.see(*program.words)
    rig.rest()
    rig.type(*first)
