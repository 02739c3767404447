"""Where copy comes from."""

from __future__ import annotations

from django.db import models


class Feed(models.Model):
    """One stream of copy from one provider, and what the newsroom decided about it.

    `format` is the only format it may send, empty for any; `quiet_after` is how many minutes without copy raise
    an alarm, None for never; `colour` is one of the desk's agency colours, empty for one chosen by its name.
    `listening_since` is when somebody began to expect copy of it; `alarm` is what is being told of it (`silent`,
    `failing`), empty while nothing is.
    """

    name = models.CharField(max_length=64, unique=True)
    provider = models.CharField(max_length=64)
    credit_name = models.CharField(max_length=120)
    zone = models.CharField(max_length=64, default="UTC")
    language = models.CharField(max_length=35, default="", blank=True)
    default_section = models.CharField(max_length=64, default="news")
    follow = models.BooleanField(default=True)
    push_secret = models.CharField(max_length=120, default="", blank=True)
    allowed_hosts = models.JSONField(default=list)
    format = models.CharField(max_length=80, default="", blank=True)
    quiet_after = models.PositiveIntegerField(null=True, blank=True)
    colour = models.CharField(max_length=16, default="", blank=True)
    last_arrival_at = models.DateTimeField(null=True)
    listening_since = models.DateTimeField(null=True)
    alarm = models.CharField(max_length=12, default="", blank=True)
    alarm_since = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name
