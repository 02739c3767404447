"""What the wire room decides, free of database, clock and network."""
