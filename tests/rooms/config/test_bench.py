from __future__ import annotations

from pathlib import Path

import pytest

from wireroom.bench import peers, run


def test_an_unknown_benchmark_is_answered_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.run("nosuch", json=True) == 1
    told = capsys.readouterr()
    assert told.out == ""
    known = "appeals, fanout, kill, live, pages, publish, scale, search, wire"
    assert told.err == f"There is no benchmark 'nosuch': choose one of {known}.\n"


def test_a_peer_that_is_missing_is_named_with_its_mend(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(peers, "SYSTEM", str(tmp_path))
    with pytest.raises(peers.PeerMissingError, match=r"nginx is not installed.*apt install nginx"):
        peers.need("nginx")


def test_a_server_is_found_where_only_the_system_looks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "a-server"
    program.touch(mode=0o755)
    monkeypatch.setattr(peers, "SYSTEM", str(tmp_path))
    assert peers.need("a-server") == str(program)
