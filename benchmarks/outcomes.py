"""Samples → what is told of them: statistics, and whether a figure keeps its limits.

Milliseconds belong to the machine, so only what is the same on every machine decides: counts, and ratios to
an anchor that ran in the same minutes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal, NamedTuple

from benchmarks.contenders import Contender, Sample
from benchmarks.stage import NotMeasured, Plan, Stage

Statistic = Literal["median", "p99", "max"]
Unit = Literal["x", "ms", "frames/s", "frames"]
_ENOUGH = 100
"""Samples from which a 99th percentile means something."""


class Limit(NamedTuple):
    """What a statistic may be at most, or at least: as a multiple of the anchor's, or by itself."""

    bound: float
    statistic: Statistic = "median"
    unit: Unit = "x"
    at_least: bool = False

    def widened(self, slack: float) -> Limit:
        """A limit for few runs on a machine that others use."""
        return self._replace(bound=self.bound / slack if self.at_least else self.bound * slack)

    @property
    def decides(self) -> bool:
        """Whether it can fail a run: milliseconds belong to the machine."""
        return self.unit != "ms"

    def keeps(self, value: float) -> bool:
        """Whether a value is within it."""
        return value >= self.bound if self.at_least else value <= self.bound


@dataclass(frozen=True)
class Figure:
    """One thing that is measured: two contenders in turn, and the limits for their comparison.

    `id` is that of the target; `anchor` names the other contender, `against`. `runs` says how often they run.
    """

    id: str
    what: str
    ours: Contender
    anchor: str = ""
    against: Contender | None = None
    limits: tuple[Limit, ...] = ()
    runs: Callable[[Plan], int] = lambda plan: plan.starts
    unit: str = "ms"
    large: bool = False
    peer: bool = False


@dataclass(frozen=True)
class Outcome:
    """What came of a figure: samples of both sides, or why there are none; `failed` if there should be."""

    figure: Figure
    ours: tuple[Sample, ...] = ()
    theirs: tuple[Sample, ...] = ()
    reason: str = ""
    failed: bool = False

    def value(self, limit: Limit) -> float | None:
        """What is held against a limit; None if there is nothing, or too little for it."""
        ours, theirs = of(limit.statistic, self.ours), of(limit.statistic, self.theirs)
        if ours is None or limit.unit != "x":
            return ours
        return ours / theirs if theirs else None

    def over(self, slack: float) -> bool:
        """Whether it misses a limit that decides, widened, or could not be measured though it should."""
        decisive = [limit.widened(slack) for limit in self.figure.limits if limit.decides]
        values = [(limit, self.value(limit)) for limit in decisive]
        return self.failed or any(value is not None and not limit.keeps(value) for limit, value in values)


def of(statistic: Statistic, samples: Sequence[Sample]) -> float | None:
    """A statistic of some samples; None if they are too few for it."""
    values = sorted(sample.value for sample in samples)
    if not values:
        return None
    if statistic == "median":
        return median(values)
    if statistic == "max":
        return values[-1]
    return values[int(0.99 * len(values))] if len(values) >= _ENOUGH else None


def measure(figure: Figure, stage: Stage) -> Outcome:
    """Run the two contenders in turn, so that whatever else the machine does slows both."""
    if figure.large and not stage.plan.large:
        return Outcome(figure, reason="only in the long version")
    try:
        sides = [side.prepare(stage) for side in (figure.ours, figure.against) if side]
        samples: tuple[list[Sample], ...] = ([], [])
        for number in range(figure.runs(stage.plan)):
            turns = list(enumerate(sides))
            for side, run in reversed(turns) if number % 2 else turns:
                samples[side].extend(run())
    except NotMeasured as reason:
        return Outcome(figure, reason=str(reason))
    except Exception as error:  # one figure that fails must not cost the others
        return Outcome(figure, reason=f"failed: {_told(error)}", failed=True)
    return Outcome(figure, tuple(samples[0]), tuple(samples[1]))


def _told(error: Exception) -> str:
    """What went wrong, on one line: of a screen the first line with words."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return " ".join(lines[:2]).replace("|", "¦") or type(error).__name__
