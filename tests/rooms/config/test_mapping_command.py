"""`wireroom read` by mappings, and `wireroom mapping check`: from outside, without a database."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from wireroom.config.commands.checks import mappings

WIREROOM = Path(sys.executable).with_name("wireroom")
MAPPING = "name: tides\nshape: xml\nrecognise: {root: tides}\nfields: {headline: h}\n"


def run(folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "WIREROOM_DATA": str(folder / "var")}
    return subprocess.run(
        [WIREROOM, *map(str, arguments)], capture_output=True, text=True, check=False, env=environment, cwd=folder
    )


@pytest.fixture
def tides(tmp_path: Path) -> Path:
    (tmp_path / "tides.yaml").write_text(MAPPING)
    (tmp_path / "tides.xml").write_text("<tides><h>High water</h><level>3</level></tides>")
    return tmp_path


def test_a_format_nobody_knows_is_refused_with_the_names_of_all(tides: Path) -> None:
    told = run(tides, "read", "--format", "nosuch", "tides.xml")
    assert (told.returncode, told.stdout) == (2, "")
    assert all(name in told.stderr for name in ("'nosuch' is not a format", "nitf", "email", "mapping:news-xml"))


def test_a_mapping_file_reads_without_a_newsroom(tides: Path) -> None:
    told = run(tides, "read", "--mapping", "tides.yaml", "tides.xml")
    assert (told.returncode, told.stderr) == (0, "")
    assert json.loads(told.stdout)["headline"] == "High water"
    assert not (tides / "var").exists()


def test_the_newsrooms_mappings_are_read_by_name(tides: Path) -> None:
    (tides / "var" / "mappings").mkdir(parents=True)
    (tides / "tides.yaml").rename(tides / "var" / "mappings" / "tides.yaml")
    told = run(tides, "read", "--format", "mapping:tides", "tides.xml")
    assert json.loads(told.stdout)["format"] == "mapping:tides"


def test_a_broken_mapping_is_told_by_line(tides: Path) -> None:
    (tides / "tides.yaml").write_text(MAPPING.replace("headline", "headlnie"))
    for arguments, status in (
        (("read", "--mapping", "tides.yaml", "tides.xml"), 2),
        (("mapping", "check", "tides.yaml"), 1),
    ):
        told = run(tides, *arguments)
        assert told.returncode == status
        assert "tides.yaml, line 4, fields.headlnie: There is no such key here." in told.stdout + told.stderr


def test_checking_shows_what_a_sample_yields_and_what_is_left_over(tides: Path) -> None:
    told = run(tides, "mapping", "check", "tides.yaml", "tides.xml")
    assert told.returncode == 0
    assert "mapping:tides can be used" in told.stdout
    assert "High water" in told.stdout
    assert "not mapped      level" in told.stdout
    (tides / "ebb.xml").write_text("<ebb/>")
    told = run(tides, "mapping", "check", "tides.yaml", "ebb.xml")
    assert told.returncode == 1
    assert "root element <ebb>" in told.stdout


def test_doctor_tells_of_broken_mappings(tmp_path: Path) -> None:
    assert [each.level for each in mappings.findings(tmp_path)] == ["ok"]
    (tmp_path / "mappings").mkdir()
    (tmp_path / "mappings" / "ebb.yaml").write_text("name: ebb\n")
    (found,) = mappings.findings(tmp_path)
    assert found.level == "warn"
    assert "ebb.yaml, line 1" in found.what
    assert found.mend.startswith("Mend it, then try: wireroom mapping check ")
