"""dpa's digitalwires: entries in JSON."""
