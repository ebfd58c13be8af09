"""The graph out of the ledger: when it is made again, and the stamp that tells which state it is of."""

from __future__ import annotations

from kg.ledger import Ledger
from kg.model import LedgerError, StoreError
from kg.ontology import Ontology
from kg.resolve import Graph, resolve
from kg.store import GraphStore
from kg.workspace.version import version

_ATTEMPTS = 5


def stamp_of(ledger: Ledger, ontology: Ontology) -> str:
    """Return the mark of the graph that the ledger gives now, with these schemas and this version of the program."""
    return f"{ledger.revision()} {ontology.fingerprint} {version()}"


def resolved(ledger: Ledger, ontology: Ontology) -> tuple[Graph, str]:
    """Return the graph of all that the ledger holds, and its stamp. Raises LedgerError where others keep writing to it."""
    for _ in range(_ATTEMPTS):
        stamp = stamp_of(ledger, ontology)
        graph = resolve(ledger.pairs(), ontology)
        # Another process may have added articles while they were read; then the graph is of no one state.
        if stamp_of(ledger, ontology) == stamp:
            return graph, stamp
    raise LedgerError("another process keeps writing to it.", place=str(ledger.path), remedy="Run this again when it is done.")


def why_outdated(store: GraphStore, ledger: Ledger, ontology: Ontology) -> str | None:
    """Return why the graph must be made again, as the end of a sentence that begins with "the graph"; None where it is good."""
    try:
        stamp = store.stamp()
    except StoreError as error:
        return f"is damaged ({error.problem.rstrip('.')})"
    if stamp is None:
        return "is not there yet"
    return None if stamp == stamp_of(ledger, ontology) else "is out of date"
