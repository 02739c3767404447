"""Wireroom: an open news platform, from the wire to the reader."""
