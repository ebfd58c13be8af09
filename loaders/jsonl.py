"""JSON Lines, one article a line (.jsonl, .ndjson, .json, also gzipped); columns id, title, text, date, url, outlet, language."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, NoReturn

from kg.loaders import dates, languages, outlets
from kg.loaders.decoding import MAX_ARTICLE_BYTES, SAMPLE_BYTES, binary, check_characters, decoded, storable
from kg.loaders.furniture import furniture
from kg.model import Article, ArticleError, ReadingAids

SUFFIXES = (".jsonl", ".ndjson", ".json")

MAX_RECORD_BYTES = 4 * MAX_ARTICLE_BYTES
"""The longest line. Escapes (`\\u00e9`) make text up to three times as long as it is in UTF-8."""

MAX_SKIPPED_BYTES = 500_000_000
"""How far the end of a line that is too long is looked for. A few kilobytes of gzip can hold a line without end."""

_CHUNK_BYTES = 1 << 20
_DATELINE_CHARACTERS = 200
_ALSO = {"date": "published"}
"""What `kg load` calls a column that corpora call otherwise: its output is read back without a mapping."""


class _BadRecordError(ValueError):
    """A record that is JSON, and no article."""


def recognises(head: bytes) -> bool:
    """Whether the first character that is no space begins a JSON object."""
    return head.startswith(b"{")


def read(stream: BinaryIO, *, source: str, aids: ReadingAids, columns: Mapping[str, str]) -> Iterator[Article | ArticleError]:
    """One article or error a line, as the lines come; blank lines are passed over, unknown columns ignored.

    `Article.text` is exactly the record's text value. `Article.source` is `source#ID`, ID being the record's id or,
    without one, the number of its line.
    """
    number = records = 0
    while line := stream.readline(MAX_RECORD_BYTES + 1):
        number += 1
        place = f"{source}#{number}"
        sample = line[:SAMPLE_BYTES]
        if number == 1:
            if (problem := _not_lines(line, source)) is not None:
                yield problem
                return
            line = line.removeprefix(b"\xef\xbb\xbf")
        if len(line) > MAX_RECORD_BYTES:
            found = _skip_line(stream)
            rest = "" if found else " Its end was not found, and what may follow it was not read."
            yield ArticleError(
                f"a line of more than {MAX_RECORD_BYTES / 1e6:g} MB.{rest}", place=place, remedy="Split it.", sample=sample
            )
            if not found:
                return
            records += 1
        elif line.strip():
            records += 1
            try:
                yield _article(_record(line, place), source, number, aids, columns)
            except ArticleError as error:
                error.sample = sample
                yield error
    if not records:
        yield ArticleError("no record in it.", place=source, remedy="Leave it out, or fetch it again.")


def _not_lines(line: bytes, source: str) -> ArticleError | None:
    """The one error for a file of another form; without it every line of the file would be an error."""
    start = line.removeprefix(b"\xef\xbb\xbf").strip()
    if line.startswith((b"\xff\xfe", b"\xfe\xff")):
        problem, remedy = "UTF-16; JSON Lines are UTF-8.", "Convert it with iconv -f UTF-16 -t UTF-8."
    elif start.startswith(b"["):
        problem, remedy = "a JSON array, not one record a line.", "Convert it with jq -c '.[]'."
    elif start == b"{":
        problem, remedy = "a record over several lines, not one a line.", "Convert it with jq -c ."
    else:
        return None
    return ArticleError(problem, place=source, remedy=remedy, sample=line[:SAMPLE_BYTES])


def _skip_line(stream: BinaryIO) -> bool:
    skipped = 0
    while skipped < MAX_SKIPPED_BYTES:
        chunk = stream.readline(_CHUNK_BYTES)
        if not chunk or chunk.endswith(b"\n"):
            return True
        skipped += len(chunk)
    return False


def _record(line: bytes, place: str) -> dict[str, Any]:
    if b"\x00" in line:
        raise binary(place, line.index(b"\x00"), b"")
    text = decoded(line, place)
    try:
        record = json.loads(text, object_pairs_hook=_object, parse_constant=_constant)
    except json.JSONDecodeError as error:
        raise ArticleError(f"not JSON: {error.msg} at column {error.colno}.", place=place, remedy=_MEND) from None
    except RecursionError:
        raise ArticleError("nested too deeply.", place=place, remedy=_MEND) from None
    except ValueError as error:
        raise ArticleError(str(error), place=place, remedy=_MEND) from None
    if not isinstance(record, dict):
        raise ArticleError(f"{_kind(record)}, not a record.", place=place, remedy="Give one JSON object a line.")
    return record


_MEND = "Mend that line, or leave it out."


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise _BadRecordError(f"the column {twice[:80]!a} is there twice.")
    return made


def _constant(name: str) -> NoReturn:
    raise _BadRecordError(f"{name} is not JSON.")


def _article(record: dict[str, Any], source: str, number: int, aids: ReadingAids, columns: Mapping[str, str]) -> Article:
    place = f"{source}#{number}"

    def value(field: str) -> str | None:
        name = columns.get(field, field)
        if name not in record and field not in columns:
            name = _ALSO.get(field, name)
        found = record.get(name)
        if field == "id" and type(found) is int:
            return str(found)
        if found is not None and not isinstance(found, str):
            raise ArticleError(f"column '{name}' holds {_kind(found)}, not text.", place=place, remedy=_MEND)
        if found:
            check_characters(found, f"column '{name}'", place)
        if not found or not found.strip():
            return None
        return found if field == "text" else " ".join(found.split())

    identifier = value("id")
    place = f"{source}#{identifier or number}"
    text = value("text")
    if text is None:
        name = columns.get("text", "text")
        there = ", ".join(f"'{key[:40]}'" for key in list(record)[:12]) or "none"
        remedy = f"Its columns are {there}; --map text=COLUMN names another." if name not in record else "Leave it out."
        raise ArticleError(f"no text in column '{name}'.", place=place, remedy=ascii_safe(remedy))
    url, date = value("url"), value("date")
    if date is not None and dates.is_impossible(date):
        remedy = "Correct it, or leave it empty: an article without a date is read too."
        raise ArticleError(f"the date {date[:30]!a} is none of the calendar.", place=place, remedy=remedy)
    language = languages.declared(value("language"), aids) or languages.detected(text, aids)
    return Article(
        source=place,
        text=storable(text, place),
        title=value("title"),
        outlet=outlets.outlet_named(value("outlet") or "", aids)
        or outlets.outlet_of_url(url, aids)
        or outlets.outlet_in_dateline(text[:_DATELINE_CHARACTERS].lstrip(), aids),
        published=dates.printed(date, aids, language) if date else None,
        language=language,
        url=url,
        boilerplate=furniture(text, aids, language),
    )


def ascii_safe(text: str) -> str:
    """`text` with what cannot be written as UTF-8 spelled out, for messages that quote a source."""
    return text.encode(errors="backslashreplace").decode()


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
