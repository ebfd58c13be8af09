"""What it costs that the ledger grows: seconds a chunk of articles by stage, one hot partition, a full rebuild with its memory.

    python benchmarks/growth.py --sizes 10000,20000,40000 --hot 20000

Articles are synthetic and come with their facts (benchmarks/synthetic.py): reading them is measured elsewhere. With each size
goes how well reports were put together into events, by B-cubed against what is true of them.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from clusters import Agreement, b_cubed
from synthetic import Truth, articles
from synthetic_world import Draws, invented_name

from kg.ledger import Ledger
from kg.model import Article, Edge, Entity, Facts, NodeRef, Role, slug
from kg.ontology import load_ontology
from kg.resolve import resolve
from kg.resolve.spellings import one_apart
from kg.store import GraphStore, open_store
from kg.store.kglite.change import KgliteChange
from kg.workspace.derivation import bring_up_to_date, sizes
from kg.workspace.deriving import Deriver
from kg.workspace.meanings import Settling

Pair = tuple[Article, Facts]
Stage = Callable[[Sequence[Pair]], None]
T = TypeVar("T")

CHUNK = 10_000
_BATCH = 200  # articles a transaction, as in `kg ingest`
_FINGERPRINT = "synthetic"
_LEDGER, _STORE, _INDEX, _AGAIN, _MEASURED = "ledger.sqlite", "graph.kgl", "graph.index", "again", "measured.json"
# What a partition is of: a platform or a company, and of offices a name. Bodies, countries and reasons are those of all chunks.
_APART = ("platform", "organization", "person")
_AT_ONCE = 50_000  # articles that come before a measured chunk: by the same way, in larger batches
_REPORTS = "UNWIND $articles AS id MATCH (a:Article {id: id})-[r:REPORTS]->(e:Action) RETURN id, r.start, e.id"
_TARGETS = """UNWIND $articles AS id MATCH (a:Article {id: id})-[:REPORTS]->(e:Action)-[:TARGETS]->(t)
RETURN DISTINCT e.id, labels(t)[0], t.id"""


def main() -> None:
    """Measures, and prints three tables or, with --json, one object."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument(
        "--sizes", type=_sizes, default=(10_000, 20_000), help="articles in the ledger after a measured chunk: 10000,20000"
    )
    options.add_argument("--chunk", type=int, default=CHUNK, help="articles of a chunk")
    options.add_argument("--hot", type=int, default=10_000, help="articles about one platform in one country; 0 leaves that out")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--folder", type=Path, help="where the ledger grows, to be kept and gone on with; else it is deleted")
    options.add_argument("--json", action="store_true")
    options.add_argument("--rebuild", type=Path, metavar="FOLDER", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.rebuild:
        print(json.dumps(_rebuilt(given.rebuild)))
        return
    with tempfile.TemporaryDirectory(prefix="kg-growth-") as passing:
        folder = given.folder or Path(passing)
        chunks = _chunks(folder, given.sizes, given.chunk, given.seed, quiet=given.json)
        hot = _hot(given.hot, given.seed, quiet=given.json) if given.hot else []
        rebuild = _in_child(folder)
    if given.json:
        print(json.dumps({"chunks": chunks, "hot": hot, "rebuilt": given.sizes[-1], "rebuild": rebuild}))
        return
    print(f"\nfull rebuild of {given.sizes[-1]:,} articles")
    print(f"{rebuild.pop('facts')[0]:,} facts: events, statements, offices, mentions")
    for stage, (seconds, megabytes) in rebuild.items():
        print(f"{stage:<12}{seconds:>9.2f} s{megabytes:>8,} MB at most")


def timed(stages: Mapping[str, Stage], chunk: Sequence[Pair]) -> dict[str, float]:
    """Put a chunk through the stages, and return the seconds that each took."""
    # What is remembered here for the comparison at the end grows with the ledger; the collector must not walk through it.
    gc.collect()
    gc.freeze()
    spent = {}
    for name, stage in stages.items():
        begin = time.process_time()
        stage(chunk)
        spent[name] = time.process_time() - begin
    return spent


@dataclass(slots=True)
class Known:
    """What is true of some articles: by article, place of a sentence and target, the key of the event that it tells of.

    A deed against several platforms counts once for each, whether the graph has one node for it or several.
    """

    _keys: dict[tuple[str, int, str], str] = field(default_factory=dict)

    def remembering(self, stream: Iterable[tuple[Article, Facts, Truth]]) -> Iterator[Pair]:
        """Pass articles on, and remember what is true of them."""
        for article, facts, truth in stream:
            for event, key in zip(facts.events, truth, strict=True):
                for role in event.targets:
                    target = role.entity.id or role.entity.name
                    self._keys[article.id, event.evidence[0].start, target] = f"{key} {target}"
            yield article, facts

    def agreement(self, edges: Iterable[Edge]) -> Agreement:
        """How well the graph of these edges puts reports together. A report that it does not have is an event of its own."""
        places: dict[str, list[tuple[str, int]]] = {}
        targets: dict[str, list[str]] = {}
        for edge in edges:
            if edge.type == "REPORTS" and isinstance(start := edge.properties["start"], int):
                places.setdefault(edge.target.id, []).append((edge.source.id, start))
            elif edge.type == "TARGETS":
                targets.setdefault(edge.source.id, []).append(edge.target.id)
        found = {
            (*place, target): f"{action} {target}"
            for action, told in places.items()
            for target in targets.get(action, ())
            for place in told
        }
        return b_cubed((found.get(told) or f"{told}", key) for told, key in self._keys.items())

    def edges(self, store: GraphStore) -> Iterator[Edge]:
        """Yield the edges of the graph that tell which events these articles report, and whom those are against."""
        articles = sorted({article for article, _, _ in self._keys})
        reports, targets = (_asked(store, query, articles) for query in (_REPORTS, _TARGETS))
        for article, start, action in reports:
            yield Edge(NodeRef("Article", article), "REPORTS", NodeRef("Action", action), {"start": start})
        for action, label, target in targets:
            yield Edge(NodeRef("Action", action), "TARGETS", NodeRef(label, target), {})


def _asked(store: GraphStore, query: str, articles: Sequence[str]) -> list[tuple[Any, ...]]:
    answer = store.query(query, {"articles": list(articles)}, timeout=600, limit=10**7, trusted=True)
    return answer.rows


class _Growing:
    """A ledger and its graph, as `kg ingest` keeps them: the only place that knows how the graph follows the ledger."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ledger = Ledger(folder / _LEDGER)
        self._store: GraphStore = open_store(folder / _STORE)

    @property
    def articles(self) -> int:
        """How many there are."""
        return self._ledger.counts().articles

    def stages(self) -> dict[str, Stage]:
        """What a chunk goes through, in order."""
        return {"ledger": self.keep, "graph": self.derive}

    def keep(self, chunk: Sequence[Pair]) -> None:
        """Put articles into the ledger, and leave the graph as it is."""
        for first in range(0, len(chunk), _BATCH):
            with self._ledger.transaction():
                for article, facts in chunk[first : first + _BATCH]:
                    self._ledger.add(article, facts, _FINGERPRINT)

    def derive(self, _: Sequence[Pair] = ()) -> None:
        """Bring the graph up to date by what changed, and say how large it is."""
        self._ledger.stale_count(_FINGERPRINT)
        bring_up_to_date(self._ledger, load_ontology(), self._store, self._folder / _INDEX, quick=True)
        sizes(self._store, self._folder / _INDEX)
        # The next run is another process, and has nothing in memory.
        self._store.close()

    def read(self, _: Sequence[Pair] = ()) -> GraphStore:
        """Return the graph as the next reader gets it: what waits beside the file is put into it."""
        store = open_store(self._folder / _STORE)
        store.stamp()
        return store

    def close(self) -> None:
        """Let go of the files."""
        self._store.close()
        self._ledger.close()


def _chunks(folder: Path, sizes: Sequence[int], chunk: int, seed: int, *, quiet: bool) -> list[dict[str, float]]:
    """Measure a chunk at each size; what an earlier run has put into the folder is not put in again."""
    measured = folder / _MEASURED
    rows: list[dict[str, float]] = json.loads(measured.read_text(encoding="utf-8")) if measured.exists() else []
    for row in rows if not quiet else ():
        _print_row([row])
    growing = _Growing(folder)
    try:
        for size in (size for size in sizes if size > growing.articles):
            stream = ((a, f) for a, f, _ in _apart(growing.articles, size - chunk, chunk, seed))
            while before := list(islice(stream, _AT_ONCE)):
                growing.keep(before)
                growing.derive()
            growing.read().close()
            known = Known()
            last = list(known.remembering(_apart(growing.articles, size, chunk, seed)))
            spent = timed(growing.stages(), last)
            begin = time.process_time()
            store = growing.read()
            spent["read"] = time.process_time() - begin
            rows.append(_row({"articles": size, "chunk": len(last)}, spent, known.agreement(known.edges(store))))
            store.close()
            measured.write_text(json.dumps(rows), encoding="utf-8")
            if not quiet:
                _print_row(rows)
    finally:
        growing.close()
    return rows


def _apart(first: int, end: int, chunk: int, seed: int) -> Iterator[tuple[Article, Facts, Truth]]:
    """Yield articles of which each chunk is about platforms and people of its own: so partitions stay of one size."""
    while first < end:
        number, begin = divmod(first, chunk)
        count = min(chunk, begin + end - first)
        for article, facts, truth in islice(articles(count, seed), begin, None):
            yield _elsewhere(article, facts, truth, number) if number else (article, facts, truth)
        first += count - begin


@cache
def _words(number: int) -> str:
    """A word that no other number has, nor one a letter apart: names that differ by it are as far apart as names are."""
    taken = [_words(one).lower() for one in range(number)]
    draws = Draws("elsewhere", number)
    word = invented_name(draws)
    while any(word.lower() == one or one_apart(word.lower(), one) for one in taken):
        word = invented_name(draws)
    return word


def _elsewhere(article: Article, facts: Facts, truth: Truth, number: int) -> tuple[Article, Facts, Truth]:
    """Return the same article about other platforms, companies and people. Names in its text stay: nobody reads them again."""
    word = _words(number)

    def moved(entity: Entity) -> Entity:
        apart = entity.kind in _APART and entity.id is not None
        return replace(entity, id=f"{entity.id}-{slug(word)}", name=f"{entity.name} {word}") if apart else entity

    def role(given: Role) -> Role:
        return replace(given, entity=moved(given.entity))

    other = replace(article, source=f"{number}/{article.source}", url=f"{article.url}?{number}")
    events = tuple(
        replace(
            event,
            actor=event.actor and role(event.actor),
            via=event.via and role(event.via),
            targets=tuple(map(role, event.targets)),
            with_=tuple(map(role, event.with_)),
        )
        for event in facts.events
    )
    statements = tuple(replace(one, speaker=moved(one.speaker)) for one in facts.statements)
    people = tuple(replace(one, person=moved(one.person)) for one in facts.people)
    mentions = tuple(replace(mention, entity=moved(mention.entity)) for mention in facts.mentions)
    told = replace(facts, article=other.id, events=events, statements=statements, people=people, mentions=mentions)
    return other, told, tuple(f"{key} {number}" for key in truth)


def _hot(reports: int, seed: int, *, quiet: bool) -> list[dict[str, float]]:
    """One partition with ever more reports, resolved anew: a quarter of them, half of them, all."""
    rows: list[dict[str, float]] = []
    if not quiet:
        print("\none platform in one country")
    for size in (reports // 4, reports // 2, reports):
        known = Known()
        pairs = list(known.remembering(articles(size, seed, hot=reports)))
        begin = time.process_time()
        graph = resolve(pairs, load_ontology())
        spent = {"resolve": time.process_time() - begin}
        rows.append(_row({"articles": size}, spent, known.agreement(graph.edges)))
        if not quiet:
            _print_row(rows)
    return rows


def _row(head: Mapping[str, float], spent: Mapping[str, float], agreement: Agreement) -> dict[str, float]:
    scores = {"precision": agreement.precision, "recall": agreement.recall, "f1": agreement.f1}
    return {
        **head,
        **{f"{name} s": round(seconds, 3) for name, seconds in spent.items()},
        "reports": agreement.reports,
        **{name: round(value, 4) for name, value in scores.items()},
    }


def _print_row(rows: Sequence[Mapping[str, float]]) -> None:
    row = rows[-1]
    if len(rows) == 1:
        print("".join(f"{name:>12}" for name in row))
    print("".join(f"{value:>12,}" if isinstance(value, int) else f"{value:>12.3f}" for value in row.values()), flush=True)


def _in_child(folder: Path) -> dict[str, tuple[float, int]]:
    """A rebuild in a process of its own, whose memory is then that of the rebuild."""
    command = [sys.executable, __file__, "--rebuild", str(folder)]
    ended = subprocess.run(command, check=True, capture_output=True, text=True)
    made: dict[str, tuple[float, int]] = json.loads(ended.stdout)
    return made


def _rebuilt(folder: Path) -> dict[str, tuple[float, int]]:
    """Seconds of each stage, and the most memory that the process held until its end, in megabytes."""
    report: dict[str, tuple[float, int]] = {"start": (0.0, _peak_megabytes())}
    (folder / _AGAIN).mkdir()
    with Ledger(folder / _LEDGER, read_only=True) as ledger:
        begin = time.process_time()
        told = sum(len(f.events) + len(f.statements) + len(f.people) + len(f.mentions) for _, f in ledger.pairs())
        report["facts"] = (told, 0)
        report["reading"] = (round(time.process_time() - begin, 3), _peak_megabytes())
        begin = time.process_time()
        store = open_store(folder / _AGAIN / _STORE)
        with profiled() as stages:
            bring_up_to_date(ledger, load_ontology(), store, folder / _AGAIN / _INDEX, anew=True)
        report |= {name: (round(seconds, 3), _peak_megabytes()) for name, seconds in stages.items()}
        report["rebuild"] = (round(time.process_time() - begin, 3), _peak_megabytes())
    return report


@contextmanager
def profiled() -> Iterator[dict[str, float]]:
    """Note the seconds that the stages of a rebuild take."""
    spent: dict[str, float] = {}
    stages = {
        (Deriver, "_take_in"): "reading articles",
        (Settling, "settle"): "names",
        (Deriver, "_ask_article"): "articles",
        (Deriver, "_ask_partition"): "partitions",
        (Deriver, "_share"): "entities",
        (KgliteChange, "put_nodes"): "store nodes",
        (KgliteChange, "put_edges"): "store edges",
    }
    kept = {}

    def watched(call: Callable[..., Any], name: str) -> Callable[..., Any]:
        def timed_call(*args: Any, **kwargs: Any) -> Any:
            begin = time.process_time()
            try:
                return call(*args, **kwargs)
            finally:
                spent[name] = spent.get(name, 0.0) + time.process_time() - begin

        return timed_call

    for (owner, method), name in stages.items():
        kept[owner, method] = getattr(owner, method)
        setattr(owner, method, watched(kept[owner, method], name))
    try:
        yield spent
    finally:
        for (owner, method), call in kept.items():
            setattr(owner, method, call)


def _peak_megabytes() -> int:
    """The most memory that this program held; Linux counts into `ru_maxrss` what the process was before it."""
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) >> 10
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most >> (20 if sys.platform == "darwin" else 10)


def _sizes(given: str) -> tuple[int, ...]:
    return tuple(sorted(int(size) for size in given.split(",")))


if __name__ == "__main__":
    main()
