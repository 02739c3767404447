"""The page room's tables: finished pages, and what must be known to take a story off all of them."""

from __future__ import annotations

from django.db import models


class StoredPage(models.Model):
    """One address's answer, ready to send. `seq` rises with every change; rows are replaced, never deleted.

    Written through `adapters.store` only; read by the front without Django.
    """

    seq = models.BigAutoField(primary_key=True)
    path = models.TextField(unique=True)
    status = models.IntegerField()
    content_type = models.TextField()
    cache_control = models.TextField()
    etag = models.TextField()
    mark = models.TextField()
    last_modified = models.BigIntegerField()
    location = models.TextField()
    gzip = models.BinaryField(null=True)
    br = models.BinaryField(null=True)
    plain = models.BinaryField(null=True)
    story_id = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["story_id"], name="page_stored_story")]

    def __str__(self) -> str:
        return f"{self.status} {self.path}"


class Mention(models.Model):
    """A story shows on a stored page: in a list or feed, or through its picture (`/media/…`)."""

    path = models.TextField()
    story_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["path", "story_id"], name="page_mention_once")]
        indexes = [models.Index(fields=["story_id"], name="page_mention_story")]

    def __str__(self) -> str:
        return f"{self.story_id} on {self.path}"


class SurfaceRecord(models.Model):
    """A killed story left a surface: which, and when. `verify` probes each of them again."""

    story_id = models.BigIntegerField()
    surface = models.TextField()
    path = models.TextField()
    gone_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story_id", "surface", "path"], name="page_surface_once")]

    def __str__(self) -> str:
        return f"{self.story_id} off {self.path} at {self.gone_at}"


class PictureUse(models.Model):
    """A public story shows this picture; `sha256` is empty until its file is here, and when its rights have ended."""

    story_id = models.BigIntegerField()
    provider = models.TextField()
    href = models.TextField()
    sha256 = models.TextField(default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story_id", "provider", "href"], name="page_picture_once")]
        indexes = [models.Index(fields=["provider", "href"], name="page_picture_href")]

    def __str__(self) -> str:
        return f"{self.href} in {self.story_id}"


class Rendition(models.Model):
    """A picture cut to size. `cut` says how; `path` is its address; the file lies under the data folder by its name."""

    sha256 = models.TextField()
    cut = models.TextField()
    format = models.TextField()
    width = models.IntegerField()
    height = models.IntegerField()
    path = models.TextField(unique=True)

    class Meta:
        indexes = [models.Index(fields=["sha256"], name="page_rendition_source")]

    def __str__(self) -> str:
        return self.path


class AskingPanel(models.Model):
    """The plain panel of every story page; one row, none while nothing is asked."""

    heading = models.TextField()
    body = models.TextField()
    button = models.TextField()
    href = models.TextField()

    def __str__(self) -> str:
        return self.heading


class SilentMark(models.Model):
    """Nothing is asked on a story (`key` is its number), or in a section or topic (its slug)."""

    kind = models.CharField(max_length=7, choices=[(kind, kind) for kind in ("story", "section", "topic")])
    key = models.CharField(max_length=200)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="page_silent_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
