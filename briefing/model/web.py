"""Addresses outside every book: which may be opened, and how they are shown before."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from briefing.model.text import Text, clean

SCHEMES = ("http", "https", "mailto")
_HOST = re.compile(r"[a-z0-9.:-]+")


class Address(NamedTuple):
    """An address that may be opened: how it goes to the browser, and how it is shown to a person."""

    url: str
    shown: Text


def address(url: str) -> Address | None:
    """The address if a browser may have it, a host that is not ASCII shown both ways; else None."""
    if "\\" in url:  # which a browser reads as `/`, so that the host would be another one than is shown
        return None
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
        port = parts.port
        ascii_host = host.encode("idna").decode() if not host.isascii() else host
    except (ValueError, UnicodeError):
        return None
    if parts.scheme.lower() not in SCHEMES or any(char.isspace() for char in parts.geturl()):
        return None
    if parts.scheme.lower() == "mailto":
        return Address(parts.geturl(), clean(parts.geturl())) if parts.path and not parts.netloc else None
    if not _HOST.fullmatch(ascii_host) or parts.username is not None:
        return None
    at = f"[{host}]" if ":" in host else ascii_host
    if port is not None:
        at += f":{port}"
    opened = parts._replace(netloc=at).geturl()
    note = f" (not ASCII: {host})" if ascii_host != host else ""
    return Address(opened, clean(opened + note))
