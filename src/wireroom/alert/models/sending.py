"""What sending needs: prepared envelopes, batches with their lease, push services and how they are."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.db import models


class PushService(models.Model):
    """One push service by its origin; `paused_until` when it asked to be left alone, for all workers to heed."""

    origin = models.CharField(max_length=300, unique=True)
    paused_until = models.DateTimeField(null=True)
    troubles = models.PositiveSmallIntegerField(default=0)
    last_trouble = models.TextField(default="", blank=True)

    def __str__(self) -> str:
        return self.origin

    @property
    def host(self) -> str:
        """The host of its origin."""
        return urlsplit(self.origin).hostname or ""


class Envelope(models.Model):
    """The costly part of one sealed message, made ahead. Taken out of the table before it is used, and used once.

    Its key is the subscription's. `material` is what `adapters.sealing` makes: header, content key, nonce.
    All are thrown away when the newsroom starts.
    """

    subscription_id = models.BigIntegerField(primary_key=True)
    material = models.BinaryField()
    made_on = models.PositiveIntegerField()
    """The day it was made, counted from 1970, so that it expires."""

    def __str__(self) -> str:
        return f"envelope for {self.subscription_id}"


class Batch(models.Model):
    """A part of an alert's audience, sent by one worker at a time.

    `members` are the ids of subscriptions (32 bits each, little-endian), `outcomes` one byte for each of them; see
    `rules.outcomes`. `holder` is the worker that has it, until `leased_until`; `fence` rises with every lease, and
    what an earlier holder writes after that is refused. `quietly` is for readers who rest: no sound is made.
    """

    alert_id = models.BigIntegerField()
    number = models.PositiveIntegerField()
    rank = models.PositiveSmallIntegerField()
    members = models.BinaryField()
    outcomes = models.BinaryField()
    is_open = models.BooleanField(default=True)
    quietly = models.BooleanField(default=False)
    fence = models.PositiveIntegerField(default=0)
    holder = models.CharField(max_length=100, default="", blank=True)
    leased_until = models.DateTimeField(null=True)
    not_before = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["alert_id", "number"], name="alert_batch_once")]
        indexes = [
            models.Index(fields=["rank", "id"], name="alert_batch_open", condition=models.Q(is_open=True)),
        ]

    def __str__(self) -> str:
        return f"batch {self.number} of {self.alert_id}"
