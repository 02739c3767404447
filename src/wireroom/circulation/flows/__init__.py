"""The circulation room's journeys."""
