"""Reads the whole ledger again and tells what is wrong with it."""

# ruff: noqa: S608 - only constants of this package are put together

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator

from kg.ledger import decisions
from kg.ledger.entries import ENTRIES, article_of
from kg.ledger.history import PAST
from kg.ledger.marks import Marks
from kg.ledger.revision import EMPTY, moved, weight, weight_of_correction
from kg.model import KgError, check_correction
from kg.model.codec import correction_from_json, facts_from_json


def faults(connection: sqlite3.Connection, marks: Marks) -> Iterator[str]:
    """Yield what is wrong, a line each. Raises sqlite3.DatabaseError at a page that cannot be read."""
    yield from (f"SQLite: {row[0]}" for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok")
    yield from (f"{row[0]}: a row that points nowhere" for row in connection.execute("PRAGMA foreign_key_check"))
    for (key,) in connection.execute("SELECT id FROM articles WHERE id NOT IN (SELECT article FROM facts) ORDER BY id"):
        yield f"article {key}: nothing was read out of it"
    revision = EMPTY
    for row in connection.execute(f"{ENTRIES} ORDER BY id"):
        article = article_of(row)
        revision = moved(revision, added=weight(article, row[-2], row[-1]))
        if article.id != row[0] or article.sha256 != row[9]:
            yield f"article {row[0]}: the text is not the one that was ingested"
        yield from _unread(f"facts of {row[0]}", row[-1])
    for _, json in decisions.in_force(connection):
        revision = moved(revision, added=weight_of_correction(json))
    yield from _faults_of_corrections(connection)
    yield from _faults_of_history(connection)
    if revision != marks.revision:
        yield "revision: it does not belong to what the ledger holds; something else wrote to the file"
    yield from _faults_of_order(connection, marks)


def _unread(place: str, facts_json: str) -> Iterator[str]:
    try:
        facts_from_json(facts_json)
    except KgError as error:
        yield f"{place}: {error}"


def _faults_of_corrections(connection: sqlite3.Connection) -> Iterator[str]:
    for key, at, undoes, json in connection.execute("SELECT id, at, undoes, json FROM corrections ORDER BY at, id"):
        try:
            correction = correction_from_json(json)
            check_correction(correction)
        except KgError as error:
            yield f"correction {key}: {error}"
            continue
        told = str(correction.value) if correction.kind == decisions.UNDO else None
        if (correction.id, correction.at, told) != (key, at, undoes):
            yield f"correction {key}: the row and what it holds are not of one correction"


def _faults_of_history(connection: sqlite3.Connection) -> Iterator[str]:
    for row in connection.execute(f"{PAST} ORDER BY article, until"):
        place = f"history of {row[0]}"
        if row[7] is None:
            yield f"{place}: its text is gone"
        elif hashlib.sha256(row[7].encode()).hexdigest() != row[9]:
            yield f"{place}: the text is not the one that was ingested"
        yield from _unread(place, row[-1])
    for (key,) in connection.execute("SELECT article FROM history WHERE since > until ORDER BY article"):
        yield f"history of {key}: it ended before it began"


def _faults_of_order(connection: sqlite3.Connection, marks: Marks) -> Iterator[str]:
    """Positions and times that are ahead of the ledger's own: whoever asks what changed would not hear of them."""
    for table, time in (("articles", "since"), ("history", "until"), ("corrections", "since")):
        last, newest = connection.execute(f"SELECT max(position), max({time}) FROM {table}").fetchone()
        if (last or 0) > marks.position:
            yield f"{table}: there is a write {last}, and the last one is said to be {marks.position}"
        if (newest or "") > marks.newest:
            yield f"{table}: there is an entry of {newest}, and the newest is said to be of {marks.newest or 'no time'}"
