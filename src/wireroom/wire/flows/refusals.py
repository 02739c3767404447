"""What the wire room refuses to do, in words an editor can act on."""

from __future__ import annotations


class UnableToRule(ValueError):  # noqa: N818 - reads as what happened, like the story room's refusals
    """A ruling about threads that cannot be: threads of two providers, or a split that leaves nothing."""
