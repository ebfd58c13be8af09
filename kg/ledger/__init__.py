"""The ledger: the only truth, in one SQLite file."""

from kg.ledger.decisions import Recorded
from kg.ledger.ledger import Ledger, LedgerCounts
from kg.ledger.marks import moment
from kg.ledger.quarantine import Quarantined

__all__ = ["Ledger", "LedgerCounts", "Quarantined", "Recorded", "moment"]
