"""What the server and the driver refuse, in the words of this product; never with a secret, always with a remedy."""

from __future__ import annotations

import re

from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from kg.model import QueryError, StoreUnreachableError
from kg.store.cypher import late
from kg.store.neo4j.address import LOGIN, PASSWORD, USER

_AGAIN = "The ledger has all that was read; run this again when that is mended."
_MEMORY = "db.memory.transaction.max"
_SCHEMA = "`kg schema` shows what the graph holds."
_POSITION = re.compile(r" ?\(line (\d+), column (\d+) \(offset: \d+\)\)")
_PLAIN_WORDS = {"/ by zero": "division by zero"}


def store_error(error: Exception, place: str, user: str) -> StoreUnreachableError:
    """Return what is wrong between us and the server."""
    code = getattr(error, "code", None) or ""
    said = _first_line(error)
    problem, remedy = f"the server refused: {said}", _AGAIN
    if code.endswith("AuthenticationRateLimit"):
        problem, remedy = "the server takes no more logins for now, after several wrong ones.", f"Wait some seconds. {LOGIN}"
    elif code.endswith("CredentialsExpired"):
        problem = f"the password of {user!r} must be changed before it can be used."
        remedy = f"Change it in the server (ALTER CURRENT USER SET PASSWORD ...), then set {PASSWORD}."
    elif isinstance(error, AuthError) and not code.endswith(("Forbidden", "AuthorizationExpired")):
        problem, remedy = f"the server does not let {user!r} in with this password.", LOGIN
    elif code.endswith("DatabaseNotFound"):
        problem, remedy = "the server has no such database.", "Name another at the end of the address, or make it first."
    elif code.endswith(("DatabaseUnavailable", "DatabaseNotReady")):
        problem, remedy = "the database is there and not running.", f"Start it in the server. {_AGAIN}"
    elif code.endswith(("Forbidden", "ForbiddenOnReadOnlyDatabase", "WriteOnReadOnlyAccessDatabase", "NotALeader")):
        problem = f"{user!r} may not write here."
        remedy = f"Give the user the right to write, name another with {USER}, or make the database writable."
    elif "Could not append transaction" in said or "encountered a critical error" in said:
        problem = "the server could not write to its disk, and has stopped this database."
        remedy = f"Make room there, and start the server again. {_AGAIN}"
    elif isinstance(error, ServiceUnavailable | SessionExpired):
        problem, remedy = "no server answers there.", f"Is it running, and the address right? {_AGAIN}"
    elif isinstance(error, ConfigurationError):
        problem, remedy = f"the driver does not take this address: {_first_line(error)}", "Look at its scheme, host and port."
    elif isinstance(error, DriverError):
        problem = f"the driver gave up: {_first_line(error)}"
    return StoreUnreachableError(problem, place=place, remedy=remedy)


def query_error(error: Neo4jError, timeout: float, *, line: int = 0) -> QueryError | None:
    """Return what is wrong with a query; None where it is not the query's fault. `line` is added to the numbers of lines."""
    code, message = error.code or "", error.message or ""
    if is_late(error) or code.endswith(("Transaction.Terminated", "LockClientStopped")):
        return late(timeout)
    if "MemoryPool" in code or "MemoryLimit" in code or "OutOfMemory" in code:
        remedy = f"Narrow it down, or let who runs the server raise {_MEMORY}."
        return QueryError("it needs more memory than the server gives to one.", place="query", remedy=remedy)
    if code.endswith(("AccessMode", "ForbiddenOnReadOnlyDatabase")):
        return only_reads()
    if not isinstance(error, ClientError) or ".Security." in code or ".Database." in code:
        return None
    found = _POSITION.search(message)
    place = f"query, line {int(found[1]) + line}, column {found[2]}" if found else "query"
    told = _POSITION.sub("", message.splitlines()[0] if message else code).strip().rstrip(".")
    return QueryError(f"{_PLAIN_WORDS.get(told, told)}.", place=place, remedy=_SCHEMA)


def is_late(error: BaseException | None) -> bool:
    """Whether the server ended a transaction because its time was over, whichever question of ours was asked in it last."""
    return isinstance(error, Neo4jError) and "TransactionTimedOut" in (error.code or "")


def only_reads() -> QueryError:
    """Return the refusal of a query that writes."""
    remedy = "The graph is made from the ledger: add articles with `kg ingest`, change what it says with `kg correct`."
    return QueryError("a query may only read.", place="query", remedy=remedy)


def _first_line(error: Exception) -> str:
    told = getattr(error, "message", None) or str(error)
    return f"{(told.splitlines() or [type(error).__name__])[0].rstrip('.')}."
