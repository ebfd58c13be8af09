"""What a notebook shows: small tables in HTML, in which the words of articles are words and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from html import escape

from kg.model.harmless import safe
from kg.query.forms import told

SHOWN = 20
"""Rows that are shown; the object itself has all of them."""
_LONGEST = 300
_LINKS = ("https://", "http://")


def table(columns: Sequence[str], rows: Sequence[Sequence[object]], *, head: str = "", notes: Iterable[str] = ()) -> str:
    """Return an HTML table of the first rows, with a line above and lines below it; all of it is plain text to a browser."""
    body = "".join(f"<tr>{''.join(f'<td>{cell(value)}</td>' for value in row)}</tr>" for row in rows[:SHOWN])
    names = "".join(f"<th>{text(name)}</th>" for name in columns)
    more = [f"and {len(rows) - SHOWN:,} more rows"] if len(rows) > SHOWN else []
    below = "".join(f"<p><em>{text(note)}</em></p>" for note in (*more, *notes))
    above = f"<p>{text(head)}</p>" if head else ""
    return f"<div>{above}<table><thead><tr>{names}</tr></thead><tbody>{body}</tbody></table>{below}</div>"


def cell(value: object) -> str:
    """Return a value as HTML: an address of the web as a link, a list with semicolons between, all else as text."""
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(_LINKS) and not value.split()[1:]:
        return f'<a href="{escape(safe(value), quote=True)}" rel="noopener noreferrer">{text(value)}</a>'
    if isinstance(value, list | tuple):
        return text("; ".join(_plain(one) for one in value))
    return text(_plain(value))


def text(words: str) -> str:
    """Return words as HTML that shows them, cut where they are very long."""
    shown = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
    return escape(safe(shown), quote=True)


def _plain(value: object) -> str:
    """A node, a relationship and a path as in other tables, any other map or list as JSON."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return told(value)
    return str(value) if isinstance(value, str | int | float) else json.dumps(value, ensure_ascii=False)
