"""Look up picture files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Min

from wireroom.kernel.site import current_site
from wireroom.wire.models import PictureAsset, PictureRights
from wireroom.wire.rules.facts import PictureFile
from wireroom.wire.rules.names import raw_place
from wireroom.wire.rules.picture_ends import PictureEnd


def picture_file(*, provider: str, href: str) -> PictureFile | None:
    """Give a picture's file; None while it is not here, and when it failed or was withdrawn by the agency."""
    asset = PictureAsset.objects.filter(provider=provider, href=href, state="here").first()
    if asset is None:
        return None
    return PictureFile(
        sha256=asset.sha256,
        path=(current_site().data / raw_place(asset.sha256)).absolute(),
        mime=asset.mime,
        width=asset.width,
        height=asset.height,
    )


def missing_pictures(*, provider: str, hrefs: Iterable[str]) -> dict[str, str]:
    """Say of each picture that is not here why, in words an editor can act on; empty while it is on its way."""
    assets = PictureAsset.objects.filter(provider=provider, href__in=set(hrefs)).exclude(state="here")
    return {
        asset.href: "" if asset.state == "wanted" else asset.reason or "The agency withdrew it." for asset in assets
    }


def usage_of_pictures(pictures: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Say on what terms agencies offer pictures, named by provider and href; those without terms are left out."""
    wanted = set(pictures)
    rows = PictureAsset.objects.filter(href__in={href for _, href in wanted}).exclude(usage="")
    said = {(asset.provider, asset.href): asset.usage for asset in rows}
    return {each: said[each] for each in wanted if each in said}


def ends_of_pictures(pictures: Iterable[tuple[str, str]]) -> dict[tuple[str, str], tuple[PictureEnd, ...]]:
    """Give the ends of pictures' rights, named by provider and href; those that nobody limited are left out."""
    wanted = set(pictures)
    rows = PictureRights.objects.filter(asset__href__in={href for _, href in wanted}).order_by("pk")
    found: dict[tuple[str, str], list[PictureEnd]] = defaultdict(list)
    for provider, href, raw, at in rows.values_list("asset__provider", "asset__href", "raw", "ends_at"):
        found[provider, href].append(PictureEnd(raw=raw, at=at))
    return {each: tuple(found[each]) for each in wanted if each in found}


def next_picture_end() -> datetime | None:
    """Give the next moment at which an agency's picture ends that nobody was told of yet."""
    moment: datetime | None = PictureRights.objects.filter(told=False).aggregate(at=Min("ends_at"))["at"]
    return moment


def withdrawn_files(pictures: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Give the files (SHA-256) of those pictures, named by provider and href, that their agencies withdrew."""
    wanted = set(pictures)
    rows = PictureAsset.objects.filter(href__in={href for _, href in wanted}, state="withdrawn").exclude(sha256="")
    return frozenset(row.sha256 for row in rows if (row.provider, row.href) in wanted)
