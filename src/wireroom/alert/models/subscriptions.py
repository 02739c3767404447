"""Who is to be told of what."""

from __future__ import annotations

from django.db import models


class Profile(models.Model):
    """One way of resting, which many readers share: a zone and quiet hours, in minutes after midnight."""

    zone = models.CharField(max_length=64)
    begins = models.PositiveSmallIntegerField()
    ends = models.PositiveSmallIntegerField()
    digest_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["zone", "begins", "ends"], name="alert_profile_once")]

    def __str__(self) -> str:
        return f"{self.zone} {self.begins}-{self.ends}"


class Subscription(models.Model):
    """One browser's subscription. `digest` (SHA-256 of the endpoint) finds it; whoever knows the endpoint owns it.

    `key_id` names the VAPID key it was made with, for a push service takes no other. A row is deleted when its
    reader, its push service or long silence says that it is over; ids are never given twice. What readers follow
    stands here; `Sheet` is an index of it. `reader_id` is the account from which it takes its topics, if any; one
    that `chooses` was let go by its account, and joins again only by hand.
    """

    digest = models.BinaryField(max_length=32, unique=True)
    endpoint = models.TextField()
    p256dh = models.BinaryField(max_length=65)
    auth = models.BinaryField(max_length=16)
    key_id = models.CharField(max_length=16)
    service_id = models.PositiveIntegerField()
    profile_id = models.PositiveIntegerField()
    topics = models.JSONField(default=list)
    muted = models.JSONField(default=list)
    cap = models.PositiveSmallIntegerField(default=0)
    wakes = models.BooleanField(default=False)
    paused = models.BooleanField(default=False)
    language = models.CharField(max_length=35, default="", blank=True)
    staff = models.CharField(max_length=150, default="", blank=True)
    reader_id = models.BigIntegerField(null=True)
    chooses = models.BooleanField(default=False, db_default=False)
    born_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["seen_at"], name="alert_sub_silent"),
            models.Index(fields=["staff"], name="alert_sub_staff", condition=~models.Q(staff="")),
            models.Index(fields=["reader_id"], name="alert_sub_reader", condition=models.Q(reader_id__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"subscription {self.pk}"


class Ended(models.Model):
    """A subscription that its reader ended from elsewhere, or whose account was erased, by its digest alone.

    Its browser begins none by itself.
    """

    digest = models.BinaryField(max_length=32, unique=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["at"], name="alert_ended_at")]

    def __str__(self) -> str:
        return f"ended {self.pk}"


class Sheet(models.Model):
    """A part of a set of subscriptions: those of 65,536 ids, `number` times that, as a compressed bitmap.

    `name` says which set: who follows a topic, who rests in one way, whom an alert has reached …
    """

    name = models.CharField(max_length=140)
    number = models.PositiveIntegerField()
    bits = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "number"], name="alert_sheet_once")]

    def __str__(self) -> str:
        return f"{self.name} {self.number}"
