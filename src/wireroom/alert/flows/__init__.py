"""The alert room's journeys, one a file."""
