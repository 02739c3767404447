"""Alerts, from the first notification that leaves to the last that a push service has taken, beside other senders.

A newsroom with real subscriptions sends to nginx on loopback, its sender held to one core and nginx to the other. Rates
are an alert's readers by the time between its first and its last message, as the alert room itself keeps it.
"""

from __future__ import annotations

import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from wireroom.bench.copy import headline, ninjs
from wireroom.bench.figures import Figures
from wireroom.bench.newsroom import Newsroom, wait_for
from wireroom.bench.publish import path_of, wait_until_served
from wireroom.bench.push_crowd import Keys, gather, keys_of, new_keys
from wireroom.bench.push_peers import floor_per_s, node_per_s, pywebpush_per_s
from wireroom.bench.push_sink import Sink, push_sink, text_of

RUNS = 3
READERS = 20_000
FEW, HUNDRED_THOUSAND, MANY = 10_000, 100_000, 1_000_000
PEER_MESSAGES = 3_000
TITLE = "Dam above Vellbruck bursts"
TICKS = os.sysconf("SC_CLK_TCK")
UNITS = {
    **dict.fromkeys(("prepared_per_s", "cold_per_s", "prepared_50ms_per_s", "cold_50ms_per_s"), "messages/s"),
    **dict.fromkeys(("prepared_2_processes_per_s", "prepared_50ms_2_processes_per_s"), "messages/s"),
    **dict.fromkeys(("pywebpush_per_s", "node_web_push_per_s", "million_per_s"), "messages/s"),
    **dict.fromkeys(("prepared_cpu_us", "cold_cpu_us"), "µs"),
    **dict.fromkeys(("floor_agreement_per_s", "floor_sealing_per_s"), "operations/s"),
    **dict.fromkeys(("audience_of_a_million_ms", "first_leaves_ms", "flash_first_leaves_ms"), "ms"),
    "last_of_100000_leaves_s": "s",
    **dict.fromkeys(("memory_10000_mib", "memory_1000000_mib"), "MiB"),
}


def measure() -> Figures:
    """Measure all of it; some ten minutes. Raises PeerMissingError when nginx is not installed."""
    with tempfile.TemporaryDirectory(prefix="wireroom-fanout-") as folder:
        place = Path(folder)
        with push_sink(place / "sink", core=1) as sink:
            keys = new_keys(2_000)
            found = _Fanout(place, sink, keys)
            found.run()
            missing = found.beside_peers()
    figures = found.figures | floor_per_s()
    return Figures(figures=figures, units=UNITS, runs=RUNS, missing=missing)


