"""The graph out of the ledger: when it is made again, and the stamp that tells which state it is of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
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
# With more than a third of the articles new, reading all at once is faster.
_MOST = 3


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


def bring_up_to_date(
    ledger: Ledger, ontology: Ontology, store: GraphStore, index_path: Path | None, *, anew: bool = False
) -> tuple[Correction, ...]:
    """Make the graph in `store` that of the ledger, by what changed since it was made; `anew` by everything.

    The index beside it tells what it was made of. Without one, or with one of another graph, everything is resolved: the
    outcome is the same. Returns the corrections in force that apply to nothing. Whoever comes while another process does it
    waits for that, and then has little to do.
    """
    # Imported here: whoever only asks a graph that is there resolves nothing.
    from kg.workspace.deriving import Deriver
    from kg.workspace.index import Index

    with closing(Index(index_path)) as index, index.writing():
        before = {} if anew else index.state()
        now = {
            "stamp": stamp_of(ledger, ontology.fingerprint),
            "position": str(ledger.position()),
            "revision": ledger.revision(),
            "reading": f"{ontology.fingerprint} {version()}",
            "entities": _of_entities(ledger),
        }
        changed, corrected = _changed(before, now, ledger, store)
        if changed is None:
            index.clear()
        with store.changing(stamp=now["stamp"], anew=changed is None) as change:
            deriver = Deriver(ledger, ontology, index)
            deriver.derive(change, changed, corrected)
        index.keep(now)
        return deriver.missed()


def _changed(
    before: Mapping[str, str], now: Mapping[str, str], ledger: Ledger, store: GraphStore
) -> tuple[set[str] | None, set[str]]:
    """Return the articles that changed, and those that changed corrections of events speak of; None where all must be read."""
    same = all(before.get(name) == now[name] for name in ("reading", "entities"))
    if not same or not ledger.was_at(int(before["position"]), before["revision"]) or _stamp(store) != before["stamp"]:
        return None, set()
    position = int(before["position"])
    changed = {article for _, article in ledger.changed_since(position)}
    if len(changed) * _MOST > ledger.counts().articles:
        return None, set()
    corrected = set()
    if ledger.corrections_changed_since(position):
        recorded = (one.correction for one in ledger.all_corrections())
        corrected = {ref.article for one in recorded for subject in one.subjects for ref in subject.reports}
    return changed, corrected


def _of_entities(ledger: Ledger) -> str:
    """Return a name for the corrections of entities in force: they may change what any article is linked to."""
    ids = [one.id for one in ledger.corrections() if not any(subject.reports for subject in one.subjects)]
    return " ".join(sorted(ids))


def _stamp(store: GraphStore) -> str | None:
    try:
        return store.stamp()
    except StoreError:
        return None


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
