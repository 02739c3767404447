"""Kills that are asked for and wait for a second person."""

from __future__ import annotations

from django.db import models


class KillAsk(models.Model):
    """An editor asks for a kill, in a newsroom where two have to say so. Gone once it is done or withdrawn.

    `headline` is the story's at the time, for the list of what waits.
    """

    story = models.BigIntegerField(unique=True)
    asked_by = models.CharField(max_length=150)
    reason = models.TextField()
    headline = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.asked_by} asks to kill {self.story}"
