"""The demo's journeys."""
