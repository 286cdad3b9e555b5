"""Every figure, in one table: what is measured of us, against what, and what it may be.

The anchors: P, a script of the standard library that paints raw text; T, a Textual app of one label; J,
`json.loads` of the same book; F, frogmouth; and where a figure is about growth, ourselves on ten articles.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import programs, watches
from benchmarks.contenders import Command, OnScreen, Python
from benchmarks.content import forms
from benchmarks.content.libraries import Library, copied
from benchmarks.content.vocabulary import NOUNS
from benchmarks.content.writing import Order
from benchmarks.outcomes import Figure, Limit
from benchmarks.peers import EPY, FROGMOUTH, PEERS, markdown_file
from benchmarks.programs import BARE, Program, beginning
from benchmarks.stage import NotMeasured, Plan, Stage
from benchmarks.watches import Watch
from tests.terminal import BRIEFING

TEN = Order(10)
THOUSAND = Order(1_000)
TEN_THOUSAND = Order(10_000)
LARGE = Order(100_000)
BOOK = Order(1_000, per_book=1_000)
LARGE_BOOK = Order(10_000, per_book=10_000, per_file=10)
SMALL_PAGE, PAGE, LARGE_PAGE = (Order(1, size=size) for size in (10_000, 100_000, 1_000_000))

_TYPED = tuple(NOUNS[:100:4])


def _ours(order: Order, watch: Watch) -> OnScreen:
    """Ours, on the first article of a library."""
    return OnScreen(lambda stage: programs.briefing(stage.library(order)), watch)


def _bare(watch: Watch) -> OnScreen:
    return OnScreen(lambda stage: BARE, watch)


def _raw(order: Order) -> OnScreen:
    def program(stage: Stage) -> Program:
        return programs.raw(
            markdown_file(stage, order), beginning(stage.library(order).article(0, 0)["body"])
        )

    return OnScreen(program, watches.first_frame)


def _peer(order: Order, on: Callable[[Order], Callable[[Stage], Program]]) -> OnScreen:
    return OnScreen(on(order), watches.first_frame)


def _command(*words: str) -> Command:
    return Command(lambda stage: (*BRIEFING, *words), lambda stage: stage.library(TEN))


def _inside(asked: str, *words: str, of: Callable[[Stage], Path], reads: Order | None = None) -> Python:
    return Python(lambda stage: ("-m", "benchmarks.inside", asked, of(stage), *words), reads)


def _book(order: Order) -> Callable[[Stage], Path]:
    return lambda stage: stage.library(order).path(0)


def _folder(order: Order) -> Callable[[Stage], Path]:
    return lambda stage: stage.library(order).folder


def _copied(order: Order) -> Callable[[Stage], Library]:
    return lambda stage: copied(stage.library(order), stage.folder() / "library")


_LOADS = """
import json, sys, time
text = open(sys.argv[1], encoding="utf-8").read()
start = time.perf_counter()
json.loads(text)
print(1000 * (time.perf_counter() - start))
"""


def _json(order: Order) -> Python:
    def file(stage: Stage) -> Path:
        library = stage.library(order)
        return stage.kept(f"{order.name}.json", lambda path: path.write_text(forms.as_json(library.book(0))))

    return Python(lambda stage: ("-c", _LOADS, file(stage)))


def _nothing(stage: Stage) -> tuple[str | Path, ...]:
    return (sys.executable, "-c", "pass")


def _ripgrep(stage: Stage) -> tuple[str | Path, ...]:
    found = shutil.which("rg")
    if found is None:
        raise NotMeasured("rg is not installed")
    return (found, "--count", NOUNS[40], stage.library(THOUSAND).folder)


def _sessions(plan: Plan) -> int:
    return plan.sessions


def _few(plan: Plan) -> int:
    return max(2, plan.sessions // 2)


def starts() -> Iterator[Figure]:
    """S: starting, quitting, and what it takes."""
    page, own = watches.first_page, watches.own_frame
    bare_frame = _bare(own)
    yield Figure("S1", "first readable page", _ours(THOUSAND, page), "P", _raw(THOUSAND), (Limit(2.0),))
    yield Figure("S1", "first readable page", _ours(THOUSAND, page), "T", bare_frame, (Limit(0.15),))
    yield Figure("S2", "first full frame, warm", _ours(THOUSAND, own), "T", bare_frame, (Limit(1.08),))
    ahead = watches.typed_ahead("o", "Start with", "quit")
    yield Figure(
        "S3", "a key typed ahead, its effect", _ours(THOUSAND, ahead), "T", bare_frame, (Limit(1.10),)
    )
    ten = _ours(TEN, own)
    for what, order, bound in (
        ("book of 10,000 articles", LARGE_BOOK, 1.05),
        ("library of 100,000", LARGE, 1.10),
    ):
        yield Figure("S4", what, _ours(order, own), "10 articles", ten, (Limit(bound),), large=True)
    quitting, memory = watches.quitting, watches.memory
    yield Figure("S5", "quit", _ours(THOUSAND, quitting), "T", _bare(quitting), (Limit(0.25),))
    for order, large in ((THOUSAND, False), (LARGE, True)):
        what = f"memory, library of {order.articles:,}"
        ours, limit = _ours(order, memory), (Limit(1.25),)
        yield Figure("S6", what, ours, "T", _bare(memory), limit, _sessions, "MB", large)
    for words in (("--help",), ("list",), ("search", NOUNS[40])):
        what = f"briefing {words[0]}"
        yield Figure("S7", what, _command(*words), "python -c pass", Command(_nothing), (Limit(3.0),))


def keys() -> Iterator[Figure]:
    """K: from a key to what it does."""
    bare = _bare(watches.keys("x"))
    tight = (Limit(1.1), Limit(1.5, "p99"))
    lists = ((TEN, 8, False), (BOOK, 40, False), (LARGE_BOOK, 40, True))
    for order, reach, large in lists:
        pattern = ("down",) * reach + ("up",) * reach
        ours = _ours(order, watches.keys(*pattern, first=("shift+tab",)))
        what = f"move in the contents, {order.articles:,} articles"
        yield Figure("K1", what, ours, "T", bare, tight, _sessions, large=large)
    million = OnScreen(lambda stage: programs.rows(1_000_000), watches.keys("down"))
    yield Figure("K1", "move in a list of 1,000,000 rows", million, "T", bare, tight, _sessions)
    for what, key, bound in (("a line", "down", 2.0), ("a page", "pagedown", 3.0)):
        ours, limits = _ours(LARGE_PAGE, watches.keys(key)), (Limit(bound), Limit(16, "p99", "ms"))
        yield Figure("K2", f"scroll {what} in 1 MB", ours, "T", bare, limits, _sessions)
    following = watches.pages(("shift+tab", "down", "enter"))
    yield Figure("K3", "next entry, settled", _ours(BOOK, following), "T", bare, (Limit(3.0),), _sessions)
    linked = watches.pages(("1",), ("H",))
    yield Figure("K3", "link followed, settled", _ours(BOOK, linked), "T", bare, (Limit(3.0),), _sessions)
    held, behind = _ours(LARGE_PAGE, watches.frames_held), _ours(LARGE_PAGE, watches.frames_behind)
    at_least = (Limit(55, unit="frames/s", at_least=True),)
    bare_held, bare_behind = _bare(watches.frames_held), _bare(watches.frames_behind)
    yield Figure("K4", "key held, 60 a second", held, "T", bare_held, at_least, _sessions, "frames/s")
    late = (Limit(2, "max", "frames"),)
    yield Figure("K4", "frames behind at its release", behind, "T", bare_behind, late, _sessions, "frames")
    resizing = watches.resizing
    yield Figure(
        "K5", "resize, settled", _ours(BOOK, resizing), "T", _bare(resizing), (Limit(2.5),), _sessions
    )
    finder = watches.finder(_TYPED)
    for order, bound, large in ((THOUSAND, 1.6, False), (TEN_THOUSAND, 1.6, True), (LARGE, 2.2, True)):
        what, limits = f"finder, {order.articles:,} articles", (Limit(bound), Limit(16, "p99", "ms"))
        yield Figure("K6", what, _ours(order, finder), "T", bare, limits, _sessions, large=large)
    bounds = (Limit(2, "median", "ms"), Limit(8, "p99", "ms"), Limit(16, "max", "ms"))
    for order, large in ((THOUSAND, False), (LARGE, True)):
        engine = _inside("search", *_TYPED, of=_folder(order), reads=order)
        what = f"search engine at each letter, {order.articles:,} articles"
        yield Figure("K7", what, engine, limits=bounds, runs=_few, large=large)


def upkeep() -> Iterator[Figure]:
    """Y: compiling, opening again, and following changes."""
    for order, large in ((BOOK, False), (LARGE_BOOK, True)):
        for what, asked in (("read and validated", "load"), ("cold compile, index and all", "compile")):
            what, ours = f"{what}, {order.articles:,} articles", _inside(asked, of=_book(order))
            yield Figure("Y1", what, ours, "J", _json(order), (Limit(17.0),), _few, large=large)
    own = watches.own_frame
    again, ten = _ours(TEN_THOUSAND, own), _ours(TEN, own)
    yield Figure(
        "Y2", "reopened unchanged, 10,000 articles", again, "10 articles", ten, (Limit(1.02),), large=True
    )
    one = _inside("change", of=lambda stage: _copied(LARGE_BOOK)(stage).path(0))
    limits = (Limit(10, "median", "ms"),)
    yield Figure(
        "Y2", "one of 10,000 articles changed, index work", one, limits=limits, runs=_few, large=True
    )
    many = _inside("replace", str(LARGE.articles), of=lambda stage: _copied(LARGE)(stage).folder)
    limits = (Limit(150, "median", "ms"),)
    what = "100 articles of 100,000 replaced, index work"
    yield Figure("Y3", what, many, limits=limits, runs=lambda plan: 1, large=True)


def peers() -> Iterator[Figure]:
    """S8: beside others, on the same content in the same minutes."""

    def few(plan: Plan) -> int:
        return max(3, plan.starts // 2)

    frame = watches.own_frame
    for peer in PEERS:
        bound = Limit(0.5) if peer.textual else None
        for order in (SMALL_PAGE, PAGE):
            limit = Limit(0.1) if peer is FROGMOUTH and order is PAGE else bound
            what, limits = f"first frame, {order.size // 1000} kB", (limit,) if limit else ()
            theirs = _peer(order, peer.on)
            yield Figure("S8", what, _ours(order, frame), peer.name, theirs, limits, few, peer=True)
    page = _ours(SMALL_PAGE, watches.first_page)
    theirs = _peer(SMALL_PAGE, EPY.on)
    yield Figure("S8", "first readable page, 10 kB", page, "epy", theirs, (Limit(1.0),), few, peer=True)
    search = Command(lambda stage: (*BRIEFING, "search", NOUNS[40]), lambda stage: stage.library(THOUSAND))
    yield Figure("S8", "search, 1,000 articles", search, "rg", Command(_ripgrep), runs=few, peer=True)


FIGURES: tuple[Figure, ...] = (*starts(), *keys(), *upkeep(), *peers())
