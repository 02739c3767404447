"""Why an editor's wish for an edition could not be met: the text is shown to the editor."""

from __future__ import annotations


class UnableToMail(Exception):  # noqa: N818 - the newsroom's wording
    """The edition cannot be kept, ordered or stopped as asked; the text says why and what to do."""
