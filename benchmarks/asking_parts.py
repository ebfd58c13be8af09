"""What `asking.py` measures, a part at a time, each in a process of its own: so no part has the memory of another."""

from __future__ import annotations

import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

import asking_by_hand
import kglite
from asking_cases import ONE, Case, cases, cast_of
from asking_graphs import Graphs, put_in
from asking_timing import BUDGET, LIMIT, PATIENCE, asked, quantile, repeated

from kg.ontology import load_ontology
from kg.query import named_queries, write_rows
from kg.store import GraphStore, Rows, open_store
from kg.workspace.asking import ask
from kg.workspace.looking_up import StoreFinder
from kg.workspace.workspace import GRAPH, Workspace

ROOT = Path(__file__).resolve().parents[1]
SIZES = (1, 10, 100)  # copies of the graph: some ten thousand nodes, a hundred thousand, a million
ORDINARY, BESIDE_NEO4J = 10, 16
_ROUNDS = 10
_PROGRAM = "import sys; from kg.cli import main; sys.exit(main(sys.argv[1:]))"
_SUBQUERY = re.compile(r"(?:\s|//[^\n]*\n)*CALL \(\) \{(.*?)\n\s*UNION", re.DOTALL)
_BY_HAND = ("history", "restricted-now", "evidence", "threats", "fines")

Report = dict[str, Any]


def size(graphs: Graphs, copies: int) -> Report:
    """How long a graph takes to be opened and each question to be answered, and what it holds of memory."""
    file = graphs.workspace(copies) / GRAPH
    made = graphs.size(copies)
    store = open_store(file)
    opened = [_timed(store.stamp)]
    report: Report = {
        "nodes": made.nodes,
        "edges": made.edges,
        "nodes a second": made.nodes / made.node_seconds,
        "edges a second": made.edges / made.edge_seconds,
        "megabytes": file.stat().st_size / 1e6,
        "memory": _memory(file),
    }
    for _ in range(2):
        store.close()
        opened.append(_timed(store.stamp))
    report["open"], report["open, passed"] = (statistics.median(column) for column in zip(*opened, strict=True))
    # The quick ones first: what looks at the whole graph leaves the processor's memory full of it.
    ordered = sorted(_cases(graphs), key=lambda case: case.kind != ONE)
    report["cases"] = {case.name: asked(store, case, budget=BUDGET) for case in ordered}
    return report


def plans(graphs: Graphs) -> Report:
    """What each question begins with, and the most rows that any step gives to the next, in a small graph and a larger one."""
    smaller, larger = (kglite.load(str(graphs.workspace(copies) / GRAPH)) for copies in (SIZES[0], ORDINARY))
    return {
        case.name: {
            "begins with": _beginning(larger, case),
            "rows": [_most_rows(graph, case) for graph in (smaller, larger)],
        }
        for case in _cases(graphs)
        if case.kind == ONE
    }


def _beginning(graph: kglite.KnowledgeGraph, case: Case) -> str:
    """The first step. A plan does not look into a subquery, so the first branch of one is asked for on its own."""
    opening = _SUBQUERY.match(case.query.cypher)
    for cypher in (opening[1], case.query.cypher) if opening else (case.query.cypher,):
        try:
            answer: Any = graph.cypher(f"EXPLAIN {cypher}", params=case.values)
        except kglite.KgError:
            continue
        return str(answer.to_list()[0]["operation"])
    return ""


def _most_rows(graph: kglite.KnowledgeGraph, case: Case) -> int:
    answer: Any = graph.cypher(f"PROFILE {case.query.cypher}", params=case.values)
    return max(step["rows_out"] for step in answer.profile)


def shell(graphs: Graphs) -> Report:
    """How long `kg query` takes from start to finish, in turns with a Python that does nothing, and what it spends that on."""
    folder = graphs.workspace(ORDINARY)
    case = next(case for case in _cases(graphs) if case.query.name == "history")
    name = asked_name(folder, case)
    question = ["query", "history", "--format", "csv", "-p"]
    command = [sys.executable, "-c", _PROGRAM, "--workspace", str(folder), *question]
    commands = {
        "kg query history, by id": [*command, f"platform={case.given['platform']}"],
        "kg query history, by name": [*command, f"platform={name}"],
        "kg --help": [sys.executable, "-c", _PROGRAM, "--help"],
        "python -c pass": [sys.executable, "-c", "pass"],
    }
    spent: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(_ROUNDS):
        for name, one in commands.items():
            spent[name].append(_started(one))
    told = {
        name: [of(column) for column in zip(*times, strict=True) for of in (min, statistics.median)]
        for name, times in spent.items()
    }
    return {"commands": told, "steps": _steps(folder, case)}


def asked_name(folder: Path, case: Case) -> str:
    """What the platform of a question is called."""
    found = StoreFinder(load_ontology, open_store(folder / GRAPH)).find(case.given["platform"], ("Platform",))
    assert found is not None
    return found.name.upper()


