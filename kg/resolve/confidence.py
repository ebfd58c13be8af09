"""How sure an event is, from 0 to 1."""

from __future__ import annotations

from kg.resolve.events import Event

_CEILING = 0.99


def confidence(event: Event) -> float:
    """Return the probability that an event is right as the graph has it: type, party, actor and status."""
    if event.confirmed:
        return 1.0
    return _CEILING
