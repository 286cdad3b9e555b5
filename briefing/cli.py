"""Words in, exit code out: the command line, and what becomes of an error."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NoReturn

from briefing import __version__
from briefing.citing.styles import BIBLIOGRAPHIES, STYLES
from briefing.commands import (
    about,
    books,
    checking,
    citing,
    drafting,
    editing,
    importing,
    searching,
    structures,
)
from briefing.commands.asked import BOOK
from briefing.commands.ending import FAILED, FINE, INTERRUPTED, Refused, narrate
from briefing.model.text import clean

if TYPE_CHECKING:
    from briefing.glimpse import Glimpse

DESCRIPTION = "Open briefing books and read them by keyboard. Without a command: go on where you were."

_MOST_HITS = 100_000
Command = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None, glimpse: Glimpse | None = None) -> int:
    """Run one command and give its exit code; no traceback reaches a person unless `--debug` asks for it.

    `glimpse` is what was painted already, if anything was.
    """
    options = parser().parse_args(_with_words(sys.argv[1:] if argv is None else argv))
    options.glimpse = glimpse
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except Refused as refusal:
        narrate(str(refusal))
        return refusal.code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough; the interpreter must not complain when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except OSError as error:
        if options.debug:
            raise
        narrate(f"{error.strerror or error}.")
        return FAILED
    except Exception as error:
        if options.debug:
            raise
        narrate(f"stopped because of an internal error ({type(error).__name__}). --debug shows it.")
        return FAILED


def _with_words(argv: Sequence[str]) -> list[str]:
    """The arguments; in a search `-word` is a word that is not to be there, and no option."""
    is_search = "search" in argv
    is_word = (is_search and len(word) > 2 and word[0] == "-" != word[1] for word in argv)
    return [f" {word}" if keep else word for word, keep in zip(argv, is_word, strict=True)]


class _Parser(argparse.ArgumentParser):
    """Says what was wrong without obeying it."""

    def error(self, message: str) -> NoReturn:
        """End with code 2."""
        super().error(clean(message))


class _Commands:
    """The commands of a parser, each with the options that all have."""

    def __init__(self, top: _Parser, every: _Parser) -> None:
        self._parsers = top.add_subparsers(title="commands", metavar="COMMAND")
        self._every = every

    def add(self, name: str, run: Command, does: str) -> argparse.ArgumentParser:
        """A command: its name, its function, what it does."""
        added = self._parsers.add_parser(
            name, help=does, description=does.capitalize() + ".", parents=[self._every]
        )
        added.set_defaults(run=run)
        return added


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    every = _Parser(add_help=False)
    debug = "show the traceback of an internal error"
    every.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help=debug)
    top = _Parser(prog="briefing", description=DESCRIPTION, parents=[every])
    top.add_argument("--version", action="version", version=f"briefing {__version__}")
    top.set_defaults(run=books.resume, debug=False)
    known = _Commands(top, every)
    _add_open(known.add("open", books.open_book, "open a book, or print it when there is no terminal"))
    does = "list the books that are found, where, their dates and counts"
    _add_json(known.add("list", books.list_books, does))
    _add_show(known.add("show", books.show, "print one entry of a book"))
    _add_search(
        known.add("search", searching.search, "find entries by their words, kinds, speakers and dates")
    )
    _add_check(known.add("check", checking.check, "find what is wrong in books, every problem in one run"))
    to = known.add(
        "explain", checking.explain, "print a rule of check: why it is one, a bad and a good example"
    )
    to.add_argument("code", metavar="CODE", help="as check prints it (N004)")
    _add_cite(known.add("cite", citing.cite, "print one entry of a book with its citation, to paste"))
    does = "print all sources of a book for a reference manager"
    _add_export_sources(known.add("export-sources", citing.export_sources, does))
    _add_structures(known)
    does = "print a structure that was written elsewhere as YAML for a book"
    _add_import(known.add("import", importing.import_structure, does))
    _add_new(known)
    _add_editing(known)
    known.add("schema", about.schema, "print the format of books as JSON Schema, for editors")
    known.add("keys", about.print_keys, "print every key and what it does")
    known.add("locate", about.locate, "print every folder that briefing reads or writes")
    known.add("limits", about.limits, "print the limits that books are held to")
    return top


def _add_open(to: argparse.ArgumentParser) -> None:
    to.add_argument("book", metavar="BOOK[/ID]", help="a path or a name, and perhaps an entry of it")
    _add_reading(to)
    to.add_argument("--plain", action="store_true", help="print the book instead of drawing it")
    to.add_argument("--theme", metavar="NAME", help="the theme to draw it in")
    follows = "go to each entry that is saved in its file while the book is open"
    to.add_argument("--at-change", action="store_true", help=follows)


def _add_show(to: argparse.ArgumentParser) -> None:
    to.add_argument("ref", metavar="BOOK/ID", help="an entry by id or code; a book alone: its front page")
    _add_reading(to)
    _add_json(to)


def _add_cite(to: argparse.ArgumentParser) -> None:
    to.add_argument("ref", metavar="BOOK/ID", help="an entry by id or code; a book alone: its front page")
    _add_on(to)
    form = "words and citation as text, Markdown or HTML; the citation alone; for a reference manager"
    to.add_argument("--style", choices=STYLES, default="plain", help=f"{form} (default: plain)")
    _add_despite_rules(to)


def _add_export_sources(to: argparse.ArgumentParser) -> None:
    to.add_argument("book", metavar="BOOK", help="a path or a name")
    form = "what the manager reads (default: csl-json)"
    to.add_argument("--format", choices=BIBLIOGRAPHIES, default="csl-json", help=form)


def _add_structures(to: _Commands) -> None:
    """The commands on who stands where in a structure."""
    structure = "a structure or the unit at the top, by id or name; BOOK/ID where several are called so"
    entry = "a unit or a person, by id, name, abbreviation or alias; BOOK/ID where several are called so"
    who = to.add("who", structures.who, "print who holds the posts of a unit, or the posts of a person")
    who.add_argument("subject", metavar="UNIT_OR_PERSON", help=entry)
    tree = to.add("tree", structures.tree, "print a structure from the top")
    tree.add_argument("structure", metavar="STRUCTURE", help=structure)
    diff = to.add("diff", structures.diff, "print what is another in a structure from one date to another")
    diff.add_argument("structure", metavar="STRUCTURE", help=structure)
    diff.add_argument("before", metavar="DATE", help="the first (2026-02-05, 2026-02, meeting, today)")
    diff.add_argument("after", metavar="DATE", help="the second")
    chain = to.add("chain", structures.chain, "print who is above a unit or a person, up to the top")
    chain.add_argument("ref", metavar="REF", help=entry)
    for command in (who, tree, chain):
        _add_on(command)
    for command in (who, tree, diff, chain):
        _add_json(command)


def _add_import(to: argparse.ArgumentParser) -> None:
    to.add_argument("what", choices=["structure"], help="what to import")
    to.add_argument("file", metavar="FILE", help="an outline, a table, FollowTheMoney or ORBAT Mapper JSON")
    to.add_argument("--format", choices=["outline", "csv", "ftm", "orbat"], help="what it is, if not clear")
    to.add_argument("--into", metavar="BOOK", help="keep the ids of this book, and print what is new to it")
    to.add_argument("--title", help="the title of a book of its own")
    to.add_argument("--date", metavar="DATE", help="its date (default: that of the scenario, or today)")
    to.add_argument("--output", metavar="FILE", help="write it to a new file instead of printing it")


def _add_new(to: _Commands) -> None:
    """The command whose options depend on what is new: it reads them itself."""
    new = to.add("new", drafting.new, "begin a book, or add an entry to one; asks for what it needs")
    kinds = "article, quote, figure, structure, unit, person, event, term, source or agenda-item"
    new.add_argument("what", metavar="WHAT", help=f"book, {kinds}")
    new.add_argument("words", nargs=argparse.REMAINDER, metavar="...", help="`new WHAT --help` tells which")


def _add_editing(to: _Commands) -> None:
    """The commands on the ids in the files of books."""
    entry = "an entry by its id; BOOK/ID where several books have it"
    rename = to.add("rename", editing.rename, "give an entry another id, wherever it is named")
    rename.add_argument("old", metavar="OLD", help=entry)
    rename.add_argument("new", metavar="NEW", help="the new id")
    rename.add_argument("--dry-run", action="store_true", help="print what would change, and change nothing")
    refs = to.add("refs", editing.refs, "print every place that leads to an entry, in all books")
    refs.add_argument("ref", metavar="ID", help=entry)
    orphans = to.add(
        "orphans", editing.orphans, f"print the entries to which no other leads, but for {editing.LEFT_OUT}"
    )
    unresolved = to.add("unresolved", editing.unresolved, "print what a book names and is not there")
    for command in (orphans, unresolved):
        command.add_argument("book", nargs="?", metavar="BOOK", help=BOOK)
    for command in (refs, unresolved):
        _add_despite_rules(command)
    for command in (refs, orphans, unresolved):
        _add_json(command)


def _add_search(to: argparse.ArgumentParser) -> None:
    to.add_argument(
        "query", metavar="QUERY", nargs="+", help='words, "a phrase", -not, kind:, by:, date:, in:, tag:'
    )
    to.add_argument("--book", metavar="BOOK", help="only in this book, by its path or name")
    to.add_argument("--kind", metavar="KIND", help="only this kind of entry (quote, figure, ...)")
    to.add_argument("--limit", type=_positive, default=20, metavar="N", help="so many at most (20)")
    _add_despite_rules(to)
    _add_json(to)


def _positive(written: str) -> int:
    if written.isdecimal() and int(written) > 0:
        return min(int(written), _MOST_HITS)
    raise argparse.ArgumentTypeError(f"{written} is not a number of hits")


def _add_check(to: argparse.ArgumentParser) -> None:
    paths = "books, or folders of books (default: books, or the book in whose folder one stands)"
    to.add_argument("paths", metavar="PATH", nargs="*", help=paths)
    form = "for people, for editors, or for programs (default: full)"
    formats = ["full", "concise", "json", "github", "sarif", "junit"]
    to.add_argument("--output-format", choices=formats, default="full", help=form)
    to.add_argument(
        "--strict", action="store_true", help="let warnings count for the exit code, as errors do"
    )
    to.add_argument(
        "--on", metavar="DATE", help="judge what is stale on a date, or at the `meeting` (default: today)"
    )
    to.add_argument("--watch", action="store_true", help="check again at each save, until ctrl+c")
    to.add_argument("--fix", action="store_true", help="mend what can mean only one thing")
    to.add_argument("--unsafe-fixes", action="store_true", help="mend what most likely means one thing, too")
    to.add_argument("--diff", action="store_true", help="print what would be mended, and write nothing")
    to.add_argument(
        "--list-rules", action="store_true", help="print every rule (or as JSON) and check nothing"
    )


def _add_despite_rules(to: argparse.ArgumentParser) -> None:
    despite = "tell of quotes before their embargo ends, and by the speaker's name, whatever their rule"
    to.add_argument("--despite-rules", action="store_true", help=despite)


def _add_reading(to: argparse.ArgumentParser) -> None:
    _add_on(to)
    _add_despite_rules(to)
    to.add_argument("--width", type=int, metavar="N", help="wrap printed lines at N columns (0: never)")


def _add_on(to: argparse.ArgumentParser) -> None:
    to.add_argument("--on", metavar="DATE", help="as of this date (2026-02-12, 2026-02, meeting, today)")


def _add_json(to: argparse.ArgumentParser) -> None:
    to.add_argument("--json", action="store_true", help="as JSON")
