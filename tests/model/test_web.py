"""Which addresses may be opened, and how they are shown before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.web import address


@pytest.mark.parametrize(
    ("written", "opened"),
    [
        ("https://www.nato.int/a?b=c#d", "https://www.nato.int/a?b=c#d"),
        ("http://example.org:8080/", "http://example.org:8080/"),
        ("mailto:press@example.org", "mailto:press@example.org"),
        (" https://example.org ", "https://example.org"),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
        ("https://[2001:DB8::1]/", "https://[2001:db8::1]/"),
    ],
)
def test_web_and_mail_may_be_opened(written: str, opened: str) -> None:
    found = address(written)
    assert found is not None
    assert (found.url, found.shown) == (opened, opened)


@pytest.mark.parametrize(
    "written",
    [
        "", "--help", "-a", "file:///etc/passwd", "smb://host/share", "\\\\evil\\share", "//evil.example",
        "javascript:alert(1)", "data:text/html,x", "vscode://file/x", "ftp://example.org", "https://",
        "https://user@evil.example/", "https://good.example@evil.example/", "https:///path",
        "http:example.org",
        "https://exa mple.org", "https://example.org/\nHost: x", "https://[::1", "https://example.org:99999/",
        "mailto:", "mailto://example.org", "ssh://host", "x-apple.systempreferences:", "about:blank",
        "C:\\Windows", "/etc/passwd", "https:\\\\evil.example",
        "http://evil.example\\.good.example/", "http://good.example/\\evil.example", "mailto:a\\b@c.example",
        "http://evil.example%2f.good.example/", "http://a_b.example/", "http://evil.example;good.example/",
        "http://a,b/", "http://évil.example;x/", "http://[fe80::1%25eth0]/",
    ],
)  # fmt: skip
def test_everything_else_may_not(written: str) -> None:
    assert address(written) is None


def test_a_host_that_only_looks_familiar_is_shown_both_ways() -> None:
    found = address("https://аpple.com/")
    assert found is not None
    assert found.url == "https://xn--pple-43d.com/"
    assert found.shown == "https://xn--pple-43d.com/ (not ASCII: аpple.com)"


@given(st.text())
def test_no_text_makes_it_fail(written: str) -> None:
    found = address(written)
    assert found is None or not found.url.startswith("-")
