"""The graph out of the ledger: when it is made again, and the stamp that tells which state it is of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.ledger import Ledger
from kg.model import LedgerError, StoreError
from kg.store import GraphStore
from kg.workspace.version import version

if TYPE_CHECKING:
    from kg.model import Correction
    from kg.ontology import Ontology
    from kg.resolve import Graph

_ATTEMPTS = 5


def stamp_of(ledger: Ledger, schemas: str) -> str:
    """Return the mark of the graph that the ledger gives now, by schemas of this fingerprint and this version of the program."""
    return f"{ledger.revision()} {schemas} {version()}"


def resolved(ledger: Ledger, ontology: Ontology, *, also: Sequence[Correction] = ()) -> tuple[Graph, str]:
    """Return the graph of all that the ledger holds, and its stamp. Raises LedgerError where others keep writing to it.

    `also`: corrections as if they had been made too; the graph is then not that of its stamp.
    """
    # Imported here: whoever only asks a graph that is there resolves nothing.
    from kg.resolve import resolve

    for _ in range(_ATTEMPTS):
        stamp = stamp_of(ledger, ontology.fingerprint)
        graph = resolve(ledger.pairs(), ontology, ledger.corrections(also=also))
        # Another process may have written while all was read; then the graph is of no one state.
        if stamp_of(ledger, ontology.fingerprint) == stamp:
            return graph, stamp
    raise LedgerError("another process keeps writing to it.", place=str(ledger.path), remedy="Run this again when it is done.")


def why_outdated(store: GraphStore, ledger: Ledger, schemas: str) -> str | None:
    """Return why the graph must be made again, as the end of a sentence that begins with "the graph"; None where it is good.

    `schemas` is their fingerprint.
    """
    try:
        stamp = store.stamp()
    except StoreError as error:
        return f"is damaged ({error.problem.rstrip('.')})"
    if stamp is None:
        return "is not there yet"
    return None if stamp == stamp_of(ledger, schemas) else "is out of date"
