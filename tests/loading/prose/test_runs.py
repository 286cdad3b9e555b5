"""The words of a block: the quick way and the inline parser read the same."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from briefing.loading.prose.runs import is_simple, only_links, parsed_runs, quick_runs

lines = st.lists(
    st.sampled_from(("word", "[[a]]", "[[b|c d]]", "[[e|[f] g]]", "!", ".", "]", " ", "(", "日", "#1"))
)
texts = st.lists(lines.map("".join), min_size=1, max_size=4).map("\n".join).map(str.strip)


@given(texts)
def test_the_quick_way_reads_what_the_parser_reads(words: str) -> None:
    assume(is_simple(words))
    assert list(only_links(words)) == parsed_runs(words, {})


marked = st.lists(
    st.sampled_from(
        ("**", "*", "_", "__", "`", "~", "~~", "&", "&amp;", "<", "\\", "[", "]", "(", ")", "!", "](http://a.b)",
         "[[c]]", "[[d|e f]]", "a", "B", "é", "“", "”", "€", ".", ",", " ", " ",
         "\n", "1", "**a**", "*b c*", "`d`", "|")
    ),
    max_size=12,
)  # fmt: skip


@given(marked.map("".join).map(str.strip))
def test_the_quick_way_with_signs_reads_what_the_parser_reads(words: str) -> None:
    assert quick_runs(words) in (None, parsed_runs(words, {}))


def test_the_signs_that_prose_has_most_take_no_parser() -> None:
    words = "**Say [[a]]:** *x*, `f(*a)`, R&D & co, snake_case, 1 < 2, \\*, [sic] and [b](https://c.org)."

    assert quick_runs(words) == parsed_runs(words, {})
    assert quick_runs(words) is not None


@given(st.text(alphabet="ab[]|#>*_`~\\<&!-:^() \n", max_size=60))
def test_words_with_a_sign_are_not_simple(words: str) -> None:
    if any(sign in words for sign in "\\`*_~&<"):
        assert not is_simple(words)


def test_simple_words() -> None:
    assert is_simple("plain [[a]] and [[b|c [d] e]]! (1)\nnext")
    assert not is_simple("[a]")
    assert not is_simple("hard  \nbreak")
    assert not is_simple("![[a]](x) `b`")
