"""The workspace's ledger: the one of `kg.ledger`, and what only its keeper does with the quarantine."""

from __future__ import annotations

from collections.abc import Iterable

from kg.ledger import Ledger
from kg.ledger.connection import explained


class WorkspaceLedger(Ledger):
    """A `Ledger` whose quarantine can be emptied: by hand, or because a source can be read at last."""

    def forget_quarantined(self, ids: Iterable[str]) -> int:
        """Delete entries of the quarantine by id; return how many there were."""
        with self.transaction(), explained(self.path):
            return sum(self._connection.execute("DELETE FROM quarantine WHERE id = ?", (id_,)).rowcount for id_ in ids)
