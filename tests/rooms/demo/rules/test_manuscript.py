"""How a manuscript reads."""

from __future__ import annotations

import pytest

from wireroom.demo.rules.copy import Part
from wireroom.demo.rules.manuscript import UnreadableManuscriptError, read_body, read_manuscript

HEAD = "feed: halyard\nformat: nitf\nsection: news\nheadline: Rain: more of it\n"


def test_marks_become_blocks() -> None:
    text = "One\nline.\n\n## Head\n\n> Said.\n\n- a\n- b\n\n1. first\n2. second\n\n| x | y |\n| 1 | 2 |"

    assert read_body(text) == (
        Part(kind="paragraph", lines=("One line.",)),
        Part(kind="heading", lines=("Head",)),
        Part(kind="quote", lines=("Said.",)),
        Part(kind="list", lines=("a", "b")),
        Part(kind="ordered-list", lines=("first", "second")),
        Part(kind="table", lines=("x | y", "1 | 2")),
    )


def test_a_head_keeps_colons_and_counts_pictures() -> None:
    pictures = "picture: hills 4 | Hills. | Drawn hills\npicture: quay 2 | Quay. | Drawn quay\n"
    copy = read_manuscript(name="rain", text=f"{HEAD}{pictures}---\nWet.")

    assert (copy.headline, copy.line, copy.slugline, copy.version) == ("Rain: more of it", "rain", "rain", 1)
    assert [(shot.name, shot.scene, shot.seed) for shot in copy.pictures] == [
        ("rain-1.jpg", "hills", 4), ("rain-2.jpg", "quay", 2),
    ]  # fmt: skip


def test_a_missing_line_is_named() -> None:
    with pytest.raises(UnreadableManuscriptError, match=r"rain\.md has no line 'section'"):
        read_manuscript(name="rain", text="feed: a\nformat: nitf\nheadline: b\n---\n")


def test_a_line_without_a_colon_is_named() -> None:
    with pytest.raises(UnreadableManuscriptError, match="headline b"):
        read_manuscript(name="rain", text="headline b\n---\n")
