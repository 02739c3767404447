"""A wanted picture is fetched or found beside the copy, looked into, and shown from then on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from wireroom.kernel.http import Fence, HostRefusedError, UnableToFetchError, fetch
from wireroom.kernel.outbox import announce
from wireroom.wire.adapters import raw_store
from wireroom.wire.adapters.pictures import PictureFacts, UnreadablePictureError, picture_facts
from wireroom.wire.events import PictureArrived
from wireroom.wire.flows.picture_rights import THE_FILE, end_in_file, keep_end
from wireroom.wire.flows.quarantine import quarantine
from wireroom.wire.models import Delivery, PictureAsset
from wireroom.wire.rules.hosts import NOT_ALLOWED, is_allowed, is_named
from wireroom.wire.rules.item import Refusal
from wireroom.wire.rules.names import is_remote, last_part
from wireroom.wire.rules.picture_ends import PictureEnd

LARGEST = 30 * 1024 * 1024
LONGEST_SECONDS = 60.0
MOST_ATTEMPTS = 8


class PictureNotYetError(Exception):
    """The picture could not be had for now; it is tried again after a pause."""


def fetch_picture(*, provider: str, href: str, now: datetime) -> None:
    """Bring in one picture: the file delivered under its name, else from the host it lies on.

    Idempotent. Raises PictureNotYetError for what may pass; after so many attempts the picture has failed.
    """
    asset = PictureAsset.objects.select_related("feed", "candidate__feed").filter(provider=provider, href=href).first()
    if asset is None or asset.state == "withdrawn":
        return
    taken = asset.candidate is not None and _take(asset, asset.candidate, now=now)
    if not taken and asset.state == "wanted":
        _fetch(asset)


def _take(asset: PictureAsset, delivery: Delivery, *, now: datetime) -> bool:
    """Show the file that was delivered, if it is sound; one that is shown already gives way to no smaller copy."""
    try:
        data = raw_store.read(delivery.sha256)
        facts = picture_facts(data, thorough=True)
    except UnreadablePictureError as error:
        _refuse(delivery, str(error), now=now)
        return False
    if asset.state == "here" and facts.width < asset.width and delivery.name != last_part(asset.href):
        PictureAsset.objects.filter(pk=asset.pk).update(candidate=None)
    else:
        _show(asset, sha256=delivery.sha256, facts=facts, end=end_in_file(data, zone=asset.feed.zone))
    return True


@transaction.atomic
def _refuse(delivery: Delivery, reason: str, *, now: datetime) -> None:
    PictureAsset.objects.filter(candidate=delivery).update(candidate=None)
    if delivery.state != "quarantined":
        quarantine(delivery, [Refusal(reason=reason)], now=now)
        Delivery.objects.filter(pk=delivery.pk).update(state="quarantined")


@transaction.atomic
def _show(asset: PictureAsset, *, sha256: str, facts: PictureFacts, end: PictureEnd | None) -> None:
    changed = (
        PictureAsset.objects.filter(pk=asset.pk)
        .exclude(state="withdrawn")
        .update(
            state="here",
            reason="",
            sha256=sha256,
            mime=facts.mime,
            width=facts.width,
            height=facts.height,
            candidate=None,
        )
    )
    if changed:
        keep_end(asset, said_by=THE_FILE, end=end)
        announce(PictureArrived(provider=asset.provider, href=asset.href))


def _fetch(asset: PictureAsset) -> None:
    """Try the picture's addresses, largest first, until one gives it."""
    addresses = dict.fromkeys(each for each in (asset.href, *asset.hrefs) if is_remote(each))
    faults = []
    for address in addresses:
        try:
            _show_from(asset, address)
        except (UnableToFetchError, UnreadablePictureError) as error:
            faults.append(error)
        else:
            return
    if faults:
        _note_faults(asset, faults)


def _show_from(asset: PictureAsset, address: str) -> None:
    allowed = tuple(asset.feed.allowed_hosts)
    fence = Fence(
        is_allowed=lambda host: is_allowed(host, allowed),
        may_be_private=lambda host: is_named(host, allowed),
        largest=LARGEST,
        seconds=LONGEST_SECONDS,
    )
    data = fetch(address, fence=fence)
    facts = picture_facts(data, thorough=True)
    end = end_in_file(data, zone=asset.feed.zone)
    _show(asset, sha256=raw_store.keep(data), facts=facts, end=end)


def _note_faults(asset: PictureAsset, faults: Sequence[Exception]) -> None:
    """Wait while any address may still give the picture; else the first one's fault is why it failed."""
    asset.attempts += 1
    passing = any(isinstance(fault, UnableToFetchError) and fault.passing for fault in faults)
    if passing and asset.attempts < MOST_ATTEMPTS:
        asset.save(update_fields=["attempts"])
        raise PictureNotYetError(str(faults[0]))
    asset.state, asset.reason = "failed", _reason(faults[0])
    asset.save(update_fields=["state", "reason", "attempts"])


def _reason(fault: Exception) -> str:
    return f"{fault.host} {NOT_ALLOWED}" if isinstance(fault, HostRefusedError) else str(fault)
