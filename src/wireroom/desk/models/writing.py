"""Who is at a story's draft, who writes in it, and what they say to each other about it."""

from __future__ import annotations

from django.db import models


class Pen(models.Model):
    """Who may change a story's draft just now: one editor at a time.

    `seen_at`: the pen's holder was last heard of; who is silent too long has put it down. `lost_by`, `lost_at`: from
    whom it was taken over, and when; `word` is what the one who took it said.
    """

    story = models.BigIntegerField(unique=True)
    editor = models.CharField(max_length=150)
    since = models.DateTimeField()
    seen_at = models.DateTimeField()
    lost_by = models.CharField(max_length=150, default="")
    lost_at = models.DateTimeField(null=True)
    word = models.TextField(default="")

    def __str__(self) -> str:
        return f"{self.editor} has the pen of {self.story}"


class Presence(models.Model):
    """An editor has a story's draft open."""

    story = models.BigIntegerField()
    editor = models.CharField(max_length=150)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "editor"], name="desk_present_once")]

    def __str__(self) -> str:
        return f"{self.editor} is at {self.story}"


class Comment(models.Model):
    """What an editor says of a story, or of the passage that begins with `passage`, until it is settled."""

    story = models.BigIntegerField(db_index=True)
    editor = models.CharField(max_length=150)
    text = models.TextField()
    passage = models.CharField(max_length=200, default="")
    at = models.DateTimeField()
    settled_by = models.CharField(max_length=150, default="")
    settled_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.text
