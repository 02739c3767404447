"""Fronts as editors arrange them."""

from __future__ import annotations

from django.db import models


class Front(models.Model):
    """A page that editors arrange: `home`, or a section by its slug.

    `draft` is the arrangement that is being made, null when none is; `revision` rises with every change of the draft
    and with every publication, so that nobody overwrites what another did meanwhile.
    """

    name = models.CharField(max_length=40, unique=True)
    revision = models.PositiveIntegerField(default=0)
    draft = models.JSONField(null=True)
    drafted_by = models.CharField(max_length=150, default="")
    drafted_at = models.DateTimeField(null=True)
    current = models.ForeignKey("Arrangement", null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.name


class Arrangement(models.Model):
    """One state of a front as readers had it; kept for ever. No `spots`: the front made itself from then on."""

    front = models.ForeignKey(Front, on_delete=models.PROTECT, related_name="arrangements", db_index=False)
    number = models.PositiveIntegerField()
    spots = models.JSONField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["front", "number"], name="page_arrangement_once")]

    def __str__(self) -> str:
        return f"{self.front_id} no. {self.number} by {self.by}"


class FrontWatch(models.Model):
    """A front's rules call stories of a label that would not touch it by themselves; both empty: of every label."""

    front = models.ForeignKey(Front, on_delete=models.CASCADE, related_name="watches")
    kind = models.CharField(max_length=8)
    slug = models.CharField(max_length=100)

    def __str__(self) -> str:
        return f"{self.front_id} watches {self.kind} {self.slug}"
