from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from filed import filed_items
from wireroom.config.commands.filing import ingest
from wireroom.config.commands.refusal import CannotRunError

type NewsML = Callable[..., bytes]


def write(folder: Path, *copies: bytes) -> list[Path]:
    paths = [folder / f"{number}.xml" for number, _ in enumerate(copies)]
    for path, data in zip(paths, copies, strict=True):
        path.write_bytes(data)
    return paths


def test_reading_needs_no_django(tmp_path: Path, newsml: NewsML) -> None:
    files = [*write(tmp_path, newsml(headline="Größe"), b"nonsense"), tmp_path / os.fsdecode(b"odd\xff.xml")]
    files[2].write_bytes(newsml("c"))
    script = (
        "import sys, pathlib; from wireroom.config.commands.read import run;"
        "status = run(files=[pathlib.Path(each) for each in sys.argv[1:]], form=None);"
        "sys.exit(9 if any(name.split('.')[0] == 'django' for name in sys.modules) else status)"
    )
    done = subprocess.run([sys.executable, "-c", script, *map(str, files)], capture_output=True, check=False)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr
    assert [(each["headline"], each["kind"]) for each in found] == [
        ("Größe", "text"),
        (None, "invalid"),
        ("Bridge closes", "text"),
    ]
    assert found[1]["errors"]


def run(files: list[Path], *, feed: str = "halyard") -> tuple[int, str]:
    told = io.StringIO()
    return ingest(files=files, feed=feed, console=Console(file=told)), told.getvalue()


@pytest.mark.django_db
@pytest.mark.usefixtures("data_folder")
def test_given_files_are_filed_once(tmp_path: Path, newsml: NewsML) -> None:
    files = write(tmp_path, newsml("a"), newsml("b"), newsml("a"))
    status, told = run(files)
    assert (status, "2 items filed" in told) == (0, True), told
    status, told = run(files)
    assert (status, "0 items filed" in told, "2 files known already" in told) == (0, True, True), told
    assert len(filed_items()) == 2


@pytest.mark.django_db
@pytest.mark.usefixtures("data_folder")
def test_what_was_refused_or_not_opened_is_told(tmp_path: Path, newsml: NewsML) -> None:
    files = [*write(tmp_path, newsml(), b"nonsense [/red]"), tmp_path / "missing.xml"]
    for _ in range(2):
        status, told = run(files)
        assert status == 1
        assert "Quarantined 1.xml" in told
        assert "missing.xml: No such file" in told
    assert len(filed_items()) == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("data_folder")
def test_a_feed_with_a_bad_name_is_refused(tmp_path: Path, newsml: NewsML) -> None:
    with pytest.raises(CannotRunError, match="cannot name a feed"):
        run(write(tmp_path, newsml()), feed="../x")
