"""The ties to a store of objects and to its queue, over boto3: bounded in bytes and seconds, faults in words."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from wireroom.wire.adapters.transports.carrier import TransportError
from wireroom.wire.adapters.transports.reach import checked_address
from wireroom.wire.adapters.transports.s3.settings import S3Settings
from wireroom.wire.rules.remote_files import LARGEST

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_sqs import SQSClient

PIECE = 1024 * 1024
SECONDS_AN_OBJECT = 120.0
_STRANGERS = {
    "InvalidAccessKeyId",
    "InvalidClientTokenId",
    "SignatureDoesNotMatch",
    "ExpiredToken",
    "InvalidToken",
    "UnrecognizedClientException",
    "AuthFailure",
}
_FORBIDDEN = {"AccessDenied", "AccessDeniedException", "403", "AllAccessDisabled"}
_MISSING = {"NoSuchBucket", "AWS.SimpleQueueService.NonExistentQueue", "QueueDoesNotExist"}
GONE = {"NoSuchKey", "NoSuchVersion", "404"}
_ASLEEP = {"InvalidObjectState"}


class GoneError(Exception):
    """The object is not there any more."""


class RefusedError(Exception):
    """The store will not give this object, now or ever."""


class ForbiddenError(Exception):
    """The store does not let this key have the object; it may be that it is only gone."""


@dataclass(frozen=True, slots=True)
class Thing:
    """An object in a listing."""

    key: str
    etag: str
    size: int
    modified: str


def store_client(settings: S3Settings, secret: str) -> S3Client:
    """The tie to the store."""
    style = "path" if settings.endpoint else "auto"
    return cast("S3Client", _client("s3", settings, secret, address=settings.store, style=style))


def queue_client(settings: S3Settings, secret: str) -> SQSClient:
    """The tie to the queue's service."""
    return cast("SQSClient", _client("sqs", settings, secret, address=settings.queue_service, style="auto"))


def _client(service: str, settings: S3Settings, secret: str, *, address: str, style: str) -> Any:
    import boto3  # noqa: PLC0415 - it takes a second to load, and most newsrooms have no bucket
    from botocore.config import Config  # noqa: PLC0415 - as above

    if not secret:
        message = "No secret key is set: give it in the transport's settings."
        raise TransportError(message, lasting=True)
    session: Any = boto3.session.Session(
        aws_access_key_id=settings.access_key, aws_secret_access_key=secret, region_name=settings.region
    )
    options: Any = {
        "connect_timeout": settings.seconds,
        "read_timeout": settings.seconds + settings.hold,
        "retries": {"total_max_attempts": 1},
        "proxies": {},
        "s3": {"addressing_style": style},
    }
    client = session.client(service, endpoint_url=address, config=Config(**options))
    client.meta.events.register("before-send", _check_way)
    return client


def _check_way(request: Any, **_: object) -> None:
    """See before each request that it goes where the newsroom may go. Raises TransportError."""
    parts = urlsplit(request.url)
    checked_address(parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80))


@contextmanager
def told(address: str, *, what: str) -> Iterator[None]:
    """Faults of the store or the queue, in words with a mend."""
    from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError  # noqa: PLC0415 - as above

    host = urlsplit(address).netloc
    try:
        yield
    except ClientError as error:
        raise fault(error, host=host, what=what) from error
    except (HTTPClientError, BotoCoreError) as error:
        why = "did not answer in time" if "imeout" in type(error).__name__ else f"broke off or is not reached ({error})"
        raise TransportError(f"{host} {why}.") from error


def code_of(error: Any) -> str:
    """The code of what a store or queue refused."""
    return str(error.response.get("Error", {}).get("Code", ""))


def fault(error: Any, *, host: str, what: str) -> TransportError:
    """What to say of a refusal."""
    code, said = code_of(error), str(error.response.get("Error", {}).get("Message", ""))[:200]
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    if any(each in f"{code} {said}" for each in _STRANGERS):
        message = f"{host} does not know this key: check access key ID and secret key ({code})."
        return TransportError(message, lasting=True)
    if code in _MISSING:
        return TransportError(f"{host} has no such {what}: check its name, and the region ({code}).", lasting=True)
    if code in _FORBIDDEN or status in {401, 403}:
        message = f"{host} does not let this key use the {what}: have the agency give it the right ({code}. {said})"
        return TransportError(message, lasting=True)
    passing = status >= 500 or status == 429 or "Throttl" in code or code in {"SlowDown", "RequestTimeTooSkewed"}
    return TransportError(f"{host} refused: {code}. {said}", lasting=not passing)


def fetched(store: S3Client, settings: S3Settings, key: str, *, version: str = "") -> bytes:
    """An object's bytes. Raises GoneError, RefusedError, ForbiddenError and TransportError."""
    from botocore.exceptions import ClientError  # noqa: PLC0415 - as above

    until = time.monotonic() + SECONDS_AN_OBJECT
    with told(settings.store, what="bucket"):
        try:
            named: Any = {"Bucket": settings.bucket, "Key": key} | ({"VersionId": version} if version else {})
            answer = store.get_object(**named)
        except ClientError as error:
            code = code_of(error)
            if code in GONE:
                raise GoneError from error
            if code in _ASLEEP:
                message = "it lies in an archive of the store: have it restored there"
                raise RefusedError(message) from error
            if code in _FORBIDDEN:
                raise ForbiddenError from error
            raise
        with closing(answer["Body"]) as body:
            return _read(body, int(answer.get("ContentLength") or 0), host=settings.store, until=until)


def _read(body: Any, size: int, *, host: str, until: float) -> bytes:
    data = bytearray()
    _check_size(size)
    while piece := body.read(PIECE):
        data += piece
        _check_size(len(data))
        if time.monotonic() > until:
            message = f"{urlsplit(host).netloc} sends too slowly; the line was cut."
            raise TransportError(message)
    return bytes(data)


def _check_size(size: int) -> None:
    if size > LARGEST:
        message = f"it has more than {LARGEST // 1024**2} MiB: have it split, or removed"
        raise RefusedError(message)
