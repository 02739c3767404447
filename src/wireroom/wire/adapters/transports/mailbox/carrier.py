"""An IMAP mailbox: each message is one delivery, told apart by its UID, which never comes twice (RFC 3501, 2.3.1.1)."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from wireroom.wire.adapters.transports.carrier import Carrier, Cursor, Haul, Json, Leaving, Parcel, TransportError
from wireroom.wire.adapters.transports.mailbox.line import MailboxLine, RefusedError
from wireroom.wire.adapters.transports.mailbox.senders import sender_of, why_refused
from wireroom.wire.adapters.transports.mailbox.settings import MailboxSettings
from wireroom.wire.adapters.transports.reuters.token import Client, forget, token_of
from wireroom.wire.rules.remote_files import LARGEST

A_HAUL = 50
BYTES_A_HAUL = 64 * 1024 * 1024
SECONDS_A_HAUL = 60.0
STAYS = "Taken messages could not be marked, moved or deleted there, and stay. Have the user allowed to."
LEFT = "It was left in the mailbox."


def open_mailbox(settings: MailboxSettings, secret: str) -> Carrier:
    """The carrier of a mailbox."""
    return Mailbox(settings, secret)


@dataclass(slots=True)
class _Bag:
    """What one haul read, up to which UID."""

    uid: int
    parcels: list[Parcel] = field(default_factory=list)
    leavings: list[Leaving] = field(default_factory=list)
    size: int = 0


class Mailbox:
    """One tie to one folder of a mailbox."""

    def __init__(self, settings: MailboxSettings, secret: str) -> None:
        self._settings, self._secret = settings, secret
        self._open: MailboxLine | None = None
        self._told: set[int] = set()
        self._is_stuck = False

    def haul(self, *, cursor: Cursor, now: datetime) -> Haul:
        """Read the next messages. Raises TransportError."""
        line = self._line(now=now)
        place = self._place(line.select())
        known = dict(cursor) if cursor.get("place") == place else {}
        self._mark([each for each in _numbers(known.get("owed")) if each not in self._told])
        waiting = line.after(_number(known.get("uid")))
        bag = _Bag(uid=_number(known.get("uid")))
        is_done = self._read(line, waiting[:A_HAUL], bag)
        owed: list[Json] = [int(each.receipt) for each in bag.parcels] if self._settings.after != "leave" else []
        return Haul(
            parcels=tuple(bag.parcels),
            leavings=(*bag.leavings, *self._stays()),
            cursor={"place": place, "uid": bag.uid, "owed": owed},
            more=bool(bag.parcels or bag.leavings) and not (is_done and len(waiting) <= A_HAUL),
        )

    def acknowledge(self, haul: Haul) -> None:
        """Mark, move or delete the messages that are kept. Raises TransportError; then it is done at the next look."""
        self._told.clear()
        self._mark([int(each.receipt) for each in haul.parcels])

    def look(self, *, now: datetime) -> str:
        """Say how many messages the feed would take. Raises TransportError."""
        line = self._line(now=now)
        line.select()
        count, kind = len(line.after(0)), "unread " if self._settings.unseen else ""
        where = f"{self._settings.host}, folder {self._settings.folder}"
        return f"Signed in to {where}; {count} {kind}{'message is' if count == 1 else 'messages are'} there."

    def close(self) -> None:
        """Let go of the server."""
        if self._open is not None:
            self._open.close()
        self._open = None

    def _line(self, *, now: datetime) -> MailboxLine:
        if self._open is None:
            self._open = self._signed_in(now=now)
        return self._open

    def _signed_in(self, *, now: datetime) -> MailboxLine:
        given = self._settings
        if not self._secret:
            message = "No password or token is set: give it in the transport's settings."
            raise TransportError(message, lasting=True)
        if given.auth == "password" or not given.token_url:
            return MailboxLine(given, self._secret)
        client = Client(url=given.token_url, client_id=given.client_id, secret=self._secret, scope=given.scope)
        try:
            return MailboxLine(given, token_of(client, now=now))
        except TransportError:
            forget(client)
            raise

    def _place(self, validity: int) -> str:
        """Where the UIDs hold. Other senders are another place, so that those left before are looked at again."""
        given = self._settings
        chosen = f"{'unread' if given.unseen else 'all'} {given.trusted} {','.join(given.senders)}"
        return f"{given.user} {given.folder} {validity} {chosen}"

    def _read(self, line: MailboxLine, uids: Sequence[int], bag: _Bag) -> bool:
        """Read messages until all are read or it is enough; whether all are read."""
        until = time.monotonic() + SECONDS_A_HAUL
        sizes = line.sizes(uids)
        heads = line.heads(uids) if self._settings.senders else {}
        for uid in uids:
            if bag.parcels and (bag.size + sizes.get(uid, 0) > BYTES_A_HAUL or time.monotonic() > until):
                return False
            try:
                self._take(line, uid, bag, size=sizes.get(uid, 0), head=heads.get(uid, b""))
            except TransportError:
                if not bag.parcels:
                    raise
                return False
            bag.uid = uid
        return True

    def _take(self, line: MailboxLine, uid: int, bag: _Bag, *, size: int, head: bytes) -> None:
        given = self._settings
        why = why_refused(head, allowed=given.senders, trusted=given.trusted) if given.senders else ""
        if size > LARGEST:
            why = f"It has more than {LARGEST // 1024**2} MiB."
        if why:
            bag.leavings.append(Leaving(name=f"message {uid} {sender_of(head)}".strip(), reason=f"{why} {LEFT}"))
            return
        data = line.message(uid)
        if data is not None:
            bag.parcels.append(Parcel(name=f"message {uid}.eml", data=data, receipt=str(uid)))
            bag.size += len(data)

    def _mark(self, uids: Sequence[int]) -> None:
        if not uids or self._settings.after == "leave" or self._open is None:
            return
        try:
            match self._settings.after:
                case "seen":
                    self._open.mark_seen(uids)
                case "move":
                    self._open.move(uids, self._settings.move_to)
                case "delete":
                    self._open.delete(uids)
        except RefusedError:
            self._is_stuck = True
        self._told.update(uids)

    def _stays(self) -> tuple[Leaving, ...]:
        """What to tell when the server let nothing be done to the messages."""
        was, self._is_stuck = self._is_stuck, False
        return (Leaving(name=self._settings.folder, reason=STAYS),) if was else ()


def _number(value: Json) -> int:
    return value if isinstance(value, int) else 0


def _numbers(value: Json) -> list[int]:
    return [each for each in value if isinstance(each, int)] if isinstance(value, list) else []
