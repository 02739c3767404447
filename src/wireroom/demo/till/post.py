"""The till's notices: signed, sent again until they are taken; or held back, shuffled and doubled on demand."""

from __future__ import annotations

import hashlib
import hmac
import json
import random
import threading
import time
import urllib.error
import urllib.request
from typing import Any

FIRST_PAUSE, LONGEST_PAUSE = 0.2, 5.0
PATIENCE = 10


class Post:
    """Sends events to one address, each in a thread's turn; a lost one is sent again after a growing pause."""

    def __init__(self, *, to: str, secret: str) -> None:
        self.to = to
        self.secret = secret
        self.is_held = False
        self.taken: list[str] = []
        self._waiting: list[tuple[float, int, dict[str, Any]]] = []
        self._held: list[dict[str, Any]] = []
        self._changed = threading.Condition()
        self._is_open = True
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def send(self, event: dict[str, Any]) -> None:
        """Put an event into the post, or aside while it is held."""
        with self._changed:
            if self.is_held:
                self._held.append(event)
            else:
                self._waiting.append((0.0, 0, event))
            self._changed.notify_all()

    def hold(self) -> None:
        """Keep back what comes from now on."""
        self.is_held = True

    def release(self, *, chance: random.Random | None = None, times: int = 1) -> None:
        """Send what was held, so many times each; with `chance`, in any order."""
        with self._changed:
            self.is_held = False
            held = self._held * times
            self._held = []
            if chance:
                chance.shuffle(held)
            self._waiting += [(0.0, 0, event) for event in held]
            self._changed.notify_all()

    @property
    def is_empty(self) -> bool:
        """Whether all that was put into it has been taken."""
        with self._changed:
            return not self._waiting

    def close(self) -> None:
        """Send nothing more."""
        with self._changed:
            self._is_open = False
            self._changed.notify_all()
        self._thread.join(PATIENCE + 1)

    def _work(self) -> None:
        while (due := self._next()) is not None:
            tries, event = due[1], due[2]
            taken = self._is_taken(event)
            with self._changed:
                self._waiting.remove(due)
                if taken:
                    self.taken.append(event["id"])
                else:
                    pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2**tries)
                    self._waiting.append((time.monotonic() + pause, tries + 1, event))

    def _next(self) -> tuple[float, int, dict[str, Any]] | None:
        with self._changed:
            while self._is_open:
                now = time.monotonic()
                ready = [each for each in self._waiting if each[0] <= now]
                if ready:
                    return ready[0]
                soonest = min((each[0] for each in self._waiting), default=now + LONGEST_PAUSE)
                self._changed.wait(soonest - now)
            return None

    def _is_taken(self, event: dict[str, Any]) -> bool:
        if not self.to:
            return True
        body = json.dumps(event).encode()
        asked = urllib.request.Request(  # noqa: S310 - an address on loopback, given by whoever starts the till
            self.to,
            data=body,
            headers={"Content-Type": "application/json", "Stripe-Signature": signed(body, secret=self.secret)},
        )
        try:
            with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:  # noqa: S310 - as above
                return bool(answer.status < 300)
        except (urllib.error.URLError, OSError):
            return False


def signed(body: bytes, *, secret: str, at: int | None = None) -> str:
    """The `Stripe-Signature` header for a body, signed now or at another second."""
    at = int(time.time()) if at is None else at
    digest = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={digest}"
