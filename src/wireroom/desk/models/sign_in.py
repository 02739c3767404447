"""Who tries to come in."""

from __future__ import annotations

from django.db import models


class SignInAttempt(models.Model):
    """One failed try to sign in: noted before the password is looked at, forgotten when it was right.

    `with_code`: a try of the second factor, after the password.
    """

    account = models.CharField(max_length=150)
    address = models.CharField(max_length=45)
    at = models.DateTimeField()
    with_code = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["address", "at"], name="desk_attempt_address"),
            models.Index(fields=["account"], name="desk_attempt_code", condition=models.Q(with_code=True)),
        ]
