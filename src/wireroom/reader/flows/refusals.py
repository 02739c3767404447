"""Why something was not done, in words for readers."""

from __future__ import annotations

from datetime import datetime


class Refusal(Exception):  # noqa: N818 - the room's wording
    """Not done; the message says why and what to do."""


class TooOftenRefusal(Refusal):
    """Asked too often; `again_at` is the moment from which the next one is heard."""

    def __init__(self, again_at: datetime) -> None:
        super().__init__("That was asked too often.")
        self.again_at = again_at


class CodeRefusal(Refusal):
    """The code does not fit; there are tries left."""


class CodeGoneRefusal(Refusal):
    """The code is good no longer, or there was none: a new one is needed."""
