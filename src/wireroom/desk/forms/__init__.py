"""What editors fill in, checked."""
