"""S3: objects in a bucket of Amazon's or of a store that speaks like it, told of by a queue or found by listing."""

from __future__ import annotations

from wireroom.wire.adapters.transports.carrier import Carrier
from wireroom.wire.adapters.transports.s3.bucket import S3Bucket
from wireroom.wire.adapters.transports.s3.queue import S3Queue
from wireroom.wire.adapters.transports.s3.settings import S3Settings


def open_s3(settings: S3Settings, secret: str) -> Carrier:
    """The carrier of a bucket: by its queue where it has one."""
    return S3Queue(settings, secret) if settings.queue_url else S3Bucket(settings, secret)
