"""Across rooms only the front door is used: `api`, `events`, and what stands beside them on purpose."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "wireroom"
ROOMS = {path.name for path in SOURCE.iterdir() if (path / "__init__.py").exists()}
OPEN_HOUSES = {"kernel", "theme"}
SEES_ALL = {"config", "bench", "demo"}
DOORS = {"api", "events", "reading"}
"""`reading` is the wire room's door for those who run without Django."""


def imports_across(path: Path, room: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names[:1] if len(names[0].split(".")) > 2 else names:
            parts = name.split(".")
            if parts[0] == "wireroom" and len(parts) > 2 and parts[1] in ROOMS - OPEN_HOUSES - {room}:
                yield name


@pytest.mark.parametrize("room", sorted(ROOMS - SEES_ALL))
def test_rooms_meet_at_the_front_door(room: str) -> None:
    trespasses = [
        f"{path.relative_to(SOURCE)} imports {name}"
        for path in (SOURCE / room).rglob("*.py")
        if "migrations" not in path.parts
        for name in imports_across(path, room)
        if name.split(".")[2] not in DOORS
    ]
    assert trespasses == []
