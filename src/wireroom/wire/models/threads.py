"""Which items are one running story."""

from __future__ import annotations

from django.db import models


class Thread(models.Model):
    """One running story of one provider. A thread that was joined to another is gone."""

    provider = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.provider} {self.pk}"


class ThreadKey(models.Model):
    """A key by which items find their thread."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE)
    provider = models.CharField(max_length=64)
    key = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "key"], name="wire_threadkey_once")]

    def __str__(self) -> str:
        return self.key


class ThreadCut(models.Model):
    """An editor's ruling that a line of items does not belong to what this key would tie it to; `*` is any key."""

    provider = models.CharField(max_length=64)
    stable_id = models.TextField()
    key = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "stable_id", "key"], name="wire_threadcut_once")]

    def __str__(self) -> str:
        return f"{self.stable_id} without {self.key}"


class ThreadRuling(models.Model):
    """What an editor decided about threads, and when: `joined` or `split`. Only added to."""

    action = models.CharField(max_length=12)
    editor = models.CharField(max_length=150)
    at = models.DateTimeField()
    thread = models.BigIntegerField()
    other = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.action} {self.thread}, {self.other}"
