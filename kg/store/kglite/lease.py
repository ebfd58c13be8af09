"""Who may write the file of a graph: one process at a time, which the others can name."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import kglite

from kg.model import StoreError

_PAUSE = 0.05


@contextmanager
def writing(path: Path, *, patience: float) -> Iterator[None]:
    """Hold the engine's lease on a name beside the file, and say its refusals in our words.

    `patience`: seconds to wait for another process that holds it.
    """
    lease_name = path.with_name(f"{path.name}.writer")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lease = _lease(lease_name, patience)
        try:
            _remove_leftovers(path)
            yield
        finally:
            lease.close()
            with suppress(OSError):
                lease_name.unlink()
    except kglite.WriterLeaseHeldError as error:
        pid, since = error.holder.get("pid"), error.holder.get("since")
        raise StoreError(
            f"process {pid} is writing it since {since}.",
            place=str(path),
            remedy="Wait until it has finished, or end it; the graph as it was can be read meanwhile.",
        ) from error
    except (kglite.KgError, OSError) as error:
        raise StoreError(
            f"the graph cannot be written: {first_line(error)}",
            place=str(path),
            remedy="The old one stands. Make room or check the folder.",
        ) from error


def _lease(name: Path, patience: float) -> kglite.KnowledgeGraph:
    until = time.monotonic() + patience
    while True:
        try:
            return kglite.open(str(name), durable="off")
        except kglite.WriterLeaseHeldError:
            if time.monotonic() >= until:
                raise
            time.sleep(_PAUSE)
        except ValueError as error:
            # Another program has left a log beside the file.
            raise OSError(str(error)) from error


def _remove_leftovers(path: Path) -> None:
    """Delete what a killed process was about to rename; only its writer may, and we hold the lease."""
    for name in (path.name, f"{path.name}.writer"):
        for leftover in path.parent.glob(f"{name}.tmp.*"):
            writer = leftover.name.removeprefix(f"{name}.tmp.").partition(".")[0]
            if writer.isdigit() and int(writer) != os.getpid():
                with suppress(OSError):
                    leftover.unlink()


def first_line(error: BaseException) -> str:
    """The first line of an engine's message, ended like a sentence."""
    return f"{(str(error).splitlines() or [type(error).__name__])[0].rstrip('.')}."
