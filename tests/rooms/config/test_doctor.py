from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from pydantic import ValidationError

from wireroom.config.commands.checks import database, giving, newsroom
from wireroom.config.commands.findings import Finding
from wireroom.config.commands.given import checked_settings
from wireroom.config.commands.ground import need_folder
from wireroom.config.commands.probe import judge, names
from wireroom.config.commands.refusal import CannotRunError
from wireroom.config.processes import lock, places
from wireroom.config.settings import Settings, settings

TEST_MODE = {"stripe_key": "sk_test_1", "stripe_webhook_secret": "whsec_1"}


def levels(findings: list[Finding]) -> dict[str, str]:
    return {finding.what: finding.level for finding in findings}


def test_an_empty_folder_is_well(tmp_path: Path) -> None:
    found = [*newsroom.findings(Settings(data=tmp_path, port=0)), *database.findings(tmp_path)]
    assert {finding.level for finding in found} <= {"ok", "warn"}


def test_what_others_can_read_is_told_with_its_mend(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("secret")
    (tmp_path / "secret-key").chmod(0o644)
    found = {finding.what: finding for finding in newsroom.findings(Settings(data=tmp_path, port=0))}
    assert found["secret-key can be read by others"].mend == f"chmod 600 {tmp_path / 'secret-key'}"


def test_a_public_address_without_tls_is_told(tmp_path: Path) -> None:
    found = levels([*newsroom.findings(Settings(data=tmp_path, port=0, site_url="http://news.example"))])
    assert found["Public address http://news.example is not encrypted"] == "warn"
    found = levels([*newsroom.findings(Settings(data=tmp_path, port=0, site_url="https://news.example"))])
    assert found["Public address https://news.example"] == "ok"


def test_what_fails_in_the_outbox_and_waits_in_quarantine_is_told(tmp_path: Path) -> None:
    connection = sqlite3.connect(places.database(tmp_path), isolation_level=None)
    connection.execute("CREATE TABLE kernel_errand (error TEXT)")
    connection.execute("CREATE TABLE wire_quarantinedcopy (state TEXT)")
    connection.execute("CREATE TABLE wire_feed (id INTEGER, name TEXT, alarm TEXT)")
    connection.execute("CREATE TABLE wire_transport (feed_id INTEGER, trouble TEXT, paused BOOL)")
    connection.execute("INSERT INTO wire_feed VALUES (1, 'halyard', ''), (2, 'tidewater', ''), (3, 'carrow', '')")
    connection.execute("INSERT INTO wire_transport VALUES (2, '', 0), (3, 'No.', 1)")
    assert {each.level for each in database.findings(tmp_path)} == {"ok"}
    connection.execute("INSERT INTO kernel_errand VALUES ('Traceback\nKeyError: 7'), ('')")
    connection.execute("INSERT INTO wire_quarantinedcopy VALUES ('waiting'), ('dismissed')")
    connection.execute("UPDATE wire_feed SET alarm = 'silent' WHERE id = 1")
    connection.execute("UPDATE wire_transport SET trouble = 'The disk is full.' WHERE feed_id = 2")
    connection.close()
    found = levels([*database.findings(tmp_path)])
    assert found["1 errands fail and are tried again: KeyError: 7"] == "warn"
    assert found["1 files are in quarantine"] == "warn"
    assert found["halyard is silent; tidewater fails: The disk is full."] == "warn"


def test_a_damaged_database_fails(tmp_path: Path) -> None:
    places.database(tmp_path).write_bytes(b"this is no database " * 300)
    assert "fail" in {each.level for each in database.findings(tmp_path)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('<a href="/2026/11/22/ferry">', True),
        ("/2026/11/22/ferry", True),
        ("/2026/11/22/ferry-firm", False),
        ("/2026/11/22/ferry2", False),
        ("nothing", False),
    ],
)
def test_a_surface_names_a_story_by_its_whole_address(text: str, found: bool) -> None:
    assert names(text, "/2026/11/22/ferry") is found


def test_the_sockets_path_always_fits(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 120)
    assert len(str(places.app_socket(deep))) <= places.LONGEST_SOCKET_PATH
    assert places.app_socket(deep) != places.app_socket(tmp_path / ("e" * 120))


@pytest.mark.parametrize(
    ("status", "text", "path", "now", "fault"),
    [
        (410, "gone", "/2026/11/22/ferry", "410", ""),
        (200, "gone", "/2026/11/22/ferry/history", "200", "answers 200 instead of 410"),
        (200, "nothing", "/rss.xml", "absent", ""),
        (404, "nothing", "/topic/ferries", "absent (404)", ""),
        (200, "see /2026/11/22/ferry", "/", "still there", "still names /2026/11/22/ferry"),
        (503, "", "/search", "fault 503", "answers 503"),
    ],
)
def test_what_a_surface_answers_is_said_in_words(status: int, text: str, path: str, now: str, fault: str) -> None:
    found = judge(status, text, path=path, story_path="/2026/11/22/ferry")
    assert (found.now, found.fault) == (now, fault)


