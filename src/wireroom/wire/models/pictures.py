"""Pictures that items refer to."""

from __future__ import annotations

from django.db import models

from wireroom.wire.models.copy import Delivery
from wireroom.wire.models.feeds import Feed


class PictureAsset(models.Model):
    """A picture that items refer to by `href`: wanted, here, failed for the `reason` given, or withdrawn for good.

    `hrefs` are all its renditions, largest first; a file that a feed brings under the name one of them ends with
    is this picture (`PictureName`). `candidate` is such a file that has not been looked at yet. `usage` is on what
    terms it is offered, in the agency's words.
    """

    feed = models.ForeignKey(Feed, on_delete=models.PROTECT)
    provider = models.CharField(max_length=64)
    href = models.TextField()
    hrefs = models.JSONField(default=list)
    state = models.CharField(max_length=12, default="wanted")
    reason = models.TextField(default="", blank=True)
    sha256 = models.CharField(max_length=64, default="", blank=True)
    mime = models.CharField(max_length=40, default="", blank=True)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    usage = models.TextField(default="", blank=True)
    candidate = models.ForeignKey(Delivery, on_delete=models.PROTECT, null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "href"], name="wire_picture_once")]

    def __str__(self) -> str:
        return self.href


class PictureRights(models.Model):
    """When a picture's rights end, as one who knows says: its file (`said_by` is empty), or an item by its stable id.

    Each counts, so that neither an older file nor an older item makes good what another ended. `ends_at` is empty for
    an end that cannot be read; `raw` is what was said, `told` that the end was announced.
    """

    asset = models.ForeignKey(PictureAsset, on_delete=models.CASCADE)
    said_by = models.TextField(blank=True)
    raw = models.TextField()
    ends_at = models.DateTimeField(null=True)
    told = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["asset", "said_by"], name="wire_picturerights_once")]
        indexes = [models.Index(fields=["ends_at"], name="wire_picturerights_due", condition=models.Q(told=False))]

    def __str__(self) -> str:
        return f"{self.asset_id} until {self.raw}"


class PictureName(models.Model):
    """A file name under which a feed may bring a picture."""

    asset = models.ForeignKey(PictureAsset, on_delete=models.CASCADE)
    feed = models.ForeignKey(Feed, on_delete=models.PROTECT)
    name = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["feed", "name", "asset"], name="wire_picturename_once")]

    def __str__(self) -> str:
        return self.name
