"""The editor of the reader, opened where he is in the files of the book, while the program waits."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from textual.app import SuspendNotSupported
from textual.screen import Screen

from briefing.authoring.editor import At, Command, NoEditor, command, doubt, named, run
from briefing.library.finding import shipped_folder
from briefing.library.volume import UnreadableBook, Volume
from briefing.loading.budgets import LIMITS
from briefing.loading.files import NotReadable, folder_of, read_file
from briefing.model import asides
from briefing.model.book import PROBLEMS, Ref
from briefing.model.text import Text, clean
from briefing.ui.desk import Desk
from briefing.ui.keys import Key
from briefing.ui.messages import ASKING
from briefing.ui.panes.context import Context
from briefing.ui.panes.page_view import PageView
from briefing.ui.panes.reading import Reading
from briefing.ui.panes.row_list import RowList
from briefing.ui.screens.journey import Journey
from briefing.ui.screens.question import Question


class Editing:
    """Opens the editor from a screen; `look` sees what was saved, as soon as it is closed."""

    def __init__(
        self,
        screen: Screen[None],
        desk: Desk,
        journey: Journey,
        keys: tuple[Key, ...],
        look: Callable[[], None],
    ) -> None:
        self._screen = screen
        self._desk = desk
        self._journey = journey
        self._keys = keys
        self._look = look
        self._is_opening = False

    def open(self) -> None:
        """Open what is selected in a list, else what is on the screen."""
        self.open_at(self._meant())

    def open_at(self, ref: Ref | None) -> None:
        """Open the editor where an entry or a problem stands, unless it is being opened."""
        if not self._is_opening:
            self._is_opening = True
            self._screen.run_worker(self._open_once(ref), group=ASKING)

    def _meant(self) -> Ref | None:
        """The selected row or link of a list, the marked problem, else the entry on the screen."""
        focused, here = self._screen.focused, self._journey.here
        if isinstance(focused, RowList) and focused.row and isinstance(focused.row.value, Ref):
            return focused.row.value
        is_list = isinstance(focused, Context) or (here is not None and here.id == PROBLEMS)
        view = focused if isinstance(focused, PageView) else self._screen.query_one(Reading)
        return view.marked if is_list and isinstance(view.marked, Ref) else here

    async def _open_once(self, ref: Ref | None) -> None:
        try:
            await self._open(ref)
        finally:
            self._is_opening = False

    async def _open(self, ref: Ref | None) -> None:
        try:
            editor = named(os.environ)
            at = await asyncio.to_thread(self._place, ref) if ref else None
        except (NoEditor, UnreadableBook) as reason:
            self._say(str(reason))
            return
        if at is None:
            self._say("This page stands in no file: mark what leads to it in a list.")
        elif at.path.is_dir():
            self._say(f"{clean(at.path.name)} is a folder: there is no file to open.")
        elif shutil.which(editor[0]) is None:
            self._say(f"There is no program {clean(editor[0])}, which is named as your editor.")
        elif await self._is_sure(await asyncio.to_thread(doubt, at.path, shipped_folder())):
            self._edit(command(editor, at), at)

    async def _is_sure(self, doubt: Text) -> bool:
        """Whether there is no reason not to edit a file, or the reader wants to all the same."""
        asking = Question("Edit it all the same?", doubt, self._keys)
        return not doubt or await self._screen.app.push_screen_wait(asking)

    def _place(self, ref: Ref) -> At | None:
        """Where an entry, the header or a problem stands in the files; None for what stands in none."""
        volume = self._desk.library.volume(ref.book)
        if ref.id == PROBLEMS and volume.problems:
            number = int(ref.heading) if ref.heading.isdecimal() else 1
            problem = volume.problems[min(number, len(volume.problems)) - 1]
            return _exactly(At(problem.path, problem.line, problem.column))
        return _exactly(_entry(volume, ref))

    def _edit(self, opened: Command, at: At) -> None:
        """Hand the terminal to the editor until it ends."""
        name = clean(Path(opened.words[0]).name)
        try:
            with self._screen.app.suspend():
                code = run(opened)
        except SuspendNotSupported:
            self._say("The editor needs a terminal, and this is none.")
            return
        except OSError as error:
            self._say(f"{name} could not be started: {(error.strerror or 'unknown reason').lower()}.")
            return
        self._look()
        if code:
            how = f"ended with exit code {code}" if code > 0 else f"was ended by signal {-code}"
            self._say(f"{name} {how}.")
        elif not opened.goes_there:
            self._say(f"How {name} is told a line is not known: the place was {at.line}:{at.column}.")

    def _say(self, words: str) -> None:
        self._screen.notify(words, severity="warning", markup=False)


def _entry(volume: Volume, ref: Ref) -> At | None:
    """Where an entry starts; of the pages that belong to the whole book, its header."""
    place = volume.book.places.get("" if ref.id == PROBLEMS else asides.subject(ref))
    return At(folder_of(volume.book.path) / place.path, place.line, place.column) if place else None


def _exactly(at: At | None) -> At | None:
    """A place with the words before it, as the file has them now."""
    if at is None:
        return None
    try:
        lines = read_file(at.path, LIMITS.file_bytes).decode("utf-8-sig", "replace").split("\n")
    except NotReadable:
        return at
    line = lines[at.line - 1] if 0 < at.line <= len(lines) else ""
    return at._replace(before=line[: max(0, at.column - 1)])
