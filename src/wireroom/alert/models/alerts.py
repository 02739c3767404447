"""What readers are told, and what came of it."""

from __future__ import annotations

from django.db import models


class Alert(models.Model):
    """One alert, from its draft to its end. `version` rises with each alert of one `tag`; see `rules.alerts`.

    `page_mark` is what the public page must show before the first notification leaves. `stopped` ends a sending.
    """

    kind = models.CharField(max_length=12)
    state = models.CharField(max_length=10)
    story_id = models.BigIntegerField(null=True, db_index=True)
    story_version = models.PositiveIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)
    tag = models.CharField(max_length=32, default="")
    title = models.TextField()
    body = models.TextField(default="", blank=True)
    path = models.TextField()
    language = models.CharField(max_length=35, default="en")
    aim = models.JSONField(default=dict)
    composed_by = models.CharField(max_length=150)
    ordered_by = models.CharField(max_length=150, default="")
    approved_by = models.CharField(max_length=150, default="")
    composed_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    ordered_at = models.DateTimeField(null=True)
    began_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    prove_until = models.DateTimeField(null=True)
    trouble = models.TextField(default="", blank=True)
    wanted = models.PositiveIntegerField(default=0)
    left_out = models.JSONField(default=dict)
    share = models.FloatField(default=1.0)
    dry = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["state", "due_at"], name="alert_by_state"),
            models.Index(fields=["began_at"], name="alert_by_beginning"),
            models.Index(fields=["tag", "version"], name="alert_by_tag"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk} ({self.state}): {self.title}"


class Named(models.Model):
    """A digest of several stories names this one, in the version that readers could see then."""

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="named")
    story_id = models.BigIntegerField(db_index=True)
    story_version = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.alert_id} names {self.story_id}"


class Receipt(models.Model):
    """A device tells that it has shown an alert, or that its reader opened it; once each."""

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="receipts", db_index=False)
    subscription_id = models.BigIntegerField()
    what = models.CharField(max_length=8)
    family = models.CharField(max_length=8)
    after_ms = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["alert", "what", "subscription_id"], name="alert_receipt_once"),
        ]

    def __str__(self) -> str:
        return f"{self.what} of {self.alert_id} by {self.subscription_id}"


class Rule(models.Model):
    """The one row that says when a wire flash becomes an alert by itself."""

    is_on = models.BooleanField(default=False)
    urgency = models.PositiveSmallIntegerField(default=1)
    sections = models.JSONField(default=list)
    aim = models.JSONField(default=dict)
    two_people = models.BooleanField(default=False)
    changed_by = models.CharField(max_length=150, default="")
    changed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return "flash rule, on" if self.is_on else "flash rule, off"
