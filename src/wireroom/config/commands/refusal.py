"""A command that cannot do what it was asked, in one line that names the thing and the mend."""

from __future__ import annotations


class CannotRunError(Exception):
    """Says what is wrong and how to mend it; the command ends with this line and status 1."""
