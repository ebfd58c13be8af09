"""Marks: what the id of an event ends in names its first report for good, and finds the event whatever becomes of it."""

from __future__ import annotations

import re

MARK_LENGTH = 10
_MARK = re.compile(rf"(?<=-)[0-9a-f]{{{MARK_LENGTH}}}$")


def mark_of(id_: str) -> str | None:
    """Return the mark that an id of an event, or of its episode, ends in; None for what is no such id."""
    found = _MARK.search(id_)
    return found[0] if found else None
