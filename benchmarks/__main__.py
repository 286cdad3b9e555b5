"""Measure, print the tables, and say by the exit code whether every ratio is within its limit.

python -m benchmarks [FIGURE ...] [--quick] [--ci] [--runs N] [--cache FOLDER]
"""

from __future__ import annotations

import argparse
import gc
import os
import platform
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks import tables
from benchmarks.figures import FIGURES
from benchmarks.outcomes import Figure, Outcome, measure
from benchmarks.stage import QUICK, Plan, Stage

_CI_SLACK = 1.25
"""How much wider the limits are where runs are few and the machine is shared."""


def main() -> int:
    """0 if all ratios are within their limits, 1 if one is not."""
    options = _options()
    slack = _CI_SLACK if options.ci else 1.0
    chosen = [figure for figure in FIGURES if _is_asked(figure, options.figures)]
    gc.disable()  # it would run while something is being timed
    with tempfile.TemporaryDirectory() as scratch:
        stage = Stage(_plan(options), options.cache, Path(scratch))
        outcomes = list(_until_interrupted(chosen, stage))
    _print(outcomes, slack)
    return int(any(outcome.over(slack) for outcome in outcomes))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="Measure briefing beside others."
    )
    parser.add_argument("figures", nargs="*", metavar="FIGURE", help="S2, K, Y, peers, … (default: all)")
    parser.add_argument(
        "--quick", action="store_true", help="few runs, small libraries, no more than minutes"
    )
    parser.add_argument("--ci", action="store_true", help=f"limits {_CI_SLACK} times wider")
    parser.add_argument("--runs", type=int, help="runs of each start; a quarter as many sessions of keys")
    cache = Path(tempfile.gettempdir()) / "briefing-benchmarks"
    parser.add_argument(
        "--cache", type=Path, default=cache, help=f"where content and peers are kept ({cache})"
    )
    return parser.parse_args()


def _plan(options: argparse.Namespace) -> Plan:
    plan = QUICK if options.quick else Plan()
    if options.runs is None:
        return plan
    return replace(plan, starts=options.runs, sessions=max(1, options.runs // 4))


def _is_asked(figure: Figure, asked: list[str]) -> bool:
    names = (figure.id, figure.id[0], "peers" if figure.peer else "")
    return not asked or any(name in names for name in asked)


def _until_interrupted(figures: list[Figure], stage: Stage) -> Iterator[Outcome]:
    """What comes of the figures, as far as one waits for it."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        for number, figure in enumerate(figures, 1):
            told = f"[{number}/{len(figures)}] {figure.id} {figure.what} {figure.anchor}"
            print(told, file=sys.stderr, flush=True)
            yield measure(figure, stage)
            gc.collect()


def _print(outcomes: list[Outcome], slack: float) -> None:
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    print(f"{date.today()}, {machine}, Python {platform.python_version()}\n")
    ours = [outcome for outcome in outcomes if not outcome.figure.peer]
    peers = [outcome for outcome in outcomes if outcome.figure.peer]
    print(
        *(part for part in (ours and tables.figures(ours), peers and tables.peers(peers)) if part), sep="\n\n"
    )
    print(f"\n{tables.targets(outcomes, slack)}")


if __name__ == "__main__":
    sys.exit(main())
