"""The peers: other readers, each in an environment of its own, on the same content in the form that it reads.

Those of the Python registry are installed into the cache; the others are used where they are. One that is not
there is told, never replaced by a guess.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from benchmarks.content import forms
from benchmarks.content.writing import Entry, Order
from benchmarks.programs import Program, beginning
from benchmarks.stage import NotMeasured, Stage


class Peer(NamedTuple):
    """A program like ours; `program` makes it of the stage, the order of its content, and its executable."""

    name: str
    program: Callable[[Stage, Order, Path], Program]
    packages: tuple[str, ...] = ()
    """What is installed from the Python registry for it."""
    executable: str = ""
    """What it is called, if not by its name."""
    textual: bool = False

    def on(self, order: Order) -> Callable[[Stage], Program]:
        """The peer on this content; raises NotMeasured if it is not there."""
        return lambda stage: self.program(stage, order, self._found(stage.cache))

    def _found(self, cache: Path) -> Path:
        name = self.executable or self.name
        if not self.packages:
            found = shutil.which(name)
            if found is None:
                raise NotMeasured(f"{name} is not installed")
            return Path(found)
        folder = cache / "peers" / self.name
        if not (folder / "installed").exists():
            _install(folder, self.packages)
        return folder / "bin" / name


def _install(folder: Path, packages: tuple[str, ...]) -> None:
    """Install packages into an environment of their own."""
    shutil.rmtree(folder, ignore_errors=True)
    python = str(folder / "bin" / "python")
    pip = (python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", *packages)
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    try:
        subprocess.run((sys.executable, "-m", "venv", folder), check=True, capture_output=True, env=env)
        subprocess.run(pip, check=True, capture_output=True, env=env)
    except (OSError, subprocess.CalledProcessError) as error:
        raise NotMeasured(f"{packages[0]} could not be installed") from error
    (folder / "installed").touch()


def _articles(stage: Stage, order: Order) -> list[Entry]:
    return stage.library(order).book(0).sections["articles"]


def _file(stage: Stage, order: Order, suffix: str, form: Callable[[list[Entry]], bytes]) -> Path:
    return stage.kept(order.name + suffix, lambda path: path.write_bytes(form(_articles(stage, order))))


def markdown_file(stage: Stage, order: Order) -> Path:
    """The first article of a library as Markdown."""
    return _file(stage, order, ".md", lambda articles: forms.markdown(articles[0]).encode())


def _start(stage: Stage, order: Order) -> tuple[str, ...]:
    """The words with which the first article begins."""
    return (beginning(_articles(stage, order)[0]["body"]),)


def _end(stage: Stage, order: Order) -> tuple[str, ...]:
    """The words with which its last line begins."""
    return (beginning(forms.markdown(_articles(stage, order)[0]).splitlines()[-1]),)


def _frogmouth(stage: Stage, order: Order, program: Path) -> Program:
    return Program((program, markdown_file(stage, order)), _start(stage, order))


def _epy(stage: Stage, order: Order, program: Path) -> Program:
    return Program((program, _file(stage, order, ".epub", forms.epub)), _start(stage, order))


def _toolong(stage: Stage, order: Order, program: Path) -> Program:
    return Program((program, markdown_file(stage, order)), (*_end(stage, order), "Help"))


def _posting(stage: Stage, order: Order, program: Path) -> Program:
    def write(folder: Path) -> None:
        folder.mkdir()
        for article in _articles(stage, order):
            (folder / f"{article['id']}.posting.yaml").write_text(forms.request(article))

    collection = stage.kept(f"{order.name}.posting", write)
    return Program((program, "--collection", collection), ("Collection", "Send", "Response"))


def _harlequin(stage: Stage, order: Order, program: Path) -> Program:
    table = stage.kept(f"{order.name}.db", lambda path: forms.write_table(path, _articles(stage, order)))
    return Program((program, "--adapter", "sqlite", table), ("main db", "Run Query"))


def _less(stage: Stage, order: Order, program: Path) -> Program:
    return Program((program, markdown_file(stage, order)), _start(stage, order), ("q",))


def _lynx(stage: Stage, order: Order, program: Path) -> Program:
    page = _file(stage, order, ".html", lambda articles: forms.html(articles[0]).encode())
    return Program((program, page), _start(stage, order))


def _newsboat(stage: Stage, order: Order, program: Path) -> Program:
    feed = _file(stage, order, ".xml", lambda articles: forms.feed(articles).encode())
    folder = stage.folder()
    (folder / "urls").write_text(f"file://{feed}\n")
    command = (program, "-q", "-u", folder / "urls", "-c", folder / "cache.db")
    return Program(command, ("Articles", "Quit"), warm=(*command, "-x", "reload"))


FROGMOUTH = Peer("frogmouth", _frogmouth, ("frogmouth==0.9.2",), textual=True)
EPY = Peer("epy", _epy, ("epy-reader==2023.6.11",))
PEERS = (
    FROGMOUTH,
    Peer("toolong", _toolong, ("toolong==1.5.0",), "tl", textual=True),
    # A newer tree-sitter ends posting with a segmentation fault.
    Peer("posting", _posting, ("posting==2.11.1", "tree-sitter<0.26"), textual=True),
    Peer("harlequin", _harlequin, ("harlequin==2.17.0",), textual=True),
    EPY,
    Peer("less", _less),
    Peer("lynx", _lynx),
    Peer("newsboat", _newsboat),
)
