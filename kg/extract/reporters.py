"""Who reports in a sentence what is said to be done: "Microsoft mengatakan pihaknya akan ..."."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.document import Item
from kg.extract.subjects import subject_before
from kg.ontology import Grammar


def reporter_of(items: Sequence[Item], pronoun: Item, grammar: Grammar) -> Item | None:
    """Who says so before a pronoun for oneself: by name, or the government."""
    said = [k for k, item in enumerate(items) if item.start < pronoun.start and item.any("speech:reporting")]
    reporter = subject_before(items, said[-1], grammar).item if said else None
    told = reporter is not None and (reporter.entity is not None or reporter.any("ref:government"))
    return reporter if told else None
