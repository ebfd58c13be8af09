"""Which names count as one when what was read is compared with what readers marked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.evaluate.lines import lines_of
from kg.model import UsageError, slug

_GAP = re.compile(r"[^a-z0-9]+")


def folded(name: str) -> str:
    """The name in ASCII, lower case, words joined by hyphens; a name without any Latin letter gets the slug of the graph.

    Not the slug of the graph throughout: that spells out letters and apostrophes that annotators drop.
    """
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _GAP.sub("-", ascii_only).strip("-") or (slug(name) if name.strip() else "")


@dataclass(frozen=True)
class Names:
    """Folded names with the usual one of their group; a name in no group stands for itself."""

    groups: Mapping[str, str] = field(default_factory=dict)

    def usual(self, name: str) -> str:
        """The one name that all names of the group are compared by."""
        made = folded(name)
        return self.groups.get(made, made)

    def of(self, entity: Mapping[str, Any] | None) -> frozenset[str]:
        """The names that an entity of the output contract goes by: its id, the id without prefixes, its name."""
        if not entity:
            return frozenset()
        id_, name = entity.get("id") or "", entity.get("name") or ""
        return frozenset(self.usual(one) for one in (id_, id_.split(":")[-1].split("/")[-1], name) if one)


def read_names(file: Path) -> Names:
    """The groups of a file: one a line, names between bars, the usual one first; `#` begins a comment.

    Raises UsageError where a name stands in two groups, for then nobody can tell what it means.
    """
    groups: dict[str, str] = {}
    for place, text in lines_of(file):
        names = [folded(name) for name in text.split("#")[0].split("|") if name.strip()]
        for name in names:
            if groups.setdefault(name, names[0]) != names[0]:
                raise UsageError(
                    f"'{name}' counts as '{groups[name]}' already.", place=place, remedy="Put both groups into one line."
                )
    return Names(groups)
