"""One file per journey: what the wire room does."""
