"""Words → sentences and titles, from a few dozen templates whose gaps are filled by Zipf's law."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from benchmarks.content import vocabulary as words

_Drawn = Callable[[Random], str]


def _number(random: Random) -> str:
    unit = random.choice(("", ".5", " per cent", " million euros"))
    return f"{random.choice((2, 3, 5, 12, 40, 120, 350))}{unit}"


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


_SLOTS: dict[str, _Drawn] = {
    "N": words.nouns.draw,
    "S": lambda random: _plural(words.nouns.draw(random)),
    "A": words.adjectives.draw,
    "V": words.verbs.draw,
    "R": words.adverbs.draw,
    "C": words.countries.draw,
    "P": words.cities.draw,
    "X": words.surnames.draw,
    "M": lambda random: f"{random.randint(1, 28)} {random.choice(words.MONTHS)}",
    "D": _number,
}


def _template(text: str) -> tuple[str | _Drawn, ...]:
    return tuple(
        piece if position % 2 == 0 else _SLOTS[piece] for position, piece in enumerate(text.split("|"))
    )


# Between bars stands what is drawn: N noun, S nouns, A adjective, V verb, R adverb, C country, P place …
_SENTENCES = [
    _template(text)
    for text in (
        "The |A| |N| was |V| in |P| on |M|, and the |N| of |C| was among the |S| that it |V|.",
        "|C| and |C| |V| the |A| |N| |R|, while |P| asked for |D| and a |A| |N|.",
        "According to the |N| of |M|, the |A| |S| of |C| had been |V| before the |N| began.",
        "Nobody at the |N| |V| the |N| of |P|; it was |V| by |X| alone.",
        "The |N| put the |N| at |D|, which is |A| than the |N| that |C| had |V| in |P|.",
        "Two |S| and one |A| |N| were |V|, not because of the |N| but in spite of it.",
        "On |M| the |N| in |P| |R| |V| what the |A| |N| had |V| about |S| and |S|.",
        "It is a |A| |N| for the |S|, said |X| of |C|, and no |N| has been |V| since.",
        "Between |P| and |P| the |S| are to be |V| by |M| at a cost of |D|.",
        "What remains is the |A| |N|: who is |V|, by whom, and with which |S|?",
        "If the |N| is |V| before |M|, every |A| |N| will have its |N|; if not, none will.",
        "A |N| that |C| |V| last year has become the |N| of |P|, with |D| for the |S|.",
        "Both the |N| and the |A| |S| depend on |P|, where |X| |V| them |R|.",
        "Officials from |C| described the |N| as |A|, the |N| as |A|, and the rest as a |N|.",
        "Without a |N| there is no |N|, and without |C| there is neither.",
        "Asked about the |A| |N|, |X| |V| only that |D| had been |V| for it.",
        "As for the |N|, |C| |V| it |R|.",
        "That |N| was |A|.",
        "Few |S| were |V|.",
    )
]
_TITLES = [
    _template(text)
    for text in (
        "The |A| |N| of |P|",
        "|C| and the |A| |N|",
        "How the |N| was |V| in |P|",
        "|P|: |S| and |S|",
        "What |X| |V| on |M|",
        "A |N| for the |A| |S|",
    )
]
_BEFORE_VOWEL = re.compile(r"\b([Aa]) (?=[AEIOUaeiou])")


def sentence(random: Random) -> str:
    """Something that was said, decided or counted."""
    return _filled(random, _SENTENCES)


def title(random: Random) -> str:
    """What an article or an event is called."""
    return _filled(random, _TITLES)


def _filled(random: Random, templates: list[tuple[str | _Drawn, ...]]) -> str:
    pieces = templates[int(random.random() * len(templates))]
    text = "".join([piece if isinstance(piece, str) else piece(random) for piece in pieces])
    return _BEFORE_VOWEL.sub(r"\1n ", text[0].upper() + text[1:])
