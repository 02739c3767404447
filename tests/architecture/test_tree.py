"""What import checks cannot see."""

from __future__ import annotations

import re
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "wireroom"
FLOW = (
    "kernel",
    "theme",
    "wire",
    "pictures",
    "story",
    "reader",
    "page",
    "circulation",
    "alert",
    "support",
    "briefing",
    "cuttings",
    "desk",
    "demo",
    "bench",
    "config",
)
GRAB_BAGS = {"utils", "util", "common", "helpers", "helper", "base", "misc"}
NEWSROOM_WORDS = re.compile(
    r"\b(story|stories|wire item|headline|slugline|embargo|newsroom|correction|agency)\b", re.IGNORECASE
)


def test_no_file_is_a_grab_bag() -> None:
    assert [path for path in SOURCE.rglob("*.py") if path.stem in GRAB_BAGS] == []


def test_foreign_keys_by_name_point_upstream() -> None:
    wrong = [
        f"{path.relative_to(SOURCE)}: {target}"
        for path in SOURCE.rglob("models*.py")
        for target in re.findall(r'(?:ForeignKey|OneToOneField|ManyToManyField)\(\s*"(\w+)\.', path.read_text())
        if FLOW.index(target) > FLOW.index(path.relative_to(SOURCE).parts[0])
    ]
    assert wrong == []


def test_templates_use_only_their_own_room_and_the_theme() -> None:
    wrong = []
    for path in SOURCE.rglob("templates/**/*"):
        room = path.relative_to(SOURCE).parts[0]
        if path.is_file():
            used = re.findall(r'{%-?\s*(?:extends|include|import|from)\s+"(\w+)/', path.read_text())
            wrong += [f"{path.relative_to(SOURCE)}: {other}" for other in used if other not in {room, "theme"}]
    assert wrong == []


def test_rooms_are_told_their_settings_and_do_not_read_them() -> None:
    readers = [
        path.relative_to(SOURCE)
        for path in SOURCE.rglob("*.py")
        if path.relative_to(SOURCE).parts[0] not in {"config", "bench"}
        and re.search(r"django\.conf import settings|getattr\(settings|os\.environ", path.read_text())
    ]
    assert readers == []


def test_the_kernel_speaks_no_newsroom() -> None:
    words = {
        f"{path.relative_to(SOURCE)}: {word}"
        for path in (SOURCE / "kernel").rglob("*.py")
        for word in NEWSROOM_WORDS.findall(path.read_text())
    }
    assert words == set()


def test_a_hushed_tool_says_why() -> None:
    silent = [
        f"{path.relative_to(SOURCE)}:{number}"
        for path in SOURCE.rglob("*.py")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if re.search(r"# (noqa|type: ignore)", line)
        and not re.search(r"# (noqa: [A-Z0-9, ]+ - |type: ignore\[[a-z-, ]+\]  # )\w", line)
    ]
    assert silent == []
