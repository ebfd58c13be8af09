"""Articles that are withdrawn, by what a person types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.ledger import Ledger
from kg.model import LedgerError

_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Removal:
    """What became of an article: `removed`, `erased`, or `unchanged` where it was removed before."""

    id: str
    title: str | None
    source: str
    outcome: str


def removed(ledger: Ledger, ids: Sequence[str], *, erase: bool) -> list[Removal]:
    """Remove the articles of these ids, or beginnings of ids, all or none. Raises LedgerError for what names none or several."""
    removals = []
    with ledger.transaction():
        for id_ in dict.fromkeys(meant(ledger, text) for text in ids):
            article = next(iter(ledger.find(id_)), None)
            outcome = ledger.remove(id_, erase=erase)
            title, source = (article.title, article.source) if article else (None, "")
            removals.append(Removal(id_, title, source, outcome))
    return removals


def meant(ledger: Ledger, text: str) -> str:
    """Return the id of the article that an id, or the beginning of one, names. Raises LedgerError for none and for several."""
    if len(text) < _SHORTEST:
        raise LedgerError(f"'{text}' is too short to be sure.", place="id", remedy=f"Give {_SHORTEST} digits of the id or more.")
    gone = ledger.removed(text)
    try:
        return ledger.article(text).id
    except LedgerError:
        if len(gone) != 1:
            raise
        return gone[0]
