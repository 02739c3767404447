"""The reader room: who reads, by their own choice."""
