"""Why an editor's wish about an appeal could not be met: the text is shown to the editor."""

from __future__ import annotations


class UnableToAsk(Exception):  # noqa: N818 - the newsroom’s wording
    """The appeal or the test stays as it was; the message says why, and what would help."""
