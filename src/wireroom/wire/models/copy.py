"""What came: deliveries and items are facts, written once, then only put in their place."""

from __future__ import annotations

from django.db import models

from wireroom.wire.models.feeds import Feed
from wireroom.wire.models.threads import Thread


class Delivery(models.Model):
    """What a feed brought in one piece. The bytes lie in the raw store under their hash; `name` is only shown.

    `pressing` says that it looked like a flash or bulletin before it was read: it is read first.
    """

    feed = models.ForeignKey(Feed, on_delete=models.PROTECT)
    name = models.TextField()
    sha256 = models.CharField(max_length=64)
    bytes = models.PositiveBigIntegerField()
    received_at = models.DateTimeField()
    state = models.CharField(max_length=12, default="received")
    format = models.CharField(max_length=40, default="", blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    pressing = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["feed", "sha256"], name="wire_delivery_once")]
        indexes = [
            models.Index(
                fields=["feed", "attempts", "id"],
                condition=models.Q(state="received"),
                name="wire_delivery_waiting",
            ),
            models.Index(
                fields=["id"],
                condition=models.Q(state="received", pressing=True),
                name="wire_delivery_pressing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.feed_id}: {self.name}"


class QuarantinedCopy(models.Model):
    """What could not be filed, and why. Without a delivery when not even bytes could be taken (a symbolic link)."""

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, null=True)
    feed = models.ForeignKey(Feed, on_delete=models.PROTECT)
    name = models.TextField()
    position = models.PositiveIntegerField(null=True)
    reason = models.TextField()
    state = models.CharField(max_length=12, default="waiting")
    received_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["state", "-id"], name="wire_quarantine_waiting")]

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


class Item(models.Model):
    """A wire item as filed. `facts` is all of it; the other columns are what lists and rules ask for.

    `level` is the newsroom's urgency (1 flash, 2 bulletin, 3 urgent, 4 routine), `classed` what kind of version it
    is, `route` what the feed's rules made of it when it was filed, and `section` where they put it, if they did.
    `pictures` is how many came with it.
    """

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT)
    position = models.PositiveIntegerField()
    feed = models.ForeignKey(Feed, on_delete=models.PROTECT)
    thread = models.ForeignKey(Thread, on_delete=models.PROTECT)
    provider = models.CharField(max_length=64)
    stable_id = models.TextField()
    version = models.TextField(default="", blank=True)
    content_hash = models.CharField(max_length=64)
    conflict = models.BooleanField(default=False)
    status = models.CharField(max_length=12)
    urgency = models.IntegerField(null=True)
    headline = models.TextField(default="", blank=True)
    slugline = models.TextField(default="", blank=True)
    format = models.CharField(max_length=40)
    kind = models.CharField(max_length=12)
    received_at = models.DateTimeField()
    level = models.PositiveSmallIntegerField(default=4)
    classed = models.CharField(max_length=12, default="new")
    route = models.CharField(max_length=12, default="follow")
    section = models.CharField(max_length=64, default="", blank=True)
    language = models.CharField(max_length=35, default="", blank=True)
    pictures = models.PositiveSmallIntegerField(default=0)
    facts = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "stable_id", "version", "content_hash"], name="wire_item_never_twice"
            )
        ]
        indexes = [
            models.Index(fields=["id"], condition=models.Q(level__lte=2), name="wire_item_pressing"),
            models.Index(fields=["feed", "id"], name="wire_item_of_feed"),
            models.Index(fields=["id"], condition=models.Q(conflict=True), name="wire_item_conflict"),
            models.Index(
                fields=[
                    "id",
                    "feed",
                    "level",
                    "classed",
                    "status",
                    "kind",
                    "language",
                    "section",
                    "pictures",
                    "conflict",
                    "received_at",
                    "thread",
                ],
                name="wire_item_monitor",
            ),
        ]

    def __str__(self) -> str:
        return self.headline or self.stable_id
