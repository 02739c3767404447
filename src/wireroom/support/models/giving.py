"""What readers set out to give, and what they have pledged to give again."""

from __future__ import annotations

from django.db import models

TEXT = 100


class Intent(models.Model):
    """A reader pressed "Give". `key` is made of the form and what was chosen in it: pressed twice, it is one intent.

    The key is also what the provider is told, so that asking twice begins one payment. `reader_id` is the account's
    number, where there is one; `side` whether the browser is one that is never asked (`rules.sides`), where it said so.
    """

    key = models.CharField(max_length=64, primary_key=True)
    form = models.CharField(max_length=64, db_index=True)
    amount = models.PositiveBigIntegerField()
    fee = models.PositiveBigIntegerField(default=0)
    currency = models.CharField(max_length=3)
    every = models.CharField(max_length=5)
    appeal = models.CharField(max_length=80, default="", blank=True)
    side = models.CharField(max_length=5, default="", blank=True)
    reader_id = models.BigIntegerField(null=True, db_index=True)
    state = models.CharField(max_length=8, default="begun")
    checkout = models.CharField(max_length=TEXT, default="", blank=True)
    giver = models.CharField(max_length=TEXT, default="", blank=True)
    pledge = models.CharField(max_length=TEXT, default="", blank=True)
    begun_at = models.DateTimeField(db_index=True)
    given_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.every} {self.amount} {self.currency} ({self.state})"


class Pledge(models.Model):
    """A gift that comes again each month or year, as the provider last told of it; see `PledgeTold`."""

    ref = models.CharField(max_length=TEXT, primary_key=True)
    giver = models.CharField(max_length=TEXT, db_index=True)
    intent = models.CharField(max_length=64, default="", blank=True)
    amount = models.PositiveBigIntegerField()
    currency = models.CharField(max_length=3)
    every = models.CharField(max_length=5)
    status = models.CharField(max_length=8)
    paid_through = models.DateTimeField()
    ends_then = models.BooleanField(default=False)
    told_at = models.DateTimeField()
    told_by = models.CharField(max_length=TEXT)

    def __str__(self) -> str:
        return f"{self.amount} {self.currency} each {self.every} ({self.status})"


class Giver(models.Model):
    """Whom the provider knows as `ref`. `reader_id` is the account with which they gave, where there was one.

    The provider takes each checkout for somebody new: `mark` is the same for all who gave from one address. It is made
    with the house's secret, so nobody else can try addresses against it; no address can be read out of it.
    """

    ref = models.CharField(max_length=TEXT, primary_key=True)
    reader_id = models.BigIntegerField(null=True, db_index=True)
    mark = models.CharField(max_length=64, default="", blank=True, db_index=True)

    def __str__(self) -> str:
        return self.ref
