"""Alerts: who wants to be told of what, and telling them, once, of a page that is there."""
