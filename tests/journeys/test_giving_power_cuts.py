"""kill -9 of whatever handles money, at 20 random moments under a stream of gifts: nothing is lost, nothing twice."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sqlite3
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from pathlib import Path

import pytest
from giving_house import open_house
from letter_box import PostOffice

from wireroom.bench.newsroom import Newsroom, wait_for
from wireroom.demo.till import Till, bank, deals

CUTS = 20
GIVERS = 4
ROLES = ("app", "worker", "post", "front")
SEED = int(os.environ.get("WIREROOM_TEST_SEED", "20261126"))


class StayPut(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def press(newsroom: Newsroom, form: str) -> str:
    """Press "Give" once, from anywhere; where it leads, "" when nobody answers."""
    said = {"form": form, "every": "once", "currency": "EUR", "amount": "1000"}
    body = urllib.parse.urlencode(said).encode()
    somewhere = {"X-Forwarded-For": f"198.18.{random.randrange(256)}.{random.randrange(256)}"}
    try:
        asked = urllib.request.Request(f"{newsroom.url}/support/", body, somewhere)
        urllib.request.build_opener(StayPut).open(asked, timeout=10)
    except urllib.error.HTTPError as answer:
        return answer.headers.get("Location", "") if answer.code == 303 else ""
    except OSError:
        return ""
    return ""


class Giver(threading.Thread):
    """Gives again and again; presses the same form until it is told that it has given."""

    def __init__(self, newsroom: Newsroom, till: Till, number: int) -> None:
        super().__init__(daemon=True)
        self.newsroom, self.till, self.number = newsroom, till, number
        self.given = 0
        self.over = threading.Event()

    def run(self) -> None:
        while not self.over.is_set():
            form = f"{self.number:04}-{self.given:06}-" + "f" * 20
            self.give(form)
            self.given += 1

    def give(self, form: str) -> None:
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            to = press(self.newsroom, form)
            if "/support/thanks/" in to:
                return
            with self.till.lock:
                session = self.till.books.things.get(to.rpartition("/")[2])
                if session:
                    deals.pay(self.till.books, session, card=bank.GOOD, email=f"giver{self.number}@example.org")
            self.over.wait(0.05)
        raise TimeoutError(form)


def rows(data: Path, query: str) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(f"file:{data}/wireroom.sqlite3?mode=ro", uri=True, timeout=20)) as kept:
        return kept.execute(query).fetchall()


def pids_of(newsroom: Newsroom, role: str) -> list[int]:
    """The processes of a role; none while what was ended is being started anew."""
    return [pid for command, pid in newsroom.processes().items() if f" {role} " in f" {command} "]


@pytest.mark.timeout(240)
@pytest.mark.parametrize("seed", [SEED])
def test_no_gift_is_lost_and_none_is_taken_twice(tmp_path: Path, post_office: PostOffice, seed: int) -> None:
    chance = random.Random(seed)
    with open_house(tmp_path / "house", post_office) as (newsroom, till):
        givers = [Giver(newsroom, till, number) for number in range(GIVERS)]
        for giver in givers:
            giver.start()
        for _ in range(CUTS):
            before = sum(giver.given for giver in givers)
            wait_for(lambda seen=before: sum(giver.given for giver in givers) > seen, seconds=60, what="a gift")  # type: ignore[misc]
            threading.Event().wait(chance.uniform(0, 0.3))
            role = chance.choice(ROLES)
            pids = wait_for(lambda wanted=role: pids_of(newsroom, wanted), seconds=60, what=f"a {role} to end")  # type: ignore[misc]
            for pid in pids:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            wait_for(lambda ended=role: pids_of(newsroom, ended), seconds=60, what=f"a new {role}")  # type: ignore[misc]
        for giver in givers:
            giver.over.set()
        for giver in givers:
            giver.join(150)
        wait_for(lambda: till.post.is_empty, seconds=60, what="all notices taken")
        wait_for(lambda: not rows(newsroom.data, "SELECT id FROM kernel_errand"), seconds=90, what="all errands done")
        charges = [each["id"] for each in till.books.of("charge")]
        forms = {f"{giver.number:04}-{number:06}" for giver in givers for number in range(giver.given)}
        kept = [str(about) for (about,) in rows(newsroom.data, "SELECT about FROM support_entry WHERE kind = 'paid'")]
        assert sorted(kept) == sorted(charges)
        assert len(charges) == len(forms), "each form gave once"
        assert rows(newsroom.data, "SELECT sum(amount) FROM support_line") == [(0,)]
        (provider,) = rows(newsroom.data, "SELECT sum(amount) FROM support_line WHERE account = 'provider'")
        assert provider == (sum(each["net"] for each in till.books.of("balance_transaction")),)
        thanks = [
            str(letter["subject"]) + str(letter.get_body(("plain",)).get_content())
            for number in range(GIVERS)
            for letter in post_office.letters_to(f"giver{number}@example.org")
        ]
        receipts = Counter(charge for charge in charges for words in thanks if charge in words)
        assert set(receipts) == set(charges), "everybody was thanked"
        twice = sum(number > 1 for number in receipts.values())
        assert twice <= CUTS, "a cut may fall between the mail server's word and ours, and there alone"
