"""What a person can say about a thing in the graph, as commands that come after `kg`, ready to be copied."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.workspace.graph_view import Difference, Event

SET = ("status", "date", "deadline", "count", "amount")
"""The fields that reports tell differently and that can be set."""


def of_event(event: Event, also: Iterable[Difference] = ()) -> list[str]:
    """Return the commands that settle an event: it is so; another value is right; some articles mean another one; it was none.

    `also`: differences that are none of its fields, such as of who acts.
    """
    made = [f"correct confirm {event.id}"]
    whole = {report.article for report in event.reports}
    for difference in (*event.differences, *also):
        standing = {report.article for report in difference.said[0].reports}
        for said in difference.said[1:]:
            if difference.field in SET:
                value = said.value.partition(" ")[0].replace(",", "")
                made.append(f"correct set {event.id} {difference.field} {value}")
            apart = {report.article for report in said.reports} - standing
            made += [split(event.id, apart)] if apart and apart != whole else []
    made.append(f"correct retract {event.id}")
    return list(dict.fromkeys(made))


def split(what: str, articles: Iterable[str], name: str = "") -> str:
    """Return the command that takes articles apart from an event or an entity."""
    named = f" --name {shlex.quote(name)}" if name else ""
    return f"correct split {what} --articles {','.join(sorted(articles))}{named}"


def merge(first: str, *others: str) -> str:
    """Return the command that makes several one; the first stands for all."""
    return f"correct merge {' '.join((first, *others))}"


def rename(what: str, name: str) -> str:
    """Return the command that gives an entity a name."""
    return f"correct rename {what} {shlex.quote(name)}"
