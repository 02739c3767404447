"""What readers are asked, and which wordings are being compared. Nothing here tells of anybody who was asked."""

from __future__ import annotations

from django.db import models


class Appeal(models.Model):
    """One appeal, as `rules.appeals.Appeal` has it; `name` is what the desk calls it."""

    key = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    channel = models.CharField(max_length=6)
    is_on = models.BooleanField(default=False)
    rank = models.IntegerField(default=0)
    begins = models.DateTimeField(null=True)
    ends = models.DateTimeField(null=True)
    facts = models.JSONField()
    changed_by = models.CharField(max_length=150)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Trial(models.Model):
    """A test of appeals against one another. `shares` are each appeal's part of the browsers, by its key.

    Gifts in `currency` count; it is set when the test begins, and "" in those that began before it was kept.
    """

    key = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    manner = models.CharField(max_length=6)
    floor = models.PositiveSmallIntegerField(default=10)
    shares = models.JSONField()
    currency = models.CharField(max_length=3, default="", blank=True)
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=150)
    stopped_at = models.DateTimeField(null=True)
    weighed_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Holdback(models.Model):
    """How many in a hundred browsers are never asked, since when, so that there is something to compare; one row.

    Gifts in `currency` are compared, as in tests.
    """

    percent = models.PositiveSmallIntegerField(default=0)
    since = models.DateTimeField(null=True)
    currency = models.CharField(max_length=3, default="", blank=True)

    def __str__(self) -> str:
        return f"{self.percent} %"
