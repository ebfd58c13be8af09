"""Puts an export where it belongs: written beside its place and renamed, so that a failure leaves nothing."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

from kg.export.registry import Format
from kg.model import Edge, Node, UsageError

STDOUT = "-"


def write_export(form: Format, nodes: Iterable[Node], edges: Iterable[Edge], place: str | Path) -> None:
    """Write the graph in the format to a file, a folder, or `-` for stdout.

    A place that cannot be written, or a folder asked for on stdout, is a `UsageError`; whatever fails, nothing of the
    export is left, and what stood there before stays.
    """
    if form.to_folder is not None:
        writer = form.to_folder
        write_folder(place, lambda folder: writer(nodes, edges, folder))
    elif form.to_file is not None:
        to_file = form.to_file
        write_file(place, lambda out: to_file(nodes, edges, out))


def write_file(place: str | Path, writer: Callable[[BinaryIO], object]) -> None:
    """Call `writer` with a binary stream that becomes the file `place` when the writer is through (`-`: stdout).

    A link is followed, and what is no regular file (`/dev/stdout`, a pipe) is written to directly.
    """
    if str(place) == STDOUT:
        # Kept back until it is whole: half a file in a pipe cannot be taken back either.
        with tempfile.SpooledTemporaryFile(max_size=1 << 24) as kept:
            writer(kept)  # type: ignore[arg-type]  # it has every method of BinaryIO that a writer uses
            kept.seek(0)
            shutil.copyfileobj(kept, sys.stdout.buffer)
            sys.stdout.buffer.flush()
        return
    path = Path(os.path.realpath(place))
    try:
        if path.is_dir():
            raise UsageError("is a folder.", place=str(place), remedy="Give the name of a file in it.")
        if path.exists() and not stat.S_ISREG(path.stat().st_mode):
            with path.open("wb") as out:
                writer(out)
            return
        beside = _beside(path)
        try:
            with beside.open("xb") as out:
                writer(out)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(place, error) from error


def write_folder(place: str | Path, writer: Callable[[Path], None]) -> None:
    """Call `writer` with an empty folder whose files move to the folder `place` when the writer is through.

    Files of other names that are there already are left alone.
    """
    if str(place) == STDOUT:
        raise UsageError("this format is a folder of several files.", place="-o -", remedy="Name a folder: -o FOLDER.")
    path = Path(os.path.realpath(place))
    try:
        if path.exists() and not path.is_dir():
            raise UsageError("is a file, and this format is a folder.", place=str(place), remedy="Name a folder.")
        beside = _beside(path)
        try:
            beside.mkdir()
            writer(beside)
            if path.exists():
                for made in sorted(beside.iterdir()):
                    made.replace(path / made.name)
            else:
                beside.rename(path)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise _unwritable(place, error) from error


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def _unwritable(place: str | Path, error: OSError) -> UsageError:
    why = error.strerror or str(error)
    return UsageError(f"cannot be written: {why}.", place=str(place), remedy="Choose a folder that exists and is yours.")
