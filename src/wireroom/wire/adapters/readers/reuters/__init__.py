"""Reuters Connect: items in JSON."""
