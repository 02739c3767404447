"""A PostgreSQL of the tests' own, on loopback, gone with its folder.

`python tests/postgres_cluster.py pytest …` runs tests with the alerts' tables in it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wireroom.bench.newsroom import free_port

SERVER_USER = "postgres"
"""The server will not run as root; the distribution's package makes this user."""


@contextmanager
def cluster() -> Iterator[str]:
    """Run one; the address of its database."""
    with tempfile.TemporaryDirectory(prefix="wireroom-postgres-") as folder:
        yield from _run_in(Path(folder))


def _run_in(place: Path) -> Iterator[str]:
    port = free_port()
    as_user: list[str] = []
    if os.geteuid() == 0:
        shutil.chown(place, SERVER_USER)
        as_user = ["runuser", "-u", SERVER_USER, "--"]
    data, log = place / "data", place / "log"
    run([*as_user, program("initdb"), "-D", str(data), "-A", "trust", "-U", "wireroom", "--no-sync"])
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={place} -c fsync=off"
    run([*as_user, program("pg_ctl"), "-D", str(data), "-l", str(log), "-o", options, "-w", "start"])
    try:
        yield f"postgresql://wireroom@127.0.0.1:{port}/postgres"
    finally:
        run([*as_user, program("pg_ctl"), "-D", str(data), "-m", "immediate", "-w", "stop"])


def program(name: str) -> str:
    """One of PostgreSQL's own programs; the newest that is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    path = str(found[-1]) if found else shutil.which(name)
    assert path, f"{name} is missing: install the package postgresql"
    return path


def run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")
    assert done.returncode == 0, done.stdout + done.stderr


def main(command: list[str]) -> int:
    with cluster() as url:
        environment = os.environ | {"WIREROOM_ALERTS_DATABASE_URL": url}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
