"""Write `docs/map.md`: the rooms, what they announce and keep, and who stands on whom, read off the code."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "wireroom"
MAP = ROOT / "docs" / "map.md"
FLOW = (
    "config",
    "bench",
    "demo",
    "desk",
    "alert",
    "support",
    "briefing",
    "cuttings",
    "page",
    "reader",
    "circulation",
    "story",
    "pictures",
    "wire",
    "theme",
    "kernel",
)


def rooms() -> list[str]:
    """The rooms there are, from the top of the house to its ground."""
    return [room for room in FLOW if (SOURCE / room / "__init__.py").exists()]


def python_files(room: str) -> Iterator[Path]:
    """A room's Python files, migrations left out."""
    return (path for path in sorted((SOURCE / room).rglob("*.py")) if "migrations" not in path.parts)


def classes_with_base(path: Path, base: str) -> Iterator[ast.ClassDef]:
    """Classes of one file that name `base` as a parent."""
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.ClassDef) and any(ast.unparse(parent).endswith(base) for parent in node.bases):
            yield node


def first_line(node: ast.Module | ast.ClassDef | ast.FunctionDef) -> str:
    """The first line of a docstring."""
    return (ast.get_docstring(node) or "").split("\n", 1)[0]


def events_of(room: str) -> list[str]:
    """`Name: what has happened`, for each event the room announces."""
    path = SOURCE / room / "events.py"
    if not path.exists():
        return []
    return [f"`{node.name}`: {first_line(node)}" for node in classes_with_base(path, "Event")]


def tables_of(room: str) -> list[str]:
    """The names of the room's tables."""
    folder = SOURCE / room
    places = [folder / "models.py", *sorted((folder / "models").glob("*.py"))]
    return [f"`{node.name}`" for path in places if path.exists() for node in classes_with_base(path, "Model")]


def journeys_of(room: str) -> list[str]:
    """`file: what it does`, for each flow of the room."""
    flows = sorted((SOURCE / room / "flows").glob("*.py"))
    return [f"`{path.stem}`: {first_line(ast.parse(path.read_text()))}" for path in flows if path.stem != "__init__"]


def stands_on(room: str, graph: grimp.ImportGraph) -> list[str]:
    """The rooms this room imports."""
    mine = {f"wireroom.{room}", *graph.find_descendants(f"wireroom.{room}")}
    found = {imported.split(".")[1] for module in mine for imported in graph.find_modules_directly_imported_by(module)}
    return [each for each in rooms() if each in found and each != room]


def page() -> str:
    """The whole map as Markdown."""
    sys.path.insert(0, str(ROOT / "src"))
    graph = grimp.build_graph("wireroom", cache_dir=None)
    lines = [
        "# Map of the house",
        "",
        "Written by `make docs` from the code; CI fails when it is stale.",
        "",
        "An arrow says who imports whom. News travels the other way, as events.",
        "",
        "```mermaid",
        "graph TD",
    ]
    for room in rooms():
        lines += [f"    {room} --> {other}" for other in stands_on(room, graph)]
    lines += ["```", ""]
    for room in rooms():
        lines += room_section(room)
    return "\n".join(lines).rstrip() + "\n"


def room_section(room: str) -> list[str]:
    """One room: duty, size, tables, journeys, events."""
    files = list(python_files(room))
    duty = first_line(ast.parse((SOURCE / room / "__init__.py").read_text()))
    lines = [f"## {room}", "", duty, "", f"{len(files)} files."]
    if tables := tables_of(room):
        lines[-1] += f" Tables: {', '.join(tables)}."
    lines.append("")
    for title, rows in (("Journeys", journeys_of(room)), ("Announces", events_of(room))):
        if rows:
            lines += [f"{title}:", "", *(f"- {row}" for row in rows), ""]
    return lines


if __name__ == "__main__":
    MAP.write_text(page())
    print(f"wrote {MAP.relative_to(ROOT)}")
