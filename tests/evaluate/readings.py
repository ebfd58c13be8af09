"""Records as `kg extract` prints them, made by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.evaluate import Evaluation, Gold, Names

Event = dict[str, Any]


def event(actor: str | None, action: str, target: str | None, status: str = "done", **more: Any) -> Event:
    """An event of the output contract; `*violent games` is a class of things."""

    def entity(name: str | None) -> dict[str, Any] | None:
        if name is None:
            return None
        group = name.startswith("*")
        return {"id": None if group else name, "name": name, "kind": "class" if group else "platform"}

    targets = [] if target is None else [entity(one) for one in target.split("+")]
    told = [{"start": 0, "end": 5, "text": f"{actor} {action} {target}"}]
    return {"action": action, "status": status, "actor": entity(actor), "with": [], "targets": targets, "evidence": told} | more


def record(article: str, *events: Event, people: tuple[Mapping[str, Any], ...] = (), language: str = "en") -> dict[str, Any]:
    """A line of `kg extract`."""
    about = {"id": article, "source": f"{article}.txt", "title": f"Title of {article}", "language": language}
    return {"article": about, "events": list(events), "people": list(people)}


def evaluated(marked: Gold, *records: Mapping[str, Any], names: Names | None = None) -> Evaluation:
    """These records held against a gold."""
    return Evaluation(marked, {one["article"]["id"]: one for one in records}, names or Names())
