"""What was counted. No row tells of a person: only a page, a stretch of time and a number."""

from __future__ import annotations

from django.db import models

from wireroom.circulation.rules.grains import GRAINS


class PageCount(models.Model):
    """How often one thing happened on one page within one minute, hour or day (UTC).

    Measures: `opened`; `from-…` with a source; `quarter-1` to `quarter-4`, how far it was read; `seconds`, how long.
    The page "" is the whole site.
    """

    grain = models.CharField(max_length=6, choices=[(grain, grain) for grain in GRAINS])
    begin = models.DateTimeField()
    page = models.CharField(max_length=300)
    measure = models.CharField(max_length=16)
    count = models.PositiveBigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "grain", "begin", "measure"], name="counted_once_a_stretch"),
        ]
        indexes = [models.Index(fields=["grain", "measure", "begin", "page"], name="counted_by_time")]

    def __str__(self) -> str:
        return f"{self.count} {self.measure} on {self.page} in the {self.grain} of {self.begin}"


class OpenPage(models.Model):
    """How many have a page open at this moment, as the front said last."""

    page = models.CharField(max_length=300, primary_key=True)
    readers = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.page}: {self.readers}"


class FrontTally(models.Model):
    """The last hand-over taken from a front, so that none counts twice."""

    front = models.CharField(max_length=40, primary_key=True)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.front}: {self.number}"
