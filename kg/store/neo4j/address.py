"""Where a Neo4j is and who asks it: the address says the first, the environment the second."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from kg.model import UsageError

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
USER, PASSWORD, PASSWORD_FILE = "KG_NEO4J_USER", "KG_NEO4J_PASSWORD", "KG_NEO4J_PASSWORD_FILE"
LOGIN = f"Set {USER}, and {PASSWORD} or {PASSWORD_FILE}."
_OPTIONS = ("database", "workspace")
_DATABASE = re.compile(r"[A-Za-z][A-Za-z0-9.-]{0,62}", re.ASCII)
_WORKSPACE = re.compile(r"[A-Za-z0-9_]{1,40}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Address:
    """A server, a database on it (None for the user's own), and the name of a graph in it (None: the caller's)."""

    server: str
    database: str | None = None
    workspace: str | None = None

    def __str__(self) -> str:
        return f"{self.server}/{self.database}" if self.database else self.server


@dataclass(frozen=True, slots=True)
class Login:
    """Who asks; never shown."""

    user: str
    password: str = field(repr=False)


def read_address(url: str) -> Address:
    """Take `SCHEME://HOST[:PORT][/DATABASE][?database=...&workspace=...]` apart. Raises UsageError, which repeats no secret."""
    try:
        parts = urlsplit(url)
        secret = "@" in parts.netloc
        server = f"{parts.scheme}://{parts.netloc}"
        good = parts.hostname and parts.port != 0
    except ValueError:
        secret, good = "@" in url, False
    if secret:
        raise UsageError("the address holds a user or a password.", place="--store", remedy=f"Leave them out. {LOGIN}")
    if not good or parts.fragment:
        raise UsageError("this is no address of a Neo4j.", place="--store", remedy="Write it as neo4j://HOST:7687/DATABASE.")
    given = dict(parse_qsl(parts.query, keep_blank_values=True))
    if unknown := sorted(given.keys() - set(_OPTIONS)):
        known = ", ".join(_OPTIONS)
        raise UsageError(f"the address says {unknown[0]!r}.", place="--store", remedy=f"After the `?` may stand: {known}.")
    path = parts.path.strip("/")
    database = given.get("database") or path or None
    if path and database != path:
        raise UsageError("the address names two databases.", place="--store", remedy="Leave one of them out.")
    if database and not _DATABASE.fullmatch(database):
        raise UsageError(f"{database!r} is no name of a database.", place="--store", remedy="Letters, digits, dots and dashes.")
    workspace = given.get("workspace")
    if workspace is not None:
        check_workspace(workspace)
    return Address(server, database, workspace)


def check_workspace(name: str) -> str:
    """Return the name of a graph. Raises UsageError for one that could not stand in a query."""
    if not _WORKSPACE.fullmatch(name):
        remedy = "Up to forty letters of A to Z, digits and underscores."
        raise UsageError(f"{name!r:.60} is no name of a workspace in a database.", place="--store", remedy=remedy)
    return name


def read_login(environment: Mapping[str, str] | None = None) -> Login | None:
    """Return who asks, as the environment says; None where it names no password. Raises UsageError."""
    told = os.environ if environment is None else environment
    password, file = told.get(PASSWORD), told.get(PASSWORD_FILE)
    if password and file:
        raise UsageError(f"both {PASSWORD} and {PASSWORD_FILE} are set.", place="environment", remedy="Unset one of them.")
    if file:
        try:
            password = Path(file).read_text(encoding="utf-8").rstrip("\r\n")
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or "it is no text"
            raise UsageError(f"the password cannot be read ({why}).", place=file, remedy=f"{PASSWORD_FILE} names it.") from error
    return Login(told.get(USER) or "neo4j", password) if password else None
