"""What is kept of readers. No other room keeps a name or an address of theirs."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import models

from wireroom.reader.rules.codes import PURPOSES
from wireroom.reader.rules.occasions import OCCASIONS


class Reader(models.Model):
    """Somebody who registered. The verified address is allauth's `EmailAddress`, passkeys its `Authenticator`."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True)
    name = models.CharField(max_length=80, default="", blank=True)
    born_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"reader {self.pk}"


class SignInCode(models.Model):
    """A code that was sent and may still be used. Only its hash is kept; `key` is held by the browser that asked."""

    key = models.CharField(max_length=43, primary_key=True)
    purpose = models.CharField(max_length=12, choices=[(purpose, purpose) for purpose in PURPOSES])
    address = models.CharField(max_length=254)
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True)
    digest = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"code for {self.purpose}"


class Device(models.Model):
    """One browser in which a reader is signed in. Its address on the network is not kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    session_key = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=60)
    born_at = models.DateTimeField(db_index=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class AccountEvent(models.Model):
    """What happened to an account that its owner may want to know."""

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    occasion = models.CharField(max_length=24, choices=list(OCCASIONS.items()))
    device = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["user", "-at"], name="reader_event_newest")]

    def __str__(self) -> str:
        return f"{self.occasion} at {self.at}"


class Consent(models.Model):
    """What a reader agreed to, in the words shown."""

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    words = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"consent at {self.at}"


class Letter(models.Model):
    """A letter that waits to be sent; it is deleted when it is sent, or when it is of no more use."""

    address = models.CharField(max_length=254)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField()
    useful_until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"letter {self.pk}"


class Attempt(models.Model):
    """Something of which only so many are allowed, such as a code asked for. `whom` is a keyed hash."""

    kind = models.CharField(max_length=24)
    whom = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "whom", "at"], name="reader_attempt_whom")]

    def __str__(self) -> str:
        return f"{self.kind} at {self.at}"
