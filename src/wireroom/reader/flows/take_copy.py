"""A reader takes a copy of everything that is kept of them, in whatever room."""

from __future__ import annotations

from django.contrib.auth.models import User

from wireroom.reader.adapters.copies import kept_elsewhere
from wireroom.reader.queries.everything import everything_of


def copy_for(user: User) -> dict[str, object]:
    """All of it as plain values, ready to be written as JSON; what other rooms keep stands under their own names."""
    return everything_of(user) | kept_elsewhere(user.pk)
