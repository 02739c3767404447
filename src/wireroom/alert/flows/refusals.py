"""Why an editor's wish for an alert could not be met: the text is shown to the editor."""

from __future__ import annotations


class UnableToAlert(Exception):  # noqa: N818 - the newsroom's wording
    """The alert cannot be kept, ordered or stopped as asked; the text says why and what to do."""
