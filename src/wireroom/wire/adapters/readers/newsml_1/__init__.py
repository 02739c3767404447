"""NewsML 1.x."""
