"""The process that answers: it may die, be interrupted, or be asked by many, and the next question is answered."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from kg.model import Edge, Node, QueryError
from kg.store.guard import Guard, Request
from kg.store.kglite.store import KgliteStore

Graph = tuple[list[Node], list[Edge]]


@pytest.fixture
def guard() -> Guard:
    return Guard("kg.store.kglite.worker")


@pytest.fixture
def path(tmp_path: Path, graph: Graph) -> Path:
    KgliteStore(tmp_path / "graph.kgl").replace(*graph, stamp="one")
    return tmp_path / "graph.kgl"


def asks(path: Path, cypher: str = "MATCH (n) RETURN count(n) AS n", timeout: float = 20, **parameters: Any) -> Request:
    return Request(path, cypher, parameters, 10, timeout)


def process(guard: Guard) -> int:
    worker = guard._worker
    assert worker is not None
    return worker._process.pid


def test_one_process_answers_all_questions_and_sees_a_graph_that_was_replaced(guard: Guard, path: Path) -> None:
    assert guard.ask(asks(path)).rows == [(6,)]
    first = process(guard)
    KgliteStore(path).replace([Node("A", "1")], [], stamp="two")
    assert guard.ask(asks(path)).rows == [(1,)]
    assert process(guard) == first


def test_a_process_that_was_killed_in_between_is_replaced(guard: Guard, path: Path) -> None:
    guard.ask(asks(path))
    first = process(guard)
    os.kill(first, signal.SIGKILL)
    assert guard.ask(asks(path)).rows == [(6,)]
    assert process(guard) != first


def test_a_question_that_is_late_ends_its_process_and_no_other(guard: Guard, path: Path) -> None:
    explosion = "UNWIND range(1, 3000000) AS x UNWIND range(1, 3000000) AS y RETURN sum(x * y)"
    with pytest.raises(QueryError, match=r"no answer within 0\.2 s|exceeding|of memory"):
        guard.ask(asks(path, explosion, timeout=0.2))
    assert guard.ask(asks(path)).rows == [(6,)]


def test_an_interruption_ends_the_question(guard: Guard, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    guard.ask(asks(path))
    first = process(guard)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("select.select", interrupt)
        with pytest.raises(KeyboardInterrupt):
            guard.ask(asks(path))
    assert guard.ask(asks(path)).rows == [(6,)]
    assert process(guard) != first
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)


def test_threads_get_each_their_own_answer(guard: Guard, path: Path) -> None:
    def answer(number: int) -> int:
        found: int = guard.ask(asks(path, "RETURN $n AS n", n=number)).rows[0][0]
        return found

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(answer, range(40))) == list(range(40))
    assert threading.active_count() == 1


def test_what_lies_in_the_folder_of_the_user_is_no_part_of_the_program(
    guard: Guard, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("json.py", "kglite.py", "pickle.py"):
        (path.parent / name).write_text("raise SystemExit('taken from the wrong folder')")
    monkeypatch.chdir(path.parent)
    assert guard.ask(asks(path)).rows == [(6,)]


def test_the_process_ends_with_the_program(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from kg.store.guard import Guard, Request;"
        "g = Guard('kg.store.kglite.worker'); g.ask(Request(Path(sys.argv[1]), 'RETURN 1', {}, 1, 20));"
        "print(g._worker._process.pid)"
    )
    ended = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)  # noqa: S603
    with pytest.raises(ProcessLookupError):
        os.kill(int(ended.stdout), 0)
    assert ended.stderr == ""


def test_what_cannot_be_handed_over_is_told(guard: Guard, path: Path) -> None:
    with pytest.raises(QueryError, match=r"^parameters: .*pickle"):
        guard.ask(asks(path, "RETURN $x AS x", x=lambda: None))
