"""A question ends in time, even where the server does not end it.

The server looks at the time of a query at certain points only: 5.26 does not while it reckons how much memory a list of lists of
lists takes, and `reduce(m = {a: [1]}, i IN range(1, 60) | {a: m.a + m.a})` keeps it at that for ever.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")
GRACE = 10.0
"""Seconds after which a server is given up that should have ended a query: it looks at the time every two seconds."""


def within(seconds: float, work: Callable[[], T], give_up: Callable[[], object]) -> T:
    """Return what `work` gives. Raises TimeoutError, and calls `give_up`, where it takes longer than `seconds` and the grace."""
    done: Future[T] = Future()

    def run() -> None:
        try:
            done.set_result(work())
        except BaseException as error:
            done.set_exception(error)

    # Of no pool: the program may end while it still waits.
    threading.Thread(target=run, daemon=True).start()
    try:
        return done.result(seconds + GRACE)
    except TimeoutError:
        if done.done():
            raise
        # Which may find the line dead already.
        with suppress(Exception):
            give_up()
        raise
