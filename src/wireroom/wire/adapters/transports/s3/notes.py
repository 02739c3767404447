"""What a message of a queue tells: objects that are new in a bucket, or copy that it carries itself."""

from __future__ import annotations

import json
from dataclasses import dataclass
from urllib.parse import unquote_plus

from wireroom.wire.adapters.transports.carrier import Json
from wireroom.wire.rules.json_path import found_at, list_at, text_at

MOST_WRAPPERS = 3


@dataclass(frozen=True, slots=True)
class Named:
    """An object that a message names."""

    bucket: str
    key: str
    version: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What one message means: objects to fetch, or copy. Neither: it is about something else."""

    objects: tuple[Named, ...] = ()
    copy: bytes = b""


def note_of(body: str) -> Note:
    """Understand a message: S3's own, the same in an SNS or EventBridge wrapper, or copy as it is.

    What is none of these is copy too, for the readers to judge: its bytes are kept whatever they are.
    """
    for _ in range(MOST_WRAPPERS):
        value = _json(body)
        inner = text_at(value, "Message") if text_at(value, "Type") == "Notification" else ""
        if not inner:
            break
        body = inner
    value = _json(body)
    if isinstance(value, dict) and _is_notice(value):
        return Note(objects=_objects(value))
    return Note(copy=body.encode("utf-8", "surrogatepass"))


def _json(body: str) -> Json:
    try:
        value: Json = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return value


def _is_notice(value: dict[str, Json]) -> bool:
    """Whether it is a notice of S3's, its test at the start, or EventBridge's."""
    if value.get("Event") == "s3:TestEvent" or value.get("source") == "aws.s3":
        return True
    records = value.get("Records")
    return isinstance(records, list) and any(found_at(each, "s3.object.key") is not None for each in records)


def _objects(value: dict[str, Json]) -> tuple[Named, ...]:
    if value.get("source") == "aws.s3":
        named = Named(
            text_at(value, "detail.bucket.name"),
            text_at(value, "detail.object.key"),
            text_at(value, "detail.object.version-id"),
        )
        return (named,) if value.get("detail-type") == "Object Created" and named.key else ()
    return tuple(
        Named(
            text_at(each, "s3.bucket.name"),
            unquote_plus(text_at(each, "s3.object.key")),
            text_at(each, "s3.object.versionId"),
        )
        for each in list_at(value, "Records")
        if "ObjectCreated" in text_at(each, "eventName") and text_at(each, "s3.object.key")
    )
