"""Starts, stops, kills and starts again a Neo4j server on a free port."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from neo4j_server.jars import LTS, Unavailable, jars, java_for

USER = "neo4j"
_MAIN = Path(__file__).with_name("Main.java")
_PATIENCE = 180.0
_OPENED = ("java.base/java.nio", "java.base/java.lang", "java.base/sun.nio.ch", "java.base/java.util.concurrent")


class Neo4jServer:
    """A server in the folder `home`, which keeps its data between two starts. It ends with the process that started it.

    Memory in megabytes; one transaction may take half of the heap. `options` are those of Java; the usual ones start fast, and
    are not for measuring.
    """

    def __init__(self, home: Path, *, version: str = LTS, password: str = "for-tests-only", heap: int = 512, cache: int = 128):  # noqa: S107
        self.home = home
        self.version = version
        self.password = password
        self.options = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
        self.jars = jars(version)
        self.java = java_for(version)
        self.port = _free_port()
        self._memory = heap, cache
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"bolt://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to be let in."""
        return {"KG_NEO4J_USER": USER, "KG_NEO4J_PASSWORD": self.password}

    @property
    def pid(self) -> int | None:
        """The number of its process, while it runs."""
        return self._process.pid if self._process else None

    def start(self) -> Neo4jServer:
        """Start it, on the port of before, and wait until it answers. Raises Unavailable where it does not."""
        self.home.mkdir(parents=True, exist_ok=True)
        heap, cache = self._memory
        log = self.home / "console.log"
        command = [str(self.java), f"-Xmx{heap}m", *self.options, *(f"--add-opens={name}=ALL-UNNAMED" for name in _OPENED)]
        command += ["-cp", f"{self.jars}/*", str(_MAIN), str(self.home), str(self.port), str(cache), str(heap // 2)]
        with log.open("wb") as out:
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=out, stderr=out)  # noqa: S603
        self._say(self.password)
        self._hear("ready")
        return self

    def stop(self) -> None:
        """End it in order; stopping twice is no error."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(60)
            except subprocess.TimeoutExpired:
                self._process.kill()
            self._forget()

    def kill(self) -> None:
        """End it as a loss of power would."""
        if self._process is not None:
            self._process.kill()
            self._forget()

    @contextmanager
    def read_only(self) -> Iterator[None]:
        """Let the database refuse to be written inside."""
        try:
            self._say("true")
            self._hear("read only: true")
            yield
        finally:
            self._say("false")
            self._hear("read only: false")

    def wipe(self) -> None:
        """Delete all nodes and edges, of whichever workspace."""
        # Imported here: a server can be run without the driver.
        from neo4j import GraphDatabase

        with GraphDatabase.driver(self.address, auth=(USER, self.password)) as driver, driver.session() as session:
            session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()

    def _say(self, line: str) -> None:
        assert self._process is not None
        assert self._process.stdin
        self._process.stdin.write(f"{line}\n".encode())
        self._process.stdin.flush()

    def _hear(self, line: str) -> None:
        """Wait until it has said something. Raises Unavailable where it does not."""
        assert self._process is not None
        log = self.home / "console.log"
        deadline = time.monotonic() + _PATIENCE
        while line.encode() not in log.read_bytes().splitlines():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise Unavailable(f"Neo4j {self.version} did not say {line!r}: {log.read_text(errors='replace')[-600:]}")
            time.sleep(0.1)

    def _forget(self) -> None:
        assert self._process is not None
        self._process.communicate()
        self._process = None

    def __enter__(self) -> Neo4jServer:
        return self.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
