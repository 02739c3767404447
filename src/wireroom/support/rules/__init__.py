"""Decisions of the support room: pure, without Django, clock, input or output."""
