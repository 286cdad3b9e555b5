"""Every key, once: footer, help, palette, README and `briefing keys` are read off `KEYS`.

A scope is where a key works. Several scopes are active together: what one may press in the contents pane is
`LAYERS["contents"]`, and no key means two things within one such set. The widget that owns a scope binds it
by `BINDINGS = bindings("contents")` and has an `action_…` method for each of its actions.

The actions of `moving` bear Textual's own names for scrolling, so that everything that scrolls understands
them. Users rebind by `Key.id`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from briefing.ui.key_names import display, textual_keys

if TYPE_CHECKING:
    from textual.binding import BindingType

Scope = Literal[
    "everywhere",
    "arranging",
    "moving",
    "reading",
    "list",
    "contents",
    "context",
    "tree",
    "tree-filter",
    "filter",
    "finder",
    "go-to",
    "whom",
    "date",
    "results",
    "typing",
    "panes",
    "copying",
    "selecting",
    "quoting",
    "numbers",
    "table",
    "dialog",
    "picture",
    "question",
    "insisting",
    "always",
]

TITLES: Mapping[Scope, str] = {
    "everywhere": "Everywhere",
    "arranging": "Panes",
    "moving": "Moving",
    "reading": "In the text",
    "list": "In a list",
    "contents": "In the contents",
    "context": "In the context pane",
    "tree": "In the tree of a structure",
    "tree-filter": "While filtering a tree",
    "filter": "While filtering",
    "finder": "In the finder",
    "go-to": "While going to an entry",
    "whom": "While choosing a person or a unit",
    "date": "While asking for a date",
    "results": "In the results there",
    "typing": "While typing there",
    "panes": "While the panes are labelled",
    "copying": "While choosing a form",
    "selecting": "While selecting words",
    "quoting": "While making a quote",
    "numbers": "At the numbers of a figure",
    "table": "Moving there",
    "dialog": "In a window",
    "picture": "Over a picture",
    "question": "When asked",
    "insisting": "When asked a second time",
    "always": "Always, even while typing",
}
"""What help calls each scope, in the order in which help lists them."""

LAYERS: Mapping[Scope, tuple[Scope, ...]] = {
    "reading": ("reading", "moving", "arranging", "everywhere", "always"),
    "contents": ("contents", "list", "moving", "arranging", "everywhere", "always"),
    "context": ("context", "list", "moving", "arranging", "everywhere", "always"),
    "tree": ("tree", "list", "moving", "arranging", "everywhere", "always"),
    "tree-filter": ("tree-filter", "filter", "always"),
    "copying": ("copying", "dialog", "list", "moving", "always"),
    "dialog": ("dialog", "list", "moving", "always"),
    "picture": ("picture", "dialog", "always"),
    "question": ("question", "always"),
    "insisting": ("insisting", "always"),
    "filter": ("filter", "always"),
    "finder": ("finder", "results", "typing", "always"),
    "go-to": ("go-to", "results", "typing", "always"),
    "whom": ("whom", "results", "typing", "always"),
    "date": ("date", "typing", "always"),
    "panes": ("panes", "always"),
    "selecting": ("selecting", "always"),
    "quoting": ("quoting", "typing", "always"),
    "numbers": ("numbers", "table", "always"),
}
"""For each place where a person can be, the scopes that are active there, the narrowest first."""

FOOTER_SIZE = 6


class Key(NamedTuple):
    """One thing that keys do.

    `keys` are written as people write them, the one to show first; `action` is an action of Textual;
    `footer` is the short label in the footer, and `rank` says how much it matters there, 1 the most.
    """

    id: str
    keys: tuple[str, ...]
    action: str
    description: str
    scope: Scope
    footer: str | None = None
    rank: int = 9


def _numbered(number: int) -> Key:
    return Key(
        f"link.{number}",
        (str(number),),
        f"follow_numbered({number})",
        "follow a numbered link of the context pane",
        "everywhere",
    )


KEYS: tuple[Key, ...] = (
    Key("link.previous", ("left", "h"), "previous_link", "previous link", "reading"),
    Key("link.next", ("right", "l"), "next_link", "next link", "reading"),
    Key("link.follow", ("enter",), "follow", "follow the marked link", "reading", "follow", 1),
    Key("row.choose", ("enter",), "choose", "open", "list", "open", 1),
    Key("section.fold", ("left", "h"), "fold", "fold the section", "contents", "fold", 2),
    Key("section.unfold", ("right", "l"), "unfold", "unfold the section", "contents"),
    Key("tree.fold", ("left", "h"), "fold", "fold, or to the unit above", "tree", "fold", 3),
    Key("tree.unfold", ("right", "l"), "unfold", "unfold, or to the first unit below", "tree"),
    Key("tree.turn", ("z",), "turn", "fold or unfold, and stay", "tree"),
    Key("tree.fold-all", ("Z",), "fold_all", "fold all at this level, or unfold all", "tree"),
    Key("tree.relations", ("r",), "relations", "relations: all, command alone, with one other", "tree"),
    Key(
        "tree-filter.find",
        ("tab",),
        "look_further",
        "find in the book",
        "tree-filter",
        "find",
        3,
    ),
    Key("filter.keep", ("enter", "down"), "keep_filter", "go to what was found", "filter", "go to list", 1),
    Key("filter.drop", ("escape",), "drop_filter", "show everything again", "filter", "show all", 2),
    Key("finder.open", ("enter",), "choose", "open what is marked", "results", "open", 1),
    Key("finder.up", ("up",), "move(-1)", "result above", "results"),
    Key("finder.down", ("down", "ctrl+n"), "move(1)", "result below", "results"),
    Key("finder.page-up", ("pageup",), "page(-1)", "page up", "results"),
    Key("finder.page-down", ("pagedown",), "page(1)", "page down", "results"),
    Key("finder.scope", ("tab",), "scope(1)", "look further: entry, book, library", "finder", "scope", 2),
    Key("finder.nearer", ("shift+tab",), "scope(-1)", "look nearer", "finder"),
    Key("finder.save", ("ctrl+s",), "save", "save this search, or forget it", "finder", "save", 4),
    Key("finder.said", ("ctrl+t",), "said", "all quotes that are found, by date", "finder", "by date", 5),
    Key("finder.leave", ("escape",), "leave", "back to where one was", "results", "back", 3),
    Key("go-to.last", ("ctrl+o",), "last", "to the entry before this one", "go-to", "last", 2),
    Key("whom.everybody", ("ctrl+o",), "everybody", "show everybody", "whom", "everybody", 2),
    Key("date.set", ("enter",), "set", "show the book as of this date, or what changed", "date", "show", 1),
    Key("date.leave", ("escape",), "dismiss", "stay as before", "date", "stay", 2),
    Key("type.left", ("left",), "cursor(-1)", "a character back", "typing"),
    Key("type.right", ("right",), "cursor(1)", "a character on", "typing"),
    Key("type.start", ("home", "ctrl+a"), "to_start", "to the start of the line", "typing"),
    Key("type.end", ("end", "ctrl+e"), "to_end", "to its end", "typing"),
    Key("type.backspace", ("backspace",), "backspace", "delete the character before", "typing"),
    Key("type.delete", ("delete", "ctrl+d"), "delete", "delete the character under the cursor", "typing"),
    Key("type.word", ("ctrl+w",), "delete_word", "delete the word before", "typing"),
    Key("type.all-before", ("ctrl+u",), "delete_to_start", "delete all before the cursor", "typing"),
    Key("type.all-behind", ("ctrl+k",), "delete_to_end", "delete all behind it", "typing"),
    Key("panes.contents", ("c",), "go('contents')", "go to the contents", "panes"),
    Key("panes.reading", ("t",), "go('reading')", "go to the text", "panes"),
    Key("panes.context", ("x",), "go('context')", "go to the context", "panes"),
    Key("panes.cancel", ("escape", "q", "w"), "cancel", "stay", "panes", "stay", 1),
    Key("copy.plain", ("p",), "form('plain')", "plain text", "copying"),
    Key("copy.markdown", ("m",), "form('markdown')", "Markdown", "copying"),
    Key("copy.html", ("h",), "form('html')", "HTML", "copying"),
    Key("copy.citation", ("c",), "form('citation')", "the citation alone", "copying"),
    Key("copy.bibtex", ("b",), "form('bibtex')", "BibTeX", "copying"),
    Key("copy.csl-json", ("s",), "form('csl-json')", "CSL-JSON", "copying"),
    Key("copy.named", ("n",), "form('named')", "with a name that the rule forbids", "copying"),
    Key("words.back", ("left", "h", "b"), "go('word', -1)", "word before", "selecting"),
    Key("words.on", ("right", "l", "w"), "go('word', 1)", "next word", "selecting", "word", 6),
    Key("words.up", ("up", "k"), "go('row', -1)", "line above", "selecting"),
    Key("words.down", ("down", "j"), "go('row', 1)", "line below", "selecting"),
    Key("words.sentence-start", ("(",), "go('sentence', -1)", "start of the sentence", "selecting"),
    Key("words.sentence-end", (")",), "go('sentence', 1)", "end of the sentence", "selecting", "sentence", 5),
    Key("words.paragraph-start", ("{",), "go('paragraph', -1)", "start of the paragraph", "selecting"),
    Key("words.paragraph-end", ("}",), "go('paragraph', 1)", "end of the paragraph", "selecting"),
    Key("words.top", ("home", "g"), "go('page', -1)", "first word of the page", "selecting"),
    Key("words.bottom", ("end", "G"), "go('page', 1)", "last word of the page", "selecting"),
    Key("words.begin", ("v", "space"), "begin", "begin the selection here", "selecting", "begin here", 3),
    Key("words.swap", ("o",), "swap", "to the other end of the selection", "selecting"),
    Key("words.copy", ("y",), "copy", "copy what is selected", "selecting", "copy", 4),
    Key("words.quote", ("enter", "Q"), "quote", "make a quote of what is selected", "selecting", "quote", 1),
    Key("words.help", ("?",), "help", "help for where you are", "selecting"),
    Key("words.leave", ("escape", "q", "V"), "leave", "select nothing", "selecting", "leave", 2),
    Key(
        "quote.add",
        ("enter",),
        "choose",
        "take what is marked; with the speaker, add the quote",
        "quoting",
        "add",
        1,
    ),
    Key("quote.up", ("up",), "move(-1)", "name above", "quoting"),
    Key("quote.down", ("down", "ctrl+n"), "move(1)", "name below", "quoting"),
    Key(
        "quote.field",
        ("tab",),
        "next_field",
        "on to the day, the source, the speaker",
        "quoting",
        "next field",
        3,
    ),
    Key("quote.leave", ("escape",), "leave", "add nothing", "quoting", "leave", 2),
    Key(
        "numbers.pick",
        ("space",),
        "pick",
        "pick the marked series or name, or no longer",
        "numbers",
        "pick",
        2,
    ),
    Key(
        "numbers.only-picked",
        ("c",),
        "narrow",
        "compare: only what is picked, or all",
        "numbers",
        "compare",
        3,
    ),
    Key("numbers.rank", ("r",), "rank", "rank where one is, or back to the table", "numbers", "rank", 5),
    Key("numbers.sort", ("s",), "sort", "sort by the marked column: down, up, not", "numbers", "sort", 6),
    Key("numbers.plot", ("p",), "plot", "plot what is shown, or back to the table", "numbers", "plot", 4),
    Key("numbers.turn", ("x",), "turn", "turn rows and columns", "numbers"),
    Key("numbers.add", ("+",), "add", "add a series of another figure", "numbers"),
    Key("numbers.copy", ("y",), "copy", "copy as shown, for a spreadsheet (TSV)", "numbers", "copy", 8),
    Key("numbers.copy-as", ("Y",), "copy_as", "copy as TSV, CSV or Markdown", "numbers"),
    Key(
        "numbers.left",
        ("left", "h"),
        "sideways(-1)",
        "column to the left, also in a ranking",
        "numbers",
    ),
    Key("numbers.right", ("right", "l"), "sideways(1)", "column to the right, also in a ranking", "numbers"),
    Key("numbers.help", ("?",), "help", "help for where you are", "numbers", "help", 7),
    Key("numbers.close", ("#", "escape", "q"), "dismiss", "back to the page", "numbers", "back", 1),
    Key("table.up", ("up", "k"), "scroll_up", "row above", "table"),
    Key("table.down", ("down", "j"), "scroll_down", "row below", "table"),
    Key("table.page-up", ("pageup", "ctrl+u"), "page_up", "page up", "table"),
    Key("table.page-down", ("pagedown", "ctrl+d"), "page_down", "page down", "table"),
    Key("table.top", ("home", "g"), "scroll_home", "first row", "table"),
    Key("table.bottom", ("end", "G"), "scroll_end", "last row", "table"),
    Key("dialog.close", ("escape", "q"), "dismiss", "close", "dialog", "close", 2),
    Key("picture.open", ("o",), "open", "open the file in another program", "picture", "open file", 1),
    Key("question.yes", ("y",), "answer(True)", "yes", "question", "yes", 1),
    Key("question.no", ("n", "escape", "q"), "answer(False)", "no", "question", "no", 2),
    Key("insisting.yes", ("C",), "answer(True)", "yes, against the rule", "insisting", "yes", 1),
    Key("insisting.no", ("n", "escape", "q"), "answer(False)", "no", "insisting", "no", 2),
    Key("move.up", ("up", "k"), "scroll_up", "up", "moving"),
    Key("move.down", ("down", "j"), "scroll_down", "down", "moving"),
    Key("move.page-up", ("pageup",), "page_up", "page up", "moving"),
    Key("move.page-down", ("pagedown", "space"), "page_down", "page down", "moving"),
    Key("move.half-page-up", ("ctrl+u",), "half_page_up", "half a page up", "moving"),
    Key("move.half-page-down", ("ctrl+d",), "half_page_down", "half a page down", "moving"),
    Key("move.top", ("home", "g"), "scroll_home", "top", "moving"),
    Key("move.bottom", ("end", "G"), "scroll_end", "bottom", "moving"),
    Key(
        "find.open",
        ("/",),
        "find",
        "find here, in the book, the library; a tree: filter",
        "everywhere",
        "find",
        2,
    ),
    Key("find.next", ("n",), "next_hit(1)", "next place that was found, or next change", "everywhere"),
    Key("find.previous", ("N",), "next_hit(-1)", "previous place found, or previous change", "everywhere"),
    Key("find.go-to", ("ctrl+o",), "go_to", "go to an entry by its name", "everywhere"),
    Key("link.labels", ("f",), "label_links", "label every visible link", "everywhere", "links", 3),
    *map(_numbered, range(1, 10)),
    Key("trail.back", ("H", "backspace"), "back", "go back", "everywhere", "back", 8),
    Key("trail.forward", ("L",), "forward", "go forward again", "everywhere"),
    Key("book.front", ("o",), "front_page", "overview: the front page of the book", "everywhere"),
    Key("book.timeline", ("T",), "timeline", "timeline of the book", "everywhere"),
    Key("timeline.nearer", (">",), "zoom(1)", "timeline: nearer, from years to days", "everywhere"),
    Key(
        "timeline.farther",
        ("<",),
        "zoom(-1)",
        "timeline: farther, from days to years",
        "everywhere",
    ),
    Key("timeline.kinds", ("K",), "kinds", "timeline: only some kinds", "everywhere"),
    Key("timeline.whom", ("P",), "whom", "timeline: only one person or unit", "everywhere"),
    Key("book.problems", ("E",), "problems", "errors and warnings found in the book", "everywhere"),
    Key("entry.evidence", ("v",), "evidence", "evidence: what this rests on, and back", "everywhere"),
    Key(
        "figure.numbers",
        ("#",),
        "numbers",
        "numbers of this figure: table, ranking, comparison",
        "everywhere",
    ),
    Key("person.said", ("p",), "said", "previously said: what this speaker said, by date", "everywhere"),
    Key("said.pick", ("+",), "pick", "put this quote beside another", "everywhere"),
    Key("figure.picture", ("i",), "picture", "the picture of this figure, large", "everywhere"),
    Key("date.ask", ("t",), "ask_date", "as of another date: any date, meeting, today", "everywhere"),
    Key("date.previous", ("[",), "step_date(-1)", "to the date of the change before, here", "everywhere"),
    Key("date.next", ("]",), "step_date(1)", "to the date of the next change, here", "everywhere"),
    Key("date.meeting", ("=",), "date_of_meeting", "back to the date of the meeting", "everywhere"),
    Key("structure.difference", ("d",), "difference", "difference: what changed, in a tree", "everywhere"),
    Key("structure.chain", ("c",), "chain", "chain of command up to the top, and back", "everywhere"),
    Key("structure.words", ("W",), "in_words", "a structure in words, and back to its tree", "everywhere"),
    Key("tree.chart", ("B",), "chart", "a structure as boxes and lines, and as rows again", "everywhere"),
    Key("entry.edit", ("e",), "edit", "edit this in your editor, at its line", "everywhere"),
    Key("entry.copy", ("y",), "copy", "copy with citation", "everywhere"),
    Key("entry.copy-as", ("Y",), "copy_as", "copy in another form", "everywhere"),
    Key("words.select", ("V",), "select_words", "select words by keys, to copy or to quote", "everywhere"),
    Key("quote.make", ("Q",), "quote", "make a quote of the words that the mouse selected", "everywhere"),
    Key("quote.take-back", ("u",), "take_back", "take back the quote that was just added", "everywhere"),
    Key("pane.next", ("tab",), "next_pane(1)", "next pane", "arranging", "panes", 6),
    Key("pane.previous", ("shift+tab",), "next_pane(-1)", "previous pane", "arranging"),
    Key("pane.reading", ("escape",), "focus_reading", "return to the text", "arranging"),
    Key("pane.labels", ("w",), "label_panes", "label the panes and go to one", "arranging"),
    Key("contents.filter", ("F",), "filter", "filter the contents as you type", "arranging"),
    Key("pane.contents", ("b",), "toggle_pane('contents')", "show or hide the book's contents", "arranging"),
    Key("pane.context", ("x",), "toggle_pane('context')", "show or hide the context pane", "arranging"),
    Key("app.help", ("?",), "help", "help for where you are", "everywhere", "help", 4),
    Key("app.close", ("q",), "close", "close what is open, then quit", "everywhere", "quit", 5),
    Key("app.palette", ("ctrl+p",), "command_palette", "every command, by name", "always"),
    Key("app.quit", ("ctrl+c", "ctrl+q"), "quit", "quit at once", "always"),
)


class HelpRow(NamedTuple):
    """A line of help: the keys as one reads them, what they do, and the ids by which they are rebound."""

    keys: str
    description: str
    ids: str


def shown(id_: str, keys: Iterable[Key]) -> str:
    """The key to show for an id, as people write it."""
    return next(display(key.keys[0]) for key in keys if key.id == id_)


def bindings(*scopes: Scope) -> list[BindingType]:
    """What a widget that owns these scopes puts into `BINDINGS`."""
    from textual.binding import Binding

    return [
        Binding(
            textual_keys(key.keys),
            key.action,
            key.description,
            show=key.footer is not None,
            key_display=display(key.keys[0]),
            priority=key.scope == "always",
            id=key.id,
        )
        for key in KEYS
        if key.scope in scopes
    ]


def footer(scope: Scope, keys: Iterable[Key] = KEYS) -> tuple[Key, ...]:
    """The keys that matter most in a place, six at most, in the order of `keys`."""
    labelled = [key for key in keys if key.scope in LAYERS[scope] and key.footer]
    chosen = sorted(labelled, key=lambda key: key.rank)[:FOOTER_SIZE]
    return tuple(key for key in labelled if key in chosen)


def help_table(scope: Scope, keys: Iterable[Key] = KEYS) -> dict[str, list[HelpRow]]:
    """What one may press in a place, by the title of each scope, the narrowest scope first."""
    return _tables(LAYERS[scope], keys)


def key_table(keys: Iterable[Key] = KEYS) -> dict[str, list[HelpRow]]:
    """Every key, by the title of its scope."""
    return _tables(TITLES, keys)


def _tables(scopes: Iterable[Scope], keys: Iterable[Key]) -> dict[str, list[HelpRow]]:
    keys = tuple(keys)
    grouped = {TITLES[scope]: [key for key in keys if key.scope == scope] for scope in scopes}
    return {title: list(_help_rows(group)) for title, group in grouped.items() if group}


def _help_rows(keys: Iterable[Key]) -> Iterator[HelpRow]:
    """One row a key; neighbours that do the same (`link.1` to `link.9`) share one."""
    for description, group in groupby(keys, key=lambda key: key.description):
        first, *others = group
        if others:
            span = f"{display(first.keys[0])}–{display(others[-1].keys[0])}"
            yield HelpRow(span, description, f"{first.id}–{others[-1].id}")
        else:
            yield HelpRow(" ".join(map(display, first.keys)), description, first.id)


def markdown_table(keys: Iterable[Key] = KEYS) -> str:
    """Every key as Markdown tables, one a scope, as README shows them."""
    return "\n\n".join(
        "\n".join([f"| {title} | | id |", "|---|---|---|", *map(_markdown_row, rows)])
        for title, rows in key_table(keys).items()
    )


def _markdown_row(row: HelpRow) -> str:
    keys = " ".join(f"`{key}`" for key in row.keys.split())
    return f"| {keys} | {row.description} | `{row.ids}` |"


def together(one: Scope, other: Scope) -> bool:
    """Whether there is a place where both scopes are active."""
    return any(one in layers and other in layers for layers in LAYERS.values())
