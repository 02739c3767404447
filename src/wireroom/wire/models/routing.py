"""What the newsroom decided about copy before it comes."""

from __future__ import annotations

from django.db import models

from wireroom.wire.models.feeds import Feed


class RoutingRule(models.Model):
    """One rule of a feed: what fits `conditions` takes this `route` into this `section`. The first that fits counts.

    A rule that is not `live` is a draft: it can be tried on the archive, and routes nothing.
    """

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE)
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    conditions = models.JSONField(default=dict)
    route = models.CharField(max_length=12)
    section = models.CharField(max_length=64, default="", blank=True)
    live = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.name


class SectionRule(models.Model):
    """Codes of one scheme, from `first` to `last`, and the slug of the section that they tell. The first counts."""

    position = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    scheme = models.CharField(max_length=40)
    first = models.CharField(max_length=60)
    last = models.CharField(max_length=60)
    section = models.CharField(max_length=64)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return f"{self.name}: {self.section}"
