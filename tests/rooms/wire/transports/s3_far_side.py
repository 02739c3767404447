"""A real server of objects and queues on loopback, behind a wire cutter; it checks keys and signatures."""

from __future__ import annotations

import json
from datetime import datetime
from itertools import count
from typing import Any
from urllib.parse import quote_plus

import boto3
from cutter import Cutter
from moto import settings as moto_settings
from moto.core import DEFAULT_ACCOUNT_ID
from moto.core.responses import ActionAuthenticatorMixin
from moto.iam.models import iam_backends
from moto.moto_api._internal import moto_api_backend
from moto.s3.models import s3_backends
from moto.server import ThreadedMotoServer
from moto.sqs.models import sqs_backends

BUCKET, REGION = "halyard-out", "eu-central-1"
ALL_RIGHTS = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}


class Store:
    """The server itself, kept for all tests of a file: it takes seconds to start."""

    def __init__(self) -> None:
        self._server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
        self._server.start()
        self.port = self._server.get_host_and_port()[1]
        self.access_key, self.secret = self._make_key()
        self.objects, self.queues = self._client("s3"), self._client("sqs")
        ActionAuthenticatorMixin.request_count = 1
        moto_settings.INITIAL_NO_AUTH_ACTION_COUNT = 0

    def empty(self) -> None:
        for bucket in self.objects.list_buckets()["Buckets"]:
            for each in self.objects.list_objects_v2(Bucket=bucket["Name"]).get("Contents", []):
                self.objects.delete_object(Bucket=bucket["Name"], Key=each["Key"])
            self.objects.delete_bucket(Bucket=bucket["Name"])
        sqs_backends[DEFAULT_ACCOUNT_ID][REGION].queues.clear()

    def close(self) -> None:
        ActionAuthenticatorMixin.request_count = 0
        moto_settings.INITIAL_NO_AUTH_ACTION_COUNT = float("inf")
        self.objects.close()
        self.queues.close()
        self._server.stop()
        moto_api_backend.reset()

    def _make_key(self) -> tuple[str, str]:
        backend = iam_backends[DEFAULT_ACCOUNT_ID]["aws"]
        backend.create_user(REGION, "newsroom")
        backend.put_user_policy("newsroom", "all", json.dumps(ALL_RIGHTS))
        key = backend.create_access_key("newsroom")
        return key.access_key_id, key.secret_access_key

    def _client(self, service: str) -> Any:
        session: Any = boto3.session.Session(self.access_key, self.secret, region_name=REGION)
        return session.client(service, endpoint_url=f"http://127.0.0.1:{self.port}")


class S3FarSide:
    """The agency's side: a bucket, and with `told` a queue that tells what is new in it."""

    kind = "s3"
    wrong_secret = "time-and-tide"

    def __init__(self, store: Store, *, told: str = "", after: str = "leave", fifo: bool = False) -> None:
        self._told, self._after, self._numbers = told, after, count(1)
        self._cutter = Cutter(store.port)
        self.home = f"http://127.0.0.1:{self._cutter.port}"
        self.access_key, self.secret = store.access_key, store.secret
        self.store, self.queues = store.objects, store.queues
        store.empty()
        self.store.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
        self._make_queue(fifo=fifo)

    @property
    def settings(self) -> dict[str, Any]:
        given = {"bucket": BUCKET, "region": REGION, "endpoint": self.home, "access_key": self.access_key, "every": 2}
        given |= {"seconds": 3, "after": self._after, "move_to": "done/"}
        return given | ({"queue_url": self.queue_url, "hold": 0, "hidden_for": 2} if self._told else {})

    def put(self, name: str, data: bytes, *, written: datetime | None = None) -> None:
        self.store.put_object(Bucket=BUCKET, Key=name, Body=data)
        if written is not None:
            kept = s3_backends[DEFAULT_ACCOUNT_ID]["aws"].buckets[BUCKET].keys[name]
            kept.last_modified = written.replace(tzinfo=None)
        if self._told:
            self.tell(wrapped(notice(name), self._told))

    def tell(self, body: str, *, group: str = "copy") -> None:
        number = str(next(self._numbers))
        order = {"MessageGroupId": group, "MessageDeduplicationId": number} if self.queue_url.endswith(".fifo") else {}
        self.queues.send_message(QueueUrl=self.queue_url, MessageBody=body, **order)

    def keys(self) -> list[str]:
        return [each["Key"] for each in self.store.list_objects_v2(Bucket=BUCKET).get("Contents", [])]

    def waiting(self) -> int:
        names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        found = self.queues.get_queue_attributes(QueueUrl=self.queue_url, AttributeNames=names)["Attributes"]
        return sum(map(int, found.values()))

    def cut_after(self, amount: int) -> None:
        self._cutter.cut_after(amount)

    def mend(self) -> None:
        """Be up again, and all that was hidden has come to light meanwhile."""
        for queue in sqs_backends[DEFAULT_ACCOUNT_ID][REGION].queues.values():
            for message in queue._messages:
                message.visible_at = 0.0
        self._cutter.mend()

    def close(self) -> None:
        self._cutter.close()

    def _make_queue(self, *, fifo: bool) -> None:
        name, kind = ("copy.fifo", {"FifoQueue": "true"}) if fifo else ("copy", {})
        made = self.queues.create_queue(QueueName=name, Attributes=kind)["QueueUrl"]
        self.queue_url = f"{self.home}/{made.split('/', 3)[3]}"


def notice(key: str, *, bucket: str = BUCKET, event: str = "ObjectCreated:Put") -> str:
    """What S3 tells of an object."""
    s3 = {"bucket": {"name": bucket}, "object": {"key": quote_plus(key)}}
    return json.dumps({"Records": [{"eventSource": "aws:s3", "eventName": event, "s3": s3}]})


def wrapped(body: str, how: str) -> str:
    """The same as SNS passes it on."""
    return json.dumps({"Type": "Notification", "MessageId": "m", "Message": body}) if how == "sns" else body
