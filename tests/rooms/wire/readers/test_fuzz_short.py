"""The short form of `make fuzz`: enough mutated deliveries in each run to see a reader break."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FUZZ = Path(__file__).parents[3] / "fuzz" / "run.py"


def test_3000_mutated_deliveries_do_no_harm(tmp_path: Path) -> None:
    command = [sys.executable, FUZZ, "--seed", "20", "--count", "3000", "--every", "100", "--findings", tmp_path]
    run = subprocess.run([*map(str, command), "--quiet"], capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-2000:]
    assert "3,000 of 3,000 deliveries" in run.stdout