def _steps(folder: Path, case: Case) -> dict[str, float]:
    """Milliseconds of this process for each thing that `kg query` does."""
    workspace = Workspace(folder)
    made: dict[str, float] = {}

    def step(name: str, call: Callable[[], Any]) -> Any:
        begin = time.process_time()
        answer = call()
        made[name] = 1000 * (time.process_time() - begin)
        return answer

    code = "import kg.cli.commands.query, kg.workspace.asking, kg.store.kglite.store"
    made["Python and the modules"] = 1000 * min(_started([sys.executable, "-c", code])[0] for _ in range(3))
    store = step("looking at the ledger, and opening the graph", workspace.graph)
    query = step("reading the named queries", named_queries)["history"]
    quiet: Mapping[str, Any] = {"timeout": PATIENCE, "limit": LIMIT, "notify": lambda _: None}
    answer = step("looking up the platform, and the answer", lambda: ask(query, case.given, workspace, store, **quiet))
    step("printing it", lambda: write_rows(answer.columns, answer.rows, "csv", StringIO()))
    return made


def by_hand(graphs: Graphs) -> Report:
    """Five questions by the named query, and by a loop over a networkx graph that somebody would write; rows must be equal."""
    store = open_store(graphs.workspace(ORDINARY) / GRAPH)
    store.stamp()
    begin = time.process_time()
    graph = asking_by_hand.as_networkx(store.nodes(), store.edges())
    report: Report = {"making": time.process_time() - begin, "cases": {}}
    for case in _cases(graphs):
        written = getattr(asking_by_hand, case.query.name.replace("-", "_"), None)
        if case.query.name not in _BY_HAND or written is None:
            continue
        values = case.values
        answer = _whole(store, case)
        mine = written(graph, **values)
        assert mine == [dict(zip(answer.columns, row, strict=True)) for row in answer.rows], case.name
        loops = repeated(lambda written=written, values=values: written(graph, **values), BUDGET)
        queries = repeated(lambda case=case: _whole(store, case), BUDGET)
        report["cases"][case.name] = {
            "rows": len(mine),
            "networkx": 1000 * quantile(loops, 0.5),
            "kglite": 1000 * quantile(queries, 0.5),
        }
    return report


def _whole(store: GraphStore, case: Case) -> Rows:
    return store.query(case.query.cypher, case.values, timeout=PATIENCE, limit=10**7, trusted=True)


def neo4j(graphs: Graphs) -> Report:
    """The same graph in KGLite and in Neo4j: how fast it goes in, and each question in turns, with what it answers."""
    base = graphs.base()
    with _server() as address, tempfile.TemporaryDirectory(prefix="kg-asking-") as folder:
        there, here = open_store(f"{address}?workspace=measured"), open_store(Path(folder) / GRAPH)
        stores: dict[str, GraphStore] = {"kglite": here, "neo4j": there}
        report: Report = {"load": {}, "cases": {}}
        for name, store in stores.items():
            made = put_in(store, base, BESIDE_NEO4J, "measured")
            report["load"][name] = {"nodes": made.nodes, "edges": made.edges, "passed": made.passed}
        for case in _cases(graphs):
            report["cases"][case.name] = {
                name: asked(store, case, budget=BUDGET, clock=time.perf_counter) for name, store in stores.items()
            }
        there.close()
    return report


@contextmanager
def _server() -> Iterator[str]:
    """Yield the address of a Neo4j that runs as it would be run: with the usual compiler and collector, and more memory."""
    sys.path.insert(0, str(ROOT / "tests"))
    from neo4j_server import Neo4jServer

    with tempfile.TemporaryDirectory(prefix="kg-neo4j-") as home:
        server = Neo4jServer(Path(home), heap=2048, cache=1024)
        server.options = []
        with server:
            os.environ.update(server.environment)
            yield server.address


def _cases(graphs: Graphs) -> list[Case]:
    return cases(cast_of(*graphs.base()))


def _memory(file: Path) -> int:
    """Megabytes that a graph takes: of a process that opens it and does nothing more."""
    code = f"""
import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})
from kg.store import open_store
from growth import _peak_megabytes
store, before = open_store({str(file)!r}), _peak_megabytes()
store.stamp(); print(_peak_megabytes() - before)
"""
    command = [sys.executable, "-c", code]
    return int(subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)}).stdout)


def _timed(call: Callable[[], object]) -> tuple[float, float]:
    begin, clock = time.process_time(), time.perf_counter()
    call()
    return time.process_time() - begin, time.perf_counter() - clock


def _started(command: list[str]) -> tuple[float, float]:
    """Seconds of the processors that a command took, and those that passed."""
    before, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(ROOT)})
    passed, after = time.perf_counter() - clock, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, passed


PARTS: Mapping[str, Callable[[Graphs], Report]] = {
    **{f"size-{copies}": lambda graphs, copies=copies: size(graphs, copies) for copies in SIZES},  # type: ignore[misc]
    "plans": plans,
    "shell": shell,
    "by-hand": by_hand,
    "neo4j": neo4j,
}
