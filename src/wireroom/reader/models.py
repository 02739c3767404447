"""What is kept of readers. No other room keeps a name or an address of theirs."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import models


class Reader(models.Model):
    """Somebody who registered. The verified address is allauth's `EmailAddress`, passkeys its `Authenticator`.

    `remembers`: they want to be reminded of what they have read. `password` is a hash, for who set one; it stands here
    and not with the user, so that nothing but this room's door can ever ask for it.
    """

    user = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True)
    name = models.CharField(max_length=80, default="", blank=True)
    born_at = models.DateTimeField()
    remembers = models.BooleanField(default=False)
    password = models.CharField(max_length=128, default="", blank=True)

    def __str__(self) -> str:
        return f"reader {self.pk}"


class SignInCode(models.Model):
    """A code that was sent, and may be used until it expires. Only its hash is kept; `key` is held by who asked."""

    key = models.CharField(max_length=43, primary_key=True)
    purpose = models.CharField(max_length=12)
    address = models.CharField(max_length=254)
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True)
    digest = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"code for {self.purpose}"


class Identity(models.Model):
    """A reader as an identity provider knows them; `subject` is its name for them, which means nothing elsewhere."""

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    issuer = models.CharField(max_length=255)
    subject = models.CharField(max_length=255)
    born_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issuer", "subject"], name="reader_identity_once")]

    def __str__(self) -> str:
        return f"reader {self.user_id} at {self.issuer}"


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
    """What happened to an account that its owner may want to know; `rules.occasions` has the words."""

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    occasion = models.CharField(max_length=24)
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


class KeptPage(models.Model):
    """A page that a reader has saved, or has read in `edition`, if they want that remembered, or both.

    `page` is the number by which the page is known in public; what stands on it is not known here.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    page = models.BigIntegerField()
    saved_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    edition = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "page"], name="reader_page_once")]

    def __str__(self) -> str:
        return f"page {self.page} of reader {self.user_id}"


class Followed(models.Model):
    """Something a reader follows, by the key that another room gave it."""

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    key = models.CharField(max_length=140)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="reader_followed_once")]

    def __str__(self) -> str:
        return f"{self.key} of reader {self.user_id}"


class Letter(models.Model):
    """A letter that waits to be sent; it is deleted when it is sent, or when it is of no more use."""

    address = models.CharField(max_length=254)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField()
    useful_until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"letter {self.pk}"


class Recipient(models.Model):
    """An address to which mail is sent that was asked for, with an account or without.

    `token` stands in the links of that mail, and opens nothing but what is chosen there. `returned` counts what came
    back undelivered in a row; `stopped_at` is when nothing more was sent there because of it.
    """

    address = models.CharField(max_length=254, unique=True)
    token = models.CharField(max_length=43, unique=True)
    born_at = models.DateTimeField(db_index=True)
    returned = models.PositiveSmallIntegerField(default=0)
    stopped_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"recipient {self.pk}"


class Enrolment(models.Model):
    """A recipient is on a list from the moment they confirm it; `words` are what they agreed to."""

    recipient = models.ForeignKey(Recipient, on_delete=models.CASCADE, related_name="enrolments")
    on_list = models.CharField(max_length=24)
    words = models.TextField()
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recipient", "on_list"], name="reader_enrolment_once")]
        indexes = [models.Index(fields=["on_list", "recipient"], name="reader_enrolment_list")]

    def __str__(self) -> str:
        return f"{self.recipient_id} on {self.on_list}"


class Attempt(models.Model):
    """Something of which only so many are allowed, such as a code asked for. `whom` is a keyed hash."""

    kind = models.CharField(max_length=24)
    whom = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "whom", "at"], name="reader_attempt_whom")]

    def __str__(self) -> str:
        return f"{self.kind} at {self.at}"
