"""What was printed of an edition, and to which numbers it went."""

from __future__ import annotations

from django.db import models

from wireroom.briefing.models.editions import Edition


class Printing(models.Model):
    """An edition as it read for a while; another one is made as soon as a story in it changed, or has left.

    Copies that end with what their readers follow are printings of their own. `mark` is the same for the same.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="printings")
    subject = models.CharField(max_length=200)
    mark = models.CharField(max_length=32, default="")
    made_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["edition", "mark"], name="briefing_printing_mark")]

    def __str__(self) -> str:
        return f"printing {self.pk} of {self.edition_id}"


class Held(models.Model):
    """A printing held this version of a story."""

    printing = models.ForeignKey(Printing, on_delete=models.CASCADE, related_name="held")
    number = models.PositiveSmallIntegerField()
    story_id = models.BigIntegerField()
    version = models.PositiveIntegerField()

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["story_id", "version"], name="briefing_held_story")]

    def __str__(self) -> str:
        return f"{self.story_id} v{self.version} in {self.printing_id}"


class MailCopy(models.Model):
    """One recipient's copy. `outcome` is `waiting` until it is known; `printing` is what they were sent."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="copies")
    recipient_id = models.BigIntegerField(db_index=True)
    printing = models.ForeignKey(Printing, on_delete=models.CASCADE, null=True, related_name="copies")
    outcome = models.CharField(max_length=8, default="waiting")
    not_before = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "recipient_id"], name="briefing_copy_once")]
        indexes = [models.Index(fields=["edition", "outcome"], name="briefing_copy_outcome")]

    def __str__(self) -> str:
        return f"{self.edition_id} to {self.recipient_id}: {self.outcome}"
