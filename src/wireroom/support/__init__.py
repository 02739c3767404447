"""Reader funding: which appeal a reader sees, giving, and a ledger that accounts for every cent."""