@dataclass
class _Fanout:
    place: Path
    sink: Sink
    keys: list[Keys]
    figures: dict[str, float] = field(default_factory=dict)

    def run(self) -> None:
        newsroom = Newsroom(
            self.place / "newsroom",
            settings={
                "WIREROOM_PUSH_SERVICES": f"{self.sink.quick},{self.sink.slow}",
                "WIREROOM_SENDERS": "1",
                "SSL_CERT_FILE": str(self.sink.authorities),
            },
        )
        newsroom.start()
        try:
            room = _Room(newsroom, self.sink, self.keys)
            room.hold_sender_to_core()
            room.crowd(self.sink.quick, "few", FEW)
            room.send("few", FEW)
            self.figures["memory_10000_mib"] = room.most_memory_mib()
            room.crowd(self.sink.quick, "quick", READERS)
            room.crowd(self.sink.slow, "slow", READERS)
            self._rates(room)
            self.figures["flash_first_leaves_ms"] = statistics.median(room.flash_ms(each) for each in range(RUNS))
            self._a_hundred_thousand(room)
            self._two_processes(newsroom, room)
            self._a_million(room)
            self.figures["bad_samples"] = room.bad_samples
            self.figures["samples"] = room.samples
        finally:
            newsroom.remove()

    def beside_peers(self) -> tuple[str, ...]:
        missing = []
        peers: dict[str, Callable[[], float | None]] = {
            "pywebpush": lambda: pywebpush_per_s(self.place, self.sink, self.keys, number=PEER_MESSAGES),
            "node_web_push": lambda: node_per_s(self.place, self.sink, self.keys, number=PEER_MESSAGES),
        }
        for name, ask in peers.items():
            rates = [ask() for _ in range(RUNS)]
            known = [rate for rate in rates if rate is not None]
            if not known:
                missing.append(name)
                continue
            rate = statistics.median(known)
            self.figures[f"{name}_per_s"] = rate
            short = name.removesuffix("_web_push")
            self.figures[f"ratio_to_{short}"] = self.figures["prepared_per_s"] / rate
            self.figures[f"cold_ratio_to_{short}"] = self.figures["cold_per_s"] / rate
        return tuple(missing)

    def _rates(self, room: _Room) -> None:
        prepared, cold, slow, slow_cold = [], [], [], []
        cpu: dict[str, list[float]] = {"prepared": [], "cold": []}
        first = []
        for _ in range(RUNS):
            room.prepared()
            one = room.send("quick", READERS)
            prepared.append(one.per_s)
            cpu["prepared"].append(one.cpu_us)
            first.append(one.first_ms)
            room.nothing_prepared()
            one = room.send("quick", READERS)
            cold.append(one.per_s)
            cpu["cold"].append(one.cpu_us)
            room.prepared()
            slow.append(room.send("slow", READERS).per_s)
            room.nothing_prepared()
            slow_cold.append(room.send("slow", READERS).per_s)
        self.figures |= {
            "prepared_per_s": statistics.median(prepared),
            "cold_per_s": statistics.median(cold),
            "prepared_50ms_per_s": statistics.median(slow),
            "cold_50ms_per_s": statistics.median(slow_cold),
            "prepared_cpu_us": statistics.median(cpu["prepared"]),
            "cold_cpu_us": statistics.median(cpu["cold"]),
            "first_leaves_ms": statistics.median(first),
        }

    def _two_processes(self, newsroom: Newsroom, room: _Room) -> None:
        newsroom.stop()
        newsroom.settings["WIREROOM_SENDERS"] = "2"
        newsroom.start()
        quick, slow = [], []
        for _ in range(RUNS):
            room.prepared()
            quick.append(room.send("quick", READERS).per_s)
            room.prepared()
            slow.append(room.send("slow", READERS).per_s)
        self.figures["prepared_2_processes_per_s"] = statistics.median(quick)
        self.figures["prepared_50ms_2_processes_per_s"] = statistics.median(slow)
        newsroom.stop()
        newsroom.settings["WIREROOM_SENDERS"] = "1"
        newsroom.start()
        room.hold_sender_to_core()

    def _a_hundred_thousand(self, room: _Room) -> None:
        room.crowd(self.sink.quick, "hundred", HUNDRED_THOUSAND)
        room.prepared()
        seconds = HUNDRED_THOUSAND / room.send("hundred", HUNDRED_THOUSAND).per_s
        self.figures["last_of_100000_leaves_s"] = seconds
        self.figures["last_of_100000_to_implied"] = seconds * self.figures["prepared_per_s"] / HUNDRED_THOUSAND

    def _a_million(self, room: _Room) -> None:
        room.crowd(self.sink.quick, "many", MANY)
        self.figures["audience_of_a_million_ms"] = room.audience_ms("many")
        self.figures["million_per_s"] = room.send("many", MANY, within=900).per_s
        self.figures["memory_1000000_mib"] = room.most_memory_mib()
        self.figures["memory_ratio"] = self.figures["memory_1000000_mib"] / self.figures["memory_10000_mib"]


@dataclass(frozen=True)
class _Sending:
    per_s: float
    cpu_us: float
    first_ms: float


