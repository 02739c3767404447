"""Which items of different agencies seem to tell of the same event: a hint for editors, never a merge."""

from __future__ import annotations

from django.db import models

from wireroom.wire.models.copy import Item


class Likeness(models.Model):
    """Two items of different providers that seem to tell of one event. `score` is above 0, at most 1."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="likenesses")
    other = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+")
    score = models.FloatField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "other"], name="wire_likeness_once")]

    def __str__(self) -> str:
        return f"{self.item_id} like {self.other_id}"


class TellingWord(models.Model):
    """A word that tells what an item is about, kept for as long as other agencies may send the same news."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE)
    word = models.CharField(max_length=60)

    class Meta:
        indexes = [models.Index(fields=["word", "item"], name="wire_tellingword_found")]

    def __str__(self) -> str:
        return self.word
