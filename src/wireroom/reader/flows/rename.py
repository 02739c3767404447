"""Set what a reader is called."""

from __future__ import annotations

from django.contrib.auth.models import User

from wireroom.reader.models import Reader

LONGEST = 80


def rename(user: User, *, name: str) -> None:
    """Keep the name, on one line and without signs that do not show; "" means the address will do."""
    shown = "".join(sign if sign.isprintable() else " " for sign in name)
    Reader.objects.filter(user=user).update(name=" ".join(shown.split())[:LONGEST])
