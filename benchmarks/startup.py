"""Start-up: how long until the book stands on the screen, beside a Textual app of one label.

Both run in the same pseudo-terminal rig as the tests, taking turns, so that a busy machine slows both. A
run is timed from the start of the process to the arrival of the bytes that complete the first frame in
which every part of the screen has its words. Milliseconds are the machine's; the ratio alone decides.

    python -m benchmarks.startup [--runs N] [--limit RATIO]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles

from tests.terminal import BRIEFING, Terminal

BARE_APP = """
from textual.app import App
from textual.widgets import Label

class Bare(App):
    def compose(self):
        yield Label("a bare label")

Bare().run()
"""

RIVALS = {
    "bare Textual app": ((sys.executable, "-c", BARE_APP), ("a bare label",), "ctrl+q"),
    "briefing open": (
        (*BRIEFING, "open", "nato-feb-2026"),
        ("as of 12 February 2026", "Articles", "The meeting at which", "In this book", "quit"),
        "q",
    ),
}
"""A name, the command, the words awaited on its screen (ours: one in every part), the key that ends it."""


def first_frame(command: tuple[str, ...], words: tuple[str, ...], leave: str, home: Path) -> float:
    """Seconds from the start of the command until its first frame with all the words."""
    with Terminal(*command, home=home, size=(120, 40)) as terminal:
        seconds = terminal.wait_for(*words) - terminal.started
        terminal.press(leave)
        terminal.wait_for_exit()
    return seconds


def measure(runs: int) -> dict[str, list[float]]:
    """Seconds of every run by rival; the first round only warms the caches and does not count."""
    with tempfile.TemporaryDirectory() as home:
        rounds = [[first_frame(*rival, Path(home)) for rival in RIVALS.values()] for _ in range(runs + 1)]
    return dict(zip(RIVALS, map(list, zip(*rounds[1:], strict=True)), strict=True))


def main() -> int:
    """Print the table; 1 if the ratio of the medians is over the limit."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.startup", description="Measure start-up.")
    parser.add_argument("--runs", type=int, default=20, help="runs of each that count (default 20)")
    parser.add_argument("--limit", type=float, help="exit 1 if the ratio is over this")
    options = parser.parse_args()
    seconds = measure(options.runs)
    print(f"{'first full frame, ' + str(options.runs) + ' runs':30} {'median':>8} {'p90':>8}")
    for name, times in seconds.items():
        print(f"{name:30} {median(times) * 1000:5.0f} ms {quantiles(times, n=10)[-1] * 1000:5.0f} ms")
    bare, ours = (median(times) for times in seconds.values())
    print(f"{'ratio of the medians':30} {ours / bare:8.2f}")
    return 1 if options.limit and ours / bare > options.limit else 0


if __name__ == "__main__":
    sys.exit(main())
