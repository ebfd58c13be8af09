"""Whom an entity is part of since a person merged it: its own id is no longer in the graph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.model import Correction, slug
from kg.resolve.corrections import Corrections
from kg.resolve.keys import id_of, key_of, kind_of


def stands_for(what: str, in_force: Sequence[Correction], listed: Iterable[str]) -> tuple[str, Correction] | None:
    """Return `kind/id` of the entity that stands for one of this id or name, with the correction that says so; None for none."""
    merges = [c for c in in_force if c.kind == "merge" and c.subjects[0].label != "Action"]
    corrections: Corrections | None = None
    for correction in reversed(merges):
        for subject in correction.subjects:
            if subject.id in (what.rpartition("/")[2], slug(what)):
                corrections = corrections or Corrections(merges, listed)
                key = key_of(subject.label.lower(), subject.id)
                standing = corrections.standing(key)
                if standing != key:
                    return f"{kind_of(standing)}/{id_of(standing)}", correction
    return None