def test_a_data_folder_that_every_account_can_enter_is_told(tmp_path: Path) -> None:
    need_folder(tmp_path / "var")
    given = Settings(data=tmp_path / "var", port=0)
    assert levels([*newsroom.findings(given)])[f"Data folder {given.data}"] == "ok"
    given.data.chmod(0o755)
    told = levels([*newsroom.findings(given)])
    assert told[f"Data folder {given.data} can be entered by every account of this machine"] == "warn"


@pytest.mark.parametrize(
    "address", ["https://?", "https://news.example/paper", "https://me@news.example", "https://x?y"]
)
def test_a_site_address_is_an_origin_and_nothing_more(address: str) -> None:
    with pytest.raises(ValidationError, match="give the host alone"):
        Settings(site_url=address)


def test_a_process_that_is_missing_is_told_from_a_newsroom_that_prepares(tmp_path: Path) -> None:
    given = Settings(data=tmp_path, port=0)
    mine = os.getpid()
    with lock.hold(tmp_path):
        lock.note(tmp_path, lock.Running(pid=mine, url="", children={"front": mine}))
        found = levels([*newsroom.findings(given)])
        assert found["It is still preparing tables and pages; desk, worker and ingest start after that"] == "warn"
        lock.note(tmp_path, lock.Running(pid=mine, url="", children={"front": mine, "app": mine}))
        found = levels([*newsroom.findings(given)])
    assert (found[f"Process app ({mine})"], found["Process worker does not run"]) == ("ok", "fail")


def test_a_newsroom_without_a_mail_server_is_told_where_letters_lie(tmp_path: Path) -> None:
    found = {each.what: each for each in newsroom.findings(Settings(data=tmp_path, port=0))}
    finding = found[f"Readers get no letters: codes are written to {tmp_path / 'mail'}"]
    assert finding.level == "warn"
    assert "WIREROOM_EMAIL_URL" in finding.mend


def test_a_mail_server_that_is_away_is_told_without_its_password(tmp_path: Path) -> None:
    given = Settings(data=tmp_path, port=0, email_url="smtp://name:secret-word@127.0.0.1:1")
    found = [each for each in newsroom.findings(given) if "Mail server" in each.what]
    assert [each.level for each in found] == ["fail"]
    assert "secret-word" not in repr(found)


def test_a_wrong_mail_server_is_named_without_its_password(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WIREROOM_EMAIL_URL", "pop3://name:secret-word@mail.example.org")
    monkeypatch.chdir(tmp_path)
    settings.cache_clear()
    with pytest.raises(CannotRunError) as refusal:
        checked_settings()
    settings.cache_clear()
    assert "WIREROOM_EMAIL_URL: it is no mail server's address" in str(refusal.value)
    assert "secret-word" not in str(refusal.value)


@pytest.mark.parametrize(
    ("given", "level", "word"),
    [
        ({}, "ok", "not open"),
        ({"stripe_key": "sk_live_1"}, "fail", "half set up"),
        ({"stripe_webhook_secret": "whsec_1"}, "fail", "half set up"),
        (TEST_MODE, "warn", "test mode"),
        ({"stripe_key": "sk_live_1", "stripe_webhook_secret": "whsec_1"}, "fail", "not https"),
        ({**TEST_MODE, "giving_way": "element"}, "fail", "its key is missing"),
        ({**TEST_MODE, "giving_way": "element", "stripe_public_key": "pk_live_1"}, "fail", "the other is live"),
        ({**TEST_MODE, "giving_way": "element", "stripe_public_key": "pk_test_1"}, "warn", "test mode"),
        (
            {"stripe_key": "sk_live_1", "stripe_webhook_secret": "whsec_1", "site_url": "https://news.example"},
            "ok",
            "Giving is open",
        ),
    ],
)
def test_giving_is_whole_or_told_of(tmp_path: Path, given: dict[str, str], level: str, word: str) -> None:
    (found,) = giving.findings(Settings(data=tmp_path, **given))
    assert found.level == level
    assert word in found.what


def test_books_that_do_not_add_up_or_differ_are_told(tmp_path: Path) -> None:
    with sqlite3.connect(places.database(tmp_path)) as kept:
        kept.execute("CREATE TABLE support_line (currency TEXT, amount INTEGER)")
        kept.execute(
            "CREATE TABLE support_reconciliation (ran_at TEXT, trouble TEXT, missing_here TEXT, missing_there TEXT)"
        )
        kept.execute("INSERT INTO support_line VALUES ('EUR', 5), ('EUR', -4), ('USD', 1), ('USD', -1)")
        kept.execute("INSERT INTO support_reconciliation VALUES ('2026-11-26', '', '[]', '[{}]')")
    kept.close()
    found = levels([*giving.findings(Settings(data=tmp_path))])
    assert found["The books of giving do not add up: {'EUR': 1}"] == "fail"
    assert found["The books differ from the provider's"] == "fail"
