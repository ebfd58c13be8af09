"""What a doctor looks at: version, schemas, ledger, graph, quarantine, disk. Each with a line on how it is, and what to do."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kg.ledger import Ledger
from kg.model import KgError, StoreUnreachableError
from kg.ontology import Ontology
from kg.store import GraphStore, ServerLimits, WithLimits
from kg.workspace.derivation import missed_corrections, why_outdated
from kg.workspace.fingerprint import reading_fingerprint
from kg.workspace.version import is_compiled, version

_SLACK = timedelta(minutes=5)
"""Clocks of two machines that share a workspace are never quite the same."""
_ROOM = 3
"""The ledger, the graph and a log may each be written once more beside themselves."""
_LEAST_ROOM = 100 * 1024 * 1024
_SHOWN = 5
_USUAL_TIME = 30.0
"""What `kg query` gives a question unless told otherwise."""
_LEAST_MEMORY = 64 * 2**20
"""A transaction that writes a part of a large graph takes some thirty megabytes, more where articles say much."""
_FIX = "`kg doctor --fix` makes it again from the ledger."


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One thing that was looked at. `remedy` is empty where all is well."""

    name: str
    state: str
    remedy: str = ""

    @property
    def well(self) -> bool:
        """Whether nothing has to be done."""
        return not self.remedy

    def __str__(self) -> str:
        return f"{self.name}: {self.state} {self.remedy}".rstrip()


def diagnoses(path: Path, store: GraphStore, ontology: Callable[[], Ontology]) -> list[Diagnosis]:
    """Return everything that was looked at, in order; `path` is that of the ledger. What one illness hides is left out."""
    return list(_diagnoses(path, store, ontology))


def _diagnoses(path: Path, store: GraphStore, ontology: Callable[[], Ontology]) -> Iterator[Diagnosis]:
    engine = "compiled engine" if is_compiled() else "engine not compiled"
    python = ".".join(map(str, sys.version_info[:3]))
    yield Diagnosis("version", f"kg {version()} ({engine}), Python {python}.")
    schemas: Ontology | None = None
    try:
        schemas = ontology()
    except KgError as error:
        yield Diagnosis("schemas", str(error), "Mend the file; `kg schema check` reads all of them.")
    if schemas is not None:
        languages = ", ".join(sorted(schemas.languages))
        yield Diagnosis("schemas", f"{len(schemas.entities):,} names, languages {languages}.")
    try:
        with Ledger(path, read_only=True) as ledger:
            yield from _of_ledger(ledger)
            if schemas is not None:
                yield from _of_readings(ledger, schemas)
                yield _of_graph(store, ledger, schemas)
                yield from _of_server(store)
                yield from _of_corrections(ledger, schemas)
            yield _of_quarantine(ledger)
    except KgError as error:
        yield Diagnosis("ledger", error.problem, error.remedy or "Restore a backup.")
    yield _of_disk(path)


def _of_ledger(ledger: Ledger) -> Iterator[Diagnosis]:
    faults = ledger.check()
    for fault in faults:
        yield Diagnosis("ledger", f"{fault}.", "Copy the folder away, then restore a backup, or ingest the sources again.")
    if not faults:
        counts = ledger.counts()
        yield Diagnosis("ledger", f"{counts.articles:,} articles and {counts.corrections:,} corrections, each as it was written.")
    newest = ledger.newest()
    if newest and newest > (datetime.now(UTC) + _SLACK).isoformat():
        remedy = "Set the clock of this machine; until then all that comes gets that time."
        yield Diagnosis("clock", f"the newest entry is of {newest}, which is not yet.", remedy)


def _of_readings(ledger: Ledger, schemas: Ontology) -> Iterator[Diagnosis]:
    stale = ledger.stale_count(reading_fingerprint(schemas.fingerprint))
    if stale:
        yield Diagnosis("readings", f"{stale:,} articles were read with other schemas or by another version.", _FIX)


def _of_graph(store: GraphStore, ledger: Ledger, schemas: Ontology) -> Diagnosis:
    try:
        outdated = why_outdated(store, ledger, schemas.fingerprint)
        if outdated is not None:
            return Diagnosis("graph", f"it {outdated}.", _FIX)
        counts = store.counts()
    except StoreUnreachableError as error:
        return Diagnosis("graph", f"{error.place}: {error.problem}", error.remedy)
    except KgError as error:
        return Diagnosis("graph", error.problem, _FIX)
    return Diagnosis("graph", f"{sum(counts.nodes.values()):,} nodes and {sum(counts.edges.values()):,} edges, of this ledger.")


def _of_server(store: GraphStore) -> Iterator[Diagnosis]:
    if not isinstance(store, WithLimits):
        return
    try:
        yield server_diagnosis(store.limits())
    except KgError:
        # One that is away was told under the graph; one that says nothing of itself is no illness.
        return


def server_diagnosis(limits: ServerLimits) -> Diagnosis:
    """Return how a server is: what it allows a transaction, and whether that is enough for what this program asks."""
    seconds, memory = limits.seconds, limits.memory
    time = "as long as it wants" if seconds is None else f"{seconds:g} s"
    room = "as much memory as it wants" if memory is None else f"{_size(memory)} of memory"
    remedies = []
    if seconds is not None and seconds < _USUAL_TIME:
        remedies.append(f"Raise {limits.seconds_by} to {_USUAL_TIME:g}s: a question is given that long.")
    if memory is not None and memory < _LEAST_MEMORY:
        remedies.append(f"Raise {limits.memory_by} to {_LEAST_MEMORY // 2**20}m: a large change may need that much.")
    return Diagnosis("transactions", f"{limits.version}; one may take {time} and {room}.", " ".join(remedies))


def _of_corrections(ledger: Ledger, schemas: Ontology) -> Iterator[Diagnosis]:
    """No illness: the article that a correction is about may have been removed, or may come from another team one day."""
    count = ledger.counts().corrections
    if count:
        missed = [correction.id for correction in missed_corrections(ledger, schemas)]
        shown = f"{', '.join(missed[:_SHOWN])}{', ...' if len(missed) > _SHOWN else ''}"
        told = f"{len(missed):,} of them about nothing in the graph: {shown}" if missed else "all of them applied"
        yield Diagnosis("corrections", f"{count:,} in force, {told}.")


def _of_quarantine(ledger: Ledger) -> Diagnosis:
    count = ledger.counts().quarantined
    if not count:
        return Diagnosis("quarantine", "empty.")
    return Diagnosis("quarantine", f"{count:,} could not be read.", "`kg quarantine` tells why.")


def _of_disk(path: Path) -> Diagnosis:
    used = sum(file.stat().st_size for file in path.parent.rglob("*") if file.is_file())
    free = shutil.disk_usage(path.parent).free
    state = f"{_size(used)} used, {_size(free)} free."
    if free < max(_ROOM * used, _LEAST_ROOM):
        return Diagnosis("disk", state, "Make room: the graph is written beside the old one before that goes.")
    return Diagnosis("disk", state)


def _size(count: float) -> str:
    for unit in ("B", "KB", "MB", "GB"):
        if count < 1000:
            return f"{count:.0f} {unit}"
        count /= 1000
    return f"{count:.1f} TB"
