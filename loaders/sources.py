"""A file, a folder or standard input, opened and handed to the loader that reads it."""

from __future__ import annotations

import difflib
import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, cast

from kg.loaders.registry import Loader, all_loaders, loader_by_content, loader_by_suffix, loader_named
from kg.model import Article, ArticleError, ReadingAids, SourceError, UsageError

FIELDS = ("id", "title", "text", "date", "url", "outlet", "language")
"""What a record may hold: the keys of `columns`."""

_GZIP = b"\x1f\x8b"
_HEAD_BYTES = 4096


@dataclass(frozen=True, slots=True)
class _Job:
    """What every file of one call is read with. `loader` is None where each file's own is to be found."""

    aids: ReadingAids
    columns: Mapping[str, str]
    loader: Loader | None


def read(
    source: str, aids: ReadingAids, *, loader: str | None = None, columns: Mapping[str, str] | None = None
) -> Iterator[Article | ArticleError]:
    """The articles of a file, of a folder with all below it, or of standard input (`-`), in a fixed order.

    A record that cannot become an article is yielded as an ArticleError. SourceError, when called or with the first
    record: nothing of the source can be read. UsageError: `loader` or a key of `columns` is unknown.

    In a folder hidden files and folders are passed over, links to folders are not followed, and files with a suffix
    that no loader has are left alone (saved pages bring pictures and scripts along), unless `loader` is given.
    Files without any suffix, and a file named by itself, are recognised by their content.
    """
    for field in columns or {}:
        _check_field(field)
    job = _Job(aids, columns or {}, loader_named(loader) if loader else None)
    if source == "-":
        return _records(cast(BinaryIO, sys.stdin.buffer), source, job)
    if os.path.isdir(source):
        return _folder(source, _files(source, job), job)
    if not os.path.lexists(source):
        raise _missing(source)
    return _file(source, job)


def _check_field(field: str) -> None:
    if field not in FIELDS:
        near = difflib.get_close_matches(field, FIELDS, n=1)
        remedy = f"Did you mean '{near[0]}'?" if near else f"There are: {', '.join(FIELDS)}."
        raise UsageError(f"records have no field called '{field}'.", place="--map", remedy=remedy)


def _missing(source: str) -> SourceError:
    if "://" in source:
        remedy = "Addresses are not fetched: save the page and give the file."
    else:
        folder, name = os.path.split(source.rstrip("/"))
        try:
            there = sorted(os.listdir(folder or "."))
        except OSError:
            there = []
        near = difflib.get_close_matches(name, there, n=1)
        remedy = f"Did you mean '{os.path.join(folder, near[0])}'?" if near else "Check the path."
    return SourceError("no such file or folder.", place=_printable(source), remedy=remedy)


def _file(path: str, job: _Job) -> Iterator[Article | ArticleError]:
    try:
        stream = open(path, "rb")  # noqa: SIM115 (the next lines close it; an error in opening is told apart from one in reading)
    except OSError as error:
        raise SourceError(_reason(error), place=_printable(path), remedy=_remedy(error)) from None
    with stream:
        yield from _records(stream, path, job)


def _folder(folder: str, found: list[str | ArticleError], job: _Job) -> Iterator[Article | ArticleError]:
    if not found:
        suffixes = sorted({suffix for loader in all_loaders().values() for suffix in loader.suffixes})
        raise SourceError(
            "no article in this folder.", place=_printable(folder), remedy=f"Files are read that end in {', '.join(suffixes)}."
        )
    for file in found:
        if isinstance(file, ArticleError):
            yield file
            continue
        try:
            # Opening a named pipe would wait for a writer, for ever.
            if not stat.S_ISREG(os.stat(file).st_mode):
                yield ArticleError("not a regular file.", place=_printable(file), remedy="Give it by itself, or as '-'.")
                continue
            yield from _file(file, job)
        except (OSError, SourceError) as error:
            known = error if isinstance(error, SourceError) else SourceError(_reason(error), remedy=_remedy(error))
            yield ArticleError(known.problem, place=_printable(file), remedy=known.remedy)


def _files(folder: str, job: _Job) -> list[str | ArticleError]:
    """The files to read, in order of their paths, after the folders below that could not be listed."""
    unlisted: list[str | ArticleError] = []

    def keep(error: OSError) -> None:
        unlisted.append(ArticleError(_reason(error), place=_printable(str(error.filename)), remedy=_remedy(error)))

    paths: list[str] = []
    for where, folders, names in os.walk(folder, onerror=keep):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            readable = job.loader or loader_by_suffix(name) or "." not in name
            if readable and not name.startswith("."):
                paths.append(os.path.join(where, name))
    return unlisted + sorted(paths, key=lambda path: path.split(os.sep))


def _records(raw: BinaryIO, path: str, job: _Job) -> Iterator[Article | ArticleError]:
    source = _printable(path)
    try:
        stream = _peekable(raw)
        if stream.peek(2).startswith(_GZIP):
            stream = gzip.GzipFile(fileobj=stream)
        loader = job.loader or loader_by_suffix(path) or loader_by_content(stream.peek(_HEAD_BYTES))
        yield from loader.read(cast(BinaryIO, stream), source=source, aids=job.aids, columns=job.columns)
    except (OSError, EOFError, zlib.error) as error:
        yield ArticleError(f"reading stopped: {_reason(error)}", place=source, remedy="Fetch it again, or check the disk.")


def _peekable(stream: BinaryIO) -> io.BufferedReader | gzip.GzipFile:
    # Files and real standard input can be looked into ahead; what tests and other programs put in its place may not.
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))


def _reason(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror[0].lower()}{error.strerror[1:]}."
    return f"{str(error).rstrip('.')}."


def _remedy(error: OSError) -> str:
    return "Allow reading it: chmod u+r." if isinstance(error, PermissionError) else "Check the path."


def _printable(path: str) -> str:
    """A path that can be written as UTF-8, whatever bytes its name holds."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
