from __future__ import annotations

import pytest

from wireroom.wire.rules.languages import language_tag


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        ("swe", "sv"),
        ("EN", "en"),
        ("en-GB", "en-gb"),
        ("nb_NO", "nb-no"),
        (" FR ", "fr"),
        ("ger-AT", "de-at"),
        ("", ""),
    ],
)
def test_every_writing_of_a_language_is_one_tag(said: str, tag: str) -> None:
    assert language_tag(said) == tag
