"""The window in which a quote of words on a page gets its speaker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from briefing.loading.sentences import to_run
from briefing.model.book import Book, Ref
from briefing.model.entries import Article, Source
from briefing.model.kinds import KINDS, title_of
from briefing.model.text import Text, clean, one_line
from briefing.pages.standing import told
from briefing.ui.dates import meant
from briefing.ui.finding import Answer, Item
from briefing.ui.going import Going
from briefing.ui.keys import Key, bindings
from briefing.ui.panes.hit_list import HitList
from briefing.ui.panes.status_line import StatusLine
from briefing.ui.screens.seeking import Seeking
from briefing.ui.screens.writing import TypedLine, Understood
from briefing.ui.typing import Typed
from briefing.wrap import cells

if TYPE_CHECKING:
    from briefing.authoring.taking import Taken

SPEAKERS = tuple(kind for kind in KINDS if kind.section in ("people", "units"))

_CHOSEN = "chosen source"
_RAGGED = 20
"""Cells that lines leave at their ends."""


class QuoteForm(Seeking[Mapping[str, str] | None], inherit_bindings=False):
    """Answers with all that is said of a quote, or None. `drafts` are one a source that it may have.

    `typed` is what was typed for the same words before, by its keys.
    """

    BINDINGS = bindings("quoting", "typing")
    place = "quoting"

    def __init__(
        self,
        book: Book,
        drafts: Sequence[Taken],
        going: Going,
        keys: tuple[Key, ...],
        typed: Mapping[str, str],
    ) -> None:
        super().__init__(keys)
        self._book = book
        self._drafts = drafts
        self._going = going
        chosen = typed.get(_CHOSEN)
        self._draft = next((draft for draft in drafts if draft.said.get("source") == chosen), drafts[0])
        speaker = book.entries.get(self._draft.said.get("speaker", ""))
        known = {
            "source": "",
            "speaker": title_of(speaker) if speaker else "",
            "said": self._draft.said.get("said", ""),
        }
        self._typed = {**known, **typed}
        self._fields = ("source", "speaker", "said") if len(drafts) > 1 else ("speaker", "said")
        self._field = self._fields[0] if chosen is None else "speaker"

    @property
    def typed(self) -> Mapping[str, str]:
        """What is typed, by its keys, and the source that was chosen."""
        return {**self._typed, _CHOSEN: self._draft.said.get("source", "")}

    def compose(self) -> ComposeResult:
        """What is known of the quote, the line, what fits it, the keys."""
        with Vertical(id="seeking"):
            yield Static(id="taken")
            yield TypedLine()
            yield Understood()
            yield HitList()
        line = StatusLine(self._keys, lambda: Text(""))
        line.scope = self.place
        yield line

    def on_mount(self) -> None:
        """Ask for the source if there are several, else for the speaker."""
        self._go_to(self._field)

    # What is known

    def _tell(self) -> None:
        said = self._draft.said
        around = {"before": f"… {said.get('before', '')}", "after": f"{said.get('after', '')} …"}
        rows = [(key, words) for key, words in around.items() if key in said]
        rows += [("source", self._source()), ("article", self._called(said.get("article", "")))]
        rows += [("said", self._told_day()), ("id", said["id"])]
        facts = (Content.assemble((f"{key:9}", "$text-muted"), clean(words)) for key, words in rows if words)
        lines = [_shortened(clean(said["words"]), self._width * max(2, self.size.height // 8))]
        lines += [Content(self._state()), Content("")]
        lines += [fact.truncate(self._width, ellipsis=True) for fact in facts]
        self.query_one("#taken", Static).update(Content("\n").join(lines))

    def on_resize(self) -> None:
        """As much is told as there is room for."""
        self._tell()

    @property
    def _width(self) -> int:
        return max(20, self.size.width - 4)

    def _state(self) -> Text:
        of = self._draft.text_of
        named = (
            "this article, no text of a source"
            if isinstance(of, Article)
            else f"the text of {one_line(of.publisher)}"
        )
        return told(self._draft.verdict, named)[0].text

    def _source(self) -> str:
        source = self._book.entries.get(self._draft.said.get("source", ""))
        return _told(source) if isinstance(source, Source) else "none whose text has these words"

    def _called(self, entry_id: str) -> str:
        entry = self._book.entries.get(entry_id)
        return one_line(entry.title) if isinstance(entry, Article) else ""

    def _told_day(self) -> str:
        found = meant(self._typed["said"], self._book.header.date, date.today()).when
        return found.spoken() if found else "not known"

    # Asking

    def _go_to(self, field: str) -> None:
        self._field = field
        self.line.prompt = f"{field} ›"
        self.line.typed = Typed(self._typed[field]).select() if self._typed[field] else Typed()
        self.changed()

    def changed(self) -> None:
        """Show what fits what is typed."""
        typed = self._typed[self._field] = self.line.typed.text
        match self._field:
            case "speaker":
                self._seek_speaker(typed)
            case "source":
                found = self._sources(typed)
                how = "in which source do the words stand?" if found else "none of the sources is called so"
                self.show(Answer(found, Text(how)))
            case _:
                day = meant(typed, self._book.header.date, date.today())
                self.show(Answer((), day.told if typed.strip() else Text("no day is known")))
        self._tell()

    def _seek_speaker(self, typed: str) -> None:
        """Show who is called so; before anything is typed nobody, so that `enter` names nobody by mistake."""
        if not typed.strip():
            self.show(Answer((), Text("who said it? a name, some letters of it, or a code")))
            return
        answer = self._going.at_once(typed)
        if answer.whole and not answer.items:
            how = f"nobody is called so: {to_run('new', 'person', self._book.id)} adds one, `new unit` a unit"
            answer = answer._replace(understood=clean(how))
        self.show(answer)
        if not answer.whole:
            self.refine(lambda: self._going.in_peace(typed))

    def _sources(self, typed: str) -> tuple[Item, ...]:
        items = []
        for draft in self._drafts:
            source = self._book.entries.get(draft.said.get("source", ""))
            if (
                isinstance(source, Source)
                and typed.casefold() in f"{source.publisher} {source.title}".casefold()
            ):
                items.append(Item(clean(_told(source)), Text("source"), Ref(self._book.id, source.id)))
        return tuple(items)

    def action_next_field(self) -> None:
        """To the next thing that may be said."""
        at = self._fields.index(self._field) + 1
        self._go_to(self._fields[at % len(self._fields)])

    def action_choose(self) -> None:
        """Take what is marked, or the day that is typed."""
        if self.results.item:
            self.chosen(self.results.item)
        elif self._field == "said" and (self._day is not None):
            self._go_to("speaker")

    @property
    def _day(self) -> str | None:
        """The day that is typed, empty if none is; None if that is no day."""
        typed = self._typed["said"]
        found = meant(typed, self._book.header.date, date.today()).when
        return found.text if found else None if typed.strip() else ""

    def chosen(self, item: Item) -> None:
        """With a source go on to the speaker, with a speaker answer."""
        if not isinstance(item.means, Ref):
            return
        chosen = item.means.id
        if self._field == "source":
            self._draft = next(draft for draft in self._drafts if draft.said.get("source") == chosen)
            self._typed["source"] = ""
            self._go_to("speaker")
        elif self._day is None:
            self._go_to("said")
        else:
            self.dismiss({**self._draft.said, "speaker": chosen, "said": self._day})


def _shortened(words: Text, room: int) -> Content:
    """Words in quotation marks; of more than there is room for, the first and the last."""
    said = f"“{words}”"
    if cells(said) <= room:
        return Content.styled(said, "bold")
    all_words = f"  ({len(words.split())} words in all)"
    each = max(1, (room - len(all_words) - _RAGGED) // 2)
    first, last = said[:each].rpartition(" ")[0], said[-each:].partition(" ")[2]
    return Content.assemble((f"{first} … {last}", "bold"), (all_words, "$text-muted"))


def _told(source: Source) -> str:
    dated = f", {source.published.short()}" if source.published else ""
    return f"{one_line(source.publisher)}: “{one_line(source.title)}”{dated}"
