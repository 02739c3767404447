"""What becomes of an edition, one journey a file."""
