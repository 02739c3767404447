"""The newsroom's own mappings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from wireroom.config.commands.findings import Finding, fail, ok, warn
from wireroom.wire.reading import shelf


def findings(data: Path) -> Iterator[Finding]:
    """Look at every mapping in the data folder: copy that needs a broken one waits in quarantine."""
    folder = data / "mappings"
    try:
        found = shelf(folder)
    except OSError as error:
        yield fail(f"The mappings in {folder} cannot be read: {error.strerror}", "Let the newsroom's account read it.")
        return
    for fault in found.faults:
        mend = f"Mend it, then try: wireroom mapping check {folder / fault.file}"
        yield warn(f"A mapping cannot be used: {fault}", mend)
    if not found.faults:
        yield ok(f"Mappings that can be used: {', '.join(found.names)}")
