"""What is counted, for how long, and from whom: pure decisions."""
