"""What the story room decides, free of database, clock and network."""
