"""The docs say what the code says."""

from __future__ import annotations

import importlib.util
import re
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "wireroom"


def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("writer", "document"), [("write_map", "map.md"), ("write_settings", "settings.md")])
def test_generated_documents_are_fresh(writer: str, document: str) -> None:
    assert (ROOT / "docs" / document).read_text() == tool(writer).page(), "stale: run `make docs`"


def test_every_table_and_event_is_in_the_glossary() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text()
    write_map = tool("write_map")
    named = {
        re.sub(r"`(\w+)`.*", r"\1", row)
        for room in write_map.rooms()
        for row in [*write_map.tables_of(room), *write_map.events_of(room)]
    }
    assert sorted(name for name in named if f"`{name}`" not in glossary) == []


def test_decisions_are_numbered_once_and_complete() -> None:
    records = sorted((ROOT / "docs" / "adr").glob("*.md"))
    numbers = [record.name[:4] for record in records]
    assert numbers == [f"{n:04}" for n in range(1, len(records) + 1)]
    for record in records:
        text = record.read_text()
        for heading in ("## Context", "## Decision", "## What would change our mind"):
            assert heading in text, f"{record.name} lacks {heading!r}"


def test_every_runtime_dependency_has_its_reason() -> None:
    project = (ROOT / "pyproject.toml").read_text()
    block = re.search(r"^dependencies = \[(.*?)^\]", project, re.DOTALL | re.MULTILINE)
    assert block is not None
    reasons = (ROOT / "docs" / "adr" / "0002-libraries.md").read_text()
    names = re.findall(r'"([a-z0-9-]+)', block[1])
    assert [name for name in names if f"`{name}`" not in reasons] == []


def test_links_between_documents_lead_somewhere() -> None:
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "src").rglob("*.md")]
    broken = [
        f"{document.relative_to(ROOT)}: {target}"
        for document in documents
        for target in re.findall(r"\]\(([^)#\s]+)", document.read_text())
        if "://" not in target and not target.startswith("mailto:") and not (document.parent / target).exists()
    ]
    assert broken == []


def test_every_make_target_in_the_docs_exists() -> None:
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    named = {word for document in documents for word in re.findall(r"`make ([a-z]+)", document.read_text())}
    assert named - targets == set()


def test_every_command_in_the_docs_exists() -> None:
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    named = {word for document in documents for word in re.findall(r"`wireroom ([a-z]+)", document.read_text())}
    helped = subprocess.run([ROOT / ".venv/bin/wireroom", "--help"], capture_output=True, text=True, check=True).stdout
    assert sorted(name for name in named if not re.search(rf"\b{name}\b", helped)) == []


def test_room_readmes_are_short() -> None:
    long = [path for path in SOURCE.rglob("README.md") if len(path.read_text().splitlines()) > 45]
    assert long == []
