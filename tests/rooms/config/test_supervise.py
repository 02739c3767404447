from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from family import Family, found_family, free_port, is_alive, wait_for

WIREROOM = Path(sys.executable).with_name("wireroom")


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Family]:
    found = found_family(tmp_path)
    yield found
    found.end()


def test_a_child_that_is_killed_comes_back(family: Family) -> None:
    for _ in range(2):
        before = family.front
        os.kill(before, signal.SIGKILL)
        wait_for(lambda before=before: family.front not in {0, before} and family.listens(), what="a new child")


def test_a_parent_that_is_killed_leaves_no_orphan(family: Family) -> None:
    child = family.front
    family.parent.kill()
    family.parent.wait(10)
    wait_for(lambda: not is_alive(child), what="the child's end")
    assert not family.listens()


def test_a_parent_that_is_asked_to_stop_stops_all(family: Family) -> None:
    child = family.front
    family.parent.send_signal(signal.SIGINT)
    assert family.parent.wait(15) == 0
    assert not is_alive(child)
    assert not (family.data / "run" / "newsroom.json").exists()


def run(data: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "WIREROOM_DATA": str(data), **settings}
    command = [WIREROOM, *arguments]
    return subprocess.run(
        command, env=environment, cwd=data.parent, capture_output=True, text=True, timeout=60, check=False
    )


def test_a_second_parent_is_refused(family: Family) -> None:
    told = run(family.data, "up", "--port", "0")
    assert told.returncode == 1
    assert f"already up (process {family.parent.pid}" in told.stderr
    assert "WIREROOM_DATA" in told.stderr


def test_a_port_in_use_is_named_with_its_mend(family: Family, tmp_path_factory: pytest.TempPathFactory) -> None:
    told = run(tmp_path_factory.mktemp("other"), "up", "--port", str(family.port))
    assert told.returncode == 1
    assert told.stderr == (
        f"Port {family.port} of 127.0.0.1 is in use: choose another with --port, or stop what listens there.\n"
    )


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("WIREROOM_TIME_ZONE", "Merrow/Quay", "use a name such as Europe/Berlin"),
        ("WIREROOM_PORT", "eighty", "valid integer"),
        ("WIREROOM_SITE_URL", "ftp://x", "begin with https://"),
    ],
)
def test_a_wrong_setting_is_named_with_its_mend(tmp_path: Path, name: str, value: str, words: str) -> None:
    told = run(tmp_path, "up", **{name: value})
    assert told.returncode == 1
    assert told.stderr.startswith(f"{name} = ")
    assert words in told.stderr
    assert "Traceback" not in told.stderr


def test_an_unknown_line_in_the_settings_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "wireroom.env").write_text("WIREROOM_SITE_NAM=Courier\n")
    told = run(tmp_path / "var", "up")
    assert told.returncode == 1
    assert "WIREROOM_SITE_NAM in wireroom.env is no setting" in told.stderr


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    told = run(tmp_path / "file", "up", "--port", str(free_port()))
    assert told.returncode == 1
    assert f"The data folder {tmp_path / 'file'} cannot be made" in told.stderr


def test_the_parent_and_the_help_need_no_django() -> None:
    check = "import sys, wireroom.config.cli, wireroom.config.commands.up; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_a_command_that_only_reads_loads_no_settings() -> None:
    check = "import sys, wireroom.config.cli, wireroom.config.commands.read, wireroom.config.commands.refusal as r"
    check += "; sys.exit('pydantic_settings' in sys.modules or 'django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
