"""A program on a newsroom's folder: takes somebody on who is not there, by name, password and role (else an editor)."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "wireroom.config.django_settings"
django.setup()

from django.contrib.auth.models import User  # noqa: E402 - models can be imported from here on

from wireroom.desk.api import Role, take_on  # noqa: E402 - models can be imported from here on

if __name__ == "__main__":
    role = Role(sys.argv[3]) if len(sys.argv) > 3 else Role.EDITOR
    if not User.objects.filter(username=sys.argv[1]).exists():
        take_on(name=sys.argv[1], password=sys.argv[2], role=role, by="a test", now=datetime.now(UTC))
