"""The outbox's table, and the pulses'."""

from __future__ import annotations

from django.db import models


class Errand(models.Model):
    """One event waiting for one listener. It is deleted when done and kept, with its error, while it fails."""

    subscriber = models.CharField(max_length=80)
    event = models.CharField(max_length=80)
    payload = models.JSONField()
    rank = models.SmallIntegerField(default=1)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)
    error = models.TextField(default="")

    class Meta:
        indexes = [models.Index(fields=["subscriber", "rank", "id"], name="kernel_errand_next")]

    def __str__(self) -> str:
        return f"{self.event} for {self.subscriber}"


class Pulse(models.Model):
    """How often something changed that somebody may be looking at: one number a channel, which only rises."""

    channel = models.CharField(max_length=40, primary_key=True)
    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.channel}: {self.number}"
