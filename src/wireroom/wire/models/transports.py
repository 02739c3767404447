"""How copy is fetched from where an agency keeps it."""

from __future__ import annotations

from django.db import models

from wireroom.wire.models.feeds import Feed


class Transport(models.Model):
    """How the copy of one feed is fetched, and how that goes. A feed has at most one.

    `settings` are those of its `kind`; `cursor` is how far the fetching has come, saved with what it brought.
    `trouble` says in words what went wrong last, empty while all is well; `asked` tells that somebody wants it to
    look at once.
    """

    feed = models.OneToOneField(Feed, on_delete=models.CASCADE)
    kind = models.CharField(max_length=12)
    settings = models.JSONField(default=dict)
    secret = models.TextField(default="", blank=True)
    cursor = models.JSONField(default=dict)
    paused = models.BooleanField(default=False)
    asked = models.BooleanField(default=False)
    due_at = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    trouble = models.TextField(default="", blank=True)
    trouble_since = models.DateTimeField(null=True)
    last_success_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.feed_id}: {self.kind}"
