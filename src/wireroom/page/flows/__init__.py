"""The page room's journeys, one a file."""
