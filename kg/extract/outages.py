"""What stopped by itself: in an article that tells of an outage, a service that nobody is said to have blocked is only down."""

from __future__ import annotations

from kg.extract.context import Context
from kg.extract.reading import OTHER_WORD, Reading


def leave_out_outages(reading: Reading, context: Context) -> None:
    """ "Chatlune went down on Monday. It [remained inaccessible] for hours. The outage ...": a state, and no measure."""
    state = reading.form.rule.status is not None and reading.action == "block"
    if state and not reading.actors and context.document.has("outage"):
        reading.dropped = OTHER_WORD