class _Room:
    """The alert room of a running newsroom, as the desk uses it."""

    def __init__(self, newsroom: Newsroom, sink: Sink, keys: list[Keys]) -> None:
        self.newsroom, self.sink, self.keys = newsroom, sink, keys
        self.samples = self.bad_samples = 0
        self._alert = _front_door(newsroom)

    def crowd(self, origin: str, topic: str, number: int) -> None:
        """Subscribe so many to a topic of their own."""
        one = new_keys(1)[0]
        endpoint = f"{origin}/push/first-{topic}"
        wishes = self._alert.Wishes(topics=(self._alert.topic_key("section", "first"),))
        keys = self._alert.Keys(p256dh=one.public, auth=one.auth)
        self._alert.subscribe(endpoint=endpoint, keys=keys, wishes=wishes, now=_now())
        key = self._alert.topic_key("section", topic)
        gather(like=endpoint, origin=origin, topic=key, number=number, keys=self.keys)
        self._alert.unsubscribe(endpoint=endpoint)

    def prepared(self) -> None:
        """Wait until there is an envelope for everybody."""
        sql = "SELECT (SELECT count(*) FROM alert_subscription) = (SELECT count(*) FROM alert_envelope)"
        wait_for(lambda: self._asked(sql) == 1, seconds=600, what="envelopes")

    def nothing_prepared(self) -> None:
        """Throw all envelopes away."""
        self._asked("DELETE FROM alert_envelope RETURNING 1")

    def send(self, topic: str, readers: int, *, within: float = 120) -> _Sending:
        """Send an alert to a topic's readers, wait until the last has it, and read every kept message."""
        before = self._cpu()
        made = self._alert.compose(
            kind="breaking",
            words=self._alert.Words(title=TITLE, body="x" * 180, path="/"),
            aim=self._alert.Aim(any_of=(self._alert.topic_key("section", topic),)),
            by="bench",
            now=_now(),
        )
        self._alert.order(alert_id=made.id, by="bench", now=_now())
        wait_for(lambda: self._facts(made.id).state == "sent", seconds=within, what=f"alert to {readers:,} readers")
        facts = self._facts(made.id)
        cpu = self._cpu() - before
        told = self._alert.progress(alert_id=made.id, now=_now())
        if told.accepted != readers:
            message = f"{told.accepted:,} of {readers:,} messages were taken: {told}"
            raise RuntimeError(message)
        self._read_samples()
        seconds = (facts.finished_at - facts.began_at).total_seconds()
        first = (facts.began_at - facts.ordered_at).total_seconds() * 1000
        return _Sending(per_s=readers / seconds, cpu_us=cpu * 1e6 / readers, first_ms=first)

    def flash_ms(self, number: int) -> float:
        """A flash lands in a hot folder, and the rule alerts its readers: the time until the first message leaves."""
        aim = self._alert.Aim(any_of=(self._alert.topic_key("section", "quick"),))
        self._alert.set_flash_rule(rule=self._alert.FlashRule(is_on=True, aim=aim), by="bench", now=_now())
        self.newsroom.drop("warm.json", ninjs(number, series="calm", now=_now()))
        wait_until_served(self.newsroom, path_of(number, series="calm"), seconds=30)
        title, landed = headline(number, series="flash"), _now()
        self.newsroom.drop("flash.json", ninjs(number, series="flash", now=landed, urgency=1))
        found = wait_for(lambda: self._sent(title), seconds=60, what="the alert of a flash")
        self.sink.kept_messages()
        return float((found.began_at - landed).total_seconds() * 1000)

    def audience_ms(self, topic: str) -> float:
        """The time in which the readers of a topic are counted."""
        aim = self._alert.Aim(any_of=(self._alert.topic_key("section", topic),))
        took = []
        for _ in range(5):
            began = time.perf_counter()
            self._alert.audience(kind="breaking", aim=aim, now=_now())
            took.append((time.perf_counter() - began) * 1000)
        return statistics.median(took)

    def hold_sender_to_core(self) -> None:
        """Keep the sender on one core, away from the push service's."""
        for pid in self._senders():
            os.sched_setaffinity(pid, {0})

    def most_memory_mib(self) -> float:
        """The most memory that the senders have held at once."""
        status = [Path(f"/proc/{pid}/status").read_text() for pid in self._senders()]
        return sum(int(text.split("VmHWM:")[1].split()[0]) for text in status) / 1024

    def _senders(self) -> list[int]:
        return [pid for command, pid in self.newsroom.processes().items() if " sender-" in command]

    def _cpu(self) -> float:
        stats = [Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split() for pid in self._senders()]
        return sum(int(stat[11]) + int(stat[12]) for stat in stats) / TICKS

    def _facts(self, alert_id: int) -> Any:
        facts = self._alert.alert(alert_id=alert_id)
        if facts is None or facts.state in {"failed", "cancelled"}:
            message = f"the alert did not go out: {facts}"
            raise RuntimeError(message)
        return facts

    def _sent(self, title: str) -> Any:
        return next((each for each in self._alert.alerts(states=("sent",), limit=5) if each.words.title == title), None)

    def _asked(self, sql: str) -> Any:
        from django.db import connections  # noqa: PLC0415 - Django is set up by then

        with connections["alerts"].cursor() as cursor:
            row = cursor.execute(sql).fetchone()
        return row[0] if row else None

    def _read_samples(self) -> None:
        for path, body in self.sink.kept_messages():
            mine = keys_of(path, self.keys)
            self.samples += 1
            try:
                text = json.loads(text_of(body, private=mine.private, auth=mine.auth))
                self.bad_samples += text["notification"]["title"] != TITLE
            except Exception:  # noqa: BLE001 - whatever is wrong with it, it is a bad sample
                self.bad_samples += 1


def _front_door(newsroom: Newsroom) -> Any:
    os.environ.update(newsroom.environment)
    os.environ["DJANGO_SETTINGS_MODULE"] = "wireroom.config.django_settings"
    import django  # noqa: PLC0415 - only this benchmark joins the newsroom's tables

    django.setup()
    from wireroom.alert import api  # noqa: PLC0415 - as above

    return api


def _now() -> datetime:
    return datetime.now(UTC)
