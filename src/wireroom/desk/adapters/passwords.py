"""Passwords that guessing programs try early are refused: leaked ones, words, names, dates, keyboard rows."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from zxcvbn import zxcvbn  # type: ignore[import-untyped]  # it ships no types

from wireroom.kernel.site import current_site

LONGEST = 72
"""Beyond that nothing gets easier to guess, and looking takes long."""
SAFE = 3
"""Of 0 to 4: more than a hundred million guesses."""


class GuessableValidator:
    """Django asks it of each new password. It looks in lists of its own and sends nothing anywhere."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raise ValidationError when the password is too easy to guess for who knows the newsroom and the person."""
        if not password:
            return  # too short, which another validator says
        person = [user.get_username(), user.email] if user else []
        known = [current_site().name, *current_site().name.split(), *person]
        found = zxcvbn(password[:LONGEST], user_inputs=[each for each in known if each])
        if found["score"] < SAFE:
            why = str(found["feedback"]["warning"]) or "It is easy to guess."
            raise ValidationError(f"{why} Three or four words that have nothing to do with each other are better.")

    def get_help_text(self) -> str:
        """Say how to choose one."""
        return "Three or four words that have nothing to do with each other are hard to guess and easy to keep."
