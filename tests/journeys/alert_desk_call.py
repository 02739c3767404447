"""Ask a newsroom's alert desk for something, from outside: see alert_desk.py."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from wireroom.bench.newsroom import Newsroom

DESK = Path(__file__).with_name("alert_desk.py")


def desk(newsroom: Newsroom, *asked: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, DESK, *asked], env=newsroom.environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))
