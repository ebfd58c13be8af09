"""The process that answers the queries of `KgliteStore`: one after the other, within limits."""

from __future__ import annotations

import json
import pickle
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.model import KgError, QueryError
from kg.store.guard import ANSWER, Request, receive, send
from kg.store.kglite.store import KgliteStore

_STATM = Path("/proc/self/statm")
_BEGUN = b"{}"


def main() -> None:
    """Answer requests from stdin until there are none; the graph of the last one is kept in memory."""
    store = KgliteStore(Path())
    # Whatever prints must not end up among the replies.
    replies, sys.stdout = sys.stdout.buffer, sys.stderr
    while message := receive(sys.stdin.buffer.read):
        request: Request = pickle.loads(message)  # noqa: S301 - it comes from the program that started this one
        if store.path != request.file:
            store = KgliteStore(request.file)
        reply = _unprepared(store)
        send(replies, _BEGUN)
        before = _size()
        send(replies, reply or _answer(store, request))
        # What a large query leaves behind must not add up: the next one gets a new process.
        if _size() > before + request.memory // 2:
            return


def _unprepared(store: KgliteStore) -> bytes:
    """Read the graph; return what is wrong with it."""
    try:
        store.prepare()
    except KgError as error:
        return _error(error)
    return b""


def _answer(store: KgliteStore, request: Request) -> bytes:
    try:
        with _limits(request.memory):
            rows = store.answer(request.cypher, request.parameters, timeout=request.timeout, limit=request.limit)
            told = {"columns": rows.columns, "rows": rows.rows, "truncated": rows.truncated, "notes": rows.notes}
            reply = json.dumps(told, ensure_ascii=False).encode()
    except KgError as error:
        return _error(error)
    except RecursionError:
        return _error(QueryError("the answer is nested too deeply.", place="query", remedy="Ask for its parts."))
    except MemoryError:
        return b'{"memory": true}'
    if len(reply) > ANSWER:
        size = f"the answer has {len(reply) / 1e6:,.0f} MB; {ANSWER / 1e6:.0f} are the most."
        return _error(QueryError(size, place="query", remedy="Ask for properties rather than nodes, or for fewer rows."))
    return reply


def _error(error: KgError) -> bytes:
    return json.dumps({"error": [type(error).__name__, error.problem, error.place, error.remedy]}).encode()


def _size() -> int:
    """Bytes of memory that this process has asked for; 0 where the system does not tell."""
    try:
        pages = int(_STATM.read_text().split()[0])
    except OSError:
        return 0
    import resource

    return pages * resource.getpagesize()


@contextmanager
def _limits(memory: int) -> Iterator[None]:
    """No file can be opened or written in here, and no more memory taken than `memory` beyond what there is.

    Only where the system has such limits; lower ones of the user's own stand.
    """
    try:
        import resource
    except ImportError:
        yield
        return
    wanted = {resource.RLIMIT_NOFILE: 0, resource.RLIMIT_FSIZE: 0, resource.RLIMIT_CORE: 0}
    if size := _size():
        wanted[resource.RLIMIT_AS] = size + memory
    before = {what: resource.getrlimit(what) for what in wanted}
    for what, limit in wanted.items():
        soft, hard = before[what]
        resource.setrlimit(what, (limit if soft == resource.RLIM_INFINITY else min(soft, limit), hard))
    try:
        yield
    finally:
        for what, limits in before.items():
            resource.setrlimit(what, limits)


if __name__ == "__main__":
    main()
