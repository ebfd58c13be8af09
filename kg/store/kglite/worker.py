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
_LEFT = 8  # the part of its memory that a query may leave to the process: more, and the process ends


def main() -> None:
    """Answer requests from stdin until there are none; the graph of the last one is kept in memory."""
    store = KgliteStore(Path())
    # What this process takes with the graph and without a query. What a query leaves behind is no part of it: each limit would
    # begin where the last query ended, and be the larger for it.
    base = 0
    # Whatever prints must not end up among the replies.
    replies, sys.stdout = sys.stdout.buffer, sys.stderr
    while message := receive(sys.stdin.buffer.read):
        request: Request = pickle.loads(message)  # noqa: S301 - it comes from the program that started this one
        if store.path != request.file:
            store = KgliteStore(request.file)
        reply, read = _prepared(store)
        send(replies, _BEGUN)
        base = _size() if read else base
        send(replies, reply or _answer(store, request, base + request.memory if base else 0))
        # After a large query the next one gets a new process, with nearly all of the memory that it may take.
        if _size() > base + request.memory // _LEFT:
            return


def _prepared(store: KgliteStore) -> tuple[bytes, bool]:
    """Read the graph; return what is wrong with it, and whether there was something to read."""
    try:
        return b"", store.prepare()
    except KgError as error:
        return _error(error), True


def _answer(store: KgliteStore, request: Request, memory: int) -> bytes:
    try:
        with _limits(memory):
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
    """No file can be opened or written in here, and this process takes no more memory than so many bytes; 0: as much as it likes.

    Only where the system has such limits; lower ones of the user's own stand.
    """
    try:
        import resource
    except ImportError:
        yield
        return
    wanted = {resource.RLIMIT_NOFILE: 0, resource.RLIMIT_FSIZE: 0, resource.RLIMIT_CORE: 0}
    if memory:
        wanted[resource.RLIMIT_AS] = memory
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
