from __future__ import annotations

import pytest

from wireroom.wire.rules.json_path import found_at, list_at, text_at

PAGE = {"data": {"items": [{"id": 7}, {"id": True}], "next_page": "/2"}}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("data.next_page", "/2"),
        ("data.items.0.id", "7"),
        ("data.items.1.id", ""),
        ("data.items.9.id", ""),
        ("data.items.-1.id", ""),
        ("data.items.²", ""),
        ("data.next_page.x", ""),
        ("data", ""),
        ("", ""),
    ],
)
def test_texts_are_found_by_their_path(path: str, text: str) -> None:
    assert text_at(PAGE, path) == text


def test_lists_and_the_whole_are_found() -> None:
    assert len(list_at(PAGE, "data.items")) == 2
    assert list_at(PAGE, "data") == []
    assert found_at(PAGE, "") is PAGE
