"""A bucket whose queue tells what is new: the messages are forgotten only once what they name is kept.

What was received and not acknowledged is shown by the queue again, so that nothing need be remembered here: what
comes twice is the same bytes. Where a message cannot be used yet, those after it wait too: a queue with an order
keeps it.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from wireroom.wire.adapters.transports.carrier import Cursor, Haul, Leaving, Parcel, TransportError
from wireroom.wire.adapters.transports.s3.line import (
    ForbiddenError,
    GoneError,
    RefusedError,
    fetched,
    queue_client,
    store_client,
    told,
)
from wireroom.wire.adapters.transports.s3.notes import Named, note_of
from wireroom.wire.adapters.transports.s3.settings import S3Settings

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_sqs import SQSClient

AT_ONCE = 10
BYTES_A_HAUL = 64 * 1024 * 1024
GONE = "A message names it, and it is gone from the bucket: ask the agency to send it again."
FORBIDDEN_AT_MOST = 5
"""So often an object may be forbidden until it counts as gone: a store that may not list says the same of both."""


@dataclass(slots=True)
class _Bag:
    """What has been made of the messages so far."""

    parcels: list[Parcel] = field(default_factory=list)
    leavings: list[Leaving] = field(default_factory=list)
    done: list[str] = field(default_factory=list)

    @property
    def size(self) -> int:
        return sum(len(each.data) for each in self.parcels)


class S3Queue:
    """One tie to one queue and the bucket it speaks of."""

    def __init__(self, settings: S3Settings, secret: str) -> None:
        self._settings, self._secret = settings, secret
        self._queue: SQSClient | None = None
        self._store: S3Client | None = None
        self._done: list[str] = []

    def haul(self, *, cursor: Cursor, now: datetime) -> Haul:  # noqa: ARG002 - the queue itself remembers
        """Take the next messages, and fetch what they name. Raises TransportError when none could be used."""
        messages = self._received()
        bag = self._used(messages)
        self._done = bag.done
        return Haul(parcels=tuple(bag.parcels), leavings=tuple(bag.leavings), cursor={}, more=bool(messages))

    def acknowledge(self, haul: Haul) -> None:  # noqa: ARG002 - a message may have brought several parcels, or none
        """Have the queue forget the messages of the last haul. Raises TransportError; it shows them again then."""
        done, self._done = self._done, []
        for start in range(0, len(done), AT_ONCE):
            some = done[start : start + AT_ONCE]
            entries: Any = [{"Id": str(number), "ReceiptHandle": each} for number, each in enumerate(some)]
            with told(self._settings.queue_url, what="queue"):
                answer = self._sqs().delete_message_batch(QueueUrl=self._settings.queue_url, Entries=entries)
            _check_deleted(answer, host=self._settings.queue_service)

    def look(self, *, now: datetime) -> str:  # noqa: ARG002 - the port's shape
        """Say how many messages wait, taking none. Raises TransportError."""
        with told(self._settings.queue_url, what="queue"):
            found = self._sqs().get_queue_attributes(
                QueueUrl=self._settings.queue_url, AttributeNames=["ApproximateNumberOfMessages"]
            )
        count = int(found.get("Attributes", {}).get("ApproximateNumberOfMessages", "0"))
        if self._settings.bucket:
            with told(self._settings.store, what="bucket"):
                self._s3().list_objects_v2(Bucket=self._settings.bucket, Prefix=self._settings.prefix, MaxKeys=1)
        return f"Connected to the queue; about {count} {'message waits' if count == 1 else 'messages wait'} there."

    def close(self) -> None:
        """Let go of both; the queue shows again what it was not told to forget."""
        if self._done:
            self._give_back([{"ReceiptHandle": each} for each in self._done[:AT_ONCE]])
        for each in (self._queue, self._store):
            if each is not None:
                with suppress(Exception):
                    each.close()
        self._queue = self._store = None

    def _sqs(self) -> SQSClient:
        self._queue = self._queue or queue_client(self._settings, self._secret)
        return self._queue

    def _s3(self) -> S3Client:
        self._store = self._store or store_client(self._settings, self._secret)
        return self._store

    def _received(self) -> Sequence[Any]:
        with told(self._settings.queue_url, what="queue"):
            answer = self._sqs().receive_message(
                QueueUrl=self._settings.queue_url,
                MaxNumberOfMessages=AT_ONCE,
                WaitTimeSeconds=self._settings.hold,
                VisibilityTimeout=self._settings.hidden_for,
                MessageSystemAttributeNames=["SentTimestamp", "ApproximateReceiveCount"],
            )
        messages: Sequence[Any] = answer.get("Messages", [])
        return messages if self._settings.is_fifo else sorted(messages, key=lambda each: _number(each, "SentTimestamp"))

    def _used(self, messages: Sequence[Any]) -> _Bag:
        """Use messages one by one; after a fault the rest go back, unless nothing at all was had."""
        bag, until = _Bag(), time.monotonic() + self._settings.hidden_for * 0.7
        for number, message in enumerate(messages):
            try:
                self._use(message, bag)
            except TransportError:
                self._give_back(messages[number:])
                if not bag.done:
                    raise
                break
            if number + 1 < len(messages) and (time.monotonic() > until or bag.size > BYTES_A_HAUL):
                self._give_back(messages[number + 1 :])
                break
        return bag

    def _use(self, message: Any, bag: _Bag) -> None:
        name = f"message {message['MessageId']}"
        note = note_of(message.get("Body", ""))
        times = _number(message, "ApproximateReceiveCount")
        found = [self._object(each, times=times) for each in note.objects]
        bag.parcels += [each for each in found if isinstance(each, Parcel)]
        bag.leavings += [each for each in found if isinstance(each, Leaving)]
        if note.copy:
            bag.parcels.append(Parcel(name=name, data=note.copy, receipt=message["MessageId"]))
        bag.done.append(message["ReceiptHandle"])

    def _object(self, named: Named, *, times: int) -> Parcel | Leaving | None:
        if named.bucket != self._settings.bucket:
            why = f"A message names it in the bucket {named.bucket}, which is not the feed's. It was not fetched."
            return Leaving(name=named.key, reason=why)
        if not self._settings.wants(named.key):
            return None
        try:
            data = fetched(self._s3(), self._settings, named.key, version=named.version)
        except GoneError:
            return Leaving(name=named.key, reason=GONE)
        except RefusedError as error:
            return Leaving(name=named.key, reason=f"It was not fetched: {error}.")
        except ForbiddenError as error:
            return self._forbidden(named.key, times=times, error=error)
        return Parcel(name=named.key, data=data, receipt=named.key)

    def _forbidden(self, key: str, *, times: int, error: ForbiddenError) -> Leaving:
        message = (
            f"The key may not fetch {key} from the bucket {self._settings.bucket}: it needs s3:GetObject, and "
            "s3:ListBucket to be told when an object is only gone."
        )
        if times >= FORBIDDEN_AT_MOST:
            return Leaving(name=key, reason=message)
        raise TransportError(message) from error

    def _give_back(self, messages: Sequence[Any]) -> None:
        """Let the queue show messages again soon; if it cannot be told, it does so in time by itself."""
        entries: Any = [
            {"Id": str(number), "ReceiptHandle": each["ReceiptHandle"], "VisibilityTimeout": 0}
            for number, each in enumerate(messages)
        ]
        with suppress(Exception):
            self._sqs().change_message_visibility_batch(QueueUrl=self._settings.queue_url, Entries=entries)


def _number(message: Any, name: str) -> int:
    said = str(message.get("Attributes", {}).get(name, "0"))
    return int(said) if said.isascii() and said.isdecimal() else 0


def _check_deleted(answer: Any, *, host: str) -> None:
    """A receipt that is too old does not matter: the message comes again. Anything else is told."""
    failed = [each for each in answer.get("Failed", []) if each.get("Code") != "ReceiptHandleIsInvalid"]
    if failed:
        message = f"{host} did not forget {len(failed)} messages whose copy is kept ({failed[0].get('Code')})."
        raise TransportError(message)
