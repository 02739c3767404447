"""What the story room listens to: new wire items and joined threads."""

from __future__ import annotations

from wireroom.kernel.outbox import Subscriber

SUBSCRIBERS: tuple[Subscriber, ...] = ()
