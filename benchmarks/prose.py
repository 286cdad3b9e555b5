"""How fast a long text opens and moves, against parsing the same text with markdown-it alone.

Each shape of text is a megabyte. `open` is from the text to the first frame in a PageView, `key` the slowest
of many keys: lines, pages, both ends, links. Python's garbage collector sleeps meanwhile: how long it takes
depends on all that is in memory, not on the page. `bare` is the start of an app with one label.
`python -m benchmarks.prose` prints a table; it exits 1 if a target in `TARGETS` is missed.
"""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

from textual.app import App, ComposeResult
from textual.widgets import Label

from briefing.loading.prose.flat import flat
from briefing.loading.prose.links import links
from briefing.loading.prose.parts import prose
from briefing.model.book import Ref
from briefing.model.page import Page, Span, Spans
from briefing.model.text import Text
from briefing.ui.panes.page_view import PageView

SIZE = 1_000_000
TARGETS = {"open": 300.0, "key": 16.0}
"""In milliseconds."""

SENTENCE = (
    "The allies met in Brussels and agreed to spend more on their common defence by the year after next. "
)
LINKED = (
    "[[colby]] stood in for [[hegseth|the Secretary]]; see [[pledge-5]] and *[the text](https://nato.int)*. "
)
ROW = "| [[ally]] | 2.02 | a remark that is long enough to wrap in most panes |\n"


_BOMBS = ("brackets", "quotes")
"""Shapes for which markdown-it alone would take minutes."""


def repeated(piece: str) -> Text:
    """A megabyte of a piece."""
    return Text((piece * (SIZE // len(piece) + 1))[:SIZE])


SHAPES: dict[str, Callable[[], Text]] = {
    "paragraphs": lambda: repeated(SENTENCE * 5 + "\n\n"),
    "one paragraph": lambda: repeated(SENTENCE),
    "one list": lambda: repeated("- " + SENTENCE + "\n"),
    "one table": lambda: Text("| ally | share | remark |\n|---|--:|---|\n" + repeated(ROW)),
    "links": lambda: repeated(LINKED * 5 + "\n\n"),
    "headings": lambda: repeated("## A heading\n\n" + SENTENCE + "\n\n"),
    "code": lambda: Text("```\n" + repeated("x = 1  # " + SENTENCE + "\n") + "```\n"),
    "brackets": lambda: repeated("[" * 1_000 + "\n\n"),
    "quotes": lambda: repeated(">" * 50_000 + "\n\n"),
}


class Host(App[None]):
    """A page and nothing else."""

    def compose(self) -> ComposeResult:
        """The page."""
        yield PageView()


class Bare(App[None]):
    """One label."""

    def compose(self) -> ComposeResult:
        """The label."""
        yield Label("hello")


def name(ref: Ref) -> Spans:
    """What an entry is called."""
    return (Span(Text(f"The entry {ref.id}")),)


def elapsed(do: Callable[[], object]) -> float:
    """How many milliseconds something takes."""
    start = perf_counter()
    do()
    return 1000 * (perf_counter() - start)


def drawn(view: PageView) -> None:
    """Draw every line of the screen, as Textual will."""
    view.render_lines(view.size.region)


def pressed(view: PageView, act: Callable[[], None]) -> None:
    """Do what a key does, and draw."""
    act()
    drawn(view)


async def measure(text: Text) -> dict[str, float]:
    """The milliseconds of opening a text and of the slowest and the middle key."""
    async with Host().run_test(size=(120, 40)) as pilot:
        view = pilot.app.query_one(PageView)

        def opened() -> None:
            view.show(Page(Ref("book", "text"), Text("A text"), prose(text, "book", name)))
            drawn(view)

        gc.collect()
        gc.disable()
        first = elapsed(opened)
        keys = [elapsed(partial(pressed, view, act)) for act in presses(view)]
    gc.enable()
    return {"open": first, "key": max(keys), "median": median(keys)}


def presses(view: PageView) -> list[Callable[[], None]]:
    """What a reader does who is in a hurry."""
    walk = [view.action_scroll_down] * 20 + [view.action_page_down] * 20 + [view.action_next_link] * 20
    back = [view.action_scroll_up] * 20 + [view.action_page_up] * 20 + [view.action_previous_link] * 20
    return [*walk, view.action_scroll_end, *back, view.action_scroll_home, *walk]


async def bare() -> float:
    """The milliseconds until a bare app has started."""
    start = perf_counter()
    async with Bare().run_test(size=(120, 40)):
        return 1000 * (perf_counter() - start)


def read_all(text: Text) -> None:
    """The words of a text, as the index has them."""
    flat(text, Ref("book", "here"), lambda ref: None)


def main() -> int:
    """Measure every shape."""
    from markdown_it import MarkdownIt

    read_all(Text("warm *up*"))
    whole = MarkdownIt("commonmark").enable("table")
    print(f"bare app: {asyncio.run(bare()):.0f} ms")
    print(f"{'':15}{'open':>8}{'key':>8}{'median':>8}{'links':>8}{'words':>8}{'markdown-it':>13}  ms")
    missed = False
    for shape, make in SHAPES.items():
        text = make()
        found = asyncio.run(measure(text))
        others = elapsed(partial(links, text)), elapsed(partial(read_all, text))
        yardstick = 0.0 if shape in _BOMBS else elapsed(partial(whole.parse, text))
        numbers = "".join(f"{value:8.1f}" for value in (*found.values(), *others))
        print(f"{shape:15}{numbers}{yardstick:13.0f}")
        missed |= any(found[what] > limit for what, limit in TARGETS.items())
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
