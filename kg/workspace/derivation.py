"""The graph out of the ledger: when it is made again, and the stamp that tells which state it is of."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kg.ledger import Ledger
from kg.model import StoreError, StoreUnreachableError
from kg.store import GraphStore
from kg.workspace.version import version

if TYPE_CHECKING:
    from kg.model import Correction
    from kg.ontology import Ontology
    from kg.resolve import Graph

# With nearly all articles new, reading all at once is faster.
_MOST = 0.8


def stamp_of(ledger: Ledger, schemas: str) -> str:
    """Return the mark of the graph that the ledger gives now, by schemas of this fingerprint and this version of the program."""
    return f"{ledger.revision()} {schemas} {version()}"


def resolved(
    ledger: Ledger, ontology: Ontology, *, also: Sequence[Correction] = (), without: Container[str] = ()
) -> tuple[Graph, str]:
    """Return the graph of all that the ledger holds, and its stamp.

    `also`: corrections as if they had been made too; `without`: articles (ids) as if they were gone. The graph is then not that
    of its stamp.
    """
    # Imported here: whoever only asks a graph that is there resolves nothing.
    from kg.resolve import resolve

    with ledger.snapshot():
        stamp = stamp_of(ledger, ontology.fingerprint)
        pairs = (pair for pair in ledger.pairs() if pair[0].id not in without)
        return resolve(pairs, ontology, ledger.corrections(also=also)), stamp


def missed_corrections(ledger: Ledger, ontology: Ontology, *, also: Sequence[Correction] = ()) -> tuple[Correction, ...]:
    """Return the corrections in force that apply to nothing, `also` among them; for that the graph is made in full, in memory.

    The store does not keep them, and without corrections there are none.
    """
    return resolved(ledger, ontology, also=also)[0].missed if also or ledger.counts().corrections else ()


def bring_up_to_date(
    ledger: Ledger,
    ontology: Ontology,
    store: GraphStore,
    index_path: Path | None,
    *,
    anew: bool = False,
    quick: bool = False,
    notify: Callable[[str], None] = lambda _: None,
) -> tuple[Correction, ...]:
    """Make the graph in `store` that of the ledger, by what changed since it was made; `anew` by everything.

    The index beside it tells what it was made of. Without one, with a damaged one or one of another graph, everything is
    resolved, and `notify` hears why: the outcome is the same. `quick`: see `GraphStore.stamp`. Returns the corrections in force
    that apply to nothing. Whoever comes while another process does it waits for that, and then has little to do.
    """
    # Imported here: whoever only asks a graph that is there resolves nothing.
    from kg.workspace.index import DamagedIndexError, remove_index

    try:
        return _brought_up(ledger, ontology, store, index_path, anew, quick, notify)
    except DamagedIndexError as error:
        if index_path is None:
            raise
        notify(f"{error.problem.rstrip('.')}: it is made again from the ledger, and the graph with it.")
        remove_index(index_path)
        return _brought_up(ledger, ontology, store, index_path, True, quick, notify)


def _brought_up(
    ledger: Ledger,
    ontology: Ontology,
    store: GraphStore,
    index_path: Path | None,
    anew: bool,
    quick: bool,
    notify: Callable[[str], None],
) -> tuple[Correction, ...]:
    from kg.workspace.deriving import Deriver
    from kg.workspace.index import Index

    # The ledger is looked at only when it is our turn, and then as it is at one moment, whoever writes to it meanwhile.
    with closing(Index(index_path)) as index, index.writing(), ledger.snapshot():
        now = {
            "stamp": stamp_of(ledger, ontology.fingerprint),
            "position": str(ledger.position()),
            "revision": ledger.revision(),
            "reading": f"{ontology.fingerprint} {version()}",
            "entities": _of_entities(ledger),
        }
        before = {} if anew else _fitting(index.state(), ledger, _stamp(store, quick), notify)
        changed, corrected = _changed(before, now, ledger)
        if changed is None:
            index.clear()
        with store.changing(stamp=now["stamp"], anew=changed is None) as change:
            deriver = Deriver(ledger, ontology, index)
            deriver.derive(change, changed, corrected)
        grown = zip(("nodes", "edges"), deriver.growth, strict=True)
        sizes = {name: str(count + (0 if changed is None else int(before[name]))) for name, count in grown}
        index.keep({**now, **sizes})
        return deriver.missed()


def sizes(store: GraphStore, index_path: Path | None) -> tuple[int, int]:
    """Return the numbers of nodes and edges of a graph that is up to date: as the index tells, else counted in the graph."""
    from kg.workspace.index import DamagedIndexError, Index

    if index_path is not None and index_path.exists():
        with suppress(DamagedIndexError), closing(Index(index_path)) as index:
            state = index.state()
            if state.get("stamp") == store.stamp(quick=True) is not None:
                return int(state["nodes"]), int(state["edges"])
    counts = store.counts()
    return sum(counts.nodes.values()), sum(counts.edges.values())


def _fitting(state: Mapping[str, str], ledger: Ledger, stamp: str | None, notify: Callable[[str], None]) -> Mapping[str, str]:
    """Return the state of an index that tells what the graph of this stamp was made of, else nothing; `notify` hears why.

    Where no graph can be read, no word is lost about the index: it is made with the graph, as it was the first time.
    """
    if stamp is None:
        return {}
    if not state:
        unfit = "is not there, or of another version"
    elif state.get("stamp") != stamp:
        unfit = "is not of this graph"
    elif not ledger.was_at(int(state["position"]), state["revision"]):
        unfit = "is of another ledger"
    else:
        return state
    notify(f"the index of the graph {unfit}: it is made again, from all articles.")
    return {}


def _changed(before: Mapping[str, str], now: Mapping[str, str], ledger: Ledger) -> tuple[set[str] | None, set[str]]:
    """Return the articles that changed, and those that changed corrections of events speak of; None where all must be read."""
    if any(before.get(name) != now[name] for name in ("reading", "entities")):
        return None, set()
    position = int(before["position"])
    changed = {article for _, article in ledger.changed_since(position)}
    if len(changed) > _MOST * ledger.counts().articles:
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


def _stamp(store: GraphStore, quick: bool) -> str | None:
    try:
        return store.stamp(quick=quick)
    except StoreUnreachableError:
        raise
    except StoreError:
        return None


def why_outdated(store: GraphStore, ledger: Ledger, schemas: str, *, quick: bool = False) -> str | None:
    """Return why the graph must be made again, as the end of a sentence that begins with "the graph"; None where it is good.

    `schemas` is their fingerprint; `quick`: see `GraphStore.stamp`. Raises StoreUnreachableError where that cannot be known.
    """
    try:
        stamp = store.stamp(quick=quick)
    except StoreUnreachableError:
        raise
    except StoreError as error:
        return f"is damaged ({error.problem.rstrip('.')})"
    if stamp is None:
        return "is not there yet"
    return None if stamp == stamp_of(ledger, schemas) else "is out of date"
