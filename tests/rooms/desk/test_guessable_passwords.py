"""Passwords that leaked or are made of what is known are refused, without asking anybody."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from wireroom.kernel.site import current_site, furnish


@pytest.mark.parametrize(
    "password", ["Password2024!", "qwertyuiop123", "vesnavesna12", "1234567890ab", "abcabcabcabc", "vesna2026"]
)
def test_what_is_tried_early_is_refused(password: str) -> None:
    furnish(replace(current_site(), name="The Merrow Courier"))
    with pytest.raises(ValidationError, match="better"):
        validate_password(password, User(username="vesna"))


@pytest.mark.parametrize("password", ["quiet-harbour-9", "grey-gulls-inland", "x" * 10 + "tidal owl basin " * 400])
def test_words_that_have_nothing_to_do_with_each_other_are_taken(password: str) -> None:
    validate_password(password, User(username="vesna"))
