"""A program on a newsroom's folder: the reader of this address proved long ago who they are, in every browser."""

from __future__ import annotations

import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "wireroom.config.django_settings"
django.setup()

from django.contrib.auth.models import User  # noqa: E402 - models can be imported from here on
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402 - as above

from wireroom.reader.models import Device  # noqa: E402 - as above

if __name__ == "__main__":
    for device in Device.objects.filter(user=User.objects.get(email=sys.argv[1])):
        session = SessionStore(device.session_key)
        session["reader.proven"] = 0
        session.save()
