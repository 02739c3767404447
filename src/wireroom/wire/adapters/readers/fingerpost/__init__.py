"""Fingerpost's JSON."""
