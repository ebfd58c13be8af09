"""Changes that a graph's file does not have yet, in a file beside it: so that a change costs what it changes, not what there is.

The first line names the graph that the changes are of, by its content and its stamp. Then comes one record a change: a line
with the stamp that the graph has after it, the length and the digest of what follows, and that: JSON lines, compressed. It counts
once it is whole, so a killed process leaves none; one that is cut off at the end is written over by the next.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby, islice
from pathlib import Path
from typing import Any, BinaryIO

from kg.model import Edge, Node, NodeRef, StoreError
from kg.store.intake import Intake
from kg.store.kglite.change import refuse_dropped
from kg.store.kglite.opened import frozen
from kg.store.protocol import EdgeKey, GraphChange

SUFFIX = ".changes"
_FORMAT = 1
_SAMPLES, _SAMPLE = 64, 4096
_BATCH = 20_000
_PIECE = 1 << 20
_NODE, _EDGE, _NO_EDGE, _NO_NODE = "node", "edge", "no edge", "no node"


@dataclass(frozen=True, slots=True)
class Record:
    """One change in the file: the stamp after it, where its content begins and ends, and the digest of that."""

    stamp: str
    start: int
    end: int
    digest: str


class Journal:
    """The file beside the graph at `graph`. Nobody holds it open: each call looks at it as it is then."""

    def __init__(self, graph: Path) -> None:
        self._graph = graph
        self.path = Path(f"{graph}{SUFFIX}")

    def stamp(self) -> str | None:
        """Return the stamp of the graph with all changes, without reading them; None where this file does not tell."""
        head, records = self._read(identity_of(self._graph))
        if head is None:
            return None
        return records[-1].stamp if records else str(head["stamp"])

    def records(self, identity: str, *, after: int = 0) -> list[Record]:
        """Return the changes of the graph of this identity that its file does not have, in order.

        `after`: the end of the last one that the caller has made; only those behind it.
        """
        return [record for record in self._read(identity, after)[1] if record.end > after]

    def size(self) -> int:
        """Return the bytes of the changes that wait."""
        records = self._read(identity_of(self._graph))[1]
        return records[-1].end - records[0].start if records else 0

    def begin(self, stamp: str) -> None:
        """Begin anew, for the graph that stands in its file now and has this stamp."""
        head = {"format": _FORMAT, "graph": identity_of(self._graph), "stamp": stamp}
        new = self.path.with_name(f"{self._graph.name}.tmp.{os.getpid()}{SUFFIX}")
        # Whoever is reading the old one goes on doing so.
        with new.open("wb") as file:
            file.write(_line(head))
            _settle(file)
        new.replace(self.path)

    def end(self) -> None:
        """Take the file away."""
        self.path.unlink(missing_ok=True)

    def append(self, change: Recorded, stamp: str) -> None:
        """Write a change down behind the others; it stands when this returns. Raises OSError, and then it does not."""
        content = change.content()
        digest = hashlib.blake2b(content, digest_size=16).hexdigest()
        _, records = self._read(identity_of(self._graph))
        with self.path.open("r+b") as file:
            place = records[-1].end if records else len(file.readline())
            file.seek(place)
            try:
                file.truncate()
                file.write(_line({"stamp": stamp, "bytes": len(content), "digest": digest}))
                file.write(content)
                _settle(file)
            except OSError:
                with suppress(OSError):
                    file.truncate(place)
                raise

    def replay(self, record: Record, change: GraphChange) -> None:
        """Make a change in a graph. Raises StoreError for a record that is not as it was written."""
        with self.path.open("rb") as file:
            file.seek(record.start)
            content = file.read(record.end - record.start)
        if hashlib.blake2b(content, digest_size=16).hexdigest() != record.digest:
            problem = "the changes that wait beside the graph are damaged."
            raise StoreError(problem, place=str(self.path), remedy="Make the graph again from the ledger: `kg rebuild`.")
        for kind, group in groupby(_steps(content), key=lambda step: step[0]):
            while batch := list(islice(group, _BATCH)):
                _make(change, kind, batch)

    def _read(self, identity: str, after: int = 0) -> tuple[dict[str, Any] | None, list[Record]]:
        """Return the first line and the whole records; nothing where the file is of another graph or of none."""
        try:
            with self.path.open("rb") as file:
                head = json.loads(file.readline() or b"null")
                if not isinstance(head, dict) or head.get("format") != _FORMAT or head.get("graph") != identity:
                    return None, []
                return head, _records(file, after)
        except (OSError, ValueError):
            return None, []


def identity_of(path: Path) -> str:
    """Return a name for what a file holds, of its size and of samples from all over it: a copy of the file has the same."""
    digest = hashlib.blake2b(digest_size=16)
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        digest.update(str(size).encode())
        for place in sorted({max(0, size - _SAMPLE) * number // (_SAMPLES - 1) for number in range(_SAMPLES)}):
            file.seek(place)
            digest.update(file.read(_SAMPLE))
    return digest.hexdigest()


class Recorded:
    """A change that is written down rather than made. That edges have both their ends is found out when it is made."""

    def __init__(self) -> None:
        self._intake = Intake()
        self._zip = zlib.compressobj(1)
        self._content = BytesIO()

    def put_nodes(self, nodes: Iterable[Node]) -> None:
        """Note nodes that are put in."""
        taken = self._intake.nodes(nodes)
        refuse_dropped(name for node in taken for name in node.properties)
        self._note([_NODE, node.label, node.id, node.properties, node.extra_labels] for node in taken)

    def put_edges(self, edges: Iterable[Edge]) -> None:
        """Note edges that are put in."""
        taken = self._intake.edges(edges)
        refuse_dropped(name for edge in taken for name in edge.properties)
        self._note([_EDGE, *_ends((e.source, e.type, e.target, e.key)), e.properties] for e in taken)

    def drop_edges(self, edges: Iterable[EdgeKey]) -> None:
        """Note edges that go."""
        taken = list(edges)
        self._intake.name(*(name for source, type_, target, _ in taken for name in (source.label, type_, target.label)))
        self._note([_NO_EDGE, *_ends(key)] for key in taken)

    def drop_nodes(self, refs: Iterable[NodeRef]) -> None:
        """Note nodes that go."""
        taken = list(refs)
        self._intake.name(*(ref.label for ref in taken))
        self._note([_NO_NODE, ref.label, ref.id] for ref in taken)

    def content(self) -> bytes:
        """Return all that was noted; nothing can be noted any more."""
        return self._content.getvalue() + self._zip.flush()

    def _note(self, steps: Iterable[list[Any]]) -> None:
        for step in steps:
            self._content.write(self._zip.compress(json.dumps(step, separators=(",", ":")).encode() + b"\n"))


def _records(file: BinaryIO, after: int) -> list[Record]:
    size = os.fstat(file.fileno()).st_size
    found: list[Record] = []
    while line := file.readline():
        start = file.tell()
        try:
            told = json.loads(line)
            record = Record(str(told["stamp"]), start, start + int(told["bytes"]), str(told["digest"]))
        except (ValueError, KeyError, TypeError):
            break
        if record.end > size:
            break
        found.append(record)
        file.seek(record.end)
    # After a loss of power the last one may have its length and not its bytes. What was made already was looked at.
    if found and found[-1].end > after and not _is_whole(file, found[-1]):
        found.pop()
    return found


def _is_whole(file: BinaryIO, record: Record) -> bool:
    digest = hashlib.blake2b(digest_size=16)
    file.seek(record.start)
    left = record.end - record.start
    while left and (piece := file.read(min(left, _PIECE))):
        digest.update(piece)
        left -= len(piece)
    return digest.hexdigest() == record.digest


def _steps(content: bytes) -> Iterator[list[Any]]:
    unzip = zlib.decompressobj()
    rest = b""
    for first in range(0, len(content), _PIECE):
        *lines, rest = (rest + unzip.decompress(content[first : first + _PIECE])).split(b"\n")
        yield from map(json.loads, lines)


def _make(change: GraphChange, kind: str, steps: list[list[Any]]) -> None:
    if kind == _NODE:
        change.put_nodes(Node(label, id_, frozen(p), tuple(extra)) for _, label, id_, p, extra in steps)
    elif kind == _EDGE:
        change.put_edges(_edge(step) for step in steps)
    elif kind == _NO_EDGE:
        change.drop_edges((NodeRef(a, b), type_, NodeRef(c, d), key) for _, a, b, type_, c, d, key in steps)
    else:
        change.drop_nodes(NodeRef(label, id_) for _, label, id_ in steps)


def _edge(step: list[Any]) -> Edge:
    _, source, source_id, type_, target, target_id, key, properties = step
    return Edge(NodeRef(source, source_id), type_, NodeRef(target, target_id), frozen(properties), key)


def _ends(key: EdgeKey) -> tuple[str, ...]:
    source, type_, target, name = key
    return source.label, source.id, type_, target.label, target.id, name


def _line(told: object) -> bytes:
    return json.dumps(told).encode() + b"\n"


def _settle(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())
