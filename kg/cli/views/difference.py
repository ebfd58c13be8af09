"""How the difference of two graphs is told to people and to programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.resolve import Change, Difference

COLUMNS = ("change", "fact", "what", "date", "values", "other", "article", "outlet", "published", "words", "id")
_OTHER = {"merged": "merged into", "split": "split from"}


def row(change: Change, *, whole: bool) -> tuple[Any, ...]:
    """A change as a row of `COLUMNS`. `whole`: values as objects, for programs; else each as a few words."""
    evidence = change.evidence
    return (
        _OTHER.get(change.way, change.way),
        change.fact,
        change.what,
        change.date,
        [asdict(value) if whole else f"{value.name}: {_told(value.before)} → {_told(value.after)}" for value in change.values],
        change.other,
        *((evidence.article, evidence.outlet, evidence.published, evidence.words) if evidence else (None,) * 4),
        change.id,
    )


def counted(difference: Difference) -> str:
    """How many facts, and how many entities, changed in which way, in one line."""
    entities = _ways(difference.entities)
    return f"{_ways(difference.facts) or 'no fact differs'}{f'; entities: {entities}' if entities else ''}"


def _ways(changes: Iterable[Change]) -> str:
    ways = Counter(change.way for change in changes)
    return ", ".join(f"{ways[way]:,} {way}" for way in ("added", "changed", "merged", "split", "withdrawn") if ways[way])


def _told(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.10g}"
    return "none" if value is None else str(value)
