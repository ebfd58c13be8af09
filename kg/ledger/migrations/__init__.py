"""The ledger's schema: `NNNN_name.sql`, applied in order; the number of the last one is the ledger's version."""
