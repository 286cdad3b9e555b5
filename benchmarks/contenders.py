"""Who runs in a figure: a program on the rig, a command without a screen, or a piece of Python in a process.

A contender is prepared once (content, home, a first run that warms all caches) and then runs as often as the
plan has it, in turn with its rival, each time giving one or many samples.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from benchmarks.content.libraries import Library
from benchmarks.content.writing import Order
from benchmarks.programs import Program
from benchmarks.rig import Effect, Rig
from benchmarks.stage import Plan, Stage
from tests.terminal import ROOT, environment


class Sample(NamedTuple):
    """One measured value, in the unit of its figure, and for a key what else it did."""

    value: float
    effect: Effect | None = None


Run = Callable[[], list[Sample]]
_FINE, _NOTHING_FOUND = 0, 1


class Contender(Protocol):
    """One side of a figure."""

    def prepare(self, stage: Stage) -> Run:
        """Get everything ready; raises NotMeasured with the reason if it cannot be."""


@dataclass(frozen=True)
class OnScreen:
    """A program on the rig, and what is watched while it runs."""

    program: Callable[[Stage], Program]
    watch: Callable[[Rig, Program, Plan], Iterable[Sample]]

    def prepare(self, stage: Stage) -> Run:
        """Run it once until it rests, so that what it keeps for the next time is there."""
        program = self.program(stage)
        home = stage.home(program.reads) if program.reads else stage.folder()
        if program.warm:
            env = {**environment(home), **program.env}
            subprocess.run(program.warm, cwd=ROOT, env=env, capture_output=True)

        def rig() -> Rig:
            return Rig(*program.command, home=home, env=program.env)

        with rig() as first:
            first.see(*program.words)
            if program.leave:
                first.rest()
                first.leave(*program.leave)

        def run() -> list[Sample]:
            with rig() as running:
                samples = list(self.watch(running, program, stage.plan))
                if program.leave and running.runs:
                    running.leave(*program.leave)
                return samples

        return run


@dataclass(frozen=True)
class Command:
    """A command without a screen: milliseconds from start to end; `library` is where it finds books."""

    command: Callable[[Stage], tuple[str | Path, ...]]
    library: Callable[[Stage], Library] | None = None

    def prepare(self, stage: Stage) -> Run:
        """Run it once."""
        command, env = self.command(stage), environment(stage.folder())
        if self.library:
            env["BRIEFING_PATH"] = str(self.library(stage).folder)

        def run() -> list[Sample]:
            start = time.perf_counter()
            done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
            ended = time.perf_counter()
            _check(done)
            return [Sample(1000 * (ended - start))]

        run()
        return run


@dataclass(frozen=True)
class Python:
    """Python in a process of its own, which prints one value a line.

    It runs in the home in which a library is read; without one, in a new home each time.
    """

    arguments: Callable[[Stage], tuple[str | Path, ...]]
    reads: Order | None = None

    def prepare(self, stage: Stage) -> Run:
        """Its arguments, and where it keeps what it keeps."""
        command = (sys.executable, *self.arguments(stage))
        home = stage.home(self.reads) if self.reads else None

        def run() -> list[Sample]:
            env = environment(home or stage.folder())
            done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
            _check(done)
            return [Sample(float(line)) for line in done.stdout.split()]

        return run


def _check(done: subprocess.CompletedProcess[str]) -> None:
    """Raise RuntimeError if a command broke."""
    if done.returncode in (_FINE, _NOTHING_FOUND) and not done.stderr.startswith("Traceback"):
        return
    said = done.stderr.strip().splitlines() or [f"exit code {done.returncode}"]
    raise RuntimeError(said[-1])
