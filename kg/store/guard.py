"""A query is answered by a process of its own, which may die of it.

Engines bound the time of a query and the rows that it holds, not its memory: `reduce(s = 'x', i IN range(1, 40) | s + s)` grows
until the machine has no more, and an engine inside this process would take it along. So a worker is started at the first query
and kept for the next ones. While it answers, it can neither open a file nor take more memory than the limit. One that is
late or died is said as an error, and the next query gets a new one.
"""

from __future__ import annotations

import json
import os
import pickle
import select
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any, NamedTuple, cast

from kg.model import KgError, QueryError, StoreError, UsageError
from kg.store.cypher import late
from kg.store.protocol import Rows

MEMORY = "KG_QUERY_MEMORY"
_MEGABYTES = 1024
ANSWER = 64_000_000  # bytes of an answer, which this process takes in whole
_GRACE = 1.0  # seconds after which a worker is stopped whose engine does not stop by itself
_HEADER = 8
_ERRORS: Mapping[str, type[KgError]] = {error.__name__: error for error in (QueryError, StoreError)}


class Request(NamedTuple):
    """What a worker is asked: a query of the graph in a file, at most so many rows, seconds and bytes of memory."""

    file: Path
    cypher: str
    parameters: Mapping[str, Any]
    limit: int
    timeout: float
    memory: int = 0


def memory_limit() -> int:
    """Return how many bytes a query may take. Raises UsageError where the environment names no number."""
    told = os.environ.get(MEMORY, str(_MEGABYTES))
    if not told.isascii() or not told.isdigit() or not 0 < int(told) < 1 << 30:
        raise UsageError(f"'{told:.40}' is no number of megabytes.", place=MEMORY, remedy=f"Example: {MEMORY}={_MEGABYTES}.")
    return int(told) << 20


def send(pipe: IO[bytes], payload: bytes) -> None:
    """Write one message: its length, then itself."""
    for part in (len(payload).to_bytes(_HEADER, "big"), payload):
        rest = memoryview(part)
        while rest:
            rest = rest[pipe.write(rest) :]
    pipe.flush()


def receive(read: Callable[[int], bytes]) -> bytes | None:
    """Return the next message, None where there is none any more; `read` gives that many bytes, or fewer at the end."""
    header = read(_HEADER)
    if len(header) < _HEADER:
        return None
    length = int.from_bytes(header, "big")
    payload = read(length)
    return payload if len(payload) == length else None


class Guard:
    """Asks a worker, `python -m MODULE` in this environment; one query at a time, whatever thread asks."""

    def __init__(self, module: str, environment: Mapping[str, str] = MappingProxyType({})) -> None:
        self._module = module
        self._environment = environment
        self._turn = threading.Lock()
        self._worker: _Worker | None = None

    def ask(self, request: Request) -> Rows:
        """Return the answer. Raises QueryError for one that takes too long or too much memory, and what the worker raised."""
        memory = memory_limit()
        try:
            message = pickle.dumps(request._replace(memory=memory))
        except (pickle.PicklingError, TypeError, AttributeError, RecursionError) as error:
            remedy = "Text, numbers, true, false, null and lists of them."
            raise QueryError(f"{error}.", place="parameters", remedy=remedy) from error
        with self._turn:
            worker = self._worker
            if worker is None or not worker.lives or not worker.takes(message):
                self._worker = worker = _Worker(self._module, self._environment)
                if not worker.takes(message):
                    problem = f"the process that answers ended with status {worker.status}."
                    raise StoreError(problem, place="query", remedy="`kg doctor` tells what is ill.")
            reply = worker.reply(request.timeout)
        if reply is None or "memory" in reply:
            problem = f"the answer needs more than {memory >> 20:,} MB of memory."
            raise QueryError(problem, place="query", remedy=f"Ask for less at a time, or allow more with {MEMORY}.")
        if "error" in reply:
            kind, problem, place, remedy = reply["error"]
            raise _ERRORS[kind](problem, place=place, remedy=remedy)
        return Rows(tuple(reply["columns"]), [tuple(row) for row in reply["rows"]], reply["truncated"], tuple(reply["notes"]))


class _Worker:
    """One process, which ends with this object, at the latest with the program."""

    def __init__(self, module: str, environment: Mapping[str, str]) -> None:
        path = os.pathsep.join(path for path in sys.path if path)
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                # `-P`: what lies in the folder that a user happens to be in is no part of the program.
                [sys.executable, "-P", "-m", module],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **environment, "PYTHONPATH": path},
                # An interruption at the keyboard is for the program, which ends the worker where that is due.
                start_new_session=True,
                bufsize=0,
            )
        except OSError as error:
            remedy = "Free memory or processes, and try again."
            raise StoreError(f"no process can be started ({error.strerror}).", place="query", remedy=remedy) from error
        self._end = weakref.finalize(self, _ended, self._process, os.getpid())
        self._owner = os.getpid()

    @property
    def lives(self) -> bool:
        """Whether it can be asked, and by this process: a copy of this one has it as well, and must start its own."""
        return self._end.alive and self._owner == os.getpid() and self._process.poll() is None

    @property
    def status(self) -> int | None:
        return self._process.returncode

    def takes(self, message: bytes) -> bool:
        """Whether it took the request, has the graph and begins now; only from here the time of a query counts."""
        try:
            send(cast(IO[bytes], self._process.stdin), message)
            begun = receive(self._reader(None))
        except BrokenPipeError:
            begun = None
        except BaseException:
            self._end()
            raise
        if begun is None:
            self._end()
        return begun is not None

    def reply(self, timeout: float) -> dict[str, Any] | None:
        """Return what it says of the request that it took; None where it died of it. Raises QueryError where it is late."""
        reply = None
        try:
            reply = receive(self._reader(time.monotonic() + timeout + _GRACE))
        except TimeoutError as error:
            raise late(timeout) from error
        finally:
            if reply is None:
                self._end()
        return None if reply is None else cast(dict[str, Any], json.loads(reply))

    def _reader(self, deadline: float | None) -> Callable[[int], bytes]:
        pipe = cast(IO[bytes], self._process.stdout)

        def read(size: int) -> bytes:
            taken = bytearray()
            while len(taken) < size:
                if deadline is not None and not select.select([pipe], [], [], max(0.0, deadline - time.monotonic()))[0]:
                    raise TimeoutError
                if not (part := pipe.read(min(size - len(taken), 1 << 20))):
                    break
                taken += part
            return bytes(taken)

        return read


def _ended(process: subprocess.Popen[bytes], owner: int) -> None:
    if owner == os.getpid():
        process.kill()
        process.communicate()
