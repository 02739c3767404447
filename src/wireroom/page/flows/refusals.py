"""Why an editor's wish for the site could not be met: the text is shown to the editor."""

from __future__ import annotations

from wireroom.page.rules.front_state import FrontState


class UnableToArrange(Exception):  # noqa: N818 - the newsroom's wording
    """The front cannot be arranged as asked; the text says why and what to do."""


class ArrangedMeanwhile(UnableToArrange):
    """Somebody changed or published the front since the editor began. Nothing is lost: `theirs` is how it stands."""

    def __init__(self, message: str, *, theirs: FrontState) -> None:
        super().__init__(message)
        self.theirs = theirs


class UnableToKeep(Exception):  # noqa: N818 - as above
    """The site cannot be like this; the text says why and what to do."""


class ChangedMeanwhile(UnableToKeep):
    """Somebody changed it since the editor began. Nothing is kept; `revision` is how it stands."""

    def __init__(self, message: str, *, revision: int) -> None:
        super().__init__(message)
        self.revision = revision
