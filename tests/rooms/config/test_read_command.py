from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

WIREROOM = Path(sys.executable).with_name("wireroom")
SAMPLES = Path(__file__).parents[2] / "data" / "wire-samples"


def test_copy_can_be_piped_in() -> None:
    sample = next(path for path in sorted(SAMPLES.rglob("*.json")) if path.name != "expected.json")
    told = subprocess.run([WIREROOM, "read", "-"], input=sample.read_bytes(), capture_output=True, check=False)
    assert (told.returncode, told.stderr) == (0, b"")
    found = json.loads(told.stdout.splitlines()[0])
    assert found["file"] == "-"
    assert found["headline"]
