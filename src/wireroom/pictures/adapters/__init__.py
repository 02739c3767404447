"""Files and picture work."""
