"""What may happen to a passage on its way into a quote, a kind a function.

Each takes the words of the passage, and gives what they become: a quote that the text does not bear out; None
where there is nothing of the kind. What happens to the text itself (`OF_TEXTS`) gives text and quote.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

_NEGATION = re.compile(r"(?i)(?:no|not|never|none|without|cannot|.*n['’]t)[.,;:]?")
_LIMIT = re.compile(r"almost|only|least|half|some|may|could|would|should|might|if|unless|until|most|mostly")
_LOOK_ALIKE = dict(zip("aeopcxyiABEHKMOPTX", "аеорсхуіАВЕНКМОРТХ", strict=True))
_SCALE = re.compile(r"(?:million|billion|trillion|thousand|hundred|per|percentage|euros)\b")
_OTHER_UNITS = {
    "million": "billion", "billion": "million", "trillion": "billion", "thousand": "million", "£": "$",
    "$": "€", "€": "£", "%": " percentage points", "euros": "dollars", "years": "months", "days": "weeks",
}  # fmt: skip

Damage = Callable[[list[str], Random], list[str] | None]
TextDamage = Callable[[list[str], Random], tuple[str, str] | None]


def _inner(words: list[str], random: Random) -> int:
    """A word that is neither the first nor the last, whose loss could not be seen."""
    return random.randrange(1, len(words) - 1)


def _changed(words: list[str], random: Random) -> list[str]:
    at = random.randrange(len(words))
    return [
        *words[:at],
        random.choice(("partly", "European", "alliance", "might", "the", "of")),
        *words[at + 1 :],
    ]


def _letter_changed(words: list[str], random: Random) -> list[str] | None:
    at = random.randrange(len(words))
    places = [place for place, char in enumerate(words[at]) if char.isalpha()]
    if not places:
        return None
    place = random.choice(places)
    letter = "e" if words[at][place] != "e" else "a"
    return [*words[:at], words[at][:place] + letter + words[at][place + 1 :], *words[at + 1 :]]


def _case_changed(words: list[str], random: Random) -> list[str] | None:
    at = random.randrange(len(words))
    swapped = words[at].swapcase()
    return [*words[:at], swapped, *words[at + 1 :]] if swapped != words[at] else None


def _negation_dropped(words: list[str], random: Random) -> list[str] | None:
    found = [at for at, word in enumerate(words) if _NEGATION.fullmatch(word) and 0 < at < len(words) - 1]
    if not found:
        return None
    at = random.choice(found)
    kept = re.sub(r"(?i)n['’]t", "", words[at]) if "t" in words[at][-2:] and "'" in words[at] else ""
    return [*words[:at], *filter(None, [kept]), *words[at + 1 :]]


def _negation_added(words: list[str], random: Random) -> list[str]:
    at = _inner(words, random)
    return [*words[:at], random.choice(("not", "never", "no")), *words[at:]]


def _number_changed(words: list[str], random: Random) -> list[str] | None:
    found = [at for at, word in enumerate(words) if any(map(str.isdigit, word))]
    if not found:
        return None
    at = random.choice(found)
    digit = random.choice([char for char in words[at] if char.isdigit()])
    other = random.choice([char for char in "0123456789" if char != digit])
    return [*words[:at], words[at].replace(digit, other, 1), *words[at + 1 :]]


def _swapped(words: list[str], random: Random) -> list[str] | None:
    at = random.randrange(len(words) - 1)
    return [*words[:at], words[at + 1], words[at], *words[at + 2 :]] if words[at] != words[at + 1] else None


def _dropped(words: list[str], random: Random) -> list[str]:
    at = _inner(words, random)
    return [*words[:at], *words[at + 1 :]]


def _doubled(words: list[str], random: Random) -> list[str]:
    at = random.randrange(len(words))
    return [*words[:at], words[at], *words[at:]]


# What an author may mark, and must not


def _negation_in_brackets(words: list[str], random: Random) -> list[str] | None:
    at = _inner(words, random)
    if not words[at].isalpha():
        return None
    if random.random() < 0.5:
        put_in = random.choice(("[not]", "[never]", "[sic: not]", "[no longer]", "[un-]", "[hardly]"))
        return [*words[:at], put_in, *words[at:]]
    return [
        *words[:at],
        f"[{random.choice(('un', 'non', 'dis', 'in', 'anti'))}]{words[at]}",
        *words[at + 1 :],
    ]


def _letters_in_brackets(words: list[str], random: Random) -> list[str] | None:
    at = random.randrange(len(words))
    if not words[at].isalpha():
        return None
    put_in = random.choice(("[less]", "[ed]", "[like]", "[e]"))
    stem = random.randint(1, len(words[at]))
    return [*words[:at], words[at][:stem] + put_in + words[at][stem:], *words[at + 1 :]]


def _number_in_brackets(words: list[str], random: Random) -> list[str]:
    found = [at for at, word in enumerate(words) if re.search(r"\d$", word) or _SCALE.match(word)]
    at = random.choice(found or range(len(words)))
    if words[at][-1].isdigit():
        return [
            *words[:at],
            random.choice((f"{words[at]}[0]", f"{words[at]}[,5]", f"[1]{words[at]}")),
            *words[at + 1 :],
        ]
    return [*words[:at], random.choice(("[6]", "[a hundred]", "[10,000]", "[two]")), *words[at:]]


def _negation_left_out(words: list[str], random: Random) -> list[str] | None:
    found = [at for at, word in enumerate(words) if _NEGATION.fullmatch(word) and 0 < at < len(words) - 1]
    if not found:
        return None
    at = random.choice(found)
    first, end = random.randint(max(1, at - 3), at), random.randint(at + 1, min(len(words) - 1, at + 4))
    if any(word[-1] in ".!?" for word in words[first:end]):
        return None  # a whole sentence may be left out
    if words[first - 1] in words[first:end] or words[end] in words[first:end]:
        return None  # so less may be left out, and the negation stays
    if any(word[-1] in ".!?" for word in words[first:end]):
        return None  # a whole sentence may be left out
    if words[first - 1] in words[first:end] or words[end] in words[first:end]:
        return None  # so less may be left out, and the negation stays
    return [*words[:first], random.choice(("…", "[...]", "...", "[…]", "(…)")), *words[end:]]


def _replaced_in_brackets(words: list[str], random: Random) -> list[str] | None:
    at = random.randrange(len(words))
    if not (words[at].islower() and words[at].isalpha() and len(words[at]) > 5):
        return None
    other = random.choice(("condemn", "a failure", "the opposite", "abandoned", "European", "before"))
    return [*words[:at], f"[{other}]", *words[at + 1 :]] if other != words[at] else None


_PRONOUN = re.compile(r"(?i)i|me|he|him|she|her|it|us|we|they|them|you|its|our|their|his|my|your")
_TOLD = "Russia,the council,Russian,Putin's,Every,This bad,in Moscow,by Putin,November,our,the allies'"


def _told_in_brackets(words: list[str], random: Random) -> list[str] | None:
    """Somebody, whose it is, or more than that, where no pronoun says so."""
    at = random.randrange(len(words) - 1)
    count = random.choice((0, 1, 1, 2))
    if any(not word.isalpha() or _PRONOUN.fullmatch(word) for word in words[max(0, at - 1) : at + count]):
        return None
    told = random.choice(_TOLD.split(","))
    made = [*words[:at], f"[{told}]", *words[at + count :]]
    return made if told != " ".join(words[at : at + count]) else None


def _given_name_in_brackets(words: list[str], random: Random) -> list[str] | None:
    found = [at for at in range(1, len(words)) if words[at].istitle() and words[at].isalpha()]
    if not found:
        return None
    at = random.choice(found)
    put_in = random.choice((f"[Ursula] {words[at]}", f"[Mark {words[at]}]", f"{words[at]} [of Russia]"))
    return [*words[:at], *put_in.split(" "), *words[at + 1 :]]


def _limit_in_brackets(words: list[str], random: Random) -> list[str]:
    at = _inner(words, random)
    return [
        *words[:at],
        random.choice(("[almost]", "[only]", "[some]", "[in principle]", "[if asked]", "[illegal]")),
        *words[at:],
    ]


def _limit_left_out(words: list[str], random: Random) -> list[str] | None:
    found = [at for at, word in enumerate(words) if _LIMIT.fullmatch(word) and at < len(words) - 1]
    if not found:
        return None
    at = random.choice(found)
    first, end = random.randint(max(0, at - 2), at), random.randint(at + 1, min(len(words) - 1, at + 2))
    left_out = words[first:end]
    if any(not word[-1].isalnum() for word in left_out) or {words[end], *words[:first][-1:]} & {*left_out}:
        return None  # a part of the sentence may be left out; so less may be, and the word stays
    return [*words[:first], random.choice(("…", "[...]", "...", "[…]", "(…)")), *words[end:]]


def _denied_at_edge(words: list[str], random: Random) -> list[str] | None:
    found = [at for at, word in enumerate(words) if _NEGATION.fullmatch(word) and word[-1].isalpha()]
    if not found or found[-1] + 3 > len(words):
        return None
    return [random.choice(("…", "[...]", "...", "[…]", "(…)")), *words[found[-1] + 1 :]]


def _begun_in_mid_sentence(words: list[str], random: Random) -> tuple[str, str] | None:
    """A text that denies or limits what follows, and the quote that begins there, marked or not."""
    begin = random.choice(
        ("Nobody but", "Almost all", "It is unlikely that", "I hope that", "He doubts",
         "They never said that", "No ships and", "Whether", "If asked,", "Only some of")
    )  # fmt: skip
    kept = [word for word in words if word.isalpha()]
    if len(kept) < 3 or not kept[0].islower() or {*kept} & {*begin.split(), "but", "or", "so", "yet"}:
        return None
    quote = " ".join(kept)
    marked = random.choice((quote, f"… {quote}", f"[...] {quote}", f"[{quote[0].upper()}]{quote[1:]}"))
    return f"They met. {begin} {quote}.", marked


def _ends_swapped(words: list[str], random: Random) -> list[str] | None:
    middle = len(words) // 2
    return [*words[middle:], random.choice(("…", "[...]")), *words[:middle]] if middle > 2 else None


def _scattered(words: list[str], random: Random) -> list[str] | None:
    first, other = sorted(random.sample(range(len(words)), 2))
    if words[first] == words[other]:
        return None
    return [*words[:first], words[other], *words[first + 1 : other], words[first], *words[other + 1 :]]


# Cuts and signs


def _cut_in_word(words: list[str], random: Random) -> list[str] | None:
    ends = [at for at in (0, len(words) - 1) if len(words[at]) > 3 and words[at].isalpha()]
    if not ends:
        return None
    at = random.choice(ends)
    place = random.randint(1, len(words[at]) - 1)
    return [words[0][place:], *words[1:]] if at == 0 else [*words[:-1], words[-1][:place]]


def _cut_in_amount(words: list[str], random: Random) -> list[str] | None:
    for at in random.sample(range(2, len(words)), len(words) - 2):
        if _SCALE.match(words[at]) and words[at - 1][-1].isdigit():
            return words[:at] if random.random() < 0.5 and at > 3 else words[at:]
        if cut := re.fullmatch(r"([£$€]?\d+)([.,]?\d+|%)[.,]?", words[at]):
            return [*words[:at], cut[1]]
        if words[at][0] in "£$€":
            return [words[at][1:], *words[at + 1 :]]
    return None


def _look_alike(words: list[str], random: Random) -> list[str] | None:
    at = random.randrange(len(words))
    places = [place for place, char in enumerate(words[at]) if char in _LOOK_ALIKE]
    if not places:
        return None
    place = random.choice(places)
    return [
        *words[:at],
        words[at][:place] + _LOOK_ALIKE[words[at][place]] + words[at][place + 1 :],
        *words[at + 1 :],
    ]


def _blank_hidden(words: list[str], random: Random) -> list[str] | None:
    at = random.randrange(len(words) - 1)
    if not (words[at].isalpha() and words[at + 1].isalpha()):
        return None
    joined = words[at] + random.choice("\u200b\u2060\u00ad\u200e") + words[at + 1]
    return [*words[:at], joined, *words[at + 2 :]]


def _digits_regrouped(words: list[str], random: Random) -> list[str] | None:
    found = [at for at, word in enumerate(words) if re.search(r"\d{4}|\d,\d", word)]
    if not found:
        return None
    at = random.choice(found)
    sign = random.choice((" ", ".", "'", "\u202f"))
    if "," in words[at].rstrip(","):
        regrouped = words[at].replace(",", sign, 1)
    else:
        regrouped = re.sub(r"(\d)(\d{3})", rf"\1{sign}\2", words[at], count=1)
    return [*words[:at], *regrouped.split(" "), *words[at + 1 :]]


def _unit_changed(words: list[str], random: Random) -> list[str] | None:
    found = [(at, unit) for at, word in enumerate(words) for unit in _OTHER_UNITS if unit in word]
    if not found:
        return None
    at, unit = random.choice(found)
    return [*words[:at], *words[at].replace(unit, _OTHER_UNITS[unit], 1).split(" "), *words[at + 1 :]]


# What may happen to a text


def _hidden_in_word(words: list[str], random: Random) -> tuple[str, str] | None:
    sign = random.choice("\u200b\u2060\u00ad\u200e\ufe0f")
    return _parted(words, random, lambda first, rest: f"{first}{sign}{rest}")


def _emphasised(words: list[str], random: Random) -> tuple[str, str] | None:
    sign = random.choice(("*", "**"))
    return _parted(words, random, lambda first, rest: f"{first}{sign}{rest}{sign}")


def _hyphenated(words: list[str], random: Random) -> tuple[str, str] | None:
    hyphen = random.choice("-‐‑")
    return _parted(words, random, lambda first, rest: f"{first}{hyphen}\n{rest}")


def _parted(words: list[str], random: Random, parted: Callable[[str, str], str]) -> tuple[str, str] | None:
    """A text in which a word is parted, and the quote that begins with its second part."""
    found = [at for at, word in enumerate(words[:-2]) if len(word) > 3 and word.isalpha()]
    if not found:
        return None
    at = random.choice(found)
    place = random.randint(1, len(words[at]) - 1)
    first, rest = words[at][:place], words[at][place:]
    return " ".join([*words[:at], parted(first, rest), *words[at + 1 :]]), " ".join([rest, *words[at + 1 :]])


def _struck(words: list[str], random: Random) -> tuple[str, str]:
    at = _inner(words, random)
    return " ".join([*words[:at], f"~~{words[at]}~~", *words[at + 1 :]]), " ".join(words)


def _group_cut(words: list[str], random: Random) -> tuple[str, str]:
    at = _inner(words, random)
    number = (
        f"{random.randint(1, 999)}{random.choice((' ', chr(0xA0), chr(0x202F)))}{random.randint(100, 999)}"
    )
    first, _, rest = number.replace("\u00a0", " ").replace("\u202f", " ").partition(" ")
    text = " ".join([*words[:at], number, *words[at:]])
    return text, " ".join(random.choice(([*words[:at], first], [rest, *words[at:]])))


def _of_another(words: list[str], random: Random) -> tuple[str, str]:
    one, other = random.sample(("France", "Germany", "the minister", "Mr Rutte", "the allies"), 2)
    joint = random.choice((", but", ", and", " while", ";", ", whereas", ". Then"))
    verb = random.choice(("opposes it", "has left", "refused to sign", "will pay"))
    aside = random.choice(("", ", as ever,", " clearly"))
    marked = random.choice(("…", "[...]", "(...)", ". . ."))
    first = random.choice(("supports it", "wants it now", f"said {words[0].lower()}"))
    return f"So {one} {first}{joint} {other}{aside} {verb}.", f"{one} {marked} {verb}"


DAMAGES: dict[str, Damage] = {
    "word changed": _changed,
    "letter changed": _letter_changed,
    "case changed": _case_changed,
    "negation dropped": _negation_dropped,
    "negation added": _negation_added,
    "number changed": _number_changed,
    "words swapped": _swapped,
    "word dropped": _dropped,
    "word doubled": _doubled,
    "negation in brackets": _negation_in_brackets,
    "letters in brackets": _letters_in_brackets,
    "number in brackets": _number_in_brackets,
    "negation left out": _negation_left_out,
    "word replaced in brackets": _replaced_in_brackets,
    "told in brackets": _told_in_brackets,
    "given name in brackets": _given_name_in_brackets,
    "limit in brackets": _limit_in_brackets,
    "limit left out": _limit_left_out,
    "negation before an ellipsis": _denied_at_edge,
    "halves swapped": _ends_swapped,
    "order changed": _scattered,
    "cut in a word": _cut_in_word,
    "cut in an amount": _cut_in_amount,
    "letter that looks alike": _look_alike,
    "blank of no width": _blank_hidden,
    "digits regrouped": _digits_regrouped,
    "unit changed": _unit_changed,
}
OF_TEXTS: dict[str, TextDamage] = {
    "hidden sign in a word": _hidden_in_word,
    "emphasis in a word": _emphasised,
    "word over a line end": _hyphenated,
    "struck word": _struck,
    "group of digits cut": _group_cut,
    "said of another": _of_another,
    "begun in mid-sentence": _begun_in_mid_sentence,
}
