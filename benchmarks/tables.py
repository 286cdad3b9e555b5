"""Outcomes → Markdown: every figure, the peers, and the targets with what was measured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from benchmarks.contenders import Sample
from benchmarks.outcomes import Limit, Outcome, of

_FIGURES = (
    *("#", "figure", "n", "median", "p99", "unit", "anchor", "its median", "its p99"),
    *("ratio", "ratio of p99", "settled", "bytes", "CPU ms"),
)
_PEERS = ("peer", "what", "n", "its median", "ours", "unit", "ours / its")
_TARGETS = ("target", "figure", "limit", "measured", "verdict")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of Markdown."""
    lines = (head, ["---"] * len(head), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def figures(outcomes: Iterable[Outcome]) -> str:
    """Per figure how many samples, median and 99th percentile, and the ratios to its anchor."""
    return table(_FIGURES, (_figure(outcome) for outcome in outcomes))


def peers(outcomes: Iterable[Outcome]) -> str:
    """What the peers need for the same, and our part of that."""
    return table(_PEERS, (_peer(outcome) for outcome in outcomes))


def targets(outcomes: Iterable[Outcome], slack: float) -> str:
    """Every limit and whether it is kept."""
    return table(_TARGETS, (row for outcome in outcomes for row in _limits(outcome, slack)))


def _figure(outcome: Outcome) -> list[str]:
    figure = outcome.figure
    if outcome.reason:
        return [figure.id, f"{figure.what}: {outcome.reason}", *[""] * (len(_FIGURES) - 2)]
    ours, theirs = outcome.ours, outcome.theirs
    return [
        *(
            figure.id,
            figure.what,
            str(len(ours)),
            _number(of("median", ours)),
            _number(of("p99", ours)),
            figure.unit,
        ),
        *(figure.anchor, _number(of("median", theirs)), _number(of("p99", theirs))),
        *(_number(outcome.value(Limit(0))), _number(outcome.value(Limit(0, "p99"))) if theirs else ""),
        *_costs(ours),
    ]


def _costs(samples: Sequence[Sample]) -> tuple[str, str, str]:
    """Of keys: milliseconds until all was settled, bytes written, processor time."""
    effects = [sample.effect for sample in samples if sample.effect]
    if not effects:
        return "", "", ""
    settled = median(effect.settled for effect in effects)
    cpu = median(effect.cpu for effect in effects)
    return _number(1000 * settled), f"{median(effect.bytes for effect in effects):.0f}", _number(1000 * cpu)


def _peer(outcome: Outcome) -> list[str]:
    figure = outcome.figure
    if outcome.reason:
        return [figure.anchor, f"{figure.what}: {outcome.reason}", *[""] * (len(_PEERS) - 2)]
    medians = _number(of("median", outcome.theirs)), _number(of("median", outcome.ours))
    ratio = _number(outcome.value(Limit(0)))
    return [figure.anchor, figure.what, str(len(outcome.ours)), *medians, figure.unit, ratio]


def _limits(outcome: Outcome, slack: float) -> Iterator[list[str]]:
    figure = outcome.figure
    for limit in figure.limits:
        value = outcome.value(limit)
        wide = limit.widened(slack)
        verdict = outcome.reason or "too few runs"
        if value is not None:
            verdict = "ok" if wide.keeps(value) else "over"
        told = f"{'≥' if limit.at_least else '≤'} {_number(wide.bound)} {_unit(outcome, limit)}"
        yield [figure.id, figure.what, f"{limit.statistic} {told}", _number(value), verdict]


def _unit(outcome: Outcome, limit: Limit) -> str:
    return f"× {outcome.figure.anchor}" if limit.unit == "x" else limit.unit


def _number(value: float | None) -> str:
    """A number with three digits that count; empty if there is none."""
    if value is None:
        return ""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
