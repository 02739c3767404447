"""Feeds whose hub tells what is new."""
