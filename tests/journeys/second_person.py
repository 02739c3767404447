"""A program on a newsroom's folder: takes an editor on, by name and password."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "wireroom.config.django_settings"
django.setup()

from wireroom.desk.api import Role, take_on  # noqa: E402 - models can be imported from here on

if __name__ == "__main__":
    take_on(name=sys.argv[1], password=sys.argv[2], role=Role.EDITOR, by="a test", now=datetime.now(UTC))
