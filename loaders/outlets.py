"""Who published an article: by name, by host, or by the dateline that the text begins with."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from kg.model import ReadingAids

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}", re.IGNORECASE)
_FURNITURE = ("www.", "m.", "amp.")
_DASH = re.compile(r"[ \t\xa0]*(?:--+|[–—])[ \t\xa0]*|[ \t\xa0]-[ \t\xa0]+|-[ \t\xa0]+|[ \t\xa0]-(?=\S)")
_PARTS = re.compile(r"[,/()\[\]|]")
_DATELINE_CHARACTERS = 90


def host_of(url: str | None) -> str | None:
    """The host of an address, lower case, without `www.`; None where it has none."""
    if not url:
        return None
    try:
        host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").rstrip(".")
    except ValueError:
        return None
    for prefix in _FURNITURE:
        host = host.removeprefix(prefix)
    return host if _HOST.fullmatch(host) else None


def outlet_of_host(host: str, aids: ReadingAids) -> str:
    """The outlet of a host or of the nearest domain above it, else the bare host name."""
    labels = host.split(".")
    for first in range(len(labels) - 1):
        known = aids.outlets.get(".".join(labels[first:]))
        if known:
            return known
    return host


def outlet_of_url(url: str | None, aids: ReadingAids) -> str | None:
    """The outlet of an address's host, None where it has no host."""
    host = host_of(url)
    return outlet_of_host(host, aids) if host else None


def outlet_named(name: str, aids: ReadingAids) -> str | None:
    """The outlet that a source calls `name` (a name or a host); the name itself where it is not known."""
    name = name.strip()
    if not name:
        return None
    known = aids.outlets.get(name.lower())
    if known:
        return known
    host = host_of(name) if _HOST.fullmatch(name) else None
    return outlet_of_host(host, aids) if host else name


def outlet_in_dateline(line: str, aids: ReadingAids) -> str | None:
    """The outlet that a line begins with: `Kabar.com - `, `JAKARTA, KABAR.com - `, `(Agency) -`.

    Only a known outlet, or what looks like a host name, counts: a dash after a few words is not proof by itself.
    """
    dash = _DASH.search(line, 0, _DATELINE_CHARACTERS)
    if dash is None:
        return None
    parts = [part.strip() for part in _PARTS.split(line[: dash.start()])]
    for part in parts:
        known = aids.outlets.get(part.lower())
        if known:
            return known
    hosts = [host for part in parts if _HOST.fullmatch(part) and (host := host_of(part))]
    return outlet_of_host(hosts[0], aids) if hosts else None
