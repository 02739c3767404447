"""Who tries to come in."""

from __future__ import annotations

from django.db import models


class SignInAttempt(models.Model):
    """One failed try to sign in: noted before the password is looked at, forgotten when it was right."""

    account = models.CharField(max_length=150)
    address = models.CharField(max_length=45)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["address", "at"], name="desk_attempt_address")]
