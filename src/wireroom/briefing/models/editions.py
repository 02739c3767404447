"""Editions, what is in them, and when the morning's goes out."""

from __future__ import annotations

from datetime import time

from django.db import models
from django.db.models import Q


class Edition(models.Model):
    """One edition, from its draft to its end; see `rules.editions`. `day` is the morning it is for, once each.

    A correction is of `story_id` at `story_version`, one for each list. `not_before` and `tries` are of the sending.
    """

    kind = models.CharField(max_length=12)
    on_list = models.CharField(max_length=24)
    state = models.CharField(max_length=10)
    day = models.DateField(null=True)
    subject = models.CharField(max_length=200, default="", blank=True)
    intro = models.TextField(default="", blank=True)
    note = models.TextField(default="", blank=True)
    story_id = models.BigIntegerField(null=True)
    story_version = models.PositiveIntegerField(null=True)
    by_rule = models.BooleanField(default=False)
    composed_by = models.CharField(max_length=150)
    composed_at = models.DateTimeField()
    ordered_by = models.CharField(max_length=150, default="", blank=True)
    due_at = models.DateTimeField(null=True)
    began_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    trouble = models.TextField(default="", blank=True)
    wanted = models.PositiveIntegerField(default=0)
    sent = models.PositiveIntegerField(default=0)
    returned = models.PositiveIntegerField(default=0)
    expired = models.PositiveIntegerField(default=0)
    left = models.PositiveIntegerField(default=0)
    not_before = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day"], condition=Q(kind="morning"), name="briefing_morning_once"),
            models.UniqueConstraint(
                fields=["kind", "on_list", "story_id", "story_version"],
                condition=Q(kind__in=("correction", "withdrawal")),
                name="briefing_correction_once",
            ),
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="briefing_by_state")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk} ({self.state})"


class Place(models.Model):
    """A story's place in an edition; the version is whatever readers see when a copy is made."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="places")
    number = models.PositiveSmallIntegerField()
    story_id = models.BigIntegerField(db_index=True)

    class Meta:
        ordering = ["number", "pk"]
        constraints = [models.UniqueConstraint(fields=["edition", "story_id"], name="briefing_story_once")]

    def __str__(self) -> str:
        return f"{self.number}. in {self.edition_id}: {self.story_id}"


class MorningRota(models.Model):
    """The one row that says when the morning briefing goes out; see `rules.mornings.Rota`."""

    is_on = models.BooleanField(default=False)
    at = models.TimeField(default=time(7))
    days = models.JSONField(default=list)
    stories = models.PositiveSmallIntegerField(default=8)
    lead_minutes = models.PositiveSmallIntegerField(default=60)
    changed_by = models.CharField(max_length=150, default="")
    changed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return "morning rota, on" if self.is_on else "morning rota, off"
