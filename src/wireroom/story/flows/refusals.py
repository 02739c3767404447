"""Why an editor's wish could not be done: errors whose text is shown to the editor."""

from __future__ import annotations

from wireroom.story.rules.desk import DraftFacts
from wireroom.story.rules.live_posts import LivePost


class UnableToPublish(Exception):  # noqa: N818 - the newsroom's wording
    """The draft cannot become a version; the text says why and what to do."""


class PostMoved(UnableToPublish):
    """Somebody changed the live post since the editor opened it, or took it away: then `theirs` is None."""

    def __init__(self, message: str, *, theirs: LivePost | None) -> None:
        super().__init__(message)
        self.theirs = theirs


class UnableToRelease(Exception):  # noqa: N818 - as above
    """There is no hold to end; the text says why."""


class UnableToReview(Exception):  # noqa: N818 - as above
    """The draft cannot be handed in or sent back; the text says why."""


class UnableToSchedule(Exception):  # noqa: N818 - as above
    """The draft cannot go live at that moment, or is on no schedule; the text says why."""


class UnableToOpen(Exception):  # noqa: N818 - as above
    """The wire item cannot become a story; the text says why."""


class UnableToSaveDraft(Exception):  # noqa: N818 - as above
    """Somebody saved, or the wire published, since the editor began. Nothing is lost.

    `theirs` is the draft that stands (None when a published version overtook it), `revision` the base for saving again.
    """

    def __init__(self, message: str, *, theirs: DraftFacts | None, revision: int) -> None:
        super().__init__(message)
        self.theirs = theirs
        self.revision = revision
