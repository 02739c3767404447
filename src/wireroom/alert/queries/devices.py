"""Subscriptions as their owners and the desk may see them."""

from __future__ import annotations

from datetime import time

from wireroom.alert.models import Profile, PushService, Subscription
from wireroom.alert.queries.topics import topics_today
from wireroom.alert.rules.endpoints import digest_of, family_of
from wireroom.alert.rules.readers import Device, Wishes
from wireroom.alert.rules.rest import Rest


def device(*, endpoint: str) -> Device | None:
    """The subscription of this endpoint; None when it is not known."""
    row = Subscription.objects.filter(digest=digest_of(endpoint)).first()
    return device_of(row) if row else None


def desk_devices() -> tuple[tuple[str, Device], ...]:
    """The desk's own devices, to which alerts are sent on trial, each with its owner's name."""
    return tuple((row.staff, device_of(row)) for row in Subscription.objects.exclude(staff="").order_by("staff", "pk"))


def own_devices(*, reader_id: int) -> tuple[Device, ...]:
    """A reader's devices, the one last seen first."""
    rows = Subscription.objects.filter(reader_id=reader_id).order_by("-seen_at", "-pk")
    return tuple(device_of(row) for row in rows)


def own_device(*, reader_id: int, device_id: int) -> Device | None:
    """One of a reader's devices; None when there is none of this number, or it is somebody else's."""
    row = Subscription.objects.filter(reader_id=reader_id, pk=device_id).first()
    return device_of(row) if row else None


def own_device_here(*, reader_id: int, endpoint: str) -> int | None:
    """The number of the reader's device that has this endpoint; None when it is not theirs."""
    rows = Subscription.objects.filter(reader_id=reader_id, digest=digest_of(endpoint))
    return rows.values_list("pk", flat=True).first()


def device_of(row: Subscription) -> Device:
    """A row's device."""
    wishes = Wishes(
        topics=topics_today(row.topics),
        rest=rest_of(Profile.objects.get(pk=row.profile_id)),
        cap=row.cap,
        wakes=row.wakes,
        paused=row.paused,
        muted=tuple(row.muted),
        language=row.language,
    )
    return Device(
        id=row.pk,
        family=family_of(PushService.objects.get(pk=row.service_id).host),
        wishes=wishes,
        key_id=row.key_id,
        is_staff=bool(row.staff),
        born_at=row.born_at,
        seen_at=row.seen_at,
    )


def rest_of(profile: Profile) -> Rest:
    """How a profile rests."""
    return Rest(zone=profile.zone, begins=time(*divmod(profile.begins, 60)), ends=time(*divmod(profile.ends, 60)))
