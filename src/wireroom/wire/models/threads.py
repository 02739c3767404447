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
