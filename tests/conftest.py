"""Every test run has a data folder of its own, and no way out but loopback."""

from __future__ import annotations

import os
import tempfile

if "WIREROOM_DATA" not in os.environ:
    os.environ["WIREROOM_DATA"] = tempfile.mkdtemp(prefix="wireroom-tests-")
