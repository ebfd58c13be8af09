"""Everything that can go wrong on purpose: each error names the place, the problem and the remedy."""

from __future__ import annotations

_LONGEST = 2_000  # characters of a place or a problem that are shown: somebody may have given ten megabytes as a name


class KgError(Exception):
    """Base of all errors of the product.

    `place` is a file (with line and column where there are any), an address, an option; `problem` what was
    found there; `remedy` what to do. `str()` of it is one line of bounded length, ready for a terminal.
    """

    exit_status = 2

    def __init__(self, problem: str, *, place: str = "", remedy: str = "") -> None:
        self.problem = problem
        self.place = place
        self.remedy = remedy
        super().__init__(problem)

    def __str__(self) -> str:
        problem = _short(self.problem)
        head = f"{_short(self.place)}: {problem}" if self.place else problem
        return f"{head} {self.remedy}".rstrip()


def _short(text: str) -> str:
    half = _LONGEST // 2
    return text if len(text) <= _LONGEST else f"{text[:half]}…{text[-half:]}"


class UsageError(KgError):
    """A command or a call was given something that it cannot take."""


class SchemaError(KgError):
    """A file of `schemas/` is malformed, or names something that is not there."""


class SourceError(KgError):
    """A source could not be read at all: nothing of it became an article."""


class ArticleError(KgError):
    """One record of a source could not become an article; the rest of the source goes on.

    `source` names the record as `Article.source` would; `sample` is its beginning, for quarantine.
    """

    exit_status = 1

    def __init__(self, problem: str, *, place: str = "", remedy: str = "", sample: bytes = b"") -> None:
        super().__init__(problem, place=place, remedy=remedy)
        self.sample = sample


class LedgerError(KgError):
    """The ledger is missing, locked, damaged, or from a newer version."""


class StoreError(KgError):
    """The derived graph cannot be opened, written or read."""


class StoreUnreachableError(StoreError):
    """The store does not answer, or does not let us in: nothing is known about its graph."""


class QueryError(KgError):
    """A query or one of its parameters was refused."""
