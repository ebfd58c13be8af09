"""The workspace: one folder that holds the truth (the ledger) and the graph made from it.

What only some of its work needs is imported there: whoever asks a graph that is there waits for neither reading, nor resolving,
nor looking for faults.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from kg.ledger import Ledger
from kg.model import Correction, KgError, UsageError
from kg.ontology.files import schema_fingerprint, schema_root
from kg.store import open_store
from kg.workspace.derivation import bring_up_to_date, missed_corrections, resolved, sizes, why_outdated
from kg.workspace.fingerprint import reading_fingerprint
from kg.workspace.graph_name import graph_name
from kg.workspace.moments import NOW, Moment

if TYPE_CHECKING:
    from kg.extract.engine import Extractor
    from kg.ontology import Ontology
    from kg.resolve.difference import Difference
    from kg.store import GraphStore
    from kg.workspace.diagnosis import Diagnosis
    from kg.workspace.ingestion import IngestReport
    from kg.workspace.removal import Removal
    from kg.workspace.review import Item
    from kg.workspace.verification import Finding

LEDGER = "ledger.sqlite"
GRAPH = "graph.kgl"
INDEX = "graph.index"
STDIN = "-"


def _silent(_: object) -> None:
    return None


class Workspace:
    """A folder with a ledger, and a store that by default stands beside it. Nothing is made before the first writing.

    `store` is the path or address of another store. `notify` hears, in whole sentences, what is done without being asked
    for, such as making a damaged graph again. The ledger is written first and the graph derived after, so a run may be
    killed anywhere: the next one finds the ledger whole and the graph old, and goes on from there.
    """

    def __init__(
        self,
        folder: Path | str,
        *,
        store: str | None = None,
        ontology: Ontology | None = None,
        notify: Callable[[str], None] = _silent,
    ) -> None:
        self.folder = Path(folder)
        self._store_address = store
        self._ontology = ontology
        self._notify = notify
        self._store: GraphStore | None = None
        self.missed: tuple[Correction, ...] = ()
        """Corrections that applied to nothing when this object last made the graph: their article is gone, or not yet there."""

    @property
    def ontology(self) -> Ontology:
        """The schemas that articles are read with."""
        if self._ontology is None:
            from kg.ontology import load_ontology

            self._ontology = load_ontology()
        return self._ontology

    @property
    def schemas(self) -> str:
        """The fingerprint of the schemas, told without reading them where nobody has asked for them yet."""
        return schema_fingerprint(schema_root()) if self._ontology is None else self._ontology.fingerprint

    @property
    def exists(self) -> bool:
        """Whether anything was ever written here."""
        return (self.folder / LEDGER).exists()

    def ingest(
        self,
        places: Sequence[str],
        *,
        loader: str | None = None,
        columns: Mapping[str, str] | None = None,
        on_error: Callable[[KgError], None] = _silent,
        on_progress: Callable[[int], None] = _silent,
    ) -> IngestReport:
        """Read sources into the ledger and make the graph again if that changed anything.

        One fault never stops the others: each is handed to `on_error` and kept in quarantine. Raises UsageError for an
        unknown loader or column, LedgerError and StoreError where nothing can be written.
        """
        from kg.workspace.aids import reading_aids
        from kg.workspace.ingestion import IngestReport, Sources, take_in

        sources = Sources(places=places, aids=reading_aids(self.ontology), loader=loader, columns=columns)
        records = sources.records()
        # The first record is read before anything is made: a slip in the command must not leave an empty workspace behind.
        first = list(islice(records, 1))
        if not self.exists and not any(place == STDIN or os.path.lexists(place) for place in places):
            missing = [error for error in chain(first, records) if isinstance(error, KgError)]
            for error in missing:
                on_error(error)
            return IngestReport(unreadable=len(missing))
        extractor = self._extractor()
        with self._writing() as ledger:
            fingerprint = reading_fingerprint(self.ontology.fingerprint)
            counts = take_in(chain(first, records), ledger, extractor, fingerprint, on_error=on_error, on_progress=on_progress)
            stale = ledger.stale_count(fingerprint)
            if stale:
                several = f"{stale:,} article{'' if stale == 1 else 's'}"
                self._notify(f"{several} here, read with other schemas or by another version: `kg rebuild` reads them again.")
            derived = self._derive(ledger, quiet=True)
            nodes, edges = sizes(self._opened_store(), self._index())
        return IngestReport(**counts, stale=stale, nodes=nodes, edges=edges, derived=derived)

    def rebuild(self, *, on_error: Callable[[KgError], None] = _silent) -> tuple[int, int, int]:
        """Make the graph again from the ledger, whatever is there.

        Articles that were read with other schemas or by another engine are read again first. Returns how many those were,
        and the numbers of nodes and edges. An article that the extractor breaks on keeps what was read before, and
        `on_error` hears of it.
        """
        with self.writing() as ledger:
            again = self._read_again(ledger, on_error)
            store = self._opened_store()
            self.missed = bring_up_to_date(ledger, self.ontology, store, self._index(), anew=True, notify=self._notify)
            counts = store.counts()
        return again, sum(counts.nodes.values()), sum(counts.edges.values())

    def remove(self, ids: Sequence[str], *, erase: bool = False) -> list[Removal]:
        """Withdraw articles by id, or by the beginning of one, and make the graph again; all or none.

        `erase` deletes their words from the ledger's history as well, also of articles that were removed before. Raises
        LedgerError for what names no article, and for what names several.
        """
        from kg.workspace.past import FOLDER, forget_past
        from kg.workspace.removal import removed

        with self.writing() as ledger:
            if erase:
                # Before as well as after: a run that is killed in between must leave no words in them.
                forget_past(self.folder / FOLDER)
            removals = removed(ledger, ids, erase=erase)
            self._derive(ledger, quiet=True)
            if erase:
                self._opened_store().consolidate()
                forget_past(self.folder / FOLDER)
                ledger.compact()
        return removals

    def correct(self, corrections: Iterable[Correction]) -> Counter[str]:
        """Keep corrections, all or none, and make the graph again; return how many were `added` and how many `unchanged`."""
        with self.writing() as ledger:
            with ledger.transaction():
                outcomes: Counter[str] = Counter(ledger.correct(correction) for correction in corrections)
            self._derive(ledger, quiet=True)
        return outcomes

    def preview(self, corrections: Sequence[Correction] = (), *, without: Sequence[str] = ()) -> Difference:
        """Return what corrections would make of the graph, and what would be left without articles (ids, or beginnings of ids).

        Nothing is written. Both graphs are made for it, each in full. Raises LedgerError as `remove` does.
        """
        from kg.resolve.difference import difference
        from kg.workspace.removal import meant

        with self.reading() as ledger:
            gone = frozenset(meant(ledger, text) for text in without)
            before, _ = resolved(ledger, self.ontology)
            after, _ = resolved(ledger, self.ontology, also=corrections, without=gone)
        return difference(before, after)

    def applies(self, correction: Correction) -> bool:
        """Whether a correction that is not written yet would change anything; the graph is made in full for it."""
        with self.reading() as ledger:
            return correction not in missed_corrections(ledger, self.ontology, also=[correction])

    def review(self) -> list[Item]:
        """Return what a person should look at, the most consequential first."""
        from kg.workspace.graph_view import GraphView
        from kg.workspace.review import review

        store = self.graph()
        view = GraphView(store.nodes(), store.edges())
        with self.reading() as ledger:
            corrections = ledger.corrections()
            missed = missed_corrections(ledger, self.ontology)
        return review(view, self.ontology, corrections=corrections, missed=missed)

    def doctor(self) -> list[Diagnosis]:
        """Look at everything that can be ill, and tell what to do; nothing is mended on the way."""
        from kg.workspace.diagnosis import diagnoses

        return diagnoses(self.folder / LEDGER, self._opened_store(), lambda: self.ontology)

    def verify(self) -> list[Finding]:
        """Return all that is wrong with the ledger and the graph; nothing is mended on the way."""
        from kg.workspace.verification import verified

        with self.reading() as ledger:
            return verified(self._opened_store(), ledger, self.ontology)

    def graph(self, moment: Moment = NOW) -> GraphStore:
        """Return a store that holds the graph of what the ledger holds now, or of another moment.

        A graph that is missing, damaged or old is made again first, and `notify` is told. That of another moment is made of
        the articles that counted then, in a file of its own that may be deleted at any time. Raises UsageError where there is
        no workspace.
        """
        with self.reading() as ledger:
            if not moment.is_now:
                from kg.workspace.past import FOLDER, past_graph

                return past_graph(self.folder / FOLDER, ledger, lambda: self.ontology, self.schemas, moment)
            self._derive(ledger)
        return self._opened_store()

    @contextmanager
    def reading(self) -> Iterator[Ledger]:
        """Open the ledger for reading. Raises UsageError where there is no workspace."""
        if not self.exists:
            raise UsageError(
                "there is no workspace here.",
                place=str(self.folder),
                remedy="Make one with `kg ingest SOURCE`, or name another with --workspace.",
            )
        with Ledger(self.folder / LEDGER, read_only=True) as ledger:
            yield ledger

    @contextmanager
    def writing(self) -> Iterator[Ledger]:
        """Open the ledger that is there for writing. Raises UsageError where there is no workspace."""
        with self.reading():
            pass
        with self._writing() as ledger:
            yield ledger

    @contextmanager
    def _writing(self) -> Iterator[Ledger]:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(
                f"the workspace cannot be made here ({error.strerror}).",
                place=str(self.folder),
                remedy="Name another folder with --workspace.",
            ) from error
        with Ledger(self.folder / LEDGER) as ledger:
            yield ledger

    def _derive(self, ledger: Ledger, *, quiet: bool = False) -> bool:
        """Make the graph again where it is not that of the ledger; return whether it was. A first graph is no news.

        `quiet`: after the ledger was written, when nobody has asked for the graph yet; it is then not read for this.
        """
        store = self._opened_store()
        outdated = why_outdated(store, ledger, self.schemas, quick=quiet)
        if outdated is None:
            return False
        if not quiet or "damaged" in outdated:
            self._notify(f"the graph {outdated}: it is made again from the ledger.")
        self.missed = bring_up_to_date(ledger, self.ontology, store, self._index(), quick=quiet, notify=self._notify)
        return True

    def _read_again(self, ledger: Ledger, on_error: Callable[[KgError], None]) -> int:
        from kg.workspace.ingestion import BATCH, facts_or_error

        extractor = self._extractor()
        fingerprint = reading_fingerprint(self.ontology.fingerprint)
        stale = list(ledger.stale(fingerprint))
        again = 0
        for first in range(0, len(stale), BATCH):
            with ledger.transaction():
                for article in stale[first : first + BATCH]:
                    reading = facts_or_error(article, extractor)
                    if isinstance(reading, KgError):
                        on_error(reading)
                    else:
                        ledger.add(*reading, fingerprint)
                        again += 1
        return again

    def _extractor(self) -> Extractor:
        from kg.extract.engine import Extractor

        return Extractor(self.ontology)

    def _index(self) -> Path | None:
        """The index stands beside the graph, under its name; that of a graph elsewhere under a name made of its address."""
        if not self._store_address:
            return self.folder / INDEX
        if self._store_address.startswith("memory:"):
            return None
        mark = hashlib.sha256(self._store_address.encode()).hexdigest()[:12]
        return self.folder / f"{mark}.{INDEX}"

    def _opened_store(self) -> GraphStore:
        if self._store is None:
            self._store = open_store(self._store_address or self.folder / GRAPH, name=lambda: graph_name(self.folder))
        return self._store
