"""Asking somebody at a terminal for what an entry says, one key after the other."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING

from briefing.authoring.drafting import asked, choices, fault, proposed_id, sayable
from briefing.model.dates import Bound, Edtf
from briefing.model.text import clean

if TYPE_CHECKING:
    from briefing.model.book import Book
    from briefing.model.kinds import Kind

_LISTED = 20
"""So many ids are listed at once."""
_NAME = 60
"""Characters of what an entry is called beside its id."""
_DATES = (
    "a day as 2026-02-12, a month as 2026-02, a year as 2026, about then as 2025-07~, perhaps then as 2025?, "
    "some day within as 2026-02-06/2026-02-10"
)
_FORMS: Mapping[object, str] = {
    Edtf: _DATES,
    Bound: f"{_DATES}, since ever or still as .., not known as unknown",
}
"""How what is no free text is written, by its type."""


def ask(kind: Kind, said: dict[str, str], book: Book) -> None:
    """Ask for what was not said, or not well, and add it; what is amiss is told at once. Raises EOFError."""
    for key in tuple(said):
        if amiss := fault(kind, key, said[key], book, said):
            print(clean(f"\n{amiss.told}"))
            del said[key]
    while keys := asked(kind, said):
        proposed = proposed_id(kind, said, book) if keys[0] == "id" else ""
        said[keys[0]] = _answer(kind, keys[0], proposed, book, said)


def _answer(kind: Kind, key: str, proposed: str, book: Book, said: Mapping[str, str]) -> str:
    """What somebody types for a key; without an answer, what is proposed, or nothing."""
    told, known = sayable(kind)[key], choices(kind, key, book)
    hint = f" [{proposed}]" if proposed else "" if told.key.required else " (enter: none)"
    print(clean(f"\n{told.what}{_example(told.example, known)}"))
    while True:
        words = _typed(f"  {key}{hint}: ", known).strip() or proposed
        if known and words.endswith("?"):
            _list(known, words[:-1])
        elif words == "?":
            print(f"    {_FORMS.get(told.key.type, 'any words; there is nothing to list')}.")
        elif amiss := fault(kind, key, words, book, said):
            print(clean(f"  {amiss.told}"))
        else:
            return words


def _example(example: str, known: Mapping[str, str]) -> str:
    """What may be said, or an example of it."""
    if not known:
        return f" For example {example}" if example else ""
    if any(known.values()):
        return " `?` lists them, `abc?` those with these letters."
    return f" One of {', '.join(known)}."


def _list(known: Mapping[str, str], letters: str) -> None:
    """What may be said that has some letters in it, or in what it is called."""
    wanted = letters.casefold()
    found = [(word, name) for word, name in known.items() if wanted in f"{word} {name}".casefold()]
    width = max((len(word) for word, _ in found[:_LISTED]), default=0)
    for word, name in found[:_LISTED]:
        called = name if len(name) <= _NAME else f"{name[: _NAME - 1]}…"
        print(clean(f"    {word:{width}}  {called}").rstrip())
    if len(found) > _LISTED:
        print(f"    … and {len(found) - _LISTED:,} more: type some letters before the `?`.")
    elif not found:
        print("    none")


def _typed(prompt: str, known: Mapping[str, str]) -> str:
    """A line from the terminal, where `tab` completes what is known."""
    import readline

    def complete(begun: str, number: int) -> str | None:
        return next(islice((word for word in known if word.startswith(begun)), number, None), None)

    readline.set_completer(complete)
    readline.set_completer_delims(", ")
    readline.parse_and_bind("tab: complete")
    return input(prompt)
