"""How fast, beside what: benchmarks that run the real thing next to a peer."""
