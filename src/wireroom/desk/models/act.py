"""What was done at the desk."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.db.models import F

_NEWEST = (F("at").desc(), F("id").desc())


class Act(models.Model):
    """One act of one person: only added, by `flows/acting.py`, in the transaction of the act itself.

    `on` and `which` say on what ("story", "feed", "person", …) by its number or name, `story` which story that
    touched; `before` and `after` are its states. A trigger in the database refuses what `save` would not catch.
    """

    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    deed = models.CharField(max_length=40)
    on = models.CharField(max_length=20)
    which = models.CharField(max_length=150)
    story = models.BigIntegerField(null=True)
    before = models.CharField(max_length=60)
    after = models.CharField(max_length=60)
    detail = models.TextField()

    class Meta:
        indexes = [
            models.Index(*_NEWEST, name="desk_act_newest"),
            models.Index("by", *_NEWEST, name="desk_act_by"),
            models.Index("deed", *_NEWEST, name="desk_act_deed"),
            models.Index("story", *_NEWEST, name="desk_act_story", condition=models.Q(story__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.by} {self.deed}: {self.on} {self.which}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new line; refuse to write one again."""
        if not self._state.adding:
            self._refuse()
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refuse: what was done was done."""
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise TypeError("A line of the audit log is never changed or deleted.")
