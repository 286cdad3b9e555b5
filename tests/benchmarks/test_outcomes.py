"""What is told of samples: statistics, verdicts, tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import tables
from benchmarks.contenders import Run, Sample
from benchmarks.outcomes import Figure, Limit, Outcome, measure, of
from benchmarks.stage import NotMeasured, Plan, Stage


class Told:
    """A contender whose samples are known beforehand, or the reason why it has none."""

    def __init__(
        self, *values: float, reason: Exception | None = None, log: list[float] | None = None
    ) -> None:
        self._values, self._reason, self._log = iter(values), reason, log

    def prepare(self, stage: Stage) -> Run:
        def run() -> list[Sample]:
            if self._reason:
                raise self._reason
            value = next(self._values)
            if self._log is not None:
                self._log.append(value)
            return [Sample(value)]

        return run


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(Plan(starts=4, sessions=1, keys=1, large=False), tmp_path, tmp_path)


def samples(*values: float) -> tuple[Sample, ...]:
    return tuple(map(Sample, values))


def test_statistics() -> None:
    assert of("median", samples(3, 1, 2)) == 2
    assert of("max", samples(3, 1, 2)) == 3
    assert of("median", ()) is None


def test_a_99th_percentile_needs_a_hundred_samples() -> None:
    assert of("p99", samples(*range(99))) is None
    assert of("p99", samples(*range(200))) == 198


def test_the_two_take_turns_and_neither_is_always_first(stage: Stage) -> None:
    log: list[float] = []
    measure(Figure("S0", "", Told(1, 1, 1, 1, log=log), "T", Told(2, 2, 2, 2, log=log)), stage)
    assert log == [1, 2, 2, 1, 1, 2, 2, 1]


@pytest.mark.parametrize(
    ("limit", "over"),
    [
        (Limit(1.5), True),
        (Limit(2.0), False),
        (Limit(5, unit="ms"), False),
        (Limit(11, unit="frames/s", at_least=True), True),
        (Limit(9, unit="frames/s", at_least=True), False),
    ],
)
def test_ratios_and_counts_decide_and_milliseconds_do_not(limit: Limit, over: bool, stage: Stage) -> None:
    figure = Figure("S0", "", Told(*[10.0] * 4), "T", Told(*[5.0] * 4), (limit,))
    assert measure(figure, stage).over(1.0) is over


def test_nothing_is_a_multiple_of_nothing() -> None:
    assert Outcome(Figure("K4", "", Told(), "T"), samples(1), samples(0)).value(Limit(2)) is None


def test_limits_are_wider_with_slack_whichever_way_they_point() -> None:
    outcome = Outcome(Figure("S0", "", Told(), "T", limits=(Limit(1.7),)), samples(10), samples(5))
    assert outcome.over(1.0)
    assert not outcome.over(1.25)
    assert Limit(55, at_least=True).widened(1.25).bound == 44


def test_what_is_not_there_yet_fails_nothing_and_what_breaks_does(stage: Stage) -> None:
    missing = measure(Figure("S0", "", Told(reason=NotMeasured("not there yet"))), stage)
    broken = measure(Figure("S0", "", Told(reason=ValueError("bad\n\n a | b \nrest"))), stage)
    assert (missing.reason, missing.over(1.0)) == ("not there yet", False)
    assert (broken.reason, broken.over(1.0)) == ("failed: bad a ¦ b", True)


def test_large_libraries_are_left_to_the_long_version(stage: Stage) -> None:
    assert measure(Figure("S0", "", Told(1), large=True), stage).reason == "only in the long version"


def test_targets_tell_limit_measured_and_verdict() -> None:
    kept = Outcome(Figure("S2", "a frame", Told(), "T", limits=(Limit(1.08),)), samples(10), samples(10))
    missed = Outcome(Figure("S5", "quit", Told(), "T", limits=(Limit(0.25),)), samples(10), samples(10))
    absent = Outcome(Figure("K6", "finder", Told(), "T", limits=(Limit(2),)), reason="not there yet")
    assert tables.targets([kept, missed, absent], 1.0).splitlines()[2:] == [
        "| S2 | a frame | median ≤ 1.08 × T | 1.00 | ok |",
        "| S5 | quit | median ≤ 0.25 × T | 1.00 | over |",
        "| K6 | finder | median ≤ 2.00 × T |  | not there yet |",
    ]


def test_every_row_of_a_table_has_as_many_cells_as_its_head() -> None:
    outcomes = [
        Outcome(Figure("S2", "a frame", Told(), "T"), samples(10), samples(10)),
        Outcome(Figure("K7", "engine", Told()), samples(1, 2)),
        Outcome(Figure("K6", "finder", Told(), "T"), reason="not there yet"),
    ]
    for drawn in (tables.figures(outcomes), tables.peers(outcomes)):
        assert len({line.count("|") for line in drawn.splitlines()}) == 1
