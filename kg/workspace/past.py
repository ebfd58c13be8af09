"""The graph of a moment: made of what counted then, and kept beside the workspace's own so that the next question is fast.

It is right by definition and never a filter over the graph of today: an event that one article tells of may have been two events,
another date, or nothing, before that article was there.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from kg.ledger import Ledger
from kg.model import Article, Facts, StoreError
from kg.ontology import Ontology
from kg.store import GraphStore, open_store
from kg.workspace.derivation import stamp_of
from kg.workspace.moments import Moment

FOLDER = "cache"
_KEPT = 8
"""Graphs; the ones asked least recently go first."""
_DAY = len("2017-07-14")
_ABANDONED = 3600.0
"""Seconds after which nobody can still be writing a file."""


def past_graph(folder: Path, ledger: Ledger, ontology: Callable[[], Ontology], schemas: str, moment: Moment) -> GraphStore:
    """Return a store with the graph of a moment, from the folder where such graphs are kept or made now.

    Raises StoreError where the folder cannot be written.
    """
    with ledger.snapshot():
        stamp = f"{stamp_of(ledger, schemas)} {moment}"
        path = folder / f"{hashlib.sha256(stamp.encode()).hexdigest()[:16]}.kgl"
        if _holds(path, stamp):
            # Marked as used; it may be another's file, or gone meanwhile.
            with suppress(OSError):
                os.utime(path)
        else:
            _make(path, ledger, ontology(), moment, stamp)
            _tidy(folder, path)
    return open_store(path)


def forget_past(folder: Path) -> None:
    """Delete all graphs of the past: they may hold words that must be nowhere any more."""
    for file in _files(folder):
        file.unlink(missing_ok=True)


def counting(ledger: Ledger, moment: Moment) -> Iterator[tuple[Article, Facts]]:
    """Yield the articles that count at a moment, with what each says.

    An article counts from the end of the day, month or year that it gives as its date; one without a date from the moment on
    that it first came into the ledger.
    """
    pairs = ledger.pairs(moment.known_by)
    if moment.as_of is None:
        return pairs
    return _published(pairs, ledger, moment.as_of)


def _published(pairs: Iterable[tuple[Article, Facts]], ledger: Ledger, last: str) -> Iterator[tuple[Article, Facts]]:
    from kg.resolve.times import days

    end = days(last)
    for article, facts in pairs:
        stretch = days(article.published) or days(ledger.first_came(article.id))
        if stretch and end and stretch[1] <= end[1]:
            yield article, facts


def _holds(path: Path, stamp: str) -> bool:
    if not path.exists():
        return False
    try:
        return open_store(path).stamp() == stamp
    except StoreError:
        return False


def _make(path: Path, ledger: Ledger, ontology: Ontology, moment: Moment, stamp: str) -> None:
    # Imported here: whoever asks for the present resolves nothing.
    from kg.resolve import resolve

    graph = resolve(counting(ledger, moment), ontology, ledger.corrections(moment.known_by))
    # Under a name of its own first: two processes may make the same graph, and both are right.
    own = path.with_name(f"{path.stem}.{os.getpid()}.kgl")
    try:
        open_store(own).replace(graph.nodes, graph.edges, stamp=stamp)
        os.replace(own, path)
    except OSError as error:
        remedy = "Make room, or check the folder; it may be deleted at any time."
        raise StoreError(f"the graph cannot be kept ({error.strerror}).", place=str(path), remedy=remedy) from error
    finally:
        # The engine's lock files stand beside it.
        for file in path.parent.glob(f"{own.name}*"):
            file.unlink(missing_ok=True)


def _tidy(folder: Path, newest: Path) -> None:
    """Delete what is too much, and what killed processes left."""
    ages: list[tuple[float, Path]] = []
    for file in _files(folder):
        with suppress(OSError):
            ages.append((file.stat().st_mtime, file))
    finished = [file for _, file in sorted(ages, reverse=True) if file.name.count(".") == 1 and file != newest]
    left = [file for at, file in ages if file.name.count(".") > 1 and time.time() - at > _ABANDONED]
    for file in (*finished[_KEPT - 1 :], *left):
        file.unlink(missing_ok=True)


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.kgl*")) if folder.is_dir() else []
