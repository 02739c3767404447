"""What the newsroom says of itself, and where old addresses lead."""

from __future__ import annotations

from django.db import models


class House(models.Model):
    """The site's identity as its editors set it; one row. `facts` are those of `rules.house.House`.

    `revision` rises with every change, so that nobody overwrites what another changed meanwhile.
    """

    facts = models.JSONField()
    revision = models.PositiveIntegerField(default=0)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"no. {self.revision} by {self.by}"


class StandingPage(models.Model):
    """A page that stands without any story, such as the imprint. `blocks` are pairs of kind and markup."""

    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=120)
    blocks = models.JSONField()
    revision = models.PositiveIntegerField(default=0)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.slug


class Redirect(models.Model):
    """An address that leads elsewhere: this one alone, or with `prefix` every address under it."""

    path = models.CharField(max_length=500, unique=True)
    to = models.CharField(max_length=1000)
    prefix = models.BooleanField(default=False)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        ordering = ["path"]

    def __str__(self) -> str:
        return f"{self.path} to {self.to}"


class Placard(models.Model):
    """What the newsroom says of a section, topic or author on its page; whatever is empty is as stories have it.

    `portrait` is an author's: the SHA-256 of the picture of which renditions were made.
    """

    kind = models.CharField(max_length=7)
    slug = models.CharField(max_length=100)
    name = models.CharField(max_length=80, blank=True)
    role = models.CharField(max_length=120, blank=True)
    words = models.TextField(blank=True)
    portrait = models.CharField(max_length=64, default="", blank=True)
    revision = models.PositiveIntegerField(default=0)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="page_placard_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}"
