"""Journeys of the support room, one a file."""
