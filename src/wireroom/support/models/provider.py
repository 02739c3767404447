"""What the payment provider told us, and how our books compare with its own."""

from __future__ import annotations

from django.db import models


class ProviderNotice(models.Model):
    """One signed word of the provider, kept before anything is done about it, without whom it names and any card."""

    ref = models.CharField(max_length=100, primary_key=True)
    kind = models.CharField(max_length=80)
    told = models.JSONField()
    made_at = models.DateTimeField(db_index=True)
    arrived_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"


class Acknowledgement(models.Model):
    """A letter about money that was written, so that none is written twice. Its words and its address are not kept."""

    key = models.CharField(max_length=120, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key


class Reconciliation(models.Model):
    """One comparison of our books with the provider's: what both know, and what only one of them does."""

    ran_at = models.DateTimeField(db_index=True)
    since = models.DateTimeField()
    agreed = models.PositiveIntegerField(default=0)
    recovered = models.PositiveIntegerField(default=0)
    missing_here = models.JSONField(default=list)
    missing_there = models.JSONField(default=list)
    trouble = models.TextField(default="", blank=True)

    def __str__(self) -> str:
        return f"compared at {self.ran_at}"
