"""A reader's browser subscribes, comes back, changes its wishes or its endpoint, and leaves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pyroaring import BitMap

from wireroom.alert.adapters.equipment import equipment
from wireroom.alert.adapters.sealing import check_keys
from wireroom.alert.adapters.vapid_keys import current_key, key_named
from wireroom.alert.flows.sheets import change, move, names_of
from wireroom.alert.models import Ended, Envelope, Profile, PushService, Subscription, writing
from wireroom.alert.queries.devices import device_of
from wireroom.alert.rules.endpoints import digest_of, place_of
from wireroom.alert.rules.readers import AlertsEndedError, Device, Keys, UnknownDeviceError, Wishes, checked
from wireroom.alert.rules.rest import Rest


def subscribe(*, endpoint: str, keys: Keys, wishes: Wishes, now: datetime, key_id: str = "", staff: str = "") -> Device:
    """Keep a browser's subscription with its reader's wishes; one that is known already is brought up to date.

    Raises EndpointRefusedError, BadKeyError, VapidKeyMissingError or UnableToKeep.
    """
    wishes = checked(wishes)
    with writing():
        row = _row(endpoint) or Subscription(digest=digest_of(endpoint), born_at=now, staff=staff)
        before = names_of(row) if row.pk else frozenset()
        _place(row, endpoint=endpoint, keys=keys, key_id=key_id)
        row.staff = staff or row.staff
        Ended.objects.filter(digest=digest_of(endpoint)).delete()
        return _keep(row, wishes, before=before, now=now)


def change_wishes(*, endpoint: str, wishes: Wishes, now: datetime) -> Device:
    """Replace a reader's wishes. Raises UnknownDeviceError when the subscription is not known, UnableToKeep."""
    wishes = checked(wishes)
    with writing():
        row = _known(endpoint)
        return _keep(row, wishes, before=names_of(row), now=now)


def mute_story(*, endpoint: str, story_id: int, now: datetime) -> Device:
    """Tell the reader no more of one running story. Raises UnknownDeviceError when the subscription is not known."""
    with writing():
        row = _known(endpoint)
        wishes = device_of(row).wishes
        muted = checked(Wishes(muted=(*wishes.muted[-100:], story_id))).muted
        before, row.muted, row.seen_at = names_of(row), list(muted), now
        row.save(update_fields=["muted", "seen_at"])
        move(row.pk, before=before, after=names_of(row))
        return device_of(row)


def rotate(*, old_endpoint: str, endpoint: str, keys: Keys, now: datetime, key_id: str = "") -> Device:
    """The browser's endpoint or keys changed (`pushsubscriptionchange`): the wishes go along.

    Where its page has subscribed the new endpoint by then and the old one is over, that is what stands. Raises
    UnknownDeviceError when the old one is not known: then it is a new subscription, and its wishes must be asked for.
    Raises AlertsEndedError when its reader ended it: then there is none.
    """
    with writing():
        twin = _row(endpoint) if endpoint != old_endpoint else None
        if twin and _row(old_endpoint) is None:
            return device_of(twin)
        if Ended.objects.filter(digest=digest_of(old_endpoint)).exists():
            raise AlertsEndedError("The reader has ended alerts in this browser: subscribe again if they ask for it.")
        row = _known(old_endpoint)
        if twin:
            _delete([twin])
        before = names_of(row)
        row.digest = digest_of(endpoint)
        _place(row, endpoint=endpoint, keys=keys, key_id=key_id)
        return _keep(row, device_of(row).wishes, before=before, now=now)


def note_visit(*, endpoint: str, now: datetime) -> bool:
    """The browser showed itself; whether its subscription is known here."""
    return bool(Subscription.objects.filter(digest=digest_of(endpoint)).update(seen_at=now))


def unsubscribe(*, endpoint: str) -> bool:
    """Forget a subscription and all that was kept of it; whether it was known."""
    with writing():
        row = _row(endpoint)
        if row:
            _delete([row])
        return row is not None


def forget(ids: Iterable[int]) -> int:
    """Forget subscriptions that are over; say how many there were."""
    with writing():
        rows = list(Subscription.objects.filter(pk__in=list(ids)))
        _delete(rows)
        return len(rows)


def _keep(row: Subscription, wishes: Wishes, *, before: frozenset[str], now: datetime) -> Device:
    row.profile_id = profile_id(wishes.rest)
    row.topics, row.muted = list(wishes.topics), list(wishes.muted)
    row.cap, row.wakes, row.paused, row.language = wishes.cap, wishes.wakes, wishes.paused, wishes.language
    row.seen_at = now
    row.save()
    move(row.pk, before=before, after=names_of(row))
    return device_of(row)


def _place(row: Subscription, *, endpoint: str, keys: Keys, key_id: str) -> None:
    place = place_of(endpoint, allowed=equipment().push_services)
    check_keys(keys.p256dh, keys.auth)
    folder = equipment().keys
    chosen = key_named(folder, key_id) if key_id.isalnum() else current_key(folder)
    service, _ = PushService.objects.get_or_create(origin=place.origin)
    if row.pk and (bytes(row.p256dh), bytes(row.auth)) != (keys.p256dh, keys.auth):
        Envelope.objects.filter(pk=row.pk).delete()
    row.endpoint, row.p256dh, row.auth = endpoint, keys.p256dh, keys.auth
    row.key_id, row.service_id = chosen.id, service.pk


def profile_id(rest: Rest) -> int:
    """The number of the profile that rests so."""
    found, _ = Profile.objects.get_or_create(
        zone=rest.zone,
        begins=rest.begins.hour * 60 + rest.begins.minute,
        ends=rest.ends.hour * 60 + rest.ends.minute,
    )
    return found.pk


def _row(endpoint: str) -> Subscription | None:
    return Subscription.objects.select_for_update().filter(digest=digest_of(endpoint)).first()


def _known(endpoint: str) -> Subscription:
    row = _row(endpoint)
    if row is None:
        message = "This browser's subscription is not known here: subscribe again."
        raise UnknownDeviceError(message)
    return row


def _delete(rows: list[Subscription]) -> None:
    ids = [row.pk for row in rows]
    leaving: dict[str, BitMap] = {}
    for row in rows:
        for name in names_of(row):
            leaving.setdefault(name, BitMap()).add(row.pk)
    change(put={}, take=leaving)
    Envelope.objects.filter(pk__in=ids).delete()
    Subscription.objects.filter(pk__in=ids).delete()
