"""What is done once at each start: tables, the first editor, the pages that depend on settings."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connections

from wireroom.alert import api as alert
from wireroom.config.settings import settings
from wireroom.desk import api as desk
from wireroom.kernel.clock import SystemClock
from wireroom.page import api as page

FIRST_EDITOR = "editor"


def main() -> None:
    """Bring the data folder up to this release. Safe to run again, and to be interrupted."""
    for database in connections:
        call_command("migrate", database=database, verbosity=0, interactive=False)
        if connections[database].vendor == "sqlite":
            with connections[database].cursor() as cursor:
                cursor.execute("PRAGMA optimize=0x10002")
    alert.make_first_key()
    alert.throw_envelopes_away()
    _welcome_first_editor(settings().data)
    page.refresh_site(clock=SystemClock())
    page.change_look()


def _welcome_first_editor(data: Path) -> None:
    if User.objects.exists():
        return
    password = secrets.token_urlsafe(12)
    _keep(data / "first-editor.txt", f"name: {FIRST_EDITOR}\npassword: {password}\n")
    desk.take_on(name=FIRST_EDITOR, password=password, role=desk.Role.ADMIN, by="wireroom up", now=SystemClock().now())


def _keep(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
