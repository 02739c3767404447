"""Why an editor's wish for a picture could not be met: the text is shown to the editor."""

from __future__ import annotations


class UnableToTakeIn(Exception):  # noqa: N818 - the newsroom's wording
    """The file is no picture that can be used; the text says why and what to do."""


class UnableToKeepPicture(Exception):  # noqa: N818 - as above
    """What was said of a picture could not be kept; the text says why."""
