"""Reuters Connect."""
