"""What readers follow, by keys that stay the same when a name changes: `breaking`, `section:world`, `story:12`."""

from __future__ import annotations

import re
from dataclasses import dataclass

BREAKING = "breaking"
MOST_TOPICS = 200
_KEY = re.compile(r"(?:breaking|(?:section|topic|author):[a-z0-9][a-z0-9-]{0,99}|story:[1-9][0-9]{0,17})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Something a reader can follow: its key, and what it is called."""

    key: str
    name: str


def topic_key(kind: str, slug: str) -> str:
    """The key of a section, topic, author or story. Raises ValueError for anything else."""
    key = f"{kind}:{slug}"
    if not is_topic(key):
        message = f"{key!r} is nothing that can be followed"
        raise ValueError(message)
    return key


def story_key(story_id: int) -> str:
    """The key of one running story."""
    return topic_key("story", str(story_id))


def is_topic(key: str) -> bool:
    """Whether this is the key of something that can be followed."""
    return _KEY.fullmatch(key) is not None
