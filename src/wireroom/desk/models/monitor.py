"""What editors do at the wire monitor."""

from __future__ import annotations

from django.db import models


class Preset(models.Model):
    """A search of the monitor with a name. `query` is the address's query; `owner` is empty for the whole desk's.

    `position` is the place in the list; the first nine answer to the number keys.
    """

    name = models.CharField(max_length=60)
    query = models.TextField(blank=True)
    owner = models.CharField(max_length=150, default="", blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.name


class Viewed(models.Model):
    """An editor has seen an item whole."""

    editor = models.CharField(max_length=150)
    item = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["editor", "item"], name="desk_viewed_once")]

    def __str__(self) -> str:
        return f"{self.editor} saw {self.item}"


class Claim(models.Model):
    """An editor has taken a running story on, so that no other starts on it too."""

    thread = models.BigIntegerField(unique=True)
    editor = models.CharField(max_length=150)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.editor} has {self.thread}"


class DeskNote(models.Model):
    """What an editor tells the desk about a running story. Never leaves the newsroom."""

    thread = models.BigIntegerField(db_index=True)
    editor = models.CharField(max_length=150)
    text = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.text
