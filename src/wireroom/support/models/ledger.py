"""The books: only ever added to. The database itself refuses to change or delete what stands there."""

from __future__ import annotations

from django.db import models

from wireroom.support.rules.ledger import ACCOUNTS


class Entry(models.Model):
    """One thing that happened to money. `key` is what happened and to what, so that it can stand here only once.

    `giver` is the provider's opaque word for who paid; no name and no address stands in the books.
    """

    key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=16)
    about = models.CharField(max_length=100, db_index=True)
    giver = models.CharField(max_length=100, default="", blank=True, db_index=True)
    at = models.DateTimeField(db_index=True)
    noted_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key


class Line(models.Model):
    """One side of an entry, in minor units: positive is what comes to the account."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="lines")
    account = models.CharField(max_length=12, choices=list(ACCOUNTS.items()))
    currency = models.CharField(max_length=3)
    amount = models.BigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(amount=0), name="support_line_moves_something")]
        indexes = [models.Index(fields=["account", "currency"], name="support_line_account")]

    def __str__(self) -> str:
        return f"{self.account} {self.amount} {self.currency}"
