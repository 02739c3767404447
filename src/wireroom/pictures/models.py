"""The archive's tables."""

from __future__ import annotations

from django.db import models


class ArchivedPicture(models.Model):
    """A picture that somebody of the newsroom took in. The file lies under `sha256`, never changed.

    `print_sha256` is the file that renditions are made of: the same, or what the crop left of it. Focus and crop are
    hundredths of the sides. `words` is what is searched. `expiry_told` says that the end of its rights was announced.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    print_sha256 = models.CharField(max_length=64)
    mime = models.CharField(max_length=40)
    print_mime = models.CharField(max_length=40)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    caption = models.TextField(blank=True)
    alt = models.TextField(blank=True)
    credit = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=300, blank=True, db_index=True)
    keywords = models.TextField(blank=True)
    rights = models.TextField(blank=True)
    usage = models.TextField(blank=True)
    words = models.TextField(blank=True)
    expires_at = models.DateTimeField(null=True, db_index=True)
    expiry_told = models.BooleanField(default=False)
    most_stories = models.PositiveSmallIntegerField(null=True)
    held = models.CharField(max_length=300, blank=True)
    focus_x = models.PositiveSmallIntegerField(default=50)
    focus_y = models.PositiveSmallIntegerField(default=50)
    crop_left = models.PositiveSmallIntegerField(default=0)
    crop_top = models.PositiveSmallIntegerField(default=0)
    crop_right = models.PositiveSmallIntegerField(default=0)
    crop_bottom = models.PositiveSmallIntegerField(default=0)
    taken_in_by = models.CharField(max_length=150)
    taken_in_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class Showing(models.Model):
    """A story was published with a picture of the archive. It stays when the picture goes: the use was made."""

    picture = models.ForeignKey(ArchivedPicture, on_delete=models.PROTECT)
    story_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["picture", "story_id"], name="pictures_showing_once")]

    def __str__(self) -> str:
        return f"{self.picture_id} in {self.story_id}"
