"""The journeys of a story, one a file."""
